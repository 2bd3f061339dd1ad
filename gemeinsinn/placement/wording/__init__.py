"""Labels and sentences of this context."""
