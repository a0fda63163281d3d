"""The made-up town in the page: every number is right, and it can be tried by keyboard, ear and phone."""

from __future__ import annotations

import gzip
import json
import re
from collections.abc import Iterator
from itertools import product
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from generator.present.explainer.crowds import Columns, Crowds
from generator.present.explainer.lessons import SMALL
from generator.present.explainer.picture import picture
from generator.present.explainer.residents import residents
from generator.present.explainer.small_numbers import rounded
from generator.present.explainer.town import town
from tests.browser.conftest import EVERYTHING, Open, Scheme

pytestmark = pytest.mark.browser

TOWN = "understand/town/"
FLAGS = ("sex", "household", "school", "job", "condition")
AGES, PLACES = (None, "band", "exact"), (None, "ward", "street")
LEFT_OUT = ("age", "place", *FLAGS)


def opened(visit: Open, after: str = "", **look: Any) -> Page:
    page = visit(TOWN + after, **look).page
    expect(page.locator("[data-town]")).to_be_visible()
    return page


def every_known() -> Iterator[Columns]:
    for age, place, *flags in product(AGES, PLACES, *[(False, True)] * 5):
        yield Columns(age, place, *flags)  # type: ignore[arg-type]


ALL = list(every_known())

COUNTED = """async (residents) => {
  const numbers = await import(new URL('../../assets/town-numbers.js', location.href));
  const town = numbers.ready(await (await fetch('../../assets/town.json')).json());
  const flags = ['sex', 'household', 'school', 'job', 'condition'];
  const found = [];
  for (const age of [null, 'band', 'exact']) for (const place of [null, 'ward', 'street'])
  for (let bits = 0; bits < 32; bits += 1) {
    const columns = {age, place};
    flags.forEach((flag, at) => { columns[flag] = Boolean(bits & (16 >> at)); });
    found.push([numbers.alone(town, columns), ...residents.map((one) => numbers.crowd(town, columns, one).length)]);
  }
  return found;
}"""

LOOKED_UP = """async () => {
  const {lookedUp} = await import(new URL('../../assets/town-numbers.js', location.href));
  const flags = ['sex', 'household', 'school', 'job', 'condition'];
  const all = ['age', 'place', ...flags];
  let found = '';
  for (const age of ['', 'band', 'exact']) for (const place of ['', 'ward', 'street'])
  for (let bits = 0; bits < 32; bits += 1) {
    const known = {age, place};
    flags.forEach((flag, at) => { known[flag] = Boolean(bits & (16 >> at)); });
    for (const bands of [false, true]) for (const wards of [false, true]) for (let gone = 0; gone < 128; gone += 1) {
      const without = all.filter((_, at) => gone & (64 >> at));
      const columns = lookedUp(known, {bands, wards, without});
      let code = [null, 'band', 'exact'].indexOf(columns.age) * 3 + [null, 'ward', 'street'].indexOf(columns.place);
      for (const flag of flags) code = code * 2 + columns[flag];
      found += String.fromCharCode(0x4e00 + code);
    }
  }
  return found;
}"""


def test_the_script_counts_each_crowd_as_we_do_for_every_combination(visit: Open) -> None:
    counted = opened(visit).evaluate(COUNTED, [one.place for one in residents()])

    for columns, found in zip(ALL, counted, strict=True):
        crowds = Crowds(town(), columns)
        assert found == [crowds.alone, *(crowds.around(one.person) for one in residents())], columns


def test_the_script_knows_what_can_be_looked_up_for_every_combination_of_ticks(visit: Open) -> None:
    """147,456 of them: all that may be known, in a list with all that may be done to it."""
    codes = opened(visit).evaluate(LOOKED_UP)

    def code(age: int, place: int, bits: int) -> str:
        return chr(0x4E00 + (age * 3 + place) * 32 + bits)

    expected = []
    for age, place, bits in product(range(3), range(3), range(32)):
        for bands, wards, gone in product((False, True), (False, True), range(128)):
            kept = 127 - gone
            seen = (min(age, 1) if bands else age) if kept & 64 else 0
            near = (min(place, 1) if wards else place) if kept & 32 else 0
            expected.append(code(seen, near, bits & kept & 31))
    assert codes == "".join(expected)


