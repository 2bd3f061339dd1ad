"""States of a grant, figures of a proof, days of reminders: plain Python."""
