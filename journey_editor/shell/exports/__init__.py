"""What leaves the program: the export dialog, its preview, and the exports of tables and pictures."""
