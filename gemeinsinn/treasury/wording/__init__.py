"""Words for states and kinds."""
