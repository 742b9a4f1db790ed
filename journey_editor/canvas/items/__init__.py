"""What the canvas draws: one item for each piece of the board, and what lies over them while the user works."""
