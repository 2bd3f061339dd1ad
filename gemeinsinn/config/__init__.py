"""Settings, root addresses and the one program."""
