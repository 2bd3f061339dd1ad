"""Keeping the index in step with what it was made from."""
