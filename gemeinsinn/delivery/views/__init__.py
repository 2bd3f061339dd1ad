"""Mailings at the desk of the network's office."""
