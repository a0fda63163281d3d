"""The register as data: each record and table as files, from one serialiser."""
