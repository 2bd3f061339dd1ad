"""Old HTML made into the pieces our pages are put together from."""
