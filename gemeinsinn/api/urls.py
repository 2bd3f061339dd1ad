"""Pages about the interface, in every language of the site."""

from django.urls import path

from gemeinsinn.api.views import reference

app_name = "api"
urlpatterns = [
    path("api/v1/", reference.reference, name="reference"),
]
