"""What to do where YAML cannot be read on, told to someone who does not know YAML."""

from __future__ import annotations

from collections.abc import Mapping

HOW_YAML_WORKS = (
    "Each line is `name: value`, lists begin with `- `, and what belongs together is indented with the same "
    "number of spaces. Put text that holds `: ` or ` #` in quotes."
)

_ADVICE: Mapping[str, str] = {
    "mapping values are not allowed": "The text holds `: ` or a line is indented too far. "
    "Put the text in quotes, or line the names up.",
    "cannot start any token": "Indent with spaces, not tabs. "
    "Put text that begins with a sign such as @, % or ` in quotes.",
    "did not find expected key": "The line before may need quotes, "
    "or this line is indented differently from its neighbours.",
    "could not find expected ':'": "A name needs a colon and a space after it.",
    "found unexpected end of stream": "A quotation mark was opened and never closed.",
    "did not find expected ','": "A bracket was opened here and never closed, or a comma is missing inside it.",
    "did not find expected node content": "A bracket was opened and never closed, "
    "or there is a comma or bracket too many.",
}


def advice_on(problem: str) -> str:
    """What most likely helps where YAML cannot be read on."""
    for words, advice in _ADVICE.items():
        if words in problem:
            return advice
    return HOW_YAML_WORKS
