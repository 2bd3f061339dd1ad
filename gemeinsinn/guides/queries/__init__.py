"""Reading teams, guides, meeting hours and what waits for a guide."""
