"""The view that shows two maps as one: what is otherwise on a board, and as a list beside it."""
