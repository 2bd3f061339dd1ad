"""Searching: what somebody asks, what they may find, how it is counted and shown."""
