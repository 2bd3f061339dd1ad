"""The config app."""

from django.apps import AppConfig


class ConfigConfig(AppConfig):
    name = "gemeinsinn.config"
    label = "config"
