"""Pages of portraits: public, by personal link, at the desk."""
