"""The pages, one file a record type. `registry.py` finds the page of a type."""
