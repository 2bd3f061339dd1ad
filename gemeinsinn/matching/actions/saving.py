"""Keeping a search: save, confirm, change, pause, delete. What somebody looks for is theirs: no event tells of it."""

import hmac
import uuid
from datetime import date, datetime
from typing import Any

from django.conf import settings
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from gemeinsinn.activity.forgetting import drop_mails
from gemeinsinn.activity.outbox import queue_mail
from gemeinsinn.core.errors import DomainError, TooMuch
from gemeinsinn.core.models import SecretLink
from gemeinsinn.core.tokens import revoke_links, use_link
from gemeinsinn.matching.actions.wishing import follow_place, let_agency_ask
from gemeinsinn.matching.lifecycle.saved import (
    CONFIRM_WITHIN,
    MOST_A_PERSON,
    MOVES,
    PAUSED_KEPT,
    Move,
    State,
    next_turn,
)
from gemeinsinn.matching.models import SavedSearch
from gemeinsinn.matching.queries.requests import SearchRequest
from gemeinsinn.matching.queries.saved import fields_of
from gemeinsinn.matching.wording.asked import asked_words
from gemeinsinn.people.actions import make_contact
from gemeinsinn.people.models import Contact, User
from gemeinsinn.people.personal import personal_address
from gemeinsinn.people.personal_data import Person

PURPOSE = "search"
CHANGEABLE = frozenset(
    {"rhythm", "words", "sides", "kinds", "spoken", "accessible", "place", "lat", "lon", "km", "until"}
)


def person_of(email: str) -> str:
    """The same for the same address, and nothing else can be read from it."""
    told = f"saved-searches:{email.strip().lower()}".encode()
    return hmac.new(settings.SECRET_KEY.encode(), told, "sha256").hexdigest()


def save_search(
    *,
    request: SearchRequest,
    rhythm: str,
    email: str,
    language: str,
    form_key: uuid.UUID,
    now: datetime,
    user: User | None = None,
    name: str = "",
    phone: str = "",
    may_ask: bool = False,
) -> SavedSearch:
    """Keeps a question. The address must answer first, unless it is that of the account. The same form is one search.

    With `may_ask` the agency of the place may call or write about what fits, once the address has answered.
    """
    try:
        with transaction.atomic():
            search = SavedSearch.objects.create(
                contact=make_contact(name=name, email=email, phone=phone, language=language, user=user, now=now),
                rhythm=rhythm,
                form_key=form_key,
                created_at=now,
                **fields_of(request),
            )
            if may_ask:
                let_agency_ask(search=search, now=now)
            if search.contact.confirmed_at is None:
                _ask_to_confirm(search, now=now)
            else:
                _begin(search, now=now)
            return search
    except IntegrityError:
        twin = SavedSearch.objects.filter(form_key=form_key).first()
        if twin is None:
            raise
        return twin


def _ask_to_confirm(search: SavedSearch, *, now: datetime) -> None:
    contact = search.contact
    link = personal_address(
        purpose=f"{PURPOSE}-confirm",
        subject_id=search.pk,
        now=now,
        lasts=CONFIRM_WITHIN,
        language=contact.language,
        single_use=True,
    )
    queue_mail(
        key=f"search-{search.pk}-confirm",
        to=contact.email,
        template="matching/mail/search_confirm.txt",
        context={"asked": asked_words(search, contact.language), "link": link},
        language=contact.language,
        now=now,
    )


@transaction.atomic
def confirm_search(*, search: SavedSearch, link: SecretLink, now: datetime) -> None:
    """The address answered: the link is used up and the search begins. Raises TooMuch if the person has all numbers."""
    use_link(link, now=now)
    Contact.objects.filter(pk=search.contact_id, confirmed_at=None).update(confirmed_at=now)
    owner = User.objects.filter(email__iexact=search.contact.email, is_active=True).first()
    if owner is not None:
        Contact.objects.filter(pk=search.contact_id, user=None).update(user=owner)
    search.contact.refresh_from_db()
    _begin(search, now=now)


