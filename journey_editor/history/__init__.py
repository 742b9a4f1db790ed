"""The session: one document, its undo history, and the signal that all views listen to. QtCore and QtGui only."""
