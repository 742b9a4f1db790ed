"""The map's records as tables, without Qt: what the workbench shows and edits, and what is written as CSV."""
