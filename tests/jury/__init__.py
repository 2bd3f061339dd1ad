"""Deciding by a jury."""
