"""Addresses of this context. The root lists them before the desk's own, which take any word after /schreibtisch/."""

from django.urls import path

from gemeinsinn.contact.views import desk, writing

app_name = "contact"
DESK = "schreibtisch/anliegen"

urlpatterns = [
    path("kontakt/schreiben/", writing.write, name="write"),
    path("kontakt/danke/", writing.thanks, name="thanks"),
    path(f"{DESK}/", desk.concerns, name="concerns"),
    path(f"{DESK}/<int:pk>/", desk.concern, name="concern"),
    path(f"{DESK}/<int:pk>/tun/<slug:act>/", desk.act, name="act"),
]
