"""Addresses of this context: the desk of the network's office."""

from django.urls import URLPattern, path

from gemeinsinn.delivery.views import desk

app_name = "delivery"

urlpatterns: list[URLPattern] = [
    path("schreibtisch/rundmails/", desk.mailings, name="desk"),
    path("schreibtisch/rundmails/<int:pk>/", desk.mailing, name="mailing"),
    path("schreibtisch/rundmails/<int:pk>/unklar/", desk.decide, name="decide"),
    path("schreibtisch/rundmails/<int:pk>/<str:what>/", desk.act, name="act"),
]
