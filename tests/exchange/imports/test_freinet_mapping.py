"""HTML to text, columns to an opportunity, near duplicates."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gemeinsinn.exchange.imports.freinet.cleaning import LONGEST_TITLE, injected_words, plain_text, plain_title
from gemeinsinn.exchange.imports.freinet.mapping import Refused, read_opportunity
from gemeinsinn.exchange.imports.freinet.seen import Seen, key_of
from tests.exchange.imports.samples import PLAIN


def columns(**changes):
    if "number" in changes:
        changes["_angebotsId"] = changes.pop("number")
    return {name.lower(): value for name, value in (PLAIN | changes).items()}


def opportunity(**changes):
    return read_opportunity(columns(**changes))


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("<p>Eins</p><p>Zwei</p>", "Eins\n\nZwei"),
        ("Eins<br />Zwei<br>\n Drei", "Eins\nZwei\nDrei"),
        (
            "<p>Sie bringen mit:</p>\n<ul><li>Zeit</li>\n\t<li>Geduld<br>\n </li></ul><p>Danke</p>",
            "Sie bringen mit:\n– Zeit\n– Geduld\n\nDanke",
        ),
        ("<strong>Fett</strong> und <em>schräg</em>", "Fett und schräg"),
        ("5 &euro; &amp; mehr &lt;b&gt;", "5 € & mehr <b>"),
        ("<script>alert(1)</script>Text<style>p{}</style>", "Text"),
        ("<img src=x onerror=alert(1)>Bild", "Bild"),
        ('<a href="javascript:alert(1)">Verweis</a>', "Verweis"),
        ("<iframe src=//x>drin</iframe>danach", "danach"),
        ("<svg><script>alert(1)</script></svg>danach", "danach"),
        ("<p>offen <b>und <i>verschachtelt", "offen und verschachtelt"),
        ("<!-- geheim -->sichtbar", "sichtbar"),
        ("vorn\u202ehinten\x00\x07", "vornhinten"),
        ("", ""),
        ("<ul><li></li><li>eins</li></ul>", "– eins"),
        ("a < b und c > d", "a < b und c > d"),
        ("<p>Wir freuen uns auf:</p><p>• Zeit</p><p>•\u00a0Geduld</p>", "Wir freuen uns auf:\n– Zeit\n– Geduld"),
        ("Bringen Sie mit:<br>\uf0b7 Zeit<br>- Geduld<br>* Humor", "Bringen Sie mit:\n– Zeit\n– Geduld\n– Humor"),
        ("Mit Rad \uf0e0 Ziel", "Mit Rad Ziel"),
        ("30 - 40 Stunden<br>-5 Grad", "30 - 40 Stunden\n-5 Grad"),
        ("Süßig\u00adkeiten\u200b", "Süßigkeiten"),
        ("<p>&nbsp;Gern</p>", "Gern"),
    ],
)
def test_html_becomes_text(markup, text):
    assert plain_text(markup) == text


@given(st.text(max_size=300))
def test_anything_becomes_tidy_text(markup):
    text = plain_text(markup)
    assert text == text.strip()
    assert "\n\n\n" not in text
    assert not any(sign in text for sign in "\x00\r\u202e")


def test_long_titles_are_cut_between_words_and_kept_whole_in_the_text():
    long = "Wir suchen " + "viele nette Menschen " * 8 + "für den Garten"
    title, whole = plain_title(long)
    assert whole == long
    assert len(title) <= LONGEST_TITLE
    assert title.endswith("…")
    assert long.startswith(title[:-1])
    assert opportunity(angebotsname=long).details.startswith(long + "\n\nDonnerstags")


def test_titles_lose_the_space_before_a_mark():
    assert plain_title("Lesefreund gesucht ! Ab 18 : wer mag ?") == ("Lesefreund gesucht! Ab 18: wer mag?", "")


def test_a_row_read_whole():
    row = opportunity()
    assert (row.source, row.agency_number, row.title, row.details) == (
        "freinet:100", "7", "Vorlesen in der Bücherei", "Donnerstags lesen wir vor.",
    )  # fmt: skip
    assert (row.lat, row.lon, row.postcode, row.town) == (51.4795, 11.923, "06122", "Halle")
    assert row.edited_at == datetime(2018, 2, 15, 14, 13, 5, tzinfo=UTC)
    assert (row.injected, row.problems) == ((), ())


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"number": ""}, "lacks its own number"),
        ({"number": "abc"}, "is not its own number"),
        ({"number": "1; DROP TABLE"}, "is not its own number"),
        ({"number": "٣"}, "is not its own number"),
        ({"agenturid": ""}, "lacks the number of its agency"),
        ({"agenturname": " <b></b> "}, "lacks the name of its agency"),
        ({"angebotsname": ""}, "no title"),
        ({"angebotsname": "<script>x</script>"}, "no title"),
    ],
)
def test_rows_that_cannot_be_read_say_why(changes, reason):
    with pytest.raises(Refused, match=reason):
        opportunity(**changes)


@pytest.mark.parametrize(
    ("changes", "point", "problems"),
    [
        ({"latitude": "53,5", "longitude": "10"}, (53.5, 10.0), ()),
        ({"latitude": "53.5", "longitude": "10.01"}, (53.5, 10.01), ()),
        ({"latitude": "0", "longitude": "0"}, (None, None), ()),
        ({"latitude": "", "longitude": ""}, (None, None), ()),
        ({"latitude": "53,5", "longitude": ""}, (None, None), ("coordinates are not numbers",)),
        ({"latitude": "nan", "longitude": "10"}, (None, None), ("coordinates are not numbers",)),
        ({"latitude": "1e5", "longitude": "10"}, (None, None), ("coordinates are not numbers",)),
        ({"latitude": "10", "longitude": "53,5"}, (None, None), ("coordinates lie outside Germany",)),
        ({"plz": "Barmbek"}, (51.4795, 11.923), ("'Barmbek' is not a postcode",)),
        ({"bearbeitet": "gestern"}, (51.4795, 11.923), ("'gestern' is not a Unix time",)),
        ({"bearbeitet": "99999999999"}, (51.4795, 11.923), ("'99999999999' is not a Unix time",)),
    ],
)
def test_what_is_odd_is_noted_and_refuses_nothing(changes, point, problems):
    row = opportunity(**changes)
    assert (row.lat, row.lon) == point
    assert row.problems == problems


def test_postcodes_that_lost_their_zero_get_it_back():
    assert opportunity(plz="6122").postcode == "06122"


def test_no_time_at_all_is_fine():
    assert opportunity(bearbeitet="", erstellt="").edited_at is None


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Wir spielen Karten und Schach", []),
        ("Beratung bei Glücksspielsucht", []),
        ("Hilfe im Haus. best online casino bonus code", ["bonus code", "online casino"]),
        ("VIAGRA kaufen, Sportwetten ohne Steuer", ["sportwetten", "viagra"]),
        ("Die Slotkarte der Rennbahn", []),
    ],
)
def test_injected_words_are_seen(text, words):
    assert injected_words(text) == words


def test_near_duplicates_name_the_earlier_row():
    long = "<p>" + "Wir treffen uns jede Woche und freuen uns auf neue Gesichter. " * 4 + "</p>"
    seen = Seen()
    assert seen.add(opportunity(number="1", beschreibung=long), 2) == ""
    assert seen.add(opportunity(number="2", angebotsname="Vorlesen in der Bücherei!"), 3).startswith(
        "near duplicate of 1 (line 2): same organ"
    )
    assert seen.add(
        opportunity(number="3", angebotsname="Ganz anders", einrichtungsname="Wer anders", beschreibung=long), 4
    ).startswith("near duplicate of 1 (line 2): same description")
    assert seen.add(opportunity(number="4", einrichtungsname="Noch wer"), 5) == ""
    elsewhere = opportunity(number="5", agenturid="9", einrichtungsname="Musterfluss: Leseverein")
    assert seen.add(elsewhere, 6).startswith("near duplicate of 2 (line 3): same organisation, same title")
    assert (seen.line_of("3"), seen.line_of("9")) == (4, None)
    seen.close()


def test_gendered_spellings_are_one_title():
    assert key_of("Vorleser*innen gesucht!") == key_of("Vorleser/-in, gesucht") == key_of("Vorleser gesucht")
