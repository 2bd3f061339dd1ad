"""Residents vote on a round: applications of a fund that are complete, put to a poll."""
