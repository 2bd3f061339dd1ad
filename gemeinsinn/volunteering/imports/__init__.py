"""Opportunities of other platforms, in the columns in which we give out our own (docs/platforms.md)."""
