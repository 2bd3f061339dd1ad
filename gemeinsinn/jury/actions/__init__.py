"""What changes in a jury."""
