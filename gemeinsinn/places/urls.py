"""Addresses of this context."""

from django.urls import path

from gemeinsinn.places.views import spots

app_name = "places"
urlpatterns = [
    path("orte/vorschlaege/", spots.suggest, name="suggest"),
]
