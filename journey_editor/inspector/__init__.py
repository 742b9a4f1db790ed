"""The inspector: what is selected, in pages found by record type, built by one form builder."""
