"""The front page: empty, full, fair to partners-only notices, and never dearer with more rows."""

from datetime import timedelta

import pytest
from django.core.files.base import ContentFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from gemeinsinn.exchange.models import Need, Offer
from gemeinsinn.portal.queries.front import LEAD_FROM, ON_BOARD, front_page, lead_need, open_kinds
from gemeinsinn.projects.models import Project, ProjectPicture
from tests.factories.exchange import make_need, make_offer
from tests.factories.images import picture_bytes
from tests.factories.partnerships import make_settled
from tests.factories.projects import make_project

pytestmark = pytest.mark.django_db


def today():
    return timezone.localdate()


def page():
    return front_page(today=today())


def test_an_empty_portal_still_asks_and_explains(client):
    answer = client.get("/")
    assert answer.status_code == 200
    for words in (
        "Was fehlt um die Ecke",
        "Und was fehlt bei Ihnen?",
        "Das Brett ist noch leer",
        "Wir fragen, ob es geklappt hat",
    ):
        assert words in answer.content.decode()


def test_in_english_too(client):
    text = client.get("/en/").content.decode()
    assert '<html lang="en">' in text
    assert "What is missing around the corner, and who has it?" in text


def test_the_lead_is_the_one_nearly_done():
    make_need(title="Fast nichts da", covered=100)
    nearly = make_need(title="Fast geschafft", covered=1900)
    make_need(title="Geschafft", covered=2000)
    make_need(title="Viel später", covered=1990, until=today() + timedelta(days=90))
    make_need(title="Ohne Menge", amount=None)
    make_need(title="Nur für Partner", covered=1990, audience="partners")
    assert lead_need(today()) == nearly


def test_the_lead_shows_its_project_only_once_that_is_public():
    project = make_project(state="submitted")
    picture = ProjectPicture.objects.create(
        project=project, image=ContentFile(picture_bytes("WEBP"), name="hof.webp"), alt="Ein Hof", rights="eigenes Bild"
    )
    make_need(project=project)
    assert page().lead_picture is None
    Project.objects.update(state="published")
    assert page().lead_picture == picture


def test_no_lead_without_a_date_and_an_amount():
    make_need(until=None)
    assert lead_need(today()) is None


def test_the_board_shows_the_newest_without_the_lead():
    needs = [make_need(until=None, published_at=timezone.now() - timedelta(hours=n)) for n in range(ON_BOARD + 3)]
    lead = make_need(published_at=timezone.now() + timedelta(seconds=1))
    make_need(until=None, audience="partners", title="Verdeckt")
    shown = page()
    assert shown.lead_need == lead
    assert [card["title"] for card in shown.board] == [need.title for need in needs[:ON_BOARD]]
    assert [card["href"] for card in shown.board] == [f"/bedarfe/{need.pk}-{need.slug}/" for need in needs[:ON_BOARD]]


def test_kinds_are_counted_with_zeros():
    make_need(kind="zeit")
    make_need(kind="geld", unit="euro")
    make_need(kind="geld", unit="euro", state="done")
    assert [(kind["kind"], kind["count"]) for kind in open_kinds()] == [
        ("zeit", 1),
        ("wissen", 0),
        ("sachen", 0),
        ("raeume", 0),
        ("geld", 1),
    ]


def test_the_rate_is_told_with_what_is_usual_elsewhere(client):
    make_settled()
    text = client.get("/").content.decode()
    assert "Zusagen wurden gehalten" in text
    assert "etwa 70\u00a0% üblich" in text


def queries_of_home(client):
    with CaptureQueriesContext(connection) as seen:
        client.get("/")
    return len(seen)


def test_more_rows_cost_no_more_queries(client):
    for _ in range(LEAD_FROM + 5):
        make_need()
        make_offer()
    many = queries_of_home(client)
    Need.objects.exclude(pk=Need.objects.latest("pk").pk).delete()
    Offer.objects.exclude(pk=Offer.objects.latest("pk").pk).delete()
    assert queries_of_home(client) == many <= 15
