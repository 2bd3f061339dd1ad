"""What each page type's template is given, and what its data says about it to machines."""
