"""Search and matching: what someone means, not only the words they use."""
