"""Front page, legal pages, what search engines may read."""
