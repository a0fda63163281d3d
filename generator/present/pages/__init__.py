"""The kinds of page: each a dataclass with everything worded, and a function from the site to a page."""
