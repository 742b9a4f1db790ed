"""The session: one document, its undo history, and the signal that everything visible listens to. QtCore and QtGui only."""
