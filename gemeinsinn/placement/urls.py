"""Addresses of this context. The root lists them before the desk's own, which take any word after /schreibtisch/."""

from django.urls import path

from gemeinsinn.placement.views import caseload, figures, files, opening, proposals, suggesting

app_name = "placement"
DESK = "schreibtisch/vermittlung"

urlpatterns = [
    path(f"{DESK}/", caseload.cases, name="cases"),
    path(f"{DESK}/liste.csv", caseload.sheet, name="sheet"),
    path(f"{DESK}/uebergabe/", caseload.hand_over, name="hand_over_all"),
    path(f"{DESK}/zahlen/", figures.page, name="figures"),
    path(f"{DESK}/zahlen/tabelle.csv", figures.sheet, name="figures_sheet"),
    path(f"{DESK}/zahlen/mappe.xlsx", figures.book, name="figures_book"),
    path(f"{DESK}/neu/", opening.walk_in, name="new"),
    path(f"{DESK}/zaehlen/", opening.count, name="count"),
    path(f"{DESK}/<int:pk>/", files.file, name="case"),
    path(f"{DESK}/<int:pk>/gespraech/", files.talk, name="talk"),
    path(f"{DESK}/<int:pk>/person/", files.person, name="person"),
    path(f"{DESK}/<int:pk>/loeschen/", files.erase, name="erase"),
    path(f"{DESK}/<int:pk>/tun/<slug:act>/", files.act, name="act"),
    path(f"{DESK}/<int:pk>/vorschlaege/", suggesting.ideas, name="ideas"),
    path(f"{DESK}/<int:pk>/vorschlaege/blatt/", suggesting.paper, name="paper"),
    path(f"{DESK}/<int:pk>/vorschlaege/mail/", suggesting.mail, name="mail"),
    path(f"{DESK}/vorschlag/<int:pk>/vorstellen/", proposals.introduction, name="introduce"),
    path(f"{DESK}/vorschlag/<int:pk>/<slug:act>/", proposals.move, name="move"),
    path(f"{DESK}/nachfrage/<int:pk>/", proposals.told_on_the_phone, name="answer"),
]
