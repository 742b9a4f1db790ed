"""The window around the board: documents, commands, menus, look, settings, notices. The only room that knows them all."""
