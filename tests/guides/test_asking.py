"""Reaching a guide by telephone and in writing, and being forgotten afterwards."""

import uuid
from datetime import timedelta

import pytest
from django.db import IntegrityError

from gemeinsinn.activity.models import OutgoingMail
from gemeinsinn.core.errors import NotAllowed
from gemeinsinn.exchange.models import CallRequest
from gemeinsinn.guides.actions import asking
from gemeinsinn.guides.actions.asking import ask_guide_to_call, forget_messages, mark_answered, write_to_guide
from gemeinsinn.guides.models import Guide, GuideCall, GuideMessage
from gemeinsinn.guides.queries.desk import open_calls, open_messages
from gemeinsinn.guides.queries.teams import unanswered_messages
from gemeinsinn.guides.tasks import forget
from gemeinsinn.people.models import Contact
from tests.factories.organisations import NOW

pytestmark = pytest.mark.django_db


def wish(guide, **overrides):
    fields = {
        "name": "Emre Kaya", "phone": "0345 555 123", "good_times": "vormittags", "message": "Wegen der Heizung.",
        "form_key": uuid.uuid4(), "language": "de", "now": NOW,
    }  # fmt: skip
    return ask_guide_to_call(guide=guide, **fields | overrides)


def letter(guide, **overrides):
    fields = {
        "name": "Emre Kaya", "email": "kaya@example.org", "text": "Ich habe einen Brief bekommen.",
        "form_key": uuid.uuid4(), "language": "de", "now": NOW,
    }  # fmt: skip
    return write_to_guide(guide=guide, **fields | overrides)


def test_a_call_lies_on_both_desks_and_names_the_guide(amira):
    key = uuid.uuid4()
    first = wish(amira, form_key=key)
    assert wish(amira, form_key=key) == first
    call = CallRequest.objects.get()
    assert (call.agency, call.message) == (
        amira.team.agency, "Möchte mit Amira Haddad sprechen.\n\nWegen der Heizung.",
    )  # fmt: skip
    assert list(open_calls(amira)) == [call]
    assert (str(first), GuideCall.objects.count()) == (f"{call.pk} {amira.pk}", 1)


def test_a_letter_is_mailed_to_the_guide_and_stored_once(amira, renate):
    key = uuid.uuid4()
    first = letter(amira, form_key=key)
    assert letter(amira, form_key=key) == first
    mail = OutgoingMail.objects.get(key=f"guide-message-{first.pk}-guide")
    assert (mail.to, mail.subject) == (amira.user.email, "Emre Kaya möchte mit Ihnen sprechen")
    assert "kaya@example.org" in mail.text and "Ich habe einen Brief bekommen." in mail.text
    assert (list(open_messages(amira)), list(unanswered_messages(renate))) == ([first], [first])


def test_a_fault_of_the_database_is_not_taken_for_a_twin(amira, monkeypatch):
    def refuse(**fields):
        raise IntegrityError

    monkeypatch.setattr(asking, "make_contact", refuse)
    with pytest.raises(IntegrityError):
        letter(amira)


def test_a_guide_without_account_gets_no_mail(amira):
    Guide.objects.filter(pk=amira.pk).update(user=None)
    amira.refresh_from_db()
    letter(amira)
    assert not OutgoingMail.objects.filter(key__startswith="guide-message-").exists()


def test_the_guide_or_the_agency_ticks_it_off_once(amira, renate, stranger):
    message = letter(amira)
    with pytest.raises(NotAllowed):
        mark_answered(message=message, by=stranger, now=NOW)
    mark_answered(message=message, by=renate, now=NOW)
    mark_answered(message=message, by=amira.user, now=NOW + timedelta(days=1))
    message.refresh_from_db()
    assert (message.answered_at, list(open_messages(amira))) == (NOW, [])


def test_three_months_after_the_answer_nothing_is_left(amira):
    message, waiting = letter(amira), letter(amira)
    mark_answered(message=message, by=amira.user, now=NOW)
    assert forget_messages(now=NOW + timedelta(days=90)) == 0
    forget(now=NOW + timedelta(days=91))
    message.refresh_from_db()
    waiting.refresh_from_db()
    assert (message.text, message.contact.name, message.contact.email) == ("", "N. N.", "")
    assert (waiting.contact.name, GuideMessage.objects.count(), Contact.objects.filter(name="N. N.").count()) == (
        "Emre Kaya", 2, 1,
    )  # fmt: skip
