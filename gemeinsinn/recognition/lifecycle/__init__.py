"""What can happen to hours, codes, cards and limits: decisions without Django."""
