"""A matrix that is seen and worked in: bubbles between two axes, dragged and walked through."""
