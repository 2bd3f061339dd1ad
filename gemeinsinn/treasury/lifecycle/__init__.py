"""Accounts and moves, without Django."""
