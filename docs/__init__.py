"""Documents for people who work on Plainview. Only `make_reference.py` is code."""
