"""From an enquiry to a placement, and what is asked afterwards. Plain data, no Django."""
