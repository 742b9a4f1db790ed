"""The tabs beside the board: live views of the same records."""
