"""Funds, applications, decisions."""
