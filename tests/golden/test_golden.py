"""The golden site is what the code makes today."""

from __future__ import annotations

import pytest

from generator.build import plan_from
from generator.check.checker import check_content
from generator.model.agreement import Agreement
from generator.model.settings import Settings
from generator.present.page import KINDS
from tests.golden.made import ADDRESSES, AS_OF, CONTENT, KEPT, NOT_KEPT, built, name


@pytest.fixture(scope="module")
def now() -> dict[str, str]:
    return built()


@pytest.mark.parametrize("address", ADDRESSES)
def test_a_page_is_as_it_was_last_read(now: dict[str, str], address: str) -> None:
    file = name(address)
    assert now[file] == (KEPT / file).read_text(encoding="utf-8"), "Run `make golden` and read the difference."


def test_no_page_is_kept_for_nothing() -> None:
    assert {path.name for path in KEPT.glob("*.html")} == {name(address) for address in ADDRESSES}


def test_pages_of_every_kind_are_kept() -> None:
    plan = plan_from(CONTENT, settings=Settings(), as_of=AS_OF).plan
    kinds = {page.address: page.kind.name for page in plan.pages}
    assert {kinds[address] for address in ADDRESSES} == KINDS.keys() - NOT_KEPT


def test_the_golden_content_leaves_nothing_to_say() -> None:
    assert check_content(CONTENT, as_of=AS_OF).warnings == ()


def test_one_golden_record_is_complete_and_another_is_bare() -> None:
    register = check_content(CONTENT).register
    whole, bare = register.agreement("sampleford-whole"), register.agreement("sampleford-bare")
    silent = {field for field in Agreement.model_fields if getattr(whole, field) is None}
    assert silent == {"replaced_by", "withdrawn"}
    needed = {field for field, declared in Agreement.model_fields.items() if declared.is_required()}
    assert bare.model_fields_set == needed
