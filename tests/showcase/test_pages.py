"""Portraits over HTTP: desk, pictures, quote by link, public pages, feed, front page."""

import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone

from gemeinsinn.activity.models import OutgoingMail
from gemeinsinn.fund.actions.deciding import accept_award
from gemeinsinn.people.models import NetworkRole
from gemeinsinn.showcase.models import MonthVote, Portrait, Quote
from gemeinsinn.voting.actions.polls import count_poll, open_poll
from tests.factories.funds import award_grant
from tests.factories.images import picture_bytes
from tests.factories.people import make_account
from tests.factories.polls import vote
from tests.factories.portraits import make_portrait
from tests.factories.projects import make_project
from tests.factories.treasury import make_pot

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def office(client):
    client.force_login(make_account(roles=[NetworkRole.Role.OFFICE]))
    return client


def german(answer):
    return answer.content.decode().replace("\xa0", " ")


def page_of(portrait):
    return reverse("showcase:detail", args=[portrait.pk, portrait.slug])


def test_from_a_grant_to_the_front_page(office, client):
    grant = award_grant()
    accept_award(application=grant, typed_name="Jule Brandt", now=timezone.now())
    assert office.post(reverse("showcase:desk"), {"source": "a0"}).status_code == 422
    made = office.post(reverse("showcase:desk"), {"source": f"a{grant.pk}"})
    portrait = Portrait.objects.get()
    edit = reverse("showcase:edit", args=[portrait.pk])
    assert made.url == edit and "Ein Fest im Hof" in german(office.get(edit))
    told = {
        "title": "Ein Fest",
        "month": timezone.localdate().isoformat(),
        "lead": "Alle da.",
        "text": "Es war schön.",
        "who": "",
        "funder_line": "x",
    }
    assert office.post(edit, told, headers={"X-Autosave": "1"}).status_code == 204
    assert office.post(edit, told | {"title": ""}).status_code == 422
    portrait.refresh_from_db()
    assert "sehen bisher nur" in german(office.get(page_of(portrait)))
    assert "Gespeichert." in german(office.post(reverse("showcase:act", args=[portrait.pk, "zeigen"]), follow=True))
    client.logout()
    assert "Ein Fest" in german(client.get("/")) and "Es war schön." in german(client.get(page_of(portrait)))
    assert client.get(reverse("showcase:detail", args=[portrait.pk, "alt"])).url == page_of(portrait)


def test_pictures_quotes_and_the_prize(office, client):
    portrait, pot = make_portrait(), make_pot()
    edit = reverse("showcase:edit", args=[portrait.pk])
    add = {
        "bild-image": SimpleUploadedFile("hof.png", picture_bytes("PNG")),
        "bild-alt": "Der Hof",
        "bild-rights": "Foto: N. N.",
    }
    assert office.post(reverse("showcase:picture", args=[portrait.pk]), {"bild-alt": "x"}).status_code == 422
    assert office.post(reverse("showcase:picture", args=[portrait.pk]), add).url == edit
    picture = portrait.pictures.get()
    for what, agreed in (("bild-ja", True), ("bild-nein", False)):
        office.post(reverse("showcase:act_on", args=[portrait.pk, what, picture.pk]))
        picture.refresh_from_db()
        assert picture.agreed is agreed
    office.post(reverse("showcase:act_on", args=[portrait.pk, "bild-weg", picture.pk]))
    assert not portrait.pictures.exists()
    assert office.post(reverse("showcase:act", args=[portrait.pk, "gibt-es-nicht"])).status_code == 404
    ask = {"zitat-text": "Endlich!", "zitat-name": "Jule Brandt", "zitat-email": "jule@example.org"}
    office.post(reverse("showcase:quote", args=[portrait.pk]), ask)
    office.post(reverse("showcase:quote", args=[portrait.pk]), ask | {"zitat-text": "Weg damit"})
    link = re.search(r"/m/\S+/", OutgoingMail.objects.filter(key__startswith="quote-").earliest("pk").text)[0]
    assert "Dürfen wir Sie zitieren?" in german(client.get(link))
    assert Quote.objects.filter(agreed_at=None).count() == 2
    client.post(link)
    assert "Endlich!" in german(client.get(page_of(portrait))) and "Weg damit" not in german(
        client.get(page_of(portrait))
    )
    assert client.get(f"{link}x/").status_code == 404
    other = Quote.objects.get(agreed_at=None)
    office.post(reverse("showcase:act_on", args=[portrait.pk, "zitat-weg", other.pk]))
    client.post(link, {"no": "1"})
    assert Quote.objects.count() == 0 and client.get(link).status_code == 404
    prize = {"preis-pot": pot.pk, "preis-amount": "200"}
    assert (
        office.post(reverse("showcase:prize", args=[portrait.pk]), prize | {"preis-amount": "200000"}).status_code
        == 422
    )
    office.post(reverse("showcase:prize", args=[portrait.pk]), prize)
    assert "VDM-" in german(office.get(edit))
    office.post(reverse("showcase:act", args=[portrait.pk, "verbergen"]))
    assert "inzwischen" in german(office.post(reverse("showcase:act", args=[portrait.pk, "verbergen"]), follow=True))


def test_archive_feed_and_share_image(client):
    assert "wird gerade geschrieben" in german(client.get(reverse("showcase:list")))
    portrait = make_portrait()
    assert portrait.title in german(client.get(reverse("showcase:list")))
    assert portrait.lead in client.get(reverse("showcase:feed")).content.decode()
    assert client.get(reverse("showcase:image", args=[portrait.pk])).content.startswith(b"\x89PNG")
    page = german(client.get(page_of(portrait)))
    assert '"@type": "Article"' in page and portrait.project.title not in page.split("<main")[1].split("<h1")[0]
    assert page_of(portrait) in german(
        client.get(reverse("projects:detail", args=[portrait.project_id, portrait.project.slug]))
    )


def test_visitors_choose_and_the_office_goes_on_with_the_winner(office):
    projects = [make_project(title=title) for title in ("Hof", "Beet")]
    today = timezone.localdate().isoformat()
    told = {"title": "Wer?", "month": today, "starts": today, "ends": today}
    votes = reverse("showcase:votes")
    assert office.post(votes, told | {"projects": [projects[0].pk]}).status_code == 422
    assert (
        office.post(votes, told | {"projects": [one.pk for one in projects], "ends": "2026-01-01"}).status_code == 422
    )
    office.post(votes, told | {"projects": [one.pk for one in projects]})
    made = MonthVote.objects.get()
    portray = reverse("showcase:portray", args=[made.pk])
    assert "Noch hat niemand gewonnen" in german(office.post(portray, follow=True))
    open_poll(poll=made.poll, by=None, now=timezone.now())
    assert "Wer?" in german(office.get(reverse("showcase:list")))
    vote(made.poll, "a@example.org", 1)
    count_poll(poll=made.poll, now=timezone.now())
    assert "Gewählt: Hof" in german(office.get(votes)) or "Gewählt: Beet" in german(office.get(votes))
    assert votes in german(office.get(reverse("voting:edit", args=[made.poll_id])))
    assert office.post(portray).url == reverse("showcase:edit", args=[Portrait.objects.get().pk])
