"""YAML that other programs read: GitHub by version 1.1, where `yes` and a bare date are no text, others by 1.2."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import yaml

from generator.intake.commented import note


def yaml_for_others(data: Mapping[str, Any], notes: Iterable[str] = ()) -> str:
    """Plain data as a file with `notes` at its top. Whatever one of the versions would misread is quoted."""
    lines = [line for text in notes for line in note(text)]
    written = yaml.dump(data, Dumper=_Dumper, sort_keys=False, allow_unicode=True, width=110)
    return "\n".join([*lines, written])


class _Dumper(yaml.SafeDumper):
    """Writes a value again where it is needed again, since not everyone reads aliases, and long texts as blocks."""

    def ignore_aliases(self, data: object) -> bool:
        """Always."""
        return True

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:
        """Entries of a list stand further in than its name."""
        super().increase_indent(flow, False)


def _text(dumper: yaml.SafeDumper, text: str) -> yaml.ScalarNode:
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, "|" if "\n" in text else None)


_Dumper.add_representer(str, _text)
