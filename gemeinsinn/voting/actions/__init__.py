"""What changes polls and ballots."""
