"""Tags of the reference page."""
