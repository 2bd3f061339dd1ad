"""Agreements, whether they were kept, and thanks."""
