"""What a page may load, widened by what the publisher's own settings name and by nothing else."""

from __future__ import annotations

from urllib.parse import urlsplit

from generator.model.settings import Background


def policy_for(policy: str, background: Background | None) -> str:
    """The policy of every page, with pictures of streets allowed from the one server that the publisher names.

    Nothing is asked of it before a reader chooses to; without this line the browser would then refuse.
    """
    if not policy or background is None:
        return policy
    rules = [rule.strip() for rule in policy.split(";") if rule.strip()]
    host = f"https://{urlsplit(background.tiles).netloc}"
    images = next((rule for rule in rules if rule.split()[0] == "img-src"), "img-src 'self'")
    return "; ".join([*(rule for rule in rules if rule.split()[0] != "img-src"), f"{images} {host}"])
