"""Suggestions while somebody types a place."""
