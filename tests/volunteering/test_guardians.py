"""Under 16 a guardian says yes or no by link."""

import pytest
from django.utils import timezone

from gemeinsinn.activity.models import OutgoingMail
from gemeinsinn.core.errors import DomainError
from gemeinsinn.volunteering.actions.cancelling import cancel_sign_up
from gemeinsinn.volunteering.actions.consenting import give_consent, refuse_consent
from gemeinsinn.volunteering.actions.line import lapse_sign_ups
from gemeinsinn.volunteering.actions.signing import CONSENT_WITHIN
from gemeinsinn.volunteering.lifecycle.signups import State
from gemeinsinn.volunteering.models import GuardianConsent
from tests.factories.volunteering import join, only_sign_up, plan_shift, state_of

pytestmark = pytest.mark.django_db
YOUNG = {"age": 15, "guardian_name": "Katrin Hoffmann", "guardian_email": "katrin@example.org"}


def guardian_of(enrolment) -> GuardianConsent:
    return GuardianConsent.objects.select_related("contact", "enrolment__response__contact").get(pk=enrolment.pk)


def test_the_place_is_kept_until_the_guardian_says_yes():
    shift, now = plan_shift(capacity=1), timezone.now()
    enrolment = join(shift, now=now, **YOUNG)
    one = only_sign_up(enrolment)
    assert (one.state, one.lapses_at) == (State.HELD, now + CONSENT_WITHIN)
    mail = OutgoingMail.objects.get(key__endswith="-guardian")
    assert (mail.to, "innerhalb von sieben Tagen" in mail.text) == ("katrin@example.org", True)

    give_consent(guardian=guardian_of(enrolment), wording="Ich bin einverstanden.", now=now)
    give_consent(guardian=guardian_of(enrolment), wording="Noch einmal.", now=now)
    guardian = guardian_of(enrolment)
    assert (state_of(enrolment), guardian.given_at, guardian.wording) == (
        State.CONFIRMED,
        now,
        "Ich bin einverstanden.",
    )
    assert guardian.contact.confirmed_at == now
    with pytest.raises(DomainError, match="schon Ja gesagt"):
        refuse_consent(guardian=guardian, now=now)


def test_a_no_frees_the_place():
    shift, now = plan_shift(capacity=1), timezone.now()
    enrolment, waiting = join(shift, now=now, **YOUNG), join(shift)
    refuse_consent(guardian=guardian_of(enrolment), now=now)
    refuse_consent(guardian=guardian_of(enrolment), now=now)
    assert (state_of(enrolment), state_of(waiting)) == (State.CANCELLED, State.ASKED)
    with pytest.raises(DomainError, match="Nein gesagt"):
        give_consent(guardian=guardian_of(enrolment), wording="x", now=now)


def test_without_an_answer_it_lapses_and_the_young_person_hears_so():
    shift, now = plan_shift(capacity=1), timezone.now()
    enrolment = join(shift, now=now, **YOUNG)
    assert lapse_sign_ups(now=now + CONSENT_WITHIN) == 1
    assert state_of(enrolment) == State.LAPSED
    assert "deinen Eltern gehört" in OutgoingMail.objects.get(key__contains="-lapsed-").text
    with pytest.raises(DomainError, match="zu spät"):
        give_consent(guardian=guardian_of(enrolment), wording="x", now=now + CONSENT_WITHIN)


def test_in_line_only_with_the_guardians_yes():
    shift, now = plan_shift(capacity=1), timezone.now()
    first, young = join(shift), join(shift, now=now, **YOUNG)
    cancel_sign_up(sign_up=only_sign_up(first), now=now)
    assert state_of(young) == State.WAITING
    give_consent(guardian=guardian_of(young), wording="x", now=now)
    assert state_of(young) == State.ASKED


@pytest.mark.parametrize(
    ("told", "words"),
    [
        ({"guardian_name": ""}, "Name und E-Mail-Adresse"),
        ({"guardian_email": ""}, "Name und E-Mail-Adresse"),
        ({"guardian_email": "Ich@example.org", "email": "ich@example.org"}, "nicht die eigene"),
    ],
)
def test_somebody_else_has_to_be_named(told, words):
    with pytest.raises(DomainError, match=words):
        join(plan_shift(), **YOUNG | told)


def test_who_is_sixteen_needs_nobody():
    enrolment = join(plan_shift(), age=16)
    assert state_of(enrolment) == State.CONFIRMED
    assert not GuardianConsent.objects.exists()
