"""Labels of the newsletter."""
