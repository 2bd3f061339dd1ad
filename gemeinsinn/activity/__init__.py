"""One append-only stream of what happened, and the outbox of mails that follow from it."""
