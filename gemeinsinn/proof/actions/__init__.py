"""What changes grants and their proofs."""
