"""The treasury app."""

from django.apps import AppConfig


class TreasuryConfig(AppConfig):
    name = "gemeinsinn.treasury"
    label = "treasury"
