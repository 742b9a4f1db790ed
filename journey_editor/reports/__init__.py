"""Pages to read: chunks of text, tables and parts of the board, set on sheets; sections and profiles of them."""
