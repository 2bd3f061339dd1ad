"""The words needs, offers and answers are shown in."""
