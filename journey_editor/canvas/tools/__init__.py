"""Gestures: each is an object that is made on press, follows the pointer, and ends with release or Escape."""
