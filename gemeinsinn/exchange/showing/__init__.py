"""How a notice looks outside its page: card, picture, feed, data for machines."""
