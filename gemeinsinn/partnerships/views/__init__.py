"""One module per resource, all reached from a standing: which side, by which link."""
