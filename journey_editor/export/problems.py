"""How an export ends when it does not end well."""

from __future__ import annotations


class ExportError(Exception):
    """Nothing was exported. The message is one sentence for the user."""
