"""Pages of the newsletter: ordering, confirming, one's own page, the desk."""
