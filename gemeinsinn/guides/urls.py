"""Addresses of this context. The root lists them before the desk's own, which take any word after /schreibtisch/."""

from django.urls import path

from gemeinsinn.guides.views import asking, desk, editing, figures, handing, managing, notes, pages, sheets

app_name = "guides"
urlpatterns = [
    path("z/<slug:code>/", sheets.short, name="sheet"),
    path("lotsen/", pages.guides, name="list"),
    path("lotsen/danke/", asking.thanks, name="thanks"),
    path("lotsen/<int:pk>-<slug:slug>/", pages.guide, name="detail"),
    path("lotsen/<int:pk>-<slug:slug>/kalender.ics", pages.calendar, name="calendar"),
    path("lotsen/<int:pk>/anruf/", asking.call, name="call"),
    path("lotsen/<int:pk>/schreiben/", asking.write, name="write"),
    path("schreibtisch/quartier/", desk.desk, name="desk"),
    path("schreibtisch/quartier/notiz/", notes.note, name="note"),
    path("schreibtisch/quartier/notiz/marke/", notes.mark, name="note_mark"),
    path("schreibtisch/quartier/notiz/<int:pk>/weg/", notes.take_back, name="drop_note"),
    path("schreibtisch/quartier/ohne-netz.js", notes.worker, name="worker"),
    path("schreibtisch/quartier/zettel/<int:pk>/", sheets.make, name="make_sheet"),
    path("schreibtisch/quartier/zettel/<slug:code>.pdf", sheets.paper, name="sheet_paper"),
    path("schreibtisch/quartier/uebergabe/", handing.begin, name="hand_over"),
    path("schreibtisch/quartier/uebergabe/<int:pk>/zurueck/", handing.withdraw, name="withdraw"),
    path("schreibtisch/quartier/anruf/<int:pk>/<slug:act>/", desk.handle_call, name="handle_call"),
    path("schreibtisch/quartier/nachricht/<int:pk>/", desk.answered, name="answered"),
    path("schreibtisch/lotsen/", managing.teams, name="teams"),
    path("schreibtisch/lotsen/neu/", managing.found, name="found"),
    path("schreibtisch/lotsen/team/<int:pk>/", managing.team, name="team"),
    path("schreibtisch/lotsen/team/<int:pk>/traeger/", managing.sponsor, name="sponsor"),
    path("schreibtisch/lotsen/team/<int:pk>/dazu/", managing.join, name="join"),
    path("schreibtisch/lotsen/team/<int:pk>/monat/", figures.month, name="month"),
    path("schreibtisch/lotsen/team/<int:pk>/<int:year>.csv", figures.sheet, name="figures_sheet"),
    path("schreibtisch/lotsen/gespraech/<int:pk>/weg/", figures.drop_talk, name="drop_talk"),
    path("schreibtisch/traeger/", figures.carried, name="carried"),
    path("schreibtisch/lotsen/traeger/<int:pk>/ende/", managing.end_sponsoring, name="end_sponsor"),
    path("schreibtisch/lotsen/<int:pk>/", editing.edit, name="edit"),
    path("schreibtisch/lotsen/<int:pk>/zeiten/", editing.add_hours, name="add_hours"),
    path("schreibtisch/lotsen/<int:pk>/foto/", editing.photo, name="photo"),
    path("schreibtisch/lotsen/<int:pk>/ja/<slug:purpose>/", editing.consent, name="consent"),
    path("schreibtisch/lotsen/<int:pk>/nein/<slug:purpose>/", editing.take_back, name="take_back"),
    path("schreibtisch/lotsen/<int:pk>/tun/<slug:act>/", editing.act, name="act"),
    path("schreibtisch/lotsen/zeit/<int:pk>/weg/", editing.drop_hours, name="drop_hours"),
    path("schreibtisch/lotsen/zeit/<int:pk>/ausfall/", editing.add_pause, name="add_pause"),
    path("schreibtisch/lotsen/ausfall/<int:pk>/weg/", editing.drop_pause, name="drop_pause"),
]
