"""Grants: rules as data, applying, the case with its conversation, and what the office decides alone."""
