"""The fields of a form, one file a kind. Each shows a value, takes one, and says why it cannot take another."""
