"""The board on the screen, and working on it: views and their scene, gestures, keys, names edited in place, drops."""
