"""E-Lotsen: trained resident guides of a quarter, their teams, and what they do for people."""