TICK = """async (wanted) => {
  const box = document.querySelector('[data-town]');
  for (const [name, value] of Object.entries(wanted)) {
    const inputs = [...box.querySelectorAll(`[name="${name}"]`)];
    if (inputs[0].type === 'radio') inputs.find((one) => one.value === value).checked = true;
    else if (inputs[0].type === 'checkbox') inputs[0].checked = value;
    else inputs[0].value = value;
  }
  box.dispatchEvent(new Event('change'));
  await new Promise((done) => setTimeout(done, 1));
  return [box.querySelector('[data-crowd]').textContent, box.querySelector('[data-alone]').textContent];
}"""


def test_every_combination_of_what_is_known_shows_its_own_number(visit: Open) -> None:
    page = opened(visit)
    wanted = [
        {"age": columns.age or "", "place": columns.place or "", **{flag: getattr(columns, flag) for flag in FLAGS}}
        for columns in ALL
    ]
    tick_all = (
        f"async (all) => {{ const found = []; for (const one of all) found.push(await ({TICK})(one)); return found; }}"
    )
    shown = page.evaluate(tick_all, wanted)

    dot = next(one for one in residents() if one.id == "dot")
    for columns, (number, alone) in zip(ALL, shown, strict=True):
        crowds = Crowds(town(), columns)
        assert number == f"{crowds.around(dot.person):,}", columns
        people = "person" if crowds.alone == 1 else "people"
        number_alone = f"{crowds.alone:,} {people} of 2,000" if crowds.alone else "nobody"
        said = f"With this list, and the same facts about everyone, {number_alone} would be alone."
        assert alone == ("" if columns == Columns() else said)


def test_counts_are_hidden_and_rounded_as_on_the_pages(visit: Open) -> None:
    page = opened(visit)
    shown = page.evaluate(
        """async () => {
          const {published} = await import(new URL('../../assets/town-numbers.js', location.href));
          const found = [];
          for (const hide of [0, 5, 8, 10]) for (const round of [0, 5, 10]) for (let count = 0; count < 120; count += 1)
            found.push(published(count, {hide, round}));
          return found;
        }"""
    )
    assert shown == [
        None if 0 < count < hide else rounded(count, to)
        for hide, to, count in product((0, 5, 8, 10), (0, 5, 10), range(120))
    ]


@pytest.mark.parametrize(
    "columns", [Columns(), Columns(sex=True), Columns("band", "street"), Columns("exact", "ward", job=True)]
)
def test_the_script_draws_the_town_as_we_do(visit: Open, columns: Columns) -> None:
    page = opened(visit)
    wanted = {
        "age": columns.age or "",
        "place": columns.place or "",
        **{flag: getattr(columns, flag) for flag in FLAGS},
    }
    page.evaluate(f"({TICK})({json.dumps(wanted)})")
    dot = next(one for one in residents() if one.id == "dot")
    lit = [place for place, one in enumerate(town()) if columns.of(one) == columns.of(dot.person)]
    drawn = page.evaluate(
        """() => [...document.querySelectorAll('.pv-try .pv-town__ward svg')].map((svg) => [
          svg.querySelector('.pv-town__street').getAttribute('d'), svg.querySelector('.pv-town__lit').getAttribute('d'),
          svg.querySelector('.pv-town__ring').hasAttribute('hidden') ? null
            : ['cx', 'cy'].map((at) => Number(svg.querySelector('.pv-town__ring').getAttribute(at)))])"""
    )
    ours = [
        [ward.streets, ward.lit, list(ward.ring) if ward.ring else None] for ward in picture(lit, "", dot.place).wards
    ]
    assert drawn == ours


