"""Needs, offers, responses and calls: where those who need meet those who can."""
