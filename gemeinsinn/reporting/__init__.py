"""What the fund tells others in figures: the report of a round to its funder, and statistics."""
