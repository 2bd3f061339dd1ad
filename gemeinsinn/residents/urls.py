"""Addresses of this context."""

from django.urls import URLPattern, path

from gemeinsinn.residents import views

app_name = "residents"

urlpatterns: list[URLPattern] = [
    path("schreibtisch/abstimmungen/runden/", views.rounds, name="rounds"),
    path("schreibtisch/abstimmungen/runden/<int:pk>/", views.funding, name="round"),
]
