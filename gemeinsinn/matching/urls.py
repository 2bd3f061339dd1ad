"""Addresses of this context."""

from django.urls import URLPattern, path
from django.views.decorators.http import require_safe

from gemeinsinn.matching.showing.feeds import SearchFeed
from gemeinsinn.matching.views import ordering, own, saving, search, stopping, suggest, tongues

app_name = "matching"

urlpatterns: list[URLPattern] = [
    path("so-ordnen-wir/", ordering.ordering, name="ordering"),
    path("nicht-mehr-fragen/<str:token>/", stopping.stop_asking, name="stop_asking"),
    path("suche/", search.search, name="search"),
    path("suche/vorschlaege/", suggest.suggest, name="suggest"),
    path("suche/feed.xml", require_safe(SearchFeed()), name="feed"),
    path("suche/sprachen/<slug:code>/", tongues.tongue, name="tongue"),
    path("suche/merken/", saving.save, name="save"),
    path("suche/merken/danke/", saving.saved, name="saved"),
    path("suche/merken/<int:pk>/", own.open_own, name="own"),
    path("suche/ende/<str:token>/", own.stop, name="stop"),
]
