"""What changes mailings and their rows."""
