"""What can be done with teams and guides. `by=None` is the program itself."""
