"""Signing up for shifts, and the click that makes it count."""

import uuid
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import IntegrityError, transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from gemeinsinn.activity.actions import record
from gemeinsinn.core.errors import DomainError
from gemeinsinn.core.limits import check_limit
from gemeinsinn.core.models import SecretLink
from gemeinsinn.core.tokens import use_link
from gemeinsinn.exchange.actions.response_moves import move_response
from gemeinsinn.exchange.actions.responses import MOST_A_DAY, is_verified, own_organisation
from gemeinsinn.exchange.lifecycle.responses import Move as ResponseMove
from gemeinsinn.exchange.lifecycle.responses import State as ResponseState
from gemeinsinn.exchange.models import Need, Response
from gemeinsinn.people.actions import confirm_contact, make_contact
from gemeinsinn.people.models import User
from gemeinsinn.volunteering.actions.guardians import needs_guardian, store_guardian
from gemeinsinn.volunteering.actions.line import fill_places
from gemeinsinn.volunteering.actions.mails import mail_confirmation, mail_guardian, mail_volunteer
from gemeinsinn.volunteering.actions.moves import move_sign_up, settle_response
from gemeinsinn.volunteering.actions.places import count_places, lock_shifts, take_places
from gemeinsinn.volunteering.actions.suiting import must_be_open, must_suit
from gemeinsinn.volunteering.lifecycle.plans import DECIDED, Mode
from gemeinsinn.volunteering.lifecycle.signups import CONFIRM_WITHIN, CONSENT_WITHIN, LIVE, Move, State
from gemeinsinn.volunteering.models import Enrolment, Shift, SignUp


@dataclass(frozen=True, slots=True)
class Volunteer:
    """What somebody says about themselves in the one form. `age` in years on the day, only where it matters."""

    name: str
    email: str
    phone: str = ""
    organisation_name: str = ""
    heads: int = 1
    age: int | None = None
    qualified: bool = False
    guardian_name: str = ""
    guardian_email: str = ""
    message: str = ""
    remind_hours: int = 24


@transaction.atomic
def sign_up(
    *,
    need: Need,
    shifts: Iterable[int],
    volunteer: Volunteer,
    form_key: uuid.UUID,
    language: str,
    now: datetime,
    user: User | None = None,
) -> Enrolment:
    """Takes a place in each shift where there is one, and a place in line where there is none.

    A mail asks for one click within 24 hours; a signed-in person with this verified address needs none.
    Raises ShiftClosed, DoesNotSuit, or DomainError for a form sent twice to different needs.
    """
    before = Enrolment.objects.select_related("response").filter(response__form_key=form_key).first()
    if before is not None:
        return same_enrolment(before, need)
    known = user if is_verified(user, volunteer.email) else None
    check_limit("respond", volunteer.email, most=MOST_A_DAY, within=timedelta(days=1), now=now)
    try:
        enrolment = store_enrolment(need, volunteer, form_key, language, known, now)
    except IntegrityError:
        return same_enrolment(Enrolment.objects.select_related("response").get(response__form_key=form_key), need)
    rows = take_or_queue(enrolment, need, shifts, now=now)
    record("signed_up", enrolment.response, by=user, now=now, shifts=len(rows), heads=volunteer.heads)
    if known:
        confirm_enrolment(enrolment=enrolment, now=now)
    else:
        mail_confirmation(enrolment, rows, now=now)
        count_places(need.pk, now=now)
    return enrolment


def same_enrolment(enrolment: Enrolment, need: Need) -> Enrolment:
    """The sign-up already stored under this form's key, if it was for this need."""
    if enrolment.response.need_id != need.pk:
        raise DomainError(_("This form has been sent already. Please open it afresh."))
    return enrolment


def store_enrolment(
    need: Need, told: Volunteer, form_key: uuid.UUID, language: str, known: User | None, now: datetime
) -> Enrolment:
    """Contact, response and enrolment. Raises IntegrityError if this form has been stored."""
    with transaction.atomic():
        contact = make_contact(
            name=told.name, email=told.email, phone=told.phone, language=language, user=known, now=now
        )
        response = Response.objects.create(
            need=need,
            planned=True,
            contact=contact,
            message=told.message,
            organisation_name=told.organisation_name,
            organisation=own_organisation(known, told.organisation_name),
            form_key=form_key,
            created_at=now,
        )
        enrolment = Enrolment.objects.create(
            response=response,
            heads=told.heads,
            age=told.age,
            qualified=told.qualified,
            remind_hours=told.remind_hours,
        )
        if needs_guardian(told.age):
            store_guardian(enrolment, name=told.guardian_name, email=told.guardian_email, language=language, now=now)
    return enrolment


