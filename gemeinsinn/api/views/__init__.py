"""Pages about the interface, and lists for other sites."""
