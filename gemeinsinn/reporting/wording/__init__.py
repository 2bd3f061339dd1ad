"""Reports and statistics in words."""
