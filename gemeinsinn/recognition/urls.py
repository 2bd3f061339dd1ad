"""Addresses of this context; a volunteer's own pages lie below /m/<token>/."""

from django.urls import URLPattern, path

from gemeinsinn.recognition.views import checking, confirming, own

app_name = "recognition"

urlpatterns: list[URLPattern] = [
    path("nachweis/", checking.check, name="check"),
    path("nachweis/<str:code>/", checking.checked, name="checked"),
    path("stunden/", own.open_own, name="own"),
    path("stunden/pruefen/", confirming.by_account, name="to_confirm"),
    path("stunden/pruefen/<path:rest>/", confirming.by_account, name="to_confirm_page"),
]
