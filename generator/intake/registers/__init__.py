"""Entries of registers that exist elsewhere, as drafts of records: what can be taken over, and what cannot."""
