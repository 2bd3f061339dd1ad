"""Addresses of this context: the desk of the network's office."""

from django.urls import URLPattern, path

from gemeinsinn.delivery.views import addresses, desk, hooks

app_name = "delivery"

urlpatterns: list[URLPattern] = [
    path("zustellung/gemeldet/", hooks.told, name="told"),
    path("schreibtisch/rundmails/", desk.mailings, name="desk"),
    path("schreibtisch/rundmails/adresse/", addresses.look_up, name="address"),
    path("schreibtisch/rundmails/adresse/geht-wieder/", addresses.forgive_address, name="forgive"),
    path("schreibtisch/rundmails/<int:pk>/", desk.mailing, name="mailing"),
    path("schreibtisch/rundmails/<int:pk>/unklar/", desk.decide, name="decide"),
    path("schreibtisch/rundmails/<int:pk>/<str:what>/", desk.act, name="act"),
]
