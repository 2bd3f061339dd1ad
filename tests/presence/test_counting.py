"""One person counts once: over midnight, signing in, and with a name only if they said so."""

from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.core.cache import cache
from django.db import IntegrityError, transaction
from django.utils import timezone

from gemeinsinn.activity.models import Event
from gemeinsinn.core import duty
from gemeinsinn.core.duty import OnDuty
from gemeinsinn.core.errors import NotAllowed
from gemeinsinn.people.personal_data import collect_all, erase_all, person_of
from gemeinsinn.presence import queries
from gemeinsinn.presence.account import own_name
from gemeinsinn.presence.actions import hide_name, note_visit, show_name
from gemeinsinn.presence.lifecycle import WINDOW, Day, days_of, digest
from gemeinsinn.presence.models import NameShown
from gemeinsinn.presence.queries import Stand, is_named, names_of, stand
from gemeinsinn.presence.registers import memory
from gemeinsinn.presence.wording import count_words
from tests.factories.people import make_account
from tests.presence.traffic import CHROME, PHONE

BERLIN = ZoneInfo("Europe/Berlin")
MIDNIGHT = datetime(2026, 11, 29, tzinfo=BERLIN)


@pytest.fixture
def nobody_on_duty(monkeypatch):
    monkeypatch.setattr(duty, "_providers", [])


def marks(now):
    return memory.REGISTER.marks(now=now.timestamp())


def test_a_day_ends_one_window_after_midnight():
    today, before = days_of(MIDNIGHT + timedelta(seconds=WINDOW - 1))
    assert today == Day("2026-11-29", (MIDNIGHT + timedelta(days=1)).timestamp() + WINDOW)
    assert before == Day("2026-11-28", MIDNIGHT.timestamp() + WINDOW)
    assert days_of(MIDNIGHT + timedelta(seconds=WINDOW)) == (today, None)


def test_a_fingerprint_depends_on_the_salt_and_fits_the_table():
    assert digest(b"a" * 16, "guest", "192.0.2.1", CHROME) != digest(b"b" * 16, "guest", "192.0.2.1", CHROME)
    assert 0 <= digest(b"a" * 16, "x") < 2**63


def test_nobody_is_counted_twice_over_midnight(traits, db):
    user = make_account()
    evening, morning = MIDNIGHT - timedelta(minutes=2), MIDNIGHT + timedelta(minutes=3)
    for now in (evening, morning):
        assert note_visit(traits=traits(CHROME), now=now)
        assert note_visit(traits=traits(PHONE, user=user), now=now)
        assert sorted(marks(now)) == [0, user.pk]
    assert note_visit(traits=traits(CHROME), now=MIDNIGHT + timedelta(seconds=WINDOW + 1))
    assert MIDNIGHT.strftime("2026-11-28").encode() not in memory.REGISTER.salts.tobytes()


def test_the_first_of_a_new_installation_after_midnight_has_no_yesterday(traits):
    assert note_visit(traits=traits(CHROME), now=MIDNIGHT + timedelta(minutes=1))
    assert marks(MIDNIGHT + timedelta(minutes=1)) == [0]


def test_who_signs_in_is_a_member_and_no_guest_any_more_and_on_two_devices_one(traits, db):
    user, now = make_account(), timezone.now()
    note_visit(traits=traits(CHROME), now=now)
    note_visit(traits=traits(CHROME, user=user), now=now)
    note_visit(traits=traits(PHONE, "192.0.2.9", user=user), now=now)
    assert marks(now) == [user.pk]


def test_without_a_register_nobody_is_noted_and_no_number_is_known(traits, monkeypatch, nobody_on_duty):
    monkeypatch.setattr("gemeinsinn.presence.actions.chosen_register", lambda: None)
    monkeypatch.setattr(queries, "chosen_register", lambda: None)
    assert not note_visit(traits=traits(CHROME), now=timezone.now())
    assert stand(now=timezone.now()) == Stand(None, 0, (), ())


def test_what_everybody_sees(traits, db, monkeypatch):
    on_phone = OnDuty("Agentur", "0345 1", time(16))
    monkeypatch.setattr(duty, "_providers", [])
    duty.register(ring := lambda local: [on_phone])
    duty.register(ring)
    user, now = make_account(name="Maren Hartung"), timezone.now()
    show_name(user=user, wording="Ja", by=user, now=now)
    note_visit(traits=traits(CHROME, user=user), now=now)
    for number in range(3):
        note_visit(traits=traits(CHROME, f"192.0.2.{number}"), now=now)
    assert stand(now=now) == Stand(3, 1, ("Maren Hartung",), (on_phone,))
    note_visit(traits=traits(CHROME, "192.0.2.99"), now=now)
    assert stand(now=now).guests == 3  # ten seconds old at most
    cache.clear()
    assert stand(now=now).guests == 4


