"""States and moves of sign-ups, kinds of plans, recurrence and ages. Plain Python."""
