"""Pages of members, of whoever leads a sitting, and of the office."""
