"""Mailings: one message in many copies, each sent once, and what the mail servers of the world say to it."""
