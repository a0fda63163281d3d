"""Templates are compiled by our own rules, and print what Jinja2 by its own rules prints."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from jinja2 import DictLoader, Environment, StrictUndefined, UndefinedError
from markupsafe import Markup, escape

from generator.build import plan_from
from generator.mkdocs_plugin import site_from
from generator.present import template_code, templates
from generator.present.template_code import KeptCode, PlainEnvironment, printed
from tests.golden.made import AS_OF, CONTENT, ROOT

PLAIN: dict[str, Any] = {"autoescape": True, "undefined": StrictUndefined}


@dataclass(frozen=True)
class View:
    title: str = "Tom & <b>Jerry</b>"
    number: int = 5


class Html:
    def __html__(self) -> str:
        return "<i>as it is</i>"


@pytest.fixture
def as_jinja_would(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """All that the site prints, by Jinja2's own compiler."""
    ours = templates.environment()
    usual = Environment(loader=ours.loader, trim_blocks=True, lstrip_blocks=True, **PLAIN)
    monkeypatch.setattr(templates, "environment", lambda: usual)
    yield
    ours.cache.clear() if ours.cache is not None else None


def test_every_page_is_what_jinja_itself_prints(tmp_path: Path, request: pytest.FixtureRequest) -> None:
    content = shutil.copytree(CONTENT, tmp_path / "content")
    settings = site_from(ROOT / "mkdocs.yml").settings
    by_us = _pages(content, settings)

    request.getfixturevalue("as_jinja_would")

    by_jinja = _pages(content, settings)
    assert by_us.keys() == by_jinja.keys()
    assert [address for address in by_us if by_us[address] != by_jinja[address]] == []


def _pages(content: Path, settings: Any) -> dict[str, str]:
    plan = plan_from(content, settings=settings, as_of=AS_OF).plan
    return {page.address: page.make().body for page in plan.pages}


@pytest.mark.parametrize(
    "value", ["<&>\"'", "", "plain", Markup("<b>"), 5, 2.5, None, Html(), date(2026, 11, 27), True]
)
def test_a_value_is_printed_as_escape_does(value: object) -> None:
    assert str(printed(value)) == str(escape(value))


def test_what_is_no_html_is_escaped_even_where_it_says_it_is_a_word() -> None:
    class Sly(str):
        pass

    assert printed(Sly("<b>")) == "&lt;b&gt;"


@pytest.mark.parametrize(
    ("template", "expected"),
    [
        ("{{ view.title }} {{ view.number }}", "Tom &amp; &lt;b&gt;Jerry&lt;/b&gt; 5"),
        ("{{ view.title.upper() }}", "TOM &amp; &lt;B&gt;JERRY&lt;/B&gt;"),
        ("{% macro m(a, b='<') %}{{ a }}{{ b }}{% endmacro %}{{ m('&') }}|{{ m('&', b='>') }}", "&amp;&lt;|&amp;&gt;"),
        ("{% macro m(a) %}<p>{{ a }}</p>{% endmacro %}{{ m(m(view.title)) }}",
         "<p><p>Tom &amp; &lt;b&gt;Jerry&lt;/b&gt;</p></p>"),
        ("{% macro m(a) %}{{ a }}{{ caller() }}{% endmacro %}{% call m(1) %}<i>{{ view.number }}</i>{% endcall %}",
         "1<i>5</i>"),
        ("{% macro m(a) %}{{ a }}{{ varargs[0] }}{% endmacro %}{{ m(1, '<') }}", "1&lt;"),
        ("{% macro m(a) %}{{ a }}{{ kwargs.b }}{% endmacro %}{{ m(*['<'], **{'b': 2}) }}", "&lt;"),
        ("{% for n in range(3) %}{{ loop.index }}{{ joined(',', n) }}{% endfor %}", "1,02,13,2"),
        ("{{ [view.title]|first }}", "Tom &amp; &lt;b&gt;Jerry&lt;/b&gt;"),
    ],
)  # fmt: skip
def test_all_that_a_template_may_do(template: str, expected: str) -> None:
    if "kwargs.b" in template:
        template, expected = template.replace("kwargs.b", "kwargs['b']"), "&lt;2"
    for environment in (PlainEnvironment(**PLAIN), Environment(**PLAIN)):
        made = environment.from_string(template).render(view=View(), joined=lambda sign, one: f"{sign}{one}")
        assert made == expected, environment


@pytest.mark.parametrize(
    "template",
    ["{{ nothing }}", "{{ nothing.more }}", "{{ nothing() }}", "{% macro m(a) %}{{ a }}{% endmacro %}{{ m() }}"],
)
def test_a_name_that_was_not_given_is_refused(template: str) -> None:
    with pytest.raises(UndefinedError):
        PlainEnvironment(**PLAIN).from_string(template).render(view=View())


def test_a_part_that_a_view_does_not_have_is_refused() -> None:
    with pytest.raises(AttributeError, match="titel"):
        PlainEnvironment(**PLAIN).from_string("{{ view.titel }}").render(view=View())


def test_a_macro_refuses_what_it_does_not_ask_for() -> None:
    template = PlainEnvironment(**PLAIN).from_string("{% macro m(a) %}{{ a }}{% endmacro %}{{ m(1, 2) }}")
    with pytest.raises(TypeError, match="not more than 1"):
        template.render()


def _rendered(folder: Path, source: str = "{{ word }} <b>") -> tuple[str, list[str]]:
    """What a template prints in an environment that keeps its code in `folder`, and which templates were compiled."""
    compiled = []

    class Watched(PlainEnvironment):
        def _generate(self, source: Any, name: Any, *rest: Any, **more: Any) -> str:
            compiled.append(name)
            return super()._generate(source, name, *rest, **more)

    environment = Watched(loader=DictLoader({"one": source}), bytecode_cache=KeptCode(folder / "kept"), **PLAIN)
    return environment.get_template("one").render(word="&"), compiled


def test_a_template_is_compiled_once(tmp_path: Path) -> None:
    assert _rendered(tmp_path) == ("&amp; <b>", ["one"])
    assert _rendered(tmp_path) == ("&amp; <b>", [])


def test_a_template_that_was_changed_is_compiled_again(tmp_path: Path) -> None:
    _rendered(tmp_path)

    assert _rendered(tmp_path, "{{ word }} <i>") == ("&amp; <i>", ["one"])


def test_code_by_another_python_or_another_compiler_is_not_used(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _rendered(tmp_path)
    monkeypatch.setattr(template_code.sys, "version", "3.99")

    assert _rendered(tmp_path) == ("&amp; <b>", ["one"])


def test_code_that_rotted_is_compiled_again_wherever_it_rotted(tmp_path: Path) -> None:
    _rendered(tmp_path)
    (kept,) = (tmp_path / "kept").iterdir()
    good = kept.read_bytes()
    for rotted in (b"", good[:10], good[:-1], *(_flipped(good, at) for at in range(0, len(good), 37))):
        kept.write_bytes(rotted)

        assert _rendered(tmp_path) == ("&amp; <b>", ["one"])


def _flipped(raw: bytes, at: int) -> bytes:
    return raw[:at] + bytes((raw[at] ^ 1,)) + raw[at + 1 :]


def test_where_nothing_can_be_kept_the_template_is_printed_all_the_same(tmp_path: Path) -> None:
    (tmp_path / "kept").write_text("a file, and no folder")

    assert _rendered(tmp_path) == ("&amp; <b>", ["one"])
    assert [path.name for path in tmp_path.iterdir()] == ["kept"]
