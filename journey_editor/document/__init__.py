"""The document: frozen records in a NetworkX graph that change only through change sets. No Qt, no files."""
