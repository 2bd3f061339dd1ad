"""How polls and results are said."""