def take_or_queue(enrolment: Enrolment, need: Need, ids: Iterable[int], *, now: datetime) -> list[SignUp]:
    """A sign-up in each of the shifts: with a place, in line, or on the list of those who want to be told."""
    chosen = set(ids)
    locked = lock_shifts(chosen)
    if not chosen or set(locked) != chosen or any(shift.plan_id != need.pk for shift in locked.values()):
        raise DomainError(_("Please choose at least one shift of this page."))
    mode = need.plan.mode
    rows = []
    for shift in locked.values():
        must_be_open(shift, need, now=now)
        must_suit(shift, age=enrolment.age, qualified=enrolment.qualified)
        state = State.INTERESTED if mode == Mode.INTEREST else place_or_line(shift, enrolment.heads)
        rows.append(
            SignUp.objects.create(
                enrolment=enrolment,
                shift=shift,
                heads=enrolment.heads,
                state=state,
                queued_at=in_turn(shift, now),
                changed_at=now,
                lapses_at=now + CONFIRM_WITHIN,
            )
        )
    return rows


def in_turn(shift: Shift, now: datetime) -> datetime:
    """The moment that puts somebody behind all others of a locked shift: of many at once, whoever has it comes next."""
    latest = SignUp.objects.filter(shift=shift).aggregate(latest=Max("queued_at"))["latest"]
    return now if latest is None or latest < now else latest + timedelta(microseconds=1)


def place_or_line(shift: Shift, heads: int) -> State:
    """Places of a locked shift if there are enough. Nobody in line is passed: all for whom there is room are asked."""
    if shift.left < heads:
        return State.WAITING
    take_places(shift, heads)
    return State.HELD


@transaction.atomic
def confirm_by_link(*, enrolment: Enrolment, link: SecretLink, now: datetime) -> None:
    """Uses the link up and confirms, both or neither. Raises NoLongerThere for whoever comes second."""
    use_link(link, now=now)
    confirm_enrolment(enrolment=enrolment, now=now)


@transaction.atomic
def confirm_enrolment(*, enrolment: Enrolment, now: datetime) -> None:
    """The address is real: what is held counts, unless a guardian or the host has still to say yes."""
    sign_ups = list(enrolment.sign_ups.select_related("shift").order_by("shift_id"))
    locked = lock_shifts(one.shift_id for one in sign_ups)
    response = enrolment.response
    move_response(response, ResponseMove.CONFIRM, now=now, confirmed_at=now)
    confirm_contact(contact=response.contact, now=now)
    drop_doubles(enrolment, sign_ups, locked, now=now)
    guardian = getattr(enrolment, "guardian", None)
    if guardian is not None and guardian.given_at is None:
        live = [one for one in sign_ups if one.state in LIVE]
        enrolment.sign_ups.filter(state__in=LIVE).update(lapses_at=now + CONSENT_WITHIN)
        mail_guardian(guardian, live, now=now)
    else:
        make_it_count(enrolment, sign_ups, locked, now=now)
    mail_volunteer(enrolment, "signed_up", "signed-up", sign_ups, now=now, waits_for_guardian=guardian is not None)
    settle_response(enrolment, now=now)
    count_places(need_id_of(enrolment), now=now)


def make_it_count(enrolment: Enrolment, sign_ups: Iterable[SignUp], locked: dict[int, Shift], *, now: datetime) -> None:
    """Nothing is missing any more: held places are confirmed or go to who decides; who waits can be asked."""
    for one in sign_ups:
        shift = locked[one.shift_id]
        if one.state == State.HELD:
            move_sign_up(one, shift, Move.REQUEST if shift.plan.mode in DECIDED else Move.CONFIRM, now=now)
        elif one.state in {State.WAITING, State.INTERESTED}:
            SignUp.objects.filter(pk=one.pk).update(lapses_at=None)
            fill_places(shift, now=now)
            one.refresh_from_db(fields=["state", "lapses_at"])


def drop_doubles(enrolment: Enrolment, sign_ups: Iterable[SignUp], locked: dict[int, Shift], *, now: datetime) -> None:
    """The same address twice in one shift is one person: the later sign-up gives way. A friend counts as a head."""
    others = SignUp.objects.filter(state__in=LIVE).exclude(enrolment=enrolment)
    others = others.exclude(enrolment__response__state=ResponseState.UNCONFIRMED)
    email = enrolment.response.contact.email
    mine = set(
        others.filter(shift__in=list(locked), enrolment__response__contact__email__iexact=email).values_list(
            "shift_id", flat=True
        )
    )
    for one in sign_ups:
        if one.shift_id in mine:
            move_sign_up(one, locked[one.shift_id], Move.CANCEL, now=now)
            fill_places(locked[one.shift_id], now=now)


def need_id_of(enrolment: Enrolment) -> int:
    """The need an enrolment answers."""
    need_id = enrolment.response.need_id
    assert need_id is not None  # only needs have plans
    return need_id
