"""The engine: plain Python and NumPy, without Django; what it knows is handed to it."""
