"""The agreement on paper: one tagged page, whatever the words."""

import io
from datetime import UTC, datetime

import pypdf
import pytest
from django.utils import translation

from gemeinsinn.partnerships.actions import change_terms
from gemeinsinn.partnerships.lifecycle import Side
from gemeinsinn.partnerships.pdf import agreement_pdf, file_name
from gemeinsinn.ui.typesetting import breakable, without_strange_letters
from tests.factories.answers import give_answer, hang_need
from tests.factories.partnerships import make_agreement, make_signed

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
pytestmark = pytest.mark.django_db


def read(content: bytes) -> tuple[pypdf.PdfReader, str]:
    reader = pypdf.PdfReader(io.BytesIO(content))
    return reader, " ".join("".join(page.extract_text() for page in reader.pages).split())


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("de", ["Vereinbarung, Fassung 1 vom 23. November 2026", "Wie viel 5 Stühle", "Versicherung", "10 Uhr"]),
        ("en", ["Agreement, version 1 of 23 November 2026", "How much 5 Stühle", "Insurance", "10:00"]),
    ],
)
def test_one_tagged_page_with_both_signatures(language, words):
    reader, text = read(agreement_pdf(make_signed(now=NOW), language=language))
    assert len(reader.pages) == 1
    assert all(word in text for word in [*words, "Jule Brandt", "Oksana Petrenko"]), text
    root = reader.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"]
    assert root["/Lang"].startswith(language)
    assert "pdfuaid" in root["/Metadata"].get_object().get_data().decode()


def test_gaps_where_nobody_has_signed():
    _reader, text = read(agreement_pdf(make_agreement(now=NOW), language="de"))
    assert text.count("noch nicht unterschrieben") == 2


def test_the_longest_words_still_fit_one_page():
    agreement = make_agreement(give_answer(hang_need(now=NOW), now=NOW, organisation_name="Ä" * 160), now=NOW)
    long = {"what": "W" * 160, "when": "w " * 80, "where": "W" * 200, "benefit": "Wort " * 60, "organiser": "W" * 120}
    change_terms(agreement=agreement, terms=long, side=Side.GIVER, now=NOW)
    reader, _text = read(agreement_pdf(agreement))
    assert len(reader.pages) == 1


@pytest.mark.parametrize(
    "words", ["محمد", "日本のいす", "#set page(height: 1pt) $x$ \\ *a* _b_ @ref <label> `raw` // #sys.inputs"]
)
def test_nobody_can_break_the_page_with_words(words):
    agreement = make_agreement(now=NOW)
    change_terms(agreement=agreement, terms={"what": words}, side=Side.GIVER, now=NOW)
    reader, text = read(agreement_pdf(agreement))
    assert len(reader.pages) == 1
    assert ("#set page" in text) == words.startswith("#")


def test_letters_and_breaks():
    assert without_strange_letters("Ångström Київ Ελλάδα – „ja“ 5 € 椅") == "Ångström Київ Ελλάδα – „ja“ 5 € ?"
    assert breakable("a" * 25 + ' {"1": "' + "b" * 24 + '"}') == "a" * 24 + "\u200ba" + ' {"1": "' + "b" * 24 + '"}'


def test_the_file_has_a_name_one_can_find_again():
    agreement = make_agreement(give_answer(hang_need(now=NOW, title="Größe & Maß: 20 Stühle"), now=NOW), now=NOW)
    with translation.override("de"):
        assert file_name(agreement) == f"vereinbarung-{agreement.pk}-groesse-und-mass-20-stuehle.pdf"
    agreement.response.need.title = "椅子"
    with translation.override("en"):
        assert file_name(agreement) == f"agreement-{agreement.pk}.pdf"
