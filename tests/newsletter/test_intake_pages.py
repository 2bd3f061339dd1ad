"""Earlier lists at the desk: handed in, looked at by the worker, taken, reported; and all addresses as a table."""

import io
from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone
from openpyxl import load_workbook

from gemeinsinn.activity.models import Event
from gemeinsinn.core.errors import DomainError, NotAllowed
from gemeinsinn.newsletter.actions.exporting import note_export
from gemeinsinn.newsletter.actions.intakes import claim_turn, drop_intake, end_turn, look_at_intake, take_intake
from gemeinsinn.newsletter.forms import intakes as forms
from gemeinsinn.newsletter.imports import keeping, turning
from gemeinsinn.newsletter.imports.turning import take_turn
from gemeinsinn.newsletter.lifecycle.intakes import FILE_KEPT, Outcome, Way
from gemeinsinn.newsletter.models import Intake, Subscriber
from gemeinsinn.newsletter.queries.subscribers import subscribers_for
from gemeinsinn.newsletter.tasks import forget, take_lists
from tests.factories.newsletters import order, subscribe
from tests.factories.people import make_account

pytestmark = pytest.mark.django_db
DESK = "/schreibtisch/newsletter/listen/"
LIST = "E-Mail;Bestätigt am\n" + "".join(f"p{n}@example.org;3.5.2021\n" for n in range(5)) + "p0@example.org;\n=1+1;\n"
GROUND = {"way": "proved", "source": "Alter Rundbrief", "wording": "Ja, gern.", "days": "30", "language": "de"}
COLUMNS = {"in_address": "0", "in_agreed": "1"}


@pytest.fixture(autouse=True)
def _media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def office(client):
    user = make_account(roles=["office"])
    client.force_login(user)
    return user


def german(answer, status=200):
    assert answer.status_code == status
    return " ".join(answer.content.decode().replace("\xa0", " ").split())


def hand_in(client, text=LIST, name="liste.csv"):
    answer = client.post(DESK, {"file": SimpleUploadedFile(name, text if isinstance(text, bytes) else text.encode())})
    made = Intake.objects.first()
    return made, answer


def test_handed_in_looked_at_taken_and_reported(
    client, office, tmp_path, monkeypatch, django_capture_on_commit_callbacks
):
    monkeypatch.setattr(turning, "BATCH", 3)
    made, answer = hand_in(client)
    here = f"{DESK}{made.pk}/"
    assert (answer.url, made.columns, made.total) == (here, {"address": 0, "agreed": 1}, 7)
    assert b"example" not in next(tmp_path.glob("intakes/*.sealed")).read_bytes()
    assert "Auf welcher Grundlage" in german(client.get(here)) and not take_lists(now=timezone.now())
    assert client.get(f"{here}bericht.csv").status_code == 404
    assert "Nachweis braucht die Worte" in german(client.post(here, GROUND | COLUMNS | {"wording": ""}), 422)
    assert german(client.post(here, GROUND | {"in_address": "9"}), 422)
    client.post(here, GROUND | COLUMNS)
    assert "0 von 7 Zeilen" in german(client.get(here))
    now = timezone.now()
    assert take_turn(now=now, seconds=0)  # some rows, then other work comes first
    assert "3 von 7 Zeilen" in german(client.get(here, headers={"HX-Target": "stand", "HX-Request": "true"}))
    assert take_turn(now=now) and not take_turn(now=now)
    refreshed = client.get(here, headers={"HX-Target": "stand", "HX-Request": "true"})
    assert refreshed["HX-Refresh"] == "true" and not Subscriber.objects.exists()
    page = german(refreshed)
    assert (
        "<b>5</b> <span> kann übernommen werden" in page
        and "<b>1</b> <span> doppelt" in page
        and "<b>1</b> <span> unlesbar" in page
    )
    client.post(f"{here}uebernehmen/")
    assert take_turn(now=now, seconds=0)
    take_turn(now=now)
    assert Subscriber.objects.filter(state="active").count() == 5
    assert "übernommen" in german(client.get(DESK))
    told = b"".join(client.get(f"{here}bericht.csv").streaming_content).decode("utf-8-sig").splitlines()
    assert told[1].startswith("2;p0@example.org;übernommen;") and told[6].startswith("7;p0@example.org;doppelt")
    assert told[7].startswith("8;'=1+1;unlesbar;") and len(told) == 8
    again, _answer = hand_in(client)
    client.post(f"{DESK}{again.pk}/", GROUND | COLUMNS)
    take_turn(now=now)
    assert Intake.objects.get(pk=again.pk).counts == {Outcome.THERE: 5, Outcome.DUPLICATE: 1, Outcome.UNREADABLE: 1}
    with django_capture_on_commit_callbacks(execute=True):
        forget(now=now + FILE_KEPT + timedelta(days=1))
    assert not list(tmp_path.glob("intakes/*.sealed"))
    assert [(one.pk, one.path) for one in Intake.objects.all()] == [(made.pk, "")]  # what was only looked at is gone
    assert client.get(f"{here}bericht.csv").status_code == 404


