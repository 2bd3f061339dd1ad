"""Needs from other databases."""
