"""Mailings and their rows as data: states, moves, waiting times; plain Python."""