def test_files_nobody_can_read_and_lists_that_are_too_long(client, office, monkeypatch):
    for content, words in ((b"", "leer"), (b"PK\x03\x04x", "beschädigt"), (b"E-Mail\n", "keine Zeile")):
        assert words in german(hand_in(client, content)[1], 422)
    monkeypatch.setattr(keeping, "MOST_ROWS", 2)
    assert "mehr als 2 Zeilen" in german(hand_in(client)[1], 422)
    monkeypatch.setattr(forms, "MOST_BYTES", 2)
    assert "größer als" in german(hand_in(client)[1], 422)
    assert not Intake.objects.exists()


def test_two_workers_one_list_and_clicks_that_come_too_late(client, office):
    made, _answer = hand_in(client)
    now = timezone.now()
    for act in (
        lambda: look_at_intake(intake=made, fields={}, by=make_account(), now=now),
        lambda: take_intake(intake=made, by=make_account(), now=now),
        lambda: drop_intake(intake=made, by=make_account(), now=now),
    ):
        with pytest.raises(NotAllowed):
            act()
    with pytest.raises(DomainError, match="inzwischen weiter"):
        take_intake(intake=made, by=office, now=now)
    fields = {"way": Way.ASK, "source": "x", "wording": "", "columns": {"address": 0}}
    look_at_intake(intake=made, fields=fields, by=office, now=now)
    assert claim_turn(now=now) == made and claim_turn(now=now) is None
    assert claim_turn(now=now + timedelta(minutes=6)) == made  # the first one died
    with pytest.raises(DomainError, match="inzwischen weiter"):
        drop_intake(intake=made, by=office, now=now)
    made.refresh_from_db()
    end_turn(intake=made, now=now, is_over=True)
    assert client.post(f"{DESK}{made.pk}/verwerfen/").status_code == 302 and not Intake.objects.exists()
    made, _answer = hand_in(client)
    assert client.post(f"{DESK}{made.pk}/anders/").status_code == 404
    Intake.objects.update(path="intakes/weg.sealed")
    look_at_intake(intake=Intake.objects.get(), fields=fields, by=office, now=now)
    take_turn(now=now)
    assert Intake.objects.get().counts == {}  # the file is gone: nothing became of nothing


def test_all_subscribers_as_a_table_for_whom_may_and_noted(client, office):
    subscribe("jule@example.org")
    order("wartet@example.org")
    Subscriber.objects.filter(state="active").update(place="=1+1", role="presse")
    page = "/schreibtisch/newsletter/export/"
    assert "Eine Adresse." in german(client.get(page)) and german(client.post(page, {"purpose": ""}), 422)
    table = b"".join(client.post(page, {"purpose": "Umzug", "art": "csv"}).streaming_content).decode("utf-8-sig")
    head, row = table.splitlines()
    assert head.startswith("E-Mail-Adresse;Stand;") and row.startswith("jule@example.org;kommt;de;")
    assert ";für die Presse;'=1+1;" in row
    book = b"".join(client.post(page, {"purpose": "Umzug", "art": "xlsx"}).streaming_content)
    cells = list(load_workbook(io.BytesIO(book)).active.iter_rows())
    assert (cells[1][0].value, cells[1][6].value, cells[1][6].data_type, len(cells)) == (
        "jule@example.org",
        "=1+1",
        "s",
        2,
    )
    assert [one.data for one in Event.objects.filter(verb="subscribers_exported", by=office)] == [
        {"purpose": "Umzug", "count": 1}
    ] * 2
    with pytest.raises(NotAllowed):
        note_export(purpose="x", by=make_account(), now=timezone.now())
    assert not subscribers_for(make_account()).exists()