def test_a_crowd_is_called_small_where_the_pages_call_it_so(visit: Open) -> None:
    page = opened(visit)
    for columns in ALL:
        size = Crowds(town(), columns).around(next(one for one in residents() if one.id == "dot").person)
        if size in (SMALL - 1, SMALL, SMALL + 1, SMALL + 2):
            wanted = {"age": columns.age or "", "place": columns.place or ""}
            page.evaluate(f"({TICK})({json.dumps({**wanted, **{flag: getattr(columns, flag) for flag in FLAGS}})})")
            assert ("Only a few." in (page.locator(".pv-try__crowd").text_content() or "")) == (size < SMALL), columns


# By keyboard and ear


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_experiment_can_be_done_by_keyboard_alone(visit: Open, scheme: Scheme) -> None:
    one = visit(TOWN, width=360, scheme=scheme, fresh=True)
    page = one.page
    crowd = page.locator("[data-crowd]")
    expect(crowd).to_have_text("2,000")
    page.locator("[name=who]:checked").focus()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.name") == "age"
    page.keyboard.press("ArrowDown")
    expect(crowd).to_have_text("107")
    page.keyboard.press("Tab")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    expect(crowd).to_have_text("18")
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    expect(crowd).to_have_text("5")
    expect(page.locator("[data-status]")).to_have_text(re.compile(r"^5 people it could be\. Only a few\. A good guess"))
    assert page.evaluate("location.hash") == "#age=band&place=ward&sex&household"
    for _ in range(20):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.name") == "without-household":
            break
    page.keyboard.press("Space")
    expect(crowd).to_have_text("18")
    assert one.violations(EVERYTHING) == []


def test_the_number_stays_in_sight_and_never_covers_what_has_the_focus(visit: Open) -> None:
    page = opened(visit, width=360)
    page.set_viewport_size({"width": 360, "height": 480})
    page.get_by_role("button", name="Start again").focus()
    for _ in range(25):
        page.keyboard.press("Shift+Tab")
        name, number, focused = page.evaluate(
            """() => [document.activeElement.name, ...[document.querySelector('.pv-try__crowd'), document.activeElement]
              .map((one) => { const box = one.getBoundingClientRect(); return [box.top, box.bottom]; })]"""
        )
        if name == "who":
            break
        assert focused[0] >= number[1] or focused[1] <= number[0], name
        assert number[0] >= 0 and number[1] < 200, name
    assert name == "who"


def test_nothing_is_spoken_before_a_reader_has_ticked_something(visit: Open) -> None:
    page = visit("about/", fresh=True).page
    page.clock.install()
    page.goto(f"{page.url.removesuffix('about/')}{TOWN}#age=band&sex")
    expect(page.locator("[data-crowd]")).to_have_text("59")
    page.clock.fast_forward(2_000)
    assert page.locator("[data-status]").text_content() == ""
    assert page.locator("[data-crowd]").text_content() == "59"


def test_each_group_and_choice_has_a_name(visit: Open) -> None:
    page = opened(visit)
    for group in (
        "Who do you want to follow?",
        "What does someone know about Dot Example?",
        "What protects the list?",
    ):
        expect(page.get_by_role("group", name=group)).to_be_visible()
    expect(page.get_by_role("radio", name="The ward (Painted Field)")).to_be_attached()
    expect(page.get_by_role("combobox", name="Hide totals below", include_hidden=True)).to_be_attached()
    expect(
        page.get_by_role("img", name="The town, a dot for each of its 2,000 people. Big dots: 2,000.")
    ).to_be_visible()


def test_the_number_is_in_sight_beside_the_ticks_on_a_wide_page(visit: Open) -> None:
    for after in ("", "#record&level=de-personalised"):
        page = opened(visit, after)
        page.locator("[name=sex]").scroll_into_view_if_needed()
        page.locator("[name=sex]").check()
        expect(page.locator("[data-crowd]")).to_be_in_viewport()


