"""Addresses of this context; a volunteer's own pages lie below /m/<token>/."""

from django.urls import URLPattern, path

from gemeinsinn.recognition.views import checking, confirming, desk, own, thanks

app_name = "recognition"

urlpatterns: list[URLPattern] = [
    path("danke/", thanks.thanked, name="thanked"),
    path("nachweis/", checking.check, name="check"),
    path("nachweis/<str:code>/", checking.checked, name="checked"),
    path("schreibtisch/anerkennung/karten/", desk.cards, name="cards"),
    path("schreibtisch/anerkennung/karten/neu/", desk.new_card, name="new_card"),
    path("schreibtisch/anerkennung/karten/<int:pk>/", desk.edit_card, name="edit_card"),
    path("schreibtisch/anerkennung/karten/<int:pk>/weg/", desk.remove_card, name="remove_card"),
    path("schreibtisch/anerkennung/briefe/", desk.letters, name="letters"),
    path("schreibtisch/anerkennung/briefe/datei/", desk.letters_file, name="letters_file"),
    path("stunden/", own.open_own, name="own"),
    path("stunden/pruefen/", confirming.by_account, name="to_confirm"),
    path("stunden/pruefen/<path:rest>/", confirming.by_account, name="to_confirm_page"),
]
