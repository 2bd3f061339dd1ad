"""Project of the month: portraits written by the office, with pictures, quotes and a prize; votes on candidates."""