def test_who_follows_a_link_with_a_choice_lands_at_the_town(visit: Open) -> None:
    page = opened(visit, "#age=band&place=ward", width=360)
    assert page.evaluate("document.querySelector('[data-town]').getBoundingClientRect().top") < 100
    assert opened(visit, width=360).evaluate("scrollY") == 0


def test_what_has_not_changed_is_said_too_and_nothing_is_met_twice(visit: Open) -> None:
    page = opened(visit, "#age=band&place=ward&sex&household", fresh=True)
    status = page.locator("[data-status]")
    page.clock.install(time=0)
    page.clock.pause_at(3600)  # from here on it goes where it is told to: the seconds of a slow machine do not count
    page.locator("[name=job]").check()
    page.clock.fast_forward(1_000)
    expect(status).to_contain_text("Still 5 people it could be.")
    page.clock.fast_forward(6_000)
    expect(status).to_contain_text("Still 5 people it could be.")
    page.clock.fast_forward(3_000)
    expect(status).to_be_empty()


@pytest.mark.parametrize("rounding", [5, 10])
def test_a_rounded_table_is_not_said_to_give_away_what_it_does_not(visit: Open, rounding: int) -> None:
    page = opened(visit, f"#age=band&place=street&counts&round={rounding}")
    expect(page.locator("[data-learnt]")).to_be_empty()


def test_nothing_moves_by_itself(visit: Open) -> None:
    """So there is nothing to slow for a reader who asks for less motion."""
    page = opened(visit)
    page.locator("[name=sex]").check()
    assert page.evaluate("document.getAnimations().length") == 0


def test_what_is_about_totals_is_shown_where_only_totals_are_given_out(visit: Open) -> None:
    page = opened(visit)
    expect(page.get_by_role("combobox", name="Hide totals below")).not_to_be_visible()
    page.get_by_role("checkbox", name="Only totals are given out, no list").check()
    expect(page.get_by_role("combobox", name="Hide totals below")).to_be_visible()


# What is said


@pytest.mark.parametrize(
    ("after", "crowd", "said"),
    [
        ("", "2,000", "so she could be anyone in the town"),
        ("#named", "1", "Named."),
        ("#named", "1", "What protects Dot Example then is who may open the list."),
        ("#age=exact&place=street&sex&household", "1", "Alone."),
        ("#age=exact&place=street&sex&household", "1", "That line also says: high blood pressure."),
        ("#age=band&place=street", "4", "All of them have high blood pressure."),
        ("#age=band&place=ward&sex", "18", "Dot Example is one of many who fit."),
        ("#age=exact&place=street&sex&household&without-condition", "1", "The list says nothing about health."),
        ("#age=exact&without-age", "2,000", "What they know is not in the list"),
        ("#who=bo&age=exact&place=street&sex&household", "1", "no health condition"),
        ("#age=band&place=street&counts&hide=5", "4", "would show a star, because the number is below 5"),
        ("#age=band&place=street&counts&hide=5", "4", "might still be worked out from other totals"),
        ("#age=band&place=street&counts&hide=5&second", "4", "A second one is hidden too"),
        ("#age=band&place=street&counts", "4", "it gives the answer away as well: high blood pressure."),
        ("#age=band&place=street&counts&round=5", "4", "The table shows 5."),
        ("#age=band&place=ward&sex&counts&hide=5&round=5", "18", "would show this as 20"),
        ("#age=exact&place=street&sex&household&counts", "1", "A total of one is about Dot Example and nobody else."),
        (
            "#age=exact&place=street&sex&household&counts&round=5",
            "1",
            "would show this as 0. That does not mean nobody.",
        ),
    ],
)
def test_the_page_says_what_the_crowd_means(visit: Open, after: str, crowd: str, said: str) -> None:
    page = opened(visit, after)
    expect(page.locator("[data-crowd]")).to_have_text(crowd)
    expect(page.locator(".pv-try__result")).to_contain_text(said)


