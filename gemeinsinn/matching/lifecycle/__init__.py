"""States and moves of this context. Plain Python."""
