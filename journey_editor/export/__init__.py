"""What leaves the program: the picture of the board as PDF, PNG and SVG, one file a format, one registry."""
