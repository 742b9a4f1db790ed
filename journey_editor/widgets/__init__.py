"""Small widgets that shell, inspector and canvas share. They know no document."""
