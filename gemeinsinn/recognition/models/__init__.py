"""Volunteers, their hours and what follows from them."""

from gemeinsinn.recognition.models.hours import Hours, HoursStep, Volunteer

__all__ = ["Hours", "HoursStep", "Volunteer"]
