"""The organisations app."""

from django.apps import AppConfig


class OrganisationsConfig(AppConfig):
    name = "gemeinsinn.organisations"
    label = "organisations"
