"""Commands of the one program."""