@pytest.mark.parametrize(
    ("after", "ticked", "values"),
    [
        ("#record&level=personally-identifiable", [], {}),
        ("#record&level=de-personalised", ["names"], {}),
        (
            "#record&level=de-personalised&hide=10&round=5&second",
            ["names", "second"],
            {"hide": "10", "round": "5"},
        ),
        ("#record&level=personally-identifiable&hide=5", [], {"hide": "5"}),
        ("#record&hide=5", ["names", "counts"], {"hide": "5"}),
        ("#record&level=anonymous&hide=7", ["names", "counts"], {"hide": "7"}),
        ("#record&hide=100000&round=-1&level=nonsense", ["names"], {"hide": "0", "round": "0"}),
    ],
)
def test_a_record_opens_the_town_with_its_own_rules(
    visit: Open, after: str, ticked: list[str], values: dict[str, str]
) -> None:
    page = opened(visit, after)
    expect(page.locator("[data-from]")).to_contain_text("You came from a record, so")
    boxes = ["names", "counts", "second"]
    assert [name for name in boxes if page.locator(f"[name={name}]").is_checked()] == [n for n in boxes if n in ticked]
    for name, value in values.items():
        assert page.locator(f"[name={name}]").input_value() == value
    assert page.locator("[name=age]:checked").input_value() == "band"
    rule = page.locator("[name=hide]").input_value() != "0" and not page.locator("[name=counts]").is_checked()
    assert ("Tick “Only totals” to see that." in (page.locator("[data-from]").text_content() or "")) == rule
    page.get_by_role("button", name="Start again").click()
    expect(page.locator("[data-from]")).to_be_empty()
    expect(page.locator("[data-crowd]")).to_have_text("2,000")
    assert page.evaluate("location.hash") == ""


def test_what_is_hidden_can_be_shared_though_nothing_is_known(visit: Open) -> None:
    page = opened(visit)
    page.get_by_role("checkbox", name="Only totals are given out, no list").check()
    page.locator("[name=hide]").select_option("5")
    assert page.evaluate("location.hash") == "#counts&hide=5"
    page.reload()
    expect(page.locator("[data-crowd]")).to_have_text("2,000")
    expect(page.locator("[data-from]")).to_be_empty()
    assert page.locator("[name=hide]").input_value() == "5"


def test_the_ticks_can_be_shared_and_come_back(visit: Open) -> None:
    page = opened(visit)
    # All at once: the town is drawn anew after each.
    page.evaluate("""() => {
      const all = (name) => [...document.querySelectorAll(`[data-town] [name=${name}]`)];
      for (const name of ["who", "age", "place"]) all(name).at(-1).checked = true;
      for (const name of ["sex", "job", "bands", "without-condition", "counts", "second"]) all(name)[0].checked = true;
      all("names")[0].checked = false;
      all("hide")[0].value = "8";
      all("round")[0].value = "10";
      all("round")[0].dispatchEvent(new Event("change", {bubbles: true}));
    }""")
    ticked = """() => [...document.querySelectorAll('[data-town] :checked, [data-town] select')]
      .map((one) => `${one.name}=${one.value}`)"""
    before = page.evaluate(ticked)
    page.reload()
    expect(page.locator("[data-town]")).to_be_visible()
    assert page.evaluate(ticked) == before
    assert page.locator("[data-told]").text_content() == "Fay Fiction: a nurse of 46 in Harbour."


def test_a_link_to_a_part_of_the_page_says_nothing_of_the_town(visit: Open) -> None:
    page = opened(visit, "#content")
    expect(page.locator("[data-crowd]")).to_have_text("2,000")
    page.locator("[name=sex]").check()
    page.evaluate("location.hash = '#content'")
    page.wait_for_function("() => location.hash === '#sex'")  # the ticks are still to be found
    assert page.locator("[name=sex]").is_checked(), "The link that skips to the main part undid a tick."


