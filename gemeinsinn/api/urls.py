"""Pages about the interface, lists for other sites, and the desk's page about both, in every language of the site."""

from django.urls import path

from gemeinsinn.api.views import embed, platforms, reference, taking, town

app_name = "api"
urlpatterns = [
    path("api/v1/", reference.reference, name="reference"),
    path("einbetten/", embed.snippet, name="embed"),
    path("einbetten/liste/", embed.embedded, name="embedded"),
    path("einbetten/freiwillige/", town.town_maker, name="town"),
    path("einbetten/einsaetze/", town.town_list, name="town_list"),
    path("einbetten/einsaetze.js", town.town_script, name="town_script"),
    path("einbetten/einsaetze.css", town.town_styles, name="town_styles"),
    path("schreibtisch/plattformen/", platforms.platforms, name="platforms"),
    path("schreibtisch/plattformen/holen/", taking.take, name="take"),
    path("schreibtisch/plattformen/<int:pk>/kontakt/", platforms.release, name="release"),
]
