"""The commands, one file a menu. Each file has its functions and, at its end, its rows of the table."""
