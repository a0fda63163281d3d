"""Linked data as an outside reader, rdflib, has it."""

from __future__ import annotations

import warnings

import rdflib


def from_turtle(data: str | bytes) -> rdflib.Graph:
    return rdflib.Graph().parse(data=data, format="turtle")


def from_json_ld(data: str | bytes) -> rdflib.Graph:
    with warnings.catch_warnings():
        # Its own reader still uses what it tells others not to.
        warnings.filterwarnings("ignore", "ConjunctiveGraph is deprecated", DeprecationWarning)
        return rdflib.Graph().parse(data=data, format="json-ld")
