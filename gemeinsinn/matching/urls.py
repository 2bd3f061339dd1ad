"""Addresses of this context."""

from django.urls import URLPattern, path

from gemeinsinn.matching.views import ordering

app_name = "matching"

urlpatterns: list[URLPattern] = [
    path("so-ordnen-wir/", ordering.ordering, name="ordering"),
]
