"""The thesaurus: readable, whole, and found whatever the ending."""

import pytest

from gemeinsinn.matching.engine.analyzer import terms
from gemeinsinn.matching.engine.thesaurus import Thesaurus, read_packaged
from gemeinsinn.matching.engine.thesaurus.concepts import COLUMNS, ThesaurusBroken, merged, read


@pytest.fixture(scope="module")
def packaged():
    return Thesaurus(read_packaged())


def found(thesaurus, text, language):
    return [match.concept.label for match in thesaurus.find(terms(text, language), language)]


def test_every_concept_has_words_in_every_language():
    faults = [
        f"{concept.label}: {language}"
        for concept in read_packaged()
        for language in COLUMNS
        if not concept.words.get(language)
    ]
    assert not faults, faults
    assert len(read_packaged()) >= 400


def test_broader_concepts_exist():
    names = {concept.name for concept in read_packaged()}
    assert not {(c.label, name) for c in read_packaged() for name in c.broader if name not in names}


@pytest.mark.parametrize(
    ("language", "text", "label"),
    [
        ("de", "Drahtesel", "Fahrrad"),
        ("de", "Wer kann Fahrräder richten?", "Fahrrad"),
        ("de", "Kinderfahrrad", "Fahrrad"),
        ("en", "bicycles", "Fahrrad"),
        ("ar", "الدراجات", "Fahrrad"),
        ("tr", "bisikletimi", "Fahrrad"),
        ("ru", "велосипеды", "Fahrrad"),
        ("uk", "велосипеди", "Fahrrad"),
        ("pl", "rowerów", "Fahrrad"),
        ("en", "washing machine", "Waschmaschine"),
    ],
)
def test_words_are_found_whatever_their_ending(packaged, language, text, label):
    assert label in found(packaged, text, language)


def test_a_phrase_comes_before_its_words(packaged):
    assert found(packaged, "Erste Hilfe", "de") == ["Erste Hilfe"]


def test_an_unknown_word_is_no_concept(packaged):
    assert found(packaged, "xyzzy", "tr") == [] and not packaged.knows("xyzzy", "en")


def test_lines_are_read_and_same_labels_are_one():
    lines = ["# a remark", "", "Bank, Sitzbank < Möbel | bench", "Bank | seat | مقعد"]
    (concept,) = merged(read(lines))
    assert (concept.name, concept.label, concept.broader) == ("bank", "Bank", ("mobel",))
    assert concept.words["de"] == ("Bank", "Sitzbank") and concept.words["en"] == ("bench", "seat")


@pytest.mark.parametrize("line", ["| nothing", "a|b|c|d|e|f|g|h"])
def test_a_broken_line_is_named(line):
    with pytest.raises(ThesaurusBroken, match=r"nothing|a"):
        list(read([line]))
