"""Reading polls."""
