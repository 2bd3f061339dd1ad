"""Reading grants and their figures."""
