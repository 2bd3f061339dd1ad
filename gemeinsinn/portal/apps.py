"""The portal app."""

from django.apps import AppConfig


class PortalConfig(AppConfig):
    name = "gemeinsinn.portal"
    label = "portal"
