"""Reads: boards, cards, what is due."""
