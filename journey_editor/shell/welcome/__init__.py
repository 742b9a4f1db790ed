"""What is seen while no map is open: recent maps, and templates to start from."""