def test_a_name_is_shown_only_while_there_is_a_yes_of_ones_own(db):
    user, other, nameless, gone = make_account(name="B"), make_account(), make_account(name=""), make_account(name="A")
    now = timezone.now()
    for one in (user, nameless, gone):
        show_name(user=one, wording=f"Mein Name {one.name}", by=one, now=now)
        show_name(user=one, wording="noch einmal", by=one, now=now)
    here = {user.pk, other.pk, nameless.pk, gone.pk}
    assert (names_of(here), names_of({other.pk}), names_of(set())) == (["A", "B"], [], [])
    gone.is_active = False
    gone.save()
    assert names_of(here) == ["B"]
    hide_name(user=user, by=user, now=now)
    hide_name(user=user, by=user, now=now)
    assert names_of(here) == [] and not is_named(user)
    told = Event.objects.filter(subject_type="presence.nameshown", by=user).order_by("pk")
    assert list(told.values_list("verb", flat=True)) == ["name_shown", "name_hidden"]
    show_name(user=user, wording="doch", by=user, now=now)
    assert is_named(user) and NameShown.objects.filter(user=user).count() == 2


def test_nobody_says_yes_for_somebody_else(db):
    user, office = make_account(), make_account(roles=["office"])
    for by in (office, None):
        with pytest.raises(NotAllowed):
            show_name(user=user, wording="x", by=by, now=timezone.now())
        with pytest.raises(NotAllowed):
            hide_name(user=user, by=by, now=timezone.now())


def test_two_open_yes_are_one(db):
    user = make_account()
    NameShown.objects.create(user=user, wording="x")
    with pytest.raises(IntegrityError), transaction.atomic():
        NameShown.objects.create(user=user, wording="x")


def test_the_yes_is_in_the_copy_and_goes_with_its_person(db):
    user, now = make_account(), timezone.now()
    show_name(user=user, wording="Mein Name", by=user, now=now)
    assert collect_all(user)["name in “Who is online?”"] == [
        {"wording": "Mein Name", "given_at": now, "withdrawn_at": None}
    ]
    erase_all(person_of(user), now=now)
    assert not NameShown.objects.exists()


def test_the_choice_in_the_account(client, db):
    user = make_account(name="Maren Hartung")
    client.force_login(user)
    page = client.get("/konto/").content.decode()
    assert "Ja, meinen Namen zeigen" in page
    assert client.post("/konto/online/", {"ja": "1"}).headers["Location"] == "/konto/"
    shown = NameShown.objects.get()
    assert shown.wording == (
        "Solange ich hier bin, steht mein Name „Maren Hartung“ unter „Wer ist online?“, und alle, die das Portal besuchen, "
        "können ihn lesen."
    )
    assert "Meinen Namen nicht mehr zeigen" in client.get("/konto/").content.decode()
    client.post("/konto/online/")
    assert not is_named(user)
    assert own_name(make_account(name="")) is None


def test_numbers_in_words():
    said = [count_words(guests, members) for guests, members in ((None, 0), (0, 0), (2, 1), (3, 0), (1200, 3))]
    assert said == ["", "wenige Gäste", "wenige Gäste, 1 Mitglied", "3 Gäste", "1.200 Gäste, 3 Mitglieder"]


def words(answer):
    return " ".join(answer.content.decode().split())


def test_the_page_and_the_part(client, traits, db, monkeypatch):
    ring = [
        OnDuty("Agentur <Halle>", "0345 1", time(16)),
        *(OnDuty(f"Lotsin {n}", "0345 2", time(17, 30), "/lotsen/", "die Agentur verbindet") for n in range(3)),
    ]
    monkeypatch.setattr(duty, "_providers", [lambda local: ring])
    part = words(client.get("/online/stand/"))
    assert "Gerade hier: wenige Gäste." in part and "Agentur &lt;Halle&gt;" in part and 'href="tel:+493451"' in part
    assert "bis 16 Uhr" in part and "Lotsin 1" in part and "Lotsin 2" not in part and "Alle, die jetzt abheben" in part
    cache.clear()
    now = timezone.now()
    users = [make_account(name=f"Mitglied {number}") for number in range(3)]
    for number in range(12):
        note_visit(traits=traits(CHROME, f"192.0.2.{number}"), now=now)
    for user in users:
        note_visit(traits=traits(PHONE, user=user), now=now)
    show_name(user=users[1], wording="x", by=users[1], now=now)
    page = words(client.get("/online/"))
    assert "12 Gäste, 3 Mitglieder" in page and "Mitglied 1" in page and "Mitglied 2" not in page
    assert "Lotsin 2" in page and "die Agentur verbindet" in page
    assert "12 guests, 3 members" in words(client.get("/en/online/"))
    assert 'data-here="/online/da.gif"' in page and 'data-later="/online/stand/"' in page
    assert '<noscript><img src="/online/da.gif"' in page


def test_without_a_number_the_page_says_why(client, db, monkeypatch, nobody_on_duty):
    monkeypatch.setattr(queries, "chosen_register", lambda: None)
    page, part = words(client.get("/online/")), words(client.get("/online/stand/"))
    assert "Darum steht hier keine Zahl" in page and "Im Augenblick hat niemand Telefonzeit" in page
    assert "Gerade hier" not in part and "Wer ist online?" in part


def test_without_a_salt_nobody_is_counted(traits, monkeypatch):
    monkeypatch.setattr(memory.REGISTER.__class__, "salt", lambda _self, _day, *, now, make: b"")
    assert not note_visit(traits=traits(CHROME), now=MIDNIGHT)
    assert marks(MIDNIGHT) == []
