"""Planned pages and files -> `site/`: framed by the host, verified, and swapped in whole or not at all."""


class NotPublished(Exception):
    """Nothing was published and the last good site stands. The message says why, in words for the publisher."""
