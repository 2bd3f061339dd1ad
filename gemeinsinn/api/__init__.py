"""What other software reads: needs, offers and projects under /api/v1/, and lists for other sites."""
