"""What makes reports, and forgets their files."""
