"""Pages of what everyone may read. The viewer is always nobody in particular."""
