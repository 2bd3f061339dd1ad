"""Free text loses people, and nothing else."""

import pytest

from gemeinsinn.matching.sides.boilerplate import parted
from gemeinsinn.matching.sides.scrubbing import without_people


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("Mail an quitte@example.org oder kommen", "Mail an oder kommen"),
        ("Mail: quitte (at) example (punkt) org", "Mail:"),
        ("Telefon 0345 7654321, abends", "Telefon , abends"),
        ("Telefon +49 (0)345 / 76 54 321", "Telefon"),
        ("Ruft an: 0345-765 43 21!", "Ruft an: !"),
        ("Am 04.12.2026 um 15.30 Uhr", "Am 04.12.2026 um 15.30 Uhr"),
        ("06122 Halle, 20 Stühle, 1.500 Euro", "06122 Halle, 20 Stühle, 1.500 Euro"),
        ("Bitte bei Frau Dr. Meier-Lang melden", "Bitte bei melden"),
        ("Es hilft Herr Kurt Schulze, immer montags", "Es hilft , immer montags"),
        ("Mehr auf https://beispiel.example/hof und www.hof.example", "Mehr auf und"),
        ("Xaveria Quittenbaum lädt ein", "lädt ein"),
        ("XAVERIA QUITTENBAUM lädt ein", "lädt ein"),
        ("Die Frauen im Hof suchen Herrenräder", "Die Frauen im Hof suchen Herrenräder"),
    ],
)
def test_people_go_and_the_rest_stays(text, left):
    assert without_people(text, ["Xaveria Quittenbaum", "X", ""]) == left


def test_small_print_is_set_apart():
    text = "Wir reparieren Räder. Sie sind über uns versichert! Fahrtkosten werden erstattet.\nWer schraubt mit?"
    assert parted(text) == (
        "Wir reparieren Räder. Wer schraubt mit?",
        "Sie sind über uns versichert! Fahrtkosten werden erstattet.",
    )


def test_a_text_of_small_print_alone_is_what_it_is_about():
    assert parted("Beratung zur Haftpflicht für Vereine") == ("Beratung zur Haftpflicht für Vereine", "")
    assert parted("") == ("", "")
