"""The agency's and the network's desk: what is due today, one click from its act."""
