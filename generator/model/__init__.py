"""The nouns: what a record, an area and a framework are. Imports nothing else of ours."""
