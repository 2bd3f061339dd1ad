"""What people write: where it lands, what becomes of it, when it is late, when it is forgotten."""

import uuid
from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import IntegrityError

from gemeinsinn.activity.models import Event, OutgoingMail
from gemeinsinn.contact import actions
from gemeinsinn.contact.account import collect_concerns
from gemeinsinn.contact.lifecycle import Move, State, Topic, can_move, due_on
from gemeinsinn.contact.models import Concern, ConcernLine
from gemeinsinn.contact.queries import concerns_for, counts_for, desks_beside
from gemeinsinn.contact.rules import can_enter_concerns, can_handle_concern
from gemeinsinn.contact.tasks import forget, remind
from gemeinsinn.core.errors import DomainError, NotAllowed
from gemeinsinn.people.models import Contact
from tests.factories.concerns import write_to_us
from tests.factories.organisations import make_agency, make_member, make_office, make_spot
from tests.factories.people import make_account

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
TODAY = NOW.date()
pytestmark = pytest.mark.django_db


@pytest.fixture
def agency():
    return make_agency()


@pytest.fixture
def staff(agency):
    return make_member(agency)


@pytest.fixture
def office():
    return make_office(email="netz@example.org")


def told(concern):
    """The story, oldest first."""
    rows = Event.objects.filter(subject_type="contact.concern", subject_id=concern.pk).order_by("pk")
    return list(rows.values_list("verb", flat=True))


def mails():
    return list(OutgoingMail.objects.order_by("pk").values_list("to", "subject"))


@pytest.mark.parametrize(
    ("day", "topic", "last"),
    [
        (date(2026, 11, 23), Topic.BARRIER, date(2026, 12, 23)),
        (date(2026, 12, 31), Topic.PRIVACY, date(2027, 1, 31)),
        (date(2027, 1, 31), Topic.BARRIER, date(2027, 2, 28)),
        (date(2027, 1, 31), Topic.OTHER, None),
    ],
)
def test_a_barrier_and_a_question_about_data_have_a_month(day, topic, last):
    assert due_on(topic, day) == last


def test_what_may_follow_what():
    assert {state: [move for move in Move if can_move(state, move)] for state in State} == {
        State.OPEN: [Move.ANSWER, Move.CLOSE],
        State.ANSWERED: [Move.ANSWER, Move.CLOSE, Move.REOPEN],
        State.CLOSED: [Move.REOPEN],
    }


@pytest.mark.parametrize(
    ("topic", "place", "lands"),
    [
        (Topic.HELPING, True, "agency"), (Topic.OTHER, False, None), (Topic.PRESS, True, None),
        (Topic.BARRIER, True, None), (Topic.PRIVACY, True, None), (Topic.FUNDING, True, None),
    ],
)  # fmt: skip
def test_it_lands_at_the_right_desk(agency, topic, place, lands):
    concern = write_to_us(topic=topic, place=make_spot() if place else None, now=NOW)
    assert concern.agency == (agency if lands else None)
    assert concern.place == ("Halle-Neustadt" if place else "")


def test_the_writer_gets_a_number_by_mail_and_a_double_click_is_one(monkeypatch):
    key = uuid.uuid4()
    concern = write_to_us(form_key=key, now=NOW)
    assert write_to_us(form_key=key, now=NOW) == concern
    assert mails() == [("jule@example.org", f"Wir haben Ihre Nachricht: {concern.number}")]
    assert concern.number == f"A-2026-{concern.pk:04}" == str(concern)
    write_to_us(email="", phone="0345 1", now=NOW)
    assert (Concern.objects.count(), Contact.objects.count(), len(mails())) == (2, 2, 1)

    def refuse(**_fields):
        raise IntegrityError

    monkeypatch.setattr(Concern.objects, "create", refuse)
    with pytest.raises(IntegrityError):
        write_to_us(now=NOW)


def test_answered_noted_closed_and_opened_again(agency, staff):
    concern = write_to_us(place=make_spot(), topic=Topic.NEED, now=NOW)
    act = {"concern": concern, "by": staff, "now": NOW}
    actions.note_on_concern(text="Ist bekannt", **act)
    actions.answer_concern(text="Ab neun Uhr.", **act)
    assert (concern.state, concern.settled_at) == ("beantwortet", NOW)
    sent = OutgoingMail.objects.latest("pk")
    assert (sent.to, sent.subject) == ("jule@example.org", f"Antwort auf Ihre Nachricht {concern.number}")
    assert "Ab neun Uhr." in sent.text and agency.name in sent.text
    actions.close_concern(**act)
    with pytest.raises(DomainError):
        actions.answer_concern(text="Zu spät", **act)
    actions.reopen_concern(**act)
    assert (concern.state, concern.settled_at) == ("offen", None)
    assert [(line.kind, line.text, str(line)) for line in concern.lines.all()] == [
        ("note", "Ist bekannt", f"note {concern.pk}"), ("answer", "Ab neun Uhr.", f"answer {concern.pk}"),
    ]  # fmt: skip
    assert told(concern) == [
        "concern_written", "concern_noted", "concern_answered", "concern_closed", "concern_reopened",
    ]  # fmt: skip


