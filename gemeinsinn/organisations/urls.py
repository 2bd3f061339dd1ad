"""Addresses of this context."""

from django.urls import URLPattern

app_name = "organisations"
urlpatterns: list[URLPattern] = []
