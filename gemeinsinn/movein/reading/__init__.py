"""Files of old sites, read piece by piece."""
