"""Addresses of this context for signed-in people; everybody else comes by /m/<token>/."""

from django.urls import URLPattern, path

from gemeinsinn.partnerships.views import personal

app_name = "partnerships"
urlpatterns: list[URLPattern] = [
    path("zusagen/<int:pk>/", personal.by_account, name="response"),
    path("zusagen/<int:pk>/<path:rest>/", personal.by_account, name="response_rest"),
]
