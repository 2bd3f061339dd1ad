"""What changes funds and cases."""
