"""Run by hand when the ONS publishes a new vintage: outlines of areas, and the postcode table.

Nothing that builds the site imports this room: its libraries are in the extra `prepare`.
"""
