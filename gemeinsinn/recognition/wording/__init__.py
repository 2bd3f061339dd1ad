"""Labels and sentences."""
