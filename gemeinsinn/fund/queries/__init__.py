"""Reading funds and cases."""
