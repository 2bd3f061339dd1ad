"""Pages of polls: public, by personal link, at the desk."""
