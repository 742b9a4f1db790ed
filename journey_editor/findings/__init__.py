"""The completeness panel: the findings of the open map while it is edited, its scores, and the rules."""
