"""Words: letters, lemmas, compounds, languages."""

from functools import cache

import pytest

from gemeinsinn.matching.engine.analyzer import LANGUAGES, german, recognise, terms
from gemeinsinn.matching.engine.analyzer.foreign import stem
from gemeinsinn.matching.engine.analyzer.letters import MOST, clean, fold
from gemeinsinn.matching.engine.thesaurus import Thesaurus, read_packaged


@cache
def packaged():
    return Thesaurus(read_packaged())


@pytest.mark.parametrize(
    "spellings",
    [
        ("Mädchen", "Maedchen", "madchen", "MÄDCHEN"),
        ("Straße", "Strasse"),
        (["bisiklet", "tamiri"][1], "TAMİRİ".casefold()),
        ("أثاث", "اثاث"),
        ("łódka", "lodka"),
    ],
)
def test_spellings_of_a_word_are_one_key(spellings):
    assert len({fold(word) for word in spellings}) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Kindern", "Kind"),
        ("kindern", "Kinder"),
        ("gezählt", "Zählung"),
        ("Berater", "Beratung"),
        ("Köchin", "Koch"),
        ("Fahrrädern", "fahrraedern"),
        ("reparieren", "Reparatur"),
        ("Äpfel", "Apfel"),
    ],
)
def test_forms_of_a_word_share_a_stem(one, other):
    assert set(terms(one)[0].stems) & set(terms(other)[0].stems)


@pytest.mark.parametrize(
    ("word", "parts"),
    [
        ("Umzugskartons", {"Karton", "Umzug"}),
        ("Nähmaschine", {"Maschine", "nähen"}),
        ("Schulhof", {"Hof", "Schule"}),
        ("Lesepatin", {"Patin", "lesen"}),
        ("Teeküche", {"Küche", "Tee"}),
        ("vorlesen", {"lesen"}),
        ("Haustieren", {"Tier", "Haus"}),
        ("sortieren", set()),
        ("Garten", set()),
        ("Beratung", set()),
        ("Computer", set()),
        ("Gemeinschaft", set()),
    ],
)
def test_compounds_are_split_where_all_parts_are_words(word, parts):
    found = set(terms(word)[0].parts)
    assert {german.stem(part) for part in parts} <= found if parts else not found


def test_a_long_compound_gives_every_part():
    assert {"hausaufgab", "betreu", "haus"} <= set(terms("Hausaufgabenbetreuung")[0].parts)


def test_stop_words_go_and_units_are_one():
    assert [term.surface for term in terms("Wir suchen für den Saal 20 qm")] == ["suchen", "saal", "20", "quadratmeter"]
    assert terms("qm")[0].lemmas == terms("m²".replace("²", "2"))[0].lemmas == ("quadratmeter",)


def test_general_words_weigh_little():
    weights = {term.surface: term.weight for term in terms("Hilfe Klavier 20")}
    assert weights["klavier"] == 1.0 and weights["hilfe"] < 0.5 and weights["20"] < 0.5


@pytest.mark.parametrize(
    ("language", "one", "other"),
    [
        ("ru", "велосипеда", "велосипед"),
        ("uk", "книгами", "книга"),
        ("pl", "roweru", "rower"),
        ("tr", "bisikletler", "bisiklet"),
        ("ar", "الدراجات", "دراجات"),
        ("en", "repairing", "repairs"),
    ],
)
def test_endings_of_other_languages_come_off(language, one, other):
    assert stem(one, language) == stem(other, language)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Wer hilft mir beim Umzug?", "de"),
        ("fahrrad reparieren", "de"),
        ("Rollstuhl", "de"),
        ("who can help me move house", "en"),
        ("bisiklet tamiri", "tr"),
        ("ev ödevi için yardım", "tr"),
        ("naprawa roweru", "pl"),
        ("kurs niemieckiego", "pl"),
        ("ремонт велосипеда и обуви", "ru"),
        ("допомога з уроками для дітей", "uk"),
        ("مساعدة في الواجبات", "ar"),
        ("", "de"),
        ("🙂", "de"),
        ("123", "de"),
    ],
)
def test_languages_are_recognised(text, language):
    assert recognise(text, packaged().knows) == language
    assert language in LANGUAGES


def test_only_the_beginning_of_an_endless_text_is_looked_at():
    assert len(clean("wort " * 300_000)) == MOST
    assert len(terms("Wort " * 300_000)) == MOST // 5


def test_invisible_characters_change_nothing():
    assert terms("Fahr\u00adrad\u200b")[0].surface == "fahrrad"
