"""From rows to a mail server: messages put together, signed, handed over. Knows no models; rows come in as data."""
