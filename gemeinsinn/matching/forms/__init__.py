"""What comes in by address and form."""