# Where it cannot work


def test_without_a_script_the_tables_teach_the_same(visit: Open) -> None:
    page = visit(TOWN, script=False).page
    assert not page.locator("[data-town]").is_visible()
    main = page.locator("main")
    for said in ("Ward: Painted Field", "Street: Purple Street", "Ages are given in tens", "1,390"):
        expect(main).to_contain_text(said)
    assert page.get_by_role("img").count() == 3


def test_where_the_town_cannot_be_fetched_the_page_says_so(visit: Open) -> None:
    one = visit("about/", fresh=True)
    one.page.route("**/town.json", lambda route: route.abort())
    one.open(TOWN)
    expect(one.page.locator("[data-town]")).to_have_text(
        "The town could not be loaded. The tables on this page show the same."
    )


def test_nothing_is_asked_of_the_reader_and_nothing_leaves_the_page(visit: Open) -> None:
    one = visit(TOWN, fresh=True)
    expect(one.page.locator("[data-town]")).to_be_visible()
    asked: list[str] = []
    one.page.on("request", lambda request: asked.append(request.url))
    one.page.evaluate(f"({TICK})({{age: 'exact', sex: true, counts: true, hide: '5'}})")
    expect(one.page.locator("[data-status]")).not_to_be_empty()  # the last that comes of a tick
    # A browser may look for the icon again when the address changes.
    assert [url for url in asked if not url.endswith("/favicon.svg")] == []
    assert one.page.locator("main input[type=text], main input[type=date], main textarea, main form").count() == 0
    assert one.page.evaluate("[localStorage.length, document.cookie]") == [0, ""]


# How light it is

LONGEST = """async (ticks) => {
  const box = document.querySelector('[data-town]');
  const tasks = [];
  const watcher = new PerformanceObserver((list) => tasks.push(...list.getEntries().map((one) => one.duration)));
  watcher.observe({type: 'longtask'});
  const took = [];
  for (const [name, value] of ticks) {
    await new Promise((done) => setTimeout(done, 60));
    const inputs = [...box.querySelectorAll(`[name="${name}"]`)];
    const input = inputs.find((one) => one.type !== 'radio' || one.value === value);
    const began = performance.now();
    input.click();
    document.body.getBoundingClientRect();
    took.push(performance.now() - began);
  }
  await new Promise((done) => setTimeout(done, 300));
  watcher.disconnect();
  return [Math.max(...took), Math.max(0, ...tasks)];
}"""


def test_the_script_and_the_town_are_small_and_a_tick_is_quick(visit: Open, real_site: Path) -> None:
    """The size is held; the time is printed, since no two machines agree on it. Aim: no task over 50 ms."""
    sent = sum(
        len(gzip.compress((real_site / "assets" / name).read_bytes(), mtime=0))
        for name in ("town.js", "town-numbers.js", "town.json")
    )
    assert sent <= 40_000
    page = opened(visit, fresh=True)
    slow = page.context.new_cdp_session(page)
    slow.send("Emulation.setCPUThrottlingRate", {"rate": 4})
    ticks = [("age", "exact"), ("place", "street"), *((flag, "") for flag in FLAGS)]
    ticks += [
        ("names", ""),
        ("names", ""),
        ("bands", ""),
        ("wards", ""),
        *((f"without-{flag}", "") for flag in LEFT_OUT),
    ]
    ticks += [("age", ""), ("place", ""), ("who", "ada"), ("who", "fay"), ("age", "band")]
    took, longest = page.evaluate(LONGEST, ticks)
    slow.send("Emulation.setCPUThrottlingRate", {"rate": 1})
    print(
        f"\nThe town: {sent:,} bytes gzipped. On a CPU slowed four times the longest of {len(ticks)} ticks took "
        f"{took:.0f} ms with its layout, and the longest task {longest:.0f} ms (0 is under 50)"
    )
