"""Volunteering: a need's plan of shifts, who signs up for them, and who waits."""
