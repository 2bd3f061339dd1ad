"""How each kind of old site keeps its articles."""
