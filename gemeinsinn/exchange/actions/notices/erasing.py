"""A person leaves: their needs and offers come down, and their words go with them."""

from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.db.models import Q
from django.utils import translation
from django.utils.translation import gettext as _

from gemeinsinn.activity.forgetting import drop_mails
from gemeinsinn.core.tokens import revoke_links
from gemeinsinn.exchange.actions.notices.keeping import finish_notice, withdraw_notice
from gemeinsinn.exchange.actions.notices.moves import noun
from gemeinsinn.exchange.actions.notices.writing import forget_notice
from gemeinsinn.exchange.actions.response_moves import move_response
from gemeinsinn.exchange.actions.responses import decline_response
from gemeinsinn.exchange.lifecycle.notices import Move, State, can_move
from gemeinsinn.exchange.lifecycle.responses import PROMISED
from gemeinsinn.exchange.lifecycle.responses import Move as ResponseMove
from gemeinsinn.exchange.lifecycle.responses import State as ResponseState
from gemeinsinn.exchange.models import Decision, Need, NoticeCheck, Offer
from gemeinsinn.organisations.rules import others_work_for
from gemeinsinn.people.actions.leaving import anonymise_contacts
from gemeinsinn.people.models import Contact
from gemeinsinn.people.personal_data import NOBODY, Person, person_behind

WITHDRAWN_KEPT = timedelta(days=30)
UNSENT = frozenset({State.DRAFT, State.UNCONFIRMED})
WORDS = ("title", "details", "spot", "when_words", "unit_words", "access_words", "organisation_name")
OWN_WORDS = {Need: (*WORDS, "benefit"), Offer: (*WORDS, "conditions", "benefit_hoped")}


@transaction.atomic
def erase_notices(person: Person, *, now: datetime) -> None:
    """Takes a person out of everything they needed or offered."""
    for model in (Need, Offer):
        for notice in model._default_manager.filter(contact__in=person.contacts).select_related("contact"):
            erase_notice(notice, person, now=now)


def erase_notice(notice: Need | Offer, person: Person, *, now: datetime) -> None:
    """Unsent: gone. An organisation's: only the person goes. Else it comes down, and what nobody shared is emptied."""
    drop_mails(about=f"{noun(notice)}-{notice.pk}-")
    for purpose in ("", "-confirm", "-draft"):
        revoke_links(purpose=f"{noun(notice)}{purpose}", subject_id=notice.pk)
    if notice.state in UNSENT:
        forget_notice(notice)
        return
    checks = NoticeCheck.objects.filter(**{noun(notice): notice})
    checks.update(note="", changes=[])
    Decision.objects.filter(**{f"response__{noun(notice)}": notice}).update(note="")
    if others_work_for(notice.organisation, person.user_id):
        write_words(notice, {name: person.without(getattr(notice, name)) for name in OWN_WORDS[type(notice)]})
        return
    is_shared = take_down(notice, now=now)
    words: dict[str, Any] = {
        name: person.without(getattr(notice, name)) if is_shared else "" for name in OWN_WORDS[type(notice)]
    }
    if not is_shared:
        words |= {"title": NOBODY, "postcode": "", "lat": None, "lon": None}
    write_words(notice, {**words, "details": ""})


def forget_withdrawn(*, now: datetime) -> int:
    """A month after the last word to it, a withdrawn notice nobody promised anything for is emptied; returns how many."""
    count = 0
    for model in (Need, Offer):
        old = model._default_manager.filter(state=State.WITHDRAWN, changed_at__lt=now - WITHDRAWN_KEPT)
        old = old.exclude(contact=None).exclude(contact__name=NOBODY).exclude(responses__state__in=PROMISED)
        for notice in old:
            with transaction.atomic():
                contact = Contact.objects.get(pk=notice.contact_id or 0)
                person = person_behind(contact)
                anonymise_contacts(contacts=Q(pk=contact.pk))
                erase_notice(notice, person, now=now)
            count += 1
    return count


def take_down(notice: Need | Offer, *, now: datetime) -> bool:
    """Says no to who still waits; then it is settled if something was promised, else withdrawn. True if it stays seen."""
    for response in notice.responses.exclude(state__in=PROMISED).select_related("contact"):
        drop_mails(about=f"response-{response.pk}-")  # they quote the notice
        if response.state == ResponseState.OFFERED:
            with translation.override(response.contact.language):
                note = _("This has been taken down by whoever wrote it. That has nothing to do with you.")
            decline_response(response=response, by=None, now=now, note=note)
        elif response.state == ResponseState.UNCONFIRMED:
            move_response(response, ResponseMove.EXPIRE, now=now, lapses_at=None)
    is_promised = notice.responses.filter(state__in=PROMISED).exists()
    if is_promised and can_move(notice.state, Move.FINISH):
        finish_notice(notice=notice, now=now)
    elif can_move(notice.state, Move.WITHDRAW):
        withdraw_notice(notice=notice, now=now)
    return is_promised or notice.state == State.DONE


def write_words(notice: Need | Offer, words: dict[str, Any]) -> None:
    """Writes past the actions for authors and agencies: nothing is checked again, nobody is told."""
    slug = notice.slug if words["title"] == notice.title else "-"
    type(notice)._default_manager.filter(pk=notice.pk).update(**words, slug=slug)
