"""What changes portraits."""
