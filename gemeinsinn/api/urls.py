"""Pages about the interface, and lists for other sites, in every language of the site."""

from django.urls import path

from gemeinsinn.api.views import embed, reference

app_name = "api"
urlpatterns = [
    path("api/v1/", reference.reference, name="reference"),
    path("einbetten/", embed.snippet, name="embed"),
    path("einbetten/liste/", embed.embedded, name="embedded"),
]
