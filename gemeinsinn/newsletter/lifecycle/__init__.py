"""States, times and choices of the newsletter, without Django."""
