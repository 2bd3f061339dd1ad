"""Reading rounds for their funders, and applications for statistics."""
