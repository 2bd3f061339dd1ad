"""Addresses of the desk."""

from django.urls import path

from gemeinsinn.desk.views import (
    acts,
    areas,
    fair,
    fields,
    files,
    learning,
    lists,
    people,
    suggestions,
    today,
    words,
    writing,
)

app_name = "desk"

LISTS = {
    "needs": "bedarfe",
    "offers": "angebote",
    "calls": "anrufe",
    "answers": "rueckmeldungen",
    "agreements": "vereinbarungen",
    "projects": "vorhaben",
    "organisations": "organisationen",
}

urlpatterns = [
    path("schreibtisch/", today.front, name="today"),
    *(path(f"schreibtisch/{word}/", lists.listing, {"page": page}, name=page) for page, word in LISTS.items()),
    path("schreibtisch/menschen/", people.people, name="people"),
    path("schreibtisch/menschen/<int:pk>/", people.person, name="person"),
    path("schreibtisch/menschen/<int:pk>/loeschen/", people.erase, name="erase"),
    path("schreibtisch/viertel/", areas.areas, name="areas"),
    path("schreibtisch/datei/<str:page>/", lists.export, name="export"),
    path("schreibtisch/boerse/", fair.fair, name="fair"),
    path("schreibtisch/gelernt/", learning.learned, name="learned"),
    path("schreibtisch/gelernt/regel/", learning.set_rule, name="asking_rule"),
    path("schreibtisch/gelernt/<int:pk>/zurueck/", learning.unlearn, name="unlearn"),
    path("schreibtisch/woerter/", words.words, name="words"),
    path("schreibtisch/woerter/zurueck/", words.put_back, name="words_back"),
    path("schreibtisch/woerter/<int:pk>/weg/", words.remove, name="words_remove"),
    path("schreibtisch/felder/", fields.fields, name="fields"),
    path("schreibtisch/felder/<int:pk>/umbenennen/", fields.rename, name="fields_rename"),
    path("schreibtisch/felder/<int:pk>/zeigen/", fields.show_or_hide, name="fields_show"),
    path("schreibtisch/mehrere/", acts.bulk, name="bulk"),
    path("schreibtisch/rueckgaengig/", acts.take_back, name="undo"),
    path("schreibtisch/anruf/<int:pk>/ja/", writing.answer, name="answer"),
    path("schreibtisch/vereinbarung/<int:pk>/ergebnis/<str:side>/", writing.outcome, name="outcome"),
    path("schreibtisch/vereinbarung/<int:pk>/unterschreiben/<str:side>/", writing.sign_for, name="sign_for"),
    path("schreibtisch/vereinbarung/<int:pk>/absagen/", writing.cancel, name="cancel"),
    path("schreibtisch/vereinbarung/<int:pk>/blatt.pdf", writing.paper, name="paper"),
    path("schreibtisch/bedarf/<int:pk>/vorschlaege/", suggestions.ideas, name="ideas"),
    path("schreibtisch/bedarf/<int:pk>/vorschlaege/<str:key>/ja/", suggestions.yes, name="idea_yes"),
    path("schreibtisch/bedarf/<int:pk>/vorschlaege/<str:key>/<str:act>/", suggestions.suggest, name="suggest"),
    path("schreibtisch/<str:art>/<int:pk>/", files.file, name="file"),
    path("schreibtisch/<str:art>/<int:pk>/bearbeiten/", writing.edit, name="edit"),
    path("schreibtisch/<str:art>/<int:pk>/<str:key>/", acts.act, name="act"),
]
