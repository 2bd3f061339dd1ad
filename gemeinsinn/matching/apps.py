"""The matching app."""

from django.apps import AppConfig


class MatchingConfig(AppConfig):
    name = "gemeinsinn.matching"
    label = "matching"
