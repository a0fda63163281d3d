"""Measurements. Nothing here is a test: machines differ, so figures are read as ratios within one run."""
