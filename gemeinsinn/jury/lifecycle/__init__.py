"""States, tallies and suggestions without Django."""
