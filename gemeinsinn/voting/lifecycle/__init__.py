"""Polls and counting in plain Python."""
