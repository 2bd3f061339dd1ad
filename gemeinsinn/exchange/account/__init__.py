"""What a person finds about needs, offers and answers in the copy of the own data."""
