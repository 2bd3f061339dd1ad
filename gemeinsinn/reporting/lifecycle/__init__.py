"""States of a report, where it differs from the ledger, medians and rates: plain Python."""
