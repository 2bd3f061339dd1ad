"""What is taken from files."""