def _begin(search: SavedSearch, *, now: datetime) -> None:
    """Takes a number of the person and looks at what comes from now on."""
    person = person_of(search.contact.email)
    before, after = MOVES[Move.CONFIRM]
    while (number := free_number(person)) is not None:
        try:
            with transaction.atomic():
                SavedSearch.objects.filter(pk=search.pk, state=before).update(
                    state=after, person=person, number=number, confirmed_at=now, looked_at=now, changed_at=now,
                    due_at=next_turn(search.rhythm, timezone.localtime(now)),
                )  # fmt: skip
        except IntegrityError:
            continue  # somebody else took it at this moment
        search.refresh_from_db()
        return
    raise TooMuch(
        _("You keep %(n)d searches already. Please delete one you do not need any more.") % {"n": MOST_A_PERSON}
    )


def free_number(person: str) -> int | None:
    """The lowest number this person has not given away yet; None if all are."""
    taken = set(SavedSearch.objects.filter(person=person, number__isnull=False).values_list("number", flat=True))
    return next((number for number in range(1, MOST_A_PERSON + 1) if number not in taken), None)


@transaction.atomic
def change_search(*, search: SavedSearch, fields: dict[str, Any], now: datetime) -> None:
    """Other words, another place, another rhythm. Raises ValueError for a field nobody may change."""
    if not set(fields) <= CHANGEABLE:
        raise ValueError(f"not changeable: {sorted(set(fields) - CHANGEABLE)}")
    for name, value in fields.items():
        setattr(search, name, value)
    if search.state == State.ACTIVE:
        search.due_at = next_turn(search.rhythm, timezone.localtime(now))
    search.save(update_fields=[*fields, "due_at", "changed_at"])
    follow_place(search=search, now=now)


def pause_search(*, search: SavedSearch, now: datetime) -> None:
    """No more mails; a second time changes nothing."""
    _move(search, Move.PAUSE, changed_at=now, due_at=None)


def resume_search(*, search: SavedSearch, now: datetime) -> None:
    """Mails again, about what comes from now on."""
    _move(search, Move.RESUME, changed_at=now, looked_at=now, due_at=next_turn(search.rhythm, timezone.localtime(now)))


def _move(search: SavedSearch, move: Move, **fields: datetime | None) -> None:
    before, after = MOVES[move]
    moved = SavedSearch.objects.filter(pk=search.pk, state=before).update(state=after, **fields)
    search.refresh_from_db()
    if not moved and search.state != after:
        raise DomainError(_("This search has not been confirmed yet."))


@transaction.atomic
def delete_search(*, search: SavedSearch, now: datetime) -> None:
    """It goes with its contact, its links and whatever mail still waits."""
    _delete([search.pk])


def _delete(ids: list[int]) -> None:
    for pk in ids:
        revoke_links(purpose=PURPOSE, subject_id=pk)
        revoke_links(purpose=f"{PURPOSE}-confirm", subject_id=pk)
        drop_mails(about=f"search-{pk}-")
    contacts = list(SavedSearch.objects.filter(pk__in=ids).values_list("contact", flat=True))
    Contact.objects.filter(pk__in=contacts).delete()


@transaction.atomic
def forget_searches(*, now: datetime) -> int:
    """Deletes what was never confirmed, what is over and what has been silent for half a year; returns how many."""
    today: date = timezone.localdate(now)
    waiting = SavedSearch.objects.filter(state=State.WAITING, created_at__lt=now - CONFIRM_WITHIN)
    silent = SavedSearch.objects.filter(state=State.PAUSED, changed_at__lt=now - PAUSED_KEPT)
    over = SavedSearch.objects.filter(until__lt=today)
    ids = list((waiting | silent | over).values_list("pk", flat=True))
    _delete(ids)
    return len(ids)


@transaction.atomic
def erase_searches(person: Person, *, now: datetime) -> None:
    """Whoever leaves takes their searches along."""
    _delete(list(SavedSearch.objects.filter(contact__in=person.contacts).values_list("pk", flat=True)))
