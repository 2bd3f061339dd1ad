"""The fund app."""

from django.apps import AppConfig


class FundConfig(AppConfig):
    name = "gemeinsinn.fund"
    label = "fund"
