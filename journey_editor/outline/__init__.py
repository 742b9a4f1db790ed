"""The map as a tree, a list and a table: for the eye, for keys and for screen readers."""
