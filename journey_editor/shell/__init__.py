"""The window around the board: documents, commands, menus, look, settings, notices. The room that knows the others."""
