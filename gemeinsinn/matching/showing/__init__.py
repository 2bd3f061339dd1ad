"""What was found, as pages, feeds and mails show it."""
