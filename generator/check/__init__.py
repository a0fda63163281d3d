"""YAML -> Register, or every problem at once."""
