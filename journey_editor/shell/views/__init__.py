"""Saved views: choosing, showing, editing them."""
