"""Addresses of this context."""

from django.urls import path
from django.views.decorators.http import require_safe

from gemeinsinn.organisations.feeds import PartnerFeed
from gemeinsinn.organisations.views import areas, duty, editing, listing, members, pages, registration

app_name = "organisations"
urlpatterns = [
    path("partner/", listing.partners, name="list"),
    path("partner/feed.xml", require_safe(PartnerFeed()), name="feed"),
    path("partner/eintragen/", registration.start, name="register"),
    path("partner/eintragen/danke/", registration.sent, name="registered"),
    path("partner/eintragen/<int:pk>/weiter/", registration.resume, name="resume"),
    path("partner/<slug:slug>/", pages.partner, name="detail"),
    path("partner/<slug:slug>/farbe.css", pages.brand, name="brand"),
    path("partner/<slug:slug>/bild.png", pages.share_image, name="image"),
    path("partner/<slug:slug>/bearbeiten/", editing.edit, name="edit"),
    path("partner/<slug:slug>/zeigen/", editing.visibility, name="visibility"),
    path("partner/<slug:slug>/verbinden/", members.connect, name="connect"),
    path("partner/<slug:slug>/menschen/", members.members, name="members"),
    path("partner/<slug:slug>/menschen/einladen/", members.invite, name="invite"),
    path("partner/<slug:slug>/menschen/<int:pk>/", members.change, name="member"),
    path("partner/<slug:slug>/menschen/<int:pk>/entfernen/", members.remove, name="remove_member"),
    path("partner/<slug:slug>/einladungen/<int:pk>/zurueck/", members.cancel, name="cancel_invitation"),
    path("partner/<slug:slug>/telefonzeiten/", duty.duty, name="duty"),
    path("partner/<slug:slug>/telefonzeiten/<slug:what>/<int:pk>/weg/", duty.drop, name="drop_duty"),
    path("partner/<slug:slug>/gebiet/", areas.areas, name="areas"),
    path("partner/<slug:slug>/gebiet/quartier/", areas.quarter, name="draw_quarter"),
    path("partner/<slug:slug>/gebiet/quartier/<int:pk>/entfernen/", areas.remove, name="remove_quarter"),
    path("partner/<slug:slug>/gebiet/<int:pk>/entfernen/", areas.drop, name="drop_area"),
]
