"""Verbs that write: notices, responses, calls."""
