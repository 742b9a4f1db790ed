"""Maps made from other programs' files, one registry: Mermaid and tables. No Qt."""
