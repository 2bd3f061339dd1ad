"""Pages of the fund: public, by personal link, at the desk."""
