"""Vorhaben: concrete neighbourhood projects, their plan, pictures, supporters and funding."""
