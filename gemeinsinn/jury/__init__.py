"""Deciding by a jury: members, sittings, conflicts of interest, votes and minutes (decision 16)."""
