"""Addresses of this context."""

from django.urls import URLPattern, path

from gemeinsinn.treasury.views import book, commitments, paying, runs, statements

app_name = "treasury"

urlpatterns: list[URLPattern] = [
    path("schreibtisch/kasse/", paying.due, name="due"),
    path("schreibtisch/kasse/lauf/", paying.prepare, name="prepare"),
    path("schreibtisch/kasse/konto/", paying.account, name="account"),
    path("schreibtisch/kasse/zahlung/<int:pk>/weg/", paying.drop, name="drop"),
    path("schreibtisch/kasse/zahlung/<int:pk>/nochmal/", paying.again, name="again"),
    path("schreibtisch/kasse/empfaenger/<int:pk>/nummer/", paying.number, name="number"),
    path("schreibtisch/kasse/laeufe/", runs.runs, name="runs"),
    path("schreibtisch/kasse/laeufe/<int:pk>/", runs.run, name="run"),
    path("schreibtisch/kasse/laeufe/<int:pk>/freigeben/", runs.release, name="release"),
    path("schreibtisch/kasse/laeufe/<int:pk>/verwerfen/", runs.discard, name="discard"),
    path("schreibtisch/kasse/laeufe/<int:pk>/datei/", runs.file, name="file"),
    path("schreibtisch/kasse/zusagen/", commitments.commitments, name="commitments"),
    path("schreibtisch/kasse/zusagen/<int:pk>/", commitments.commitment, name="commitment"),
    path("schreibtisch/kasse/zusagen/<int:pk>/konto/", commitments.payee, name="payee"),
    path("schreibtisch/kasse/zusagen/<int:pk>/zahlung/", commitments.payment, name="payment"),
    path("schreibtisch/kasse/rueckforderung/<int:pk>/weg/", commitments.drop_asked, name="drop_demand"),
    path("schreibtisch/kasse/auszug/", statements.statements, name="statements"),
    path("schreibtisch/kasse/auszug/<int:pk>/", statements.statement, name="statement"),
    path("schreibtisch/kasse/eingang/<int:pk>/", statements.assign, name="assign"),
    path("schreibtisch/kasse/eingang/<int:pk>/weg/", statements.dismiss, name="dismiss"),
    path("schreibtisch/kasse/buch/", book.book, name="book"),
    path("schreibtisch/kasse/buch/tabelle.csv", book.sheet, name="sheet"),
]
