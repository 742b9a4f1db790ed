"""Two copies of a map made one: by record and by field, with what both changed kept for somebody to settle."""
