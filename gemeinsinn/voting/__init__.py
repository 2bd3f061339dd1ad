"""Polls: options with a title, words and a cost; one ballot a confirmed person; counting that explains itself."""
