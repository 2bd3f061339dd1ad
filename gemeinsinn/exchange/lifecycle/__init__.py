"""States and moves of notices (needs and offers), responses and calls. Plain Python."""
