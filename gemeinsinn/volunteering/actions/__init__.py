"""Verbs that write: planning shifts, signing up, moving up in line, coming and not coming."""
