"""Addresses of this context; a ballot's own page lies below /m/<token>/."""

from django.urls import URLPattern, path

from gemeinsinn.voting.views import desk, public

app_name = "voting"

urlpatterns: list[URLPattern] = [
    path("abstimmungen/", public.polls, name="list"),
    path("abstimmungen/gesendet/", public.mailed, name="sent"),
    path("abstimmungen/<int:pk>-<slug:slug>/", public.poll, name="poll"),
    path("abstimmungen/<int:pk>/stimmzettel.pb", public.ballots, name="ballots"),
    path("schreibtisch/abstimmungen/", desk.desk, name="desk"),
    path("schreibtisch/abstimmungen/<int:pk>/", desk.edit, name="edit"),
    path("schreibtisch/abstimmungen/<int:pk>/beenden/", desk.cancel, name="cancel"),
    path("schreibtisch/abstimmungen/<int:pk>/verwerfen/", desk.drop, name="drop"),
]
