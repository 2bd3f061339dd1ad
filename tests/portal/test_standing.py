"""Press, questions, and films in sign language."""

import json
import re
from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.test import Client
from django.utils import timezone
from wagtail.blocks import StructBlockValidationError
from wagtail.search.backends import get_search_backend

from gemeinsinn.core.documents import BadDocument
from gemeinsinn.portal.actions.writing import add_document, add_page, stored
from gemeinsinn.portal.blocks.standing import NoticeBlock
from gemeinsinn.portal.models import ArticlePage, FrontPage, Picture, PressPage, QuestionsPage, SitePage, StandardPage
from tests.factories.documents import pdf_bytes
from tests.factories.editorial import NOW, list_of, make_article, make_picture, photo

pytestmark = pytest.mark.django_db


def hang(page, code="de", below=None):
    parent = below or list_of(code).get_parent().specific
    page.locale = parent.locale
    return add_page(parent=parent, page=page, by=None, now=NOW)


def make_questions(*groups, **more):
    told = [
        ("group", {"title": title, "questions": [{"question": one, "answer": f"<p>{two}</p>"} for one, two in pairs]})
        for title, pairs in groups
    ]
    return hang(QuestionsPage(title="Fragen", slug="fragen", groups=stored(told)), **more)


def notice(title, day, **more):
    return "notice", {"title": title, "day": day, "words": "", "document": None, "address": "", **more}


def test_newsrooms_find_contacts_notices_by_date_and_pictures_with_their_terms():
    picture = make_picture(title="Der Hof")
    paper = add_document(content=pdf_bytes(), title="Neue Runde, in Kürze", by=None)
    hang(
        PressPage(
            title="Presse",
            slug="presse",
            contacts=stored([("contact", {"name": "Anja Freitag", "function": "Presse", "phone": "", "mail": ""})]),
            notices=stored(
                [
                    notice("Alt", "2026-01-02"),
                    notice("Neu", "2026-11-02", document=paper.pk, address="/engagementfonds/"),
                ]
            ),
            pictures=stored([("picture", {"picture": picture.pk, "terms": "Frei für Berichte"})]),
        )
    )
    page = Client().get("/presse/").content.decode()
    assert re.findall(r"<h3>(?:<a [^>]*>)?(\w+)", page) == ["Neu", "Alt"]
    assert ("Anja Freitag" in page, "Frei für Berichte" in page, '<a href="/engagementfonds/">Neu' in page) == (
        True,
    ) * 3
    answer = Client().get(re.search(r'href="(/dateien/[^"]+)"', page)[1])
    assert (answer.getvalue(), answer["Content-Type"]) == (pdf_bytes(), "application/pdf")
    assert Client().get(re.search(r'href="([^"]+)" download', page)[1]).getvalue()[8:12] == b"WEBP"
    Picture.objects.update(usable_until=timezone.localdate() - timedelta(days=1))
    assert "Frei für Berichte" not in Client().get("/presse/").content.decode()


@pytest.mark.parametrize("address", ["http://unsicher.example/", "javascript:alert(1)", "fonds"])
def test_a_notice_leads_within_the_portal_or_over_tls(address):
    block = NoticeBlock()
    value = {"title": "Neu", "day": date(2026, 11, 2), "words": "", "document": None, "address": address}
    with pytest.raises(StructBlockValidationError):
        block.clean(block.to_python({**value, "day": "2026-11-02"}))
    assert block.clean(block.to_python({**value, "day": "2026-11-02", "address": "/fonds/"}))["title"] == "Neu"


def test_questions_stand_in_groups_and_are_told_to_programs():
    make_questions(
        ("Geld", [("Was kostet das?", 'Nichts, siehe <b>Fonds</b> & <a href="/kontakt/">Kontakt</a>')]),
        ("Zeit", [("Wie lange?", "Eine Stunde")]),
    )
    page = Client().get("/fragen/").content.decode()
    assert re.findall(r"<summary>([^<]+)</summary>", page) == ["Was kostet das?", "Wie lange?"]
    assert re.findall(r"<h2[^>]*>([^<]+)</h2>", page.partition("<main")[2].partition("</main>")[0]) == ["Geld", "Zeit"]
    data = [json.loads(told) for told in re.findall(r'<script type="application/ld\+json">(.*?)</script>', page)]
    (asked,) = [one for one in data if one["@type"] == "FAQPage"]
    assert [one["name"] for one in asked["mainEntity"]] == ["Was kostet das?", "Wie lange?"]
    assert "<b>Fonds</b>" in asked["mainEntity"][0]["acceptedAnswer"]["text"]


def test_a_page_without_questions_tells_programs_nothing():
    make_questions()
    assert "FAQPage" not in Client().get("/fragen/").content.decode()


def test_questions_below_a_page_of_plain_text_are_reached_from_it():
    about = hang(StandardPage(title="Über uns", slug="ueber-uns"))
    make_questions(below=about)
    assert 'href="/ueber-uns/fragen/"' in Client().get("/ueber-uns/").content.decode()


def test_a_film_in_sign_language_is_a_link_that_says_where_it_leads():
    film = "https://www.film.example/1"
    page = hang(StandardPage(title="Über uns", slug="ueber-uns", signed_film=film, signed_length="3 Minuten"))
    shown = Client().get("/ueber-uns/").content.decode()
    assert (f'href="{film}"' in shown, "Dauer: 3 Minuten." in shown, "führt zu film.example" in shown) == (True,) * 3
    assert ("was hier steht" in shown, "<details>" in shown) == (True, False)
    SitePage.objects.filter(pk=page.pk).update(signed_words="Wer wir sind.")
    shown = Client().get("/ueber-uns/").content.decode()
    assert ("was hier steht" in shown, "<details>" in shown, "Wer wir sind." in shown) == (False, True, True)
    assert "film.example" not in Client().get("/").content.decode()
    FrontPage.objects.filter(locale__language_code="de").update(signed_film=film)
    assert film in Client().get("/").content.decode()


def test_a_film_over_an_open_line_is_refused_by_form_and_database():
    page = hang(StandardPage(title="Über uns", slug="ueber-uns"))
    page.signed_film = "http://film.example/1"
    with pytest.raises(ValidationError) as refused:
        page.full_clean()
    assert list(refused.value.message_dict) == ["signed_film"]
    with pytest.raises(IntegrityError), transaction.atomic():
        SitePage.objects.filter(pk=page.pk).update(signed_film="http://film.example/1")


def test_editors_find_pages_by_what_is_written_in_them():
    make_article("Hof", body=[("text", "<p>Quittenmus für alle</p>")])
    make_questions(("Geld", [("Was kostet Quittenmus?", "Nichts")]))
    search = get_search_backend().search
    assert [one.title for one in search("Quittenmus", ArticlePage)] == ["Hof"]
    assert [one.title for one in search("Quittenmus", QuestionsPage)] == ["Fragen"]


def test_only_a_paper_that_was_looked_at_gets_into_the_library():
    list_of()
    paper = add_document(content=pdf_bytes(), title="Ein Blatt", by=None)
    assert (paper.filename, paper.file_size) == ("ein-blatt.pdf", len(pdf_bytes()))
    for content in (b"<script>", photo()):
        with pytest.raises(BadDocument):
            add_document(content=content, title="Ein Blatt", by=None)
