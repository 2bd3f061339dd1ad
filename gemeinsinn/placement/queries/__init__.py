"""Reading cases. The viewer comes first."""
