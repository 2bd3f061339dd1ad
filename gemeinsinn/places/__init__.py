"""Municipalities, postcodes, quarters and the distance between them."""
