"""Pots of money, what is promised out of them, and every cent that moves: it knows nothing of funds or grants."""
