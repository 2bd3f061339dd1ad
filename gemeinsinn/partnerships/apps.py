"""The partnerships app."""

from django.apps import AppConfig


class PartnershipsConfig(AppConfig):
    name = "gemeinsinn.partnerships"
    label = "partnerships"
