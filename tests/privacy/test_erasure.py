"""A string in every field that can name a person: all of it in her copy, none of it anywhere after she has left."""

import json
from datetime import timedelta
from pathlib import Path

import pytest
from django.apps import apps
from django.contrib.sessions.models import Session
from django.core.management import call_command
from django.core.serializers.json import DjangoJSONEncoder
from django.db import connection, models, transaction
from django.utils import timezone

from gemeinsinn.activity.models import Event, OutgoingMail
from gemeinsinn.activity.outbox import deliver_due_mails
from gemeinsinn.core.models import SecretLink
from gemeinsinn.exchange.models import CallRequest, Need, Response
from gemeinsinn.matching import tasks as search_tasks
from gemeinsinn.matching.shelf.keepers import chosen_shelf
from gemeinsinn.partnerships.models import Thanks
from gemeinsinn.people.actions.leaving import close_account
from gemeinsinn.people.personal_data import collect_all
from tests.privacy.fields import OWN, PASSING, classified, word_fields
from tests.privacy.scene import EMAIL, NAME, PHONE, Scene

FIXED = {  # what must stay as it is to be found at all, or cannot hold words of ours
    ("people.user", "email"), ("people.user", "name"), ("people.user", "phone"),
    ("people.contact", "email"), ("people.contact", "name"), ("people.contact", "phone"),
    ("organisations.invitation", "email"), ("people.addresscode", "email"), ("account.emailaddress", "email"),
    ("delivery.row", "address"), ("delivery.bounce", "address"), ("activity.outgoingmail", "to"), ("activity.outgoingmail", "attachment"),
    ("partnerships.signature", "typed_name"), ("sessions.session", "session_data"), ("mfa.authenticator", "data"),
    ("treasury.payee", "iban_sealed"), ("treasury.payee", "iban_country"), ("treasury.payee", "iban_tail"),
    ("newsletter.subscriber", "address"), ("usersessions.usersession", "ip"), ("guides.guide", "photo"),
    ("wagtailusers.userprofile", "avatar"),
}  # fmt: skip


def test_every_field_that_can_hold_words_is_classified():
    assert set(classified()) == word_fields()


def seed(scene):
    """Writes a mark of its own into every field of hers; returns them by class."""
    marks = {OWN: {NAME, EMAIL, PHONE}, PASSING: set()}
    hers = scene.hers()
    for number, ((label, name), kind) in enumerate(sorted(classified().items())):
        if kind not in marks or (label, name) in FIXED:
            continue
        assert hers[label].exists(), f"the scene has no {label}"
        mark = f"quitte{number:03}"
        field = apps.get_model(label)._meta.get_field(name)
        value = [{"field": "title", "before": mark, "after": mark}] if isinstance(field, models.JSONField) else mark
        hers[label].update(**{name: value})
        marks[kind].add(mark)
    return marks


def everything():
    """Every value of every table, read past the models, and what sessions hold."""
    said = []
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")
            names = [column[0] for column in cursor.description]
            for row in cursor.fetchall():
                said += [f"{table}.{name}: {readable(value)}" for name, value in zip(names, row, strict=True)]
    return "\n".join(said + [str(session.get_decoded()) for session in Session.objects.all()])


def readable(value):
    """Bytes as text, and on one line."""
    text = bytes(value).decode("utf-8", "replace") if isinstance(value, (bytes, memoryview)) else str(value)
    return " ".join(text.split())


def traces(text, marks):
    """The lines of a text in which one of her words still stands."""
    words = {word.casefold() for word in marks[OWN] | marks[PASSING] | {"quittenbaum"}}
    return [line for line in text.splitlines() if any(word in line.casefold() for word in words)]


def files(folder):
    return "\n".join(
        path.read_bytes().decode("utf-8", "replace") for path in sorted(Path(folder).rglob("*")) if path.is_file()
    )


def words_in_files():
    """Every word that the files of the search hold."""
    shelf = chosen_shelf()
    words = shelf.keeper.open(shelf.mark().name, anew=False)
    return "\n".join(token for token, _count in words.vocabulary("", 100_000))


@pytest.fixture
def scene(either_database, settings, mail_folder, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "media"
    settings.SEARCH_FOLDER = tmp_path / "index"
    return Scene(timezone.now() - timedelta(minutes=2))


def test_nothing_is_left(scene, settings, mail_folder, tmp_path, caplog):
    marks = seed(scene)
    copy = json.dumps(collect_all(scene.user), cls=DjangoJSONEncoder, ensure_ascii=False)
    assert not {mark for mark in marks[OWN] if mark not in copy}
    assert NAME in files(settings.MEDIA_ROOT) and EMAIL in files(mail_folder)
    old = tmp_path / "old.tar.gz"
    call_command("backup", str(old), verbosity=0)
    caplog.set_level("DEBUG", logger="gemeinsinn")
    search_tasks.follow(now=timezone.now())
    assert any(mark in words_in_files() for mark in marks[OWN])

    close_account(user=scene.user, now=timezone.now())
    settings.EMAIL_FILE_PATH = str(tmp_path / "others")  # what others are told is theirs, and not kept here
    deliver_due_mails(now=timezone.now())

    assert traces(everything(), marks) == []
    assert traces(files(mail_folder), marks) == []
    assert "quittenbaum" not in files(tmp_path / "others").casefold()
    assert traces(files(settings.MEDIA_ROOT), marks) == []
    assert traces(" ".join(str(vars(record)) for record in caplog.records), marks) == []
    search_tasks.follow(now=timezone.now())
    search_tasks.follow(now=timezone.now() + timedelta(minutes=11))
    assert traces(words_in_files() + everything(), marks) == []
    new = tmp_path / "new.tar.gz"
    call_command("backup", str(new), verbosity=0)
    call_command("restore", str(old), force=True)
    assert traces(everything(), marks) != []  # the control: the old backup does hold her
    call_command("restore", str(new), force=True)
    assert traces(everything() + files(settings.MEDIA_ROOT), marks) == []


def test_what_happened_stays_and_the_others_are_told(scene):
    with transaction.atomic():
        close_account(user=scene.user, now=timezone.now())
    for row in (scene.need, scene.offer, scene.waiting, scene.offered, scene.kept, scene.ahead):
        row.refresh_from_db()
    assert (scene.need.state, scene.offer.state) == ("withdrawn", "withdrawn")
    assert (scene.waiting.state, scene.offered.state) == ("declined", "withdrawn")
    assert (scene.kept.state, scene.ahead.state) == ("settled", "cancelled")
    assert list(CallRequest.objects.values_list("state", flat=True)) == ["done"]
    assert not Thanks.objects.exists()
    told = set(OutgoingMail.objects.filter(state="queued").values_list("to", flat=True))
    assert "jule@example.org" in told and EMAIL not in told
    terms = scene.kept.versions.get().terms
    assert (terms["what"], terms["giver"]["name"]) == ("Stühle für N. N.", "N. N.")
    assert not SecretLink.objects.filter(purpose="need", subject_id=scene.need.pk).exists()
    assert Need.objects.filter(pk=scene.need.pk, title="N. N.", lat=None, lon=None).exists()
    assert Response.objects.filter(contact__name="N. N.").exists()
    assert NAME not in str(list(Event.objects.values_list("data", flat=True)))
