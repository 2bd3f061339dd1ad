"""One module a command; the work is done in gemeinsinn.config."""
