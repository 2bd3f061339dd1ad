"""The newsletter: who gets it, with a proof of every yes."""
