"""Who subscribes, and what can be proved."""
