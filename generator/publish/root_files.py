"""What web hosts and search engines look for at a site's root: `_headers`, `_redirects` and `robots.txt`.

Netlify and Cloudflare Pages do what `_headers` and `_redirects` say; other hosts pass over them, and need to be told in
their own way: docs/how-to/publish-with-headers.md and docs/how-to/rename-a-record.md.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import partial
from types import MappingProxyType
from urllib.parse import urlsplit

from generator.model.settings import Settings
from generator.present.assets import first_script
from generator.present.page import PAGE_FILE, PlannedFile
from generator.publish import sitemap
from generator.publish.policy import policy_for, policy_of_cards

HEADERS = "_headers"
REDIRECTS = "_redirects"
ROBOTS = "robots.txt"

# What a browser could do for a page and none of ours ever asks for. Names that browsers do not know they complain of.
_SWITCHED_OFF = (
    *("accelerometer", "autoplay", "browsing-topics", "camera", "display-capture", "encrypted-media", "gamepad"),
    *("geolocation", "gyroscope", "hid", "identity-credentials-get", "idle-detection", "interest-cohort"),
    *("local-fonts", "magnetometer", "microphone", "midi", "otp-credentials", "payment", "picture-in-picture"),
    *("publickey-credentials-get", "screen-wake-lock", "serial", "storage-access", "usb", "window-management"),
    "xr-spatial-tracking",
)

_DAY = 24 * 60 * 60
# A year, for the site's own host alone: others of the same owner are not ours to decide for, so neither
# `includeSubDomains` nor `preload`.
_HTTPS_ONLY = f"max-age={365 * _DAY}"
# Whatever else there is browsers ask for again each time, as these hosts tell them to: the names of our files do not
# change when the files do, and a page must never meet yesterday's script.
_KEPT = {"/assets/fonts/*": 30 * _DAY, "/assets/pictures/*": _DAY}
# The one thing that other sites may show inside their own pages. Where two paths fit, some hosts send the header of the
# narrower one and some send both, and of two policies a browser keeps whatever is stricter. So who may show a page is
# not in the policy of all pages: `X-Frame-Options` forbids it to everyone, and browsers pass over that where a policy
# names who may (the HTML standard says so). A host that cannot read this path forbids too much, never too little.
_CARDS = "/agreements/:agreement/card/*"
# Pages of other sites may read what is data. Nothing here is for one reader alone, so no answer is anybody's secret.
_DATA = ("/data/*", "/agreements/*", "/feeds/*")
# How many rules with a `*` Cloudflare Pages takes. Of rules for one address each it takes 2,000.
_MOST_WITH_A_STAR = 100


def root_files(
    settings: Settings, moved: Mapping[str, str] = MappingProxyType({}), published: Iterable[str] = ()
) -> tuple[PlannedFile, ...]:
    """The files that are planned for the root. A `robots.txt` in a folder would be read by nobody.

    `moved` has the folder that each old folder leads to, and `published` the path of every file, in old folders too.
    """
    files = [PlannedFile(HEADERS, partial(headers_file, settings))]
    if moved:
        files.append(PlannedFile(REDIRECTS, partial(redirects_file, settings, moved, tuple(published))))
    if not urlsplit(settings.site_url).path.strip("/"):
        files.append(PlannedFile(ROBOTS, partial(robots_file, settings)))
    return tuple(files)


def headers_for(settings: Settings) -> dict[str, str]:
    """What every answer of the web host should say beside the file itself."""
    return {
        "Content-Security-Policy": policy_for(settings.map_background, [first_script()]),
        "X-Frame-Options": "DENY",
        "Strict-Transport-Security": _HTTPS_ONLY,
        "X-Content-Type-Options": "nosniff",
        "Referrer-Policy": "no-referrer",
        "Permissions-Policy": ", ".join(f"{name}=()" for name in _SWITCHED_OFF),
        "Cross-Origin-Opener-Policy": "same-origin",
    }


def headers_file(settings: Settings) -> bytes:
    """The headers as Netlify and Cloudflare Pages read them."""
    lines = ["/*", *(f"  {name}: {value}" for name, value in headers_for(settings).items())]
    for path, seconds in _KEPT.items():
        lines += [path, f"  Cache-Control: public, max-age={seconds}"]
    if settings.cards:
        lines += [_CARDS, f"  Content-Security-Policy: {policy_of_cards()}"]
    for path in _DATA:
        lines += [path, "  Access-Control-Allow-Origin: *"]
    return ("\n".join(lines) + "\n").encode()


def redirects_file(settings: Settings, moved: Mapping[str, str], published: Iterable[str]) -> bytes:
    """Where old addresses lead, as Netlify and Cloudflare Pages read it. What a link has behind its `#` goes along.

    One line a folder covers whatever is under it. Where those would be more than a host takes, each address that stands
    there has a line.
    """
    root = f"{urlsplit(settings.site_url).path.rstrip('/')}/"
    if len(moved) <= _MOST_WITH_A_STAR:
        lines = [f"{root}{old}* {root}{new}:splat 301" for old, new in sorted(moved.items())]
    else:
        lines = []
        for address in sorted(path.removesuffix(PAGE_FILE) for path in published):
            old = "".join(f"{folder}/" for folder in address.split("/")[:2])
            if old in moved:
                lines.append(f"{root}{address} {root}{moved[old]}{address.removeprefix(old)} 301")
    return ("\n".join(lines) + "\n").encode()


def robots_file(settings: Settings) -> bytes:
    """That everything may be read by search engines, and where the list of it is."""
    return f"User-agent: *\nAllow: /\nSitemap: {settings.site_url.rstrip('/')}/{sitemap.PATH}\n".encode()
