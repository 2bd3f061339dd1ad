"""One opportunity for one person: suggested, introduced, on trial, placed or not; and taking a slip back.

| move | from | mail | activity |
|---|---|---|---|
| introduce | suggested | host (with name and contact), person | proposal_introduce |
| try | introduced | none | proposal_try |
| place | introduced, trial | none | proposal_place |
| drop | suggested, introduced, trial | host, if told before: please delete the contact | proposal_drop |
| end | placed | host: please delete the contact | proposal_end |
| again | not | none | proposal_again |
"""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.db.models import Q
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from gemeinsinn.activity.actions import record
from gemeinsinn.core.errors import DomainError, NoLongerThere
from gemeinsinn.core.text import clean_line
from gemeinsinn.exchange.lifecycle.notices import State as NoticeState
from gemeinsinn.exchange.models import Need, Notice
from gemeinsinn.people.actions import record_consent, withdraw_consent
from gemeinsinn.placement.actions.cases import allow, follow, open_case_of, person_of_case
from gemeinsinn.placement.actions.certificates import certificate_lack, may_be_placed, settle_certificate
from gemeinsinn.placement.actions.guardians import guardian_purpose, guardian_says
from gemeinsinn.placement.actions.mails import mail_host, mail_introduced, recall
from gemeinsinn.placement.hosts import host_of
from gemeinsinn.placement.lifecycle.cases import GuardianSays, Youth, guardian_lacks, youth_of
from gemeinsinn.placement.lifecycle.proposals import (
    KNOWN,
    MOVES,
    REASONS_OF,
    UNDO_WITHIN,
    WRITES,
    Move,
    State,
)
from gemeinsinn.placement.models import Case, Proposal
from gemeinsinn.placement.wording.consents import INTRODUCING_VERSION, guardian_words, introducing_words
from gemeinsinn.volunteering.lifecycle.opportunities import Told
from gemeinsinn.volunteering.models.opportunities import KINDS, Opportunity

ALWAYS = Q()
EMPTY: dict[str, Any] = {"reason": "", "words": ""}


@transaction.atomic
def suggest(*, case: Case, needs: Iterable[Need], by: Any, now: datetime) -> list[Proposal]:
    """Puts opportunities before a person; what came to nothing before is looked at again. Returns those that are new.

    Raises DomainError for a need that hangs on no board or is nothing one does oneself.
    """
    allow(by, case.agency)
    held = open_case_of(case)
    person_of_case(held)
    made = []
    for need in needs:
        if need.kind not in KINDS or need.state != NoticeState.PUBLISHED or need.audience != Notice.Audience.PUBLIC:
            raise DomainError(_("“%(title)s” is not on the board any more.") % {"title": need.title})
        told = Opportunity.objects.filter(pk=need.pk).first()
        found, new = Proposal.objects.get_or_create(
            case=held, need=need,
            defaults={
                "suggested_at": now, "field": told.field if told else None,
                "certificate": bool(told and told.certificate == Told.YES),
            },
        )  # fmt: skip
        if new:
            record("proposal_suggested", found, by=by, now=now)
        elif found.state == State.NOT:
            moved(found, Move.AGAIN, by=by, now=now)
        else:
            continue
        made.append(found)
    follow(held, now=now)
    return made


@transaction.atomic
def introduce(
    *, proposal: Proposal, agreed: bool, guardian: GuardianSays | None = None, by: Any, now: datetime
) -> None:
    """The host hears who it is and how to reach them, with the person's yes in the words that were read out.

    Under 16 a parent or guardian says yes as well: at the link (actions.guardians), or to a colleague (`guardian`).
    """
    case = _case_of(proposal, by)
    person = person_of_case(case)
    if not agreed:
        raise DomainError(_("Without the person's yes nobody hears of them."))
    if proposal.need.state != NoticeState.PUBLISHED:
        raise DomainError(_("“%(title)s” is not on the board any more.") % {"title": proposal.need.title})
    youth = youth_of(case.birth_year, case.age_band, timezone.localdate(now).year)
    if guardian_lacks(youth, guardian_says(proposal, guardian)):
        raise DomainError(_("Under 16 a parent or guardian has to say yes, too. Please ask them first."))
    moved(proposal, Move.INTRODUCE, by=by, now=now, introduced_at=now, consented_at=now)
    host = host_of(proposal.need)
    with translation.override(person.language):
        words, of_guardian = introducing_words(case.agency, host), guardian_words(case.agency, host)
    record_consent(contact=person, purpose=_purpose(proposal), wording=words, now=now)
    if youth is not Youth.NO and guardian is GuardianSays.YES:
        record_consent(contact=person, purpose=guardian_purpose(proposal), wording=of_guardian, now=now)
    mail_host(proposal, "introduced", now=now)
    mail_introduced(proposal, now=now)
    follow(case, now=now)


