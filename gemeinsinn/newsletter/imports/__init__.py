"""Reading earlier lists: which column holds what, and a row as an entry."""
