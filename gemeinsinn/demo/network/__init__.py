"""The demo network as data: places are real, every person, business and association is invented."""