@transaction.atomic
def begin_trial(*, proposal: Proposal, trial_on: date | None = None, by: Any, now: datetime) -> None:
    """They met, and try it out."""
    case = _case_of(proposal, by)
    moved(proposal, Move.TRY, by=by, now=now, trial_on=trial_on or timezone.localdate(now))
    follow(case, now=now)


@transaction.atomic
def place(*, proposal: Proposal, placed_on: date | None = None, by: Any, now: datetime) -> None:
    """It works out. Where a certificate of conduct is asked for, a clear one must have been seen within five years."""
    case = _case_of(proposal, by)
    today = timezone.localdate(now)
    day = placed_on or today
    if day > today:
        raise DomainError(_("Please choose today or a day before."))
    moved(proposal, Move.PLACE, by=by, now=now, only=may_be_placed(today), placed_on=day)
    follow(case, now=now)


@transaction.atomic
def end_proposal(*, proposal: Proposal, move: Move, reason: str, words: str = "", by: Any, now: datetime) -> None:
    """It came to nothing (DROP) or is over (END), and why. A host who knew the person is asked to delete the contact."""
    case = _case_of(proposal, by)
    if reason not in REASONS_OF[move]:
        raise DomainError(_("Please choose one."))
    known = proposal.state in KNOWN
    moved(
        proposal, move, by=by, now=now, reason=reason, words=clean_line(words)[:300], ended_on=timezone.localdate(now)
    )
    if known:
        mail_host(proposal, "over", now=now)
    follow(case, now=now)
    settle_certificate(case, now=now)


@transaction.atomic
def take_back(*, proposal: Proposal, by: Any, now: datetime) -> None:
    """Undoes the last move: by whoever made it, within half an hour. A mail that waits is not sent, one that is gone is
    followed by one that corrects it. Raises NoLongerThere otherwise.
    """
    case = _case_of(proposal, by)
    proposal.refresh_from_db()
    if not is_taken_back_by(proposal, by, now=now):
        raise NoLongerThere(_("It is too late to undo this. You can change it by hand."))
    move = Move(proposal.last_move)
    emptied = {name: EMPTY.get(name) for name in WRITES[move]}
    known = proposal.last_before in KNOWN
    _write(proposal, ALWAYS, {proposal.state}, state=proposal.last_before, last_move="", **emptied)
    record("proposal_taken_back", proposal, by=by, now=now, move=str(move))
    if move is Move.INTRODUCE:
        for purpose in (_purpose(proposal), guardian_purpose(proposal)):
            withdraw_consent(contact=person_of_case(case), purpose=purpose, now=now)
        recall(proposal, "person")
        if not recall(proposal, "introduced"):
            mail_host(proposal, "over", now=now)
    elif move in REASONS_OF and known and not recall(proposal, "over"):
        mail_host(proposal, "again", now=now)
    follow(case, now=now)


def is_taken_back_by(proposal: Proposal, by: Any, *, now: datetime) -> bool:
    """Whether this person may undo the last move now."""
    fresh = proposal.last_at is not None and now - proposal.last_at <= UNDO_WITHIN
    return bool(proposal.last_move) and fresh and by is not None and proposal.last_by_id == by.pk


def moved(proposal: Proposal, move: Move, *, by: Any, now: datetime, only: Q = ALWAYS, **fields: Any) -> None:
    """One move, in the database under the condition of MOVES and of `only`; raises DomainError if they do not hold."""
    sources, target = MOVES[move]
    before = proposal.state
    fresh = {"reason": "", "words": "", "ended_on": None, "introduced_at": None, "consented_at": None}
    fields = (fresh | {"trial_on": None, "appealed_at": None} if move is Move.AGAIN else {}) | fields
    _write(
        proposal, only, set(sources) & {before}, state=target, last_move=move, last_before=before, last_at=now,
        last_by=by, **fields,
    )  # fmt: skip
    record(f"proposal_{move.value}", proposal, by=by, now=now)


def _write(proposal: Proposal, only: Q, sources: set[Any], **fields: Any) -> None:
    if not Proposal.objects.filter(only, pk=proposal.pk, state__in=sources).update(**fields):
        said = certificate_lack(proposal.case, timezone.localdate()) if only is not ALWAYS else ""
        waits = Proposal.objects.filter(pk=proposal.pk, state__in=sources).exists()
        raise DomainError(said if said and waits else _("This has changed in the meantime. Please look at it again."))
    proposal.refresh_from_db()


def _case_of(proposal: Proposal, by: Any) -> Case:
    """The open case of a proposal, locked, for somebody who may work on it."""
    allow(by, proposal.case.agency)
    return open_case_of(proposal.case)


def _purpose(proposal: Proposal) -> str:
    return f"introduction {INTRODUCING_VERSION} {proposal.pk}"
