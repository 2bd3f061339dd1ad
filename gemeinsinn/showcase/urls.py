"""Addresses of this context; the page of a person quoted lies below /m/<token>/."""

from django.urls import URLPattern, path
from django.views.decorators.http import require_safe

from gemeinsinn.showcase.feeds import PortraitFeed
from gemeinsinn.showcase.views import desk, public, votes

app_name = "showcase"

urlpatterns: list[URLPattern] = [
    path("vorhaben-des-monats/", public.portraits, name="list"),
    path("vorhaben-des-monats/feed.xml", require_safe(PortraitFeed()), name="feed"),
    path("vorhaben-des-monats/<int:pk>-<slug:slug>/", public.portrait, name="detail"),
    path("vorhaben-des-monats/<int:pk>/bild.png", public.share_image, name="image"),
    path("schreibtisch/vorhaben-des-monats/", desk.desk, name="desk"),
    path("schreibtisch/vorhaben-des-monats/abstimmen/", votes.votes, name="votes"),
    path("schreibtisch/vorhaben-des-monats/abstimmen/<int:pk>/portraet/", votes.portray, name="portray"),
    path("schreibtisch/vorhaben-des-monats/<int:pk>/", desk.edit, name="edit"),
    path("schreibtisch/vorhaben-des-monats/<int:pk>/bild/", desk.picture, name="picture"),
    path("schreibtisch/vorhaben-des-monats/<int:pk>/zitat/", desk.quote, name="quote"),
    path("schreibtisch/vorhaben-des-monats/<int:pk>/preis/", desk.prize, name="prize"),
    path("schreibtisch/vorhaben-des-monats/<int:pk>/tun/<str:what>/", desk.act, name="act"),
    path("schreibtisch/vorhaben-des-monats/<int:pk>/tun/<str:what>/<int:part>/", desk.act, name="act_on"),
]
