"""Plainview: YAML records of local data sharing in, a public site out. Start at build.py."""
