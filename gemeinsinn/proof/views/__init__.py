"""Pages of grantees and of the office."""
