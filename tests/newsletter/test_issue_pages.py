"""Issues over HTTP: written by one, approved by another, sent, read in the archive and as a feed."""

import pytest
from django.utils import timezone

from gemeinsinn.delivery.models import Row
from gemeinsinn.newsletter.actions.sending import send_due_issues
from gemeinsinn.newsletter.models import Block, Issue
from tests.factories.newsletters import approved_issue, make_issue, subscribe
from tests.factories.people import make_account
from tests.factories.places import make_municipality
from tests.factories.projects import make_project

pytestmark = pytest.mark.django_db
DESK = "/schreibtisch/newsletter/ausgaben/"


def german(answer):
    return answer.content.decode().replace("\xa0", " ")


@pytest.fixture
def office(client):
    user = make_account(roles=["office"])
    client.force_login(user)
    return user


def test_written_by_one_and_approved_by_another(client, office):
    subscribe()
    project = make_project()
    assert client.post(DESK, {"subject": ""}).status_code == 422
    page = client.post(DESK, {"subject": "Neues aus dem Hof", "language": "de"}, follow=True)
    issue = Issue.objects.get()
    here = f"{DESK}{issue.pk}/"
    assert "Ein Baustein ist leer" in german(page) and "Eine Person bekommt sie" in german(page)
    assert "fehlt; sonst zeigen Mailprogramme" in german(page) and "Einreichen" not in german(page)
    client.post(f"{here}sammeln/", {"cards": [f"project-{project.pk}"]})
    client.post(f"{here}sammeln/", {})
    assert client.post(f"{here}sammeln/", {"cards": ["anders"]}).status_code == 404
    first, _near, card, own = issue.blocks.all()
    assert card.heading == project.title
    assert client.get(f"{here}teil/{first.pk}/").status_code == 200
    assert client.post(f"{here}teil/{first.pk}/", {"heading": "x" * 200}).status_code == 422
    client.post(f"{here}teil/{first.pk}/", {"heading": "Der Hof", "text": "Er ist fertig."})
    client.post(f"{here}teil/{card.pk}/", {"up": "1"})
    client.post(f"{here}teil/{own.pk}/", {"drop": "1"})
    assert [one.heading for one in issue.blocks.all()] == ["Der Hof", project.title, ""]
    told = {
        "subject": "Neues aus dem Hof",
        "preheader": "Zwölf Tische, ein Hof, alle da, und was noch fehlt.",
        "language": "de",
    }
    assert client.post(here, told | {"place": "Nirgendwo"}).status_code == 422
    assert "Niemand" not in german(client.post(f"{here}wer/", told))
    assert "0 Personen" in german(client.post(f"{here}wer/", told | {"role": "presse"}))
    assert "0 Personen" in german(client.post(f"{here}wer/", told | {"acts": ["bedarfe"], "months": "3"}))
    assert "Eine Person" in german(client.post(f"{here}wer/", told | {"place": "Nirgendwo"}))  # as it was
    client.post(here, told | {"day": "2099-01-05", "hour": "9"})
    issue.refresh_from_db()
    assert (timezone.localtime(issue.send_at).hour, issue.preheader) == (9, told["preheader"])
    client.post(here, told)
    client.post(f"{here}einreichen/")
    client.post(f"{here}zurueck/")
    make_account(roles=["office"])
    assert "Eingereicht" in german(client.post(f"{here}einreichen/", follow=True))
    assert "Sie haben sie zuletzt" in german(client.get(here))
    assert client.post(f"{here}freigeben/").status_code == 403
    assert "inzwischen geändert" in german(client.post(f"{here}einreichen/", follow=True))
    other = make_account(roles=["office"])
    client.force_login(other)
    assert "Freigegeben" in german(client.post(f"{here}freigeben/", follow=True))
    send_due_issues(now=timezone.now())
    assert "verschickt" in german(client.get(DESK)) and Row.objects.count() == 1
    assert "Eine Person bekommt sie" in german(client.get(here))


def test_as_a_reader_sees_it_and_a_test_mail(client, office):
    make_municipality(name="Stendal", lat=52.6, lon=11.86)
    issue = make_issue()
    here = f"{DESK}{issue.pk}/"
    drawn = client.get(f"{here}vorschau/?ort=Stendal")
    assert "Er ist fertig." in german(drawn) and "sandbox" in drawn["Content-Security-Policy"]
    plain = client.get(f"{here}vorschau/?als=text")
    assert plain["Content-Type"].startswith("text/plain") and "Der Hof\n-------" in german(plain)
    assert office.email in german(client.post(f"{here}probe/", follow=True))
    assert Row.objects.get().address == office.email
    assert client.post(f"{here}gibt-es-nicht/").status_code == 404
    client.post(f"{here}verwerfen/")
    assert not Issue.objects.exists() and client.get(here).status_code == 404


def test_the_archive_and_its_feed(client):
    subscribe()
    issue = approved_issue()
    Block.objects.filter(issue=issue, part="text").update(
        href="https://x.example/", label="Weiter", picture="https://x.example/b.png", alt="Ein Bild"
    )
    page = f"/newsletter/{issue.pk}-{issue.slug}/"
    assert client.get(page).status_code == 404  # it has not gone out
    assert "noch geschrieben" in german(client.get("/newsletter/archiv/"))
    send_due_issues(now=timezone.now())
    assert issue.subject in german(client.get("/newsletter/archiv/"))
    shown = german(client.get(page))
    assert "Er ist fertig." in shown and "In Ihrer Nähe gebraucht" not in shown and 'alt="Ein Bild"' in shown
    assert client.get(f"/newsletter/{issue.pk}-anders/").status_code == 301
    assert client.get(f"/en{page}").status_code == 200
    feed = german(client.get("/newsletter/feed.xml"))
    assert page in feed and issue.preheader in feed