def test_without_an_address_nothing_is_mailed(office):
    concern = write_to_us(email="", phone="0345 1", now=NOW)
    with pytest.raises(DomainError):
        actions.answer_concern(concern=concern, text="x", by=office, now=NOW)
    assert not ConcernLine.objects.exists()


def test_handed_on_and_of_two_at_once_one_wins(agency, staff, office):
    concern = write_to_us(now=NOW)
    twin = Concern.objects.get(pk=concern.pk)
    assert list(desks_beside(concern)) == [agency]
    actions.hand_on_concern(concern=concern, to=agency, by=office, now=NOW)
    assert list(desks_beside(concern)) == []
    with pytest.raises(DomainError):
        actions.hand_on_concern(concern=twin, to=agency, by=office, now=NOW)
    assert can_handle_concern(staff, concern)
    actions.hand_on_concern(concern=concern, to=None, by=staff, now=NOW)
    assert not can_handle_concern(staff, concern)
    with pytest.raises(NotAllowed):
        actions.close_concern(concern=concern, by=staff, now=NOW)


def test_each_desk_sees_its_own_and_what_is_late_first(staff, office):
    new = write_to_us(topic=Topic.HELPING, place=make_spot(), now=NOW - timedelta(days=60))
    late = write_to_us(topic=Topic.BARRIER, now=NOW - timedelta(days=40))
    done = write_to_us(topic=Topic.PRIVACY, now=NOW - timedelta(days=50))
    actions.close_concern(concern=done, by=office, now=NOW)
    assert list(concerns_for(office, today=TODAY)) == [late, new, done]
    assert list(concerns_for(staff, today=TODAY)) == [new]
    assert counts_for(office, today=TODAY) == {State.OPEN: 2, State.ANSWERED: 0, State.CLOSED: 1}
    assert [can_enter_concerns(one) for one in (staff, office, make_account())] == [True, True, False]


def test_the_office_is_reminded_once_a_week_before_the_last_day(office):
    concern = write_to_us(topic=Topic.BARRIER, email="", phone="0345 1", now=NOW)
    write_to_us(email="", phone="0345 1", now=NOW)
    remind(now=NOW + timedelta(days=22))
    assert mails() == []
    remind(now=NOW + timedelta(days=23))
    remind(now=NOW + timedelta(days=24))
    assert mails() == [("netz@example.org", f"Bitte bis Mi, 23. Dez beantworten: {concern.number}")]
    assert told(concern) == ["concern_written", "concern_reminded"]


def test_half_a_year_after_the_end_the_person_is_forgotten(office):
    concern, waiting = write_to_us(place=make_spot(), now=NOW), write_to_us(now=NOW)
    actions.answer_concern(concern=concern, text="x", by=office, now=NOW)
    forget(now=NOW + timedelta(days=183))
    assert ConcernLine.objects.count() == 1
    forget(now=NOW + timedelta(days=184))
    assert actions.forget_concerns(now=NOW + timedelta(days=184)) == 0
    concern.refresh_from_db()
    waiting.refresh_from_db()
    assert (concern.contact.name, concern.text, concern.place, concern.lines.count()) == ("N. N.", "", "", 0)
    assert waiting.text and waiting.contact.name == "Jule Brandt"
    assert not OutgoingMail.objects.filter(key__startswith=f"concern-{concern.pk}-").exists()


def test_who_wants_it_is_deleted_and_reads_it_before(office):
    user = make_account(email="jule@example.org")
    concern, other = write_to_us(by=user, now=NOW), write_to_us(now=NOW)
    actions.note_on_concern(concern=concern, text="Notiz", by=office, now=NOW)
    [copy] = collect_concerns(user)
    assert (copy["number"], copy["text"], copy["lines"][0]["text"]) == (
        concern.number,
        "Wann ist das Büro offen?",
        "Notiz",
    )
    actions.erase_concern(concern=concern, by=office, now=NOW)
    assert (concern.state, concern.text, concern.contact.name) == ("erledigt", "", "N. N.")
    actions.close_concern(concern=other, by=office, now=NOW)
    actions.erase_concern(concern=other, by=office, now=NOW)
    assert told(other).count("concern_closed") == 1
