"""The volunteering app."""

from django.apps import AppConfig


class VolunteeringConfig(AppConfig):
    name = "gemeinsinn.volunteering"
    label = "volunteering"
