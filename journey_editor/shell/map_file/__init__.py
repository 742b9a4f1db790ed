"""The open map and its file: opening, saving, watching, versions, merging, recovery."""
