"""Addresses of this context; what belongs to one subscription lies below /m/<token>/."""

from django.urls import URLPattern, path

from gemeinsinn.newsletter.views import desk, ordering, own, stopping

app_name = "newsletter"

urlpatterns: list[URLPattern] = [
    path("newsletter/", ordering.newsletter, name="order"),
    path("newsletter/beginnen/", ordering.begin, name="begin"),
    path("newsletter/danke/", ordering.thanks, name="thanks"),
    path("newsletter/link/", ordering.link, name="link"),
    path("newsletter/meiner/", own.open_own, name="own"),
    path("newsletter/abgemeldet/", stopping.ended, name="ended"),
    path("newsletter/abmelden/<str:token>/", stopping.stop, name="stop"),
    path("schreibtisch/newsletter/", desk.desk, name="desk"),
    path("schreibtisch/newsletter/nachweis.pdf", desk.proof, name="proof"),
    path("schreibtisch/newsletter/abmelden/", desk.end, name="end"),
]
