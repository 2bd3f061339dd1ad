"""Suggestions while typing, and "did you mean"."""

import pytest

from gemeinsinn.matching.engine.documents import Query
from gemeinsinn.matching.engine.spelling import begins_almost, distance
from tests.matching.engine.indexes import make_document, make_index


@pytest.fixture
def index(tmp_path):
    titles = ["Fahrräder für Kinder", "Fahrrad", "Fahrrad reparieren", "Fahrt zum Arzt", "Klavierunterricht"]
    return make_index(tmp_path, [make_document(f"need:{i}", title) for i, title in enumerate(titles)], [])


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("fahr", ["Fahrrad", "Fahrt", "Fahrräder"]),
        ("Fahrräd", ["Fahrrad", "Fahrräder"]),
        ("klav", ["Klavierunterricht"]),
        ("f", []),
        ("xyz", []),
        ("farr", ["Fahrrad", "Fahrt", "Fahrräder"]),
        ("fajrt", ["Fahrt"]),
        ("klvier", ["Klavierunterricht"]),
        ("fxyzrad", []),
        ("fjr", []),
    ],
)
def test_words_that_begin_so(index, typed, words):
    assert index.spelling.complete(typed, 5) == words


def test_words_of_texts_one_may_not_see_are_not_suggested(index):
    assert index.spelling.complete("fahr", 5, lambda word: word.key != "fahrt") == ["Fahrrad", "Fahrräder"]
    # Nothing tells that there is a word one may not see: what is not seen counts as not there.
    assert index.spelling.complete("fahrt", 5, lambda word: word.key != "fahrt") == ["Fahrrad", "Fahrräder"]


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("Fahrad", "Fahrrad"),
        ("Farhrad", "Fahrrad"),
        ("Klavirunterricht", "Klavierunterricht"),
        ("Fahrrad", ""),
        ("Qxyzw", ""),
    ],
)
def test_did_you_mean(index, typed, meant):
    assert index.search(Query(typed)).corrected == meant


def test_a_new_word_is_known_after_commit(index):
    assert index.spelling.complete("ukul", 5) == []
    index.put([make_document("need:9", "Ukulele")])
    index.commit()
    assert index.spelling.complete("ukul", 5) == ["Ukulele"]


@pytest.mark.parametrize(
    ("one", "other", "apart"), [("rad", "rad", 0), ("rad", "rda", 1), ("rad", "ra", 1), ("rad", "hut", 3)]
)
def test_letters_apart(one, other, apart):
    assert distance(one, other, 2) == apart


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("fajrr", True), ("farra", True), ("fahhrr", True), ("fharr", True), ("fahrrad", True), ("faxyr", False), ("farhda", False)],
)  # fmt: skip
def test_one_slip_in_a_beginning(typed, meant):
    assert begins_almost("fahrrad", typed) is meant
