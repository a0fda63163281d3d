"""What web hosts and search engines find at the root."""

from __future__ import annotations

import re

from generator.model.settings import Background, Settings
from generator.publish.policy import policy_for, policy_of_cards
from generator.publish.root_files import HEADERS, REDIRECTS, ROBOTS, headers_for, root_files

LONGEST_LINE = 2000  # Cloudflare Pages passes over a longer one
CARDS = "/agreements/:agreement/card/*"
STREETS = Background(name="Streets", tiles="https://tiles.test/{z}/{x}/{y}.png", attribution="© Streets")


def files(**settings: object) -> dict[str, str]:
    return {file.path: file.make().decode() for file in root_files(Settings.model_validate(settings))}


def blocks(text: str) -> dict[str, dict[str, str]]:
    """A `_headers` file as the hosts read it: a path, and beneath it its headers, further in."""
    found: dict[str, dict[str, str]] = {}
    path = ""
    for line in text.splitlines():
        if line.startswith("/"):
            path = line
            found[path] = {}
        else:
            name, value = re.fullmatch(r"  ([A-Za-z-]+): (\S.*)", line).groups()  # type: ignore[union-attr]
            assert name not in found[path]
            found[path][name] = value
    return found


def test_every_answer_says_the_same_whatever_the_path() -> None:
    settings = Settings()

    assert blocks(files()[HEADERS])["/*"] == headers_for(settings)
    assert headers_for(settings).keys() == {
        "Content-Security-Policy",
        "X-Frame-Options",
        "Strict-Transport-Security",
        "X-Content-Type-Options",
        "Referrer-Policy",
        "Permissions-Policy",
        "Cross-Origin-Opener-Policy",
    }


def test_no_other_site_may_show_a_page_and_any_may_show_a_card() -> None:
    """A policy that said who may show every page would be kept for cards too, by hosts that send both headers."""
    found = blocks(files()[HEADERS])
    assert found["/*"]["X-Frame-Options"] == "DENY"
    assert "frame-ancestors" not in found["/*"]["Content-Security-Policy"]
    assert found[CARDS] == {"Content-Security-Policy": policy_of_cards()}
    assert [path for path, said in found.items() if "frame-ancestors" in str(said)] == [CARDS]


def test_where_there_are_no_cards_nothing_may_be_shown_elsewhere() -> None:
    assert "frame-ancestors" not in files(cards=False)[HEADERS]


def test_the_policy_is_that_of_the_pages() -> None:
    assert policy_for(STREETS).partition("img-src")[2].partition(";")[0] in files(map_background=STREETS)[HEADERS]


def test_pages_of_other_sites_may_read_the_data() -> None:
    found = blocks(files()[HEADERS])
    for path in ("/data/*", "/agreements/*", "/feeds/*"):
        assert found[path] == {"Access-Control-Allow-Origin": "*"}


def test_other_hosts_of_the_same_owner_are_left_alone() -> None:
    assert headers_for(Settings())["Strict-Transport-Security"] == "max-age=31536000"


def test_no_header_is_said_twice_of_one_file() -> None:
    """Hosts join the two, and `public, max-age=0, public, max-age=86400` means nothing."""
    found = blocks(files()[HEADERS])
    everywhere = found.pop("/*")
    # Two policies do mean something: both hold.
    assert found.pop(CARDS).keys() == {"Content-Security-Policy"}
    assert all(not part.keys() & everywhere.keys() for part in found.values())


def test_lines_are_short_enough_for_the_hosts() -> None:
    longest = Background(name="S", tiles=f"https://{'a' * 200}.test/{{z}}/{{x}}/{{y}}.png", attribution="©")

    assert max(map(len, files(map_background=longest)[HEADERS].splitlines())) <= LONGEST_LINE


def test_search_engines_are_led_to_the_sitemap_from_the_root_alone() -> None:
    assert files(site_url="https://a.example/")[ROBOTS].endswith("\nSitemap: https://a.example/sitemap.xml\n")
    assert files(site_url="https://a.example")[ROBOTS].endswith("\nSitemap: https://a.example/sitemap.xml\n")
    assert files(site_url="https://a.example/data/").keys() == {HEADERS}


def redirects(moved: dict[str, str], published: tuple[str, ...] = (), **settings: object) -> list[str]:
    made = {file.path: file for file in root_files(Settings.model_validate(settings), moved, published)}
    return made[REDIRECTS].make().decode().splitlines()


def test_one_line_an_old_id_covers_whatever_is_under_it() -> None:
    moved = {
        "organisations/leeds/": "organisations/leeds-city-council/",
        "agreements/meals/": "agreements/suppers/",
        "agreements/lunches/": "agreements/suppers/",
    }
    assert redirects(moved) == [
        "/agreements/lunches/* /agreements/suppers/:splat 301",
        "/agreements/meals/* /agreements/suppers/:splat 301",
        "/organisations/leeds/* /organisations/leeds-city-council/:splat 301",
    ]


def test_below_another_site_redirects_begin_there() -> None:
    assert redirects({"agreements/meals/": "agreements/suppers/"}, site_url="https://council.example/data/") == [
        "/data/agreements/meals/* /data/agreements/suppers/:splat 301"
    ]


def test_where_stars_would_be_too_many_each_address_has_a_line() -> None:
    """Cloudflare Pages takes 100 rules with a star, and 2,000 without."""
    moved = {f"agreements/old-{number:03}/": "agreements/new/" for number in range(101)}
    published = (
        "agreements/new/",
        "agreements/old-007/",
        "agreements/old-007/index.json",
        "agreements/",
        "areas/old-007/",
    )

    assert len(redirects(dict(list(moved.items())[:100]))) == 100
    assert redirects(moved, published) == [
        "/agreements/old-007/ /agreements/new/ 301",
        "/agreements/old-007/index.json /agreements/new/index.json 301",
    ]


def test_where_nothing_moved_there_is_no_file_of_redirects() -> None:
    assert REDIRECTS not in files()
