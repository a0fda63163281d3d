"""Fuzzing by coverage: what is fuzzed, how it is run, and what was found."""
