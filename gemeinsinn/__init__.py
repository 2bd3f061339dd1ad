"""Gemeinsinn: the portal where a neighbourhood's needs meet those who can meet them."""

__version__ = "0.1.0"
