"""Taking over an earlier list: with the proof each row brings, or by asking everybody once."""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any
from urllib.parse import unquote

from django.conf import settings
from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from gemeinsinn.activity.actions import record
from gemeinsinn.activity.outbox import written
from gemeinsinn.core.documents import drop_document
from gemeinsinn.core.errors import DomainError, NotAllowed
from gemeinsinn.core.moves import change_state
from gemeinsinn.core.tokens import issue_links
from gemeinsinn.delivery.actions.ledger import Row, add_rows
from gemeinsinn.delivery.actions.mailings import MailTemplate, cancel, open_mailing, start
from gemeinsinn.delivery.models import Mailing
from gemeinsinn.newsletter.actions.linking import CONFIRM, confirm_address_of, list_headers, stop_link, stop_mail
from gemeinsinn.newsletter.actions.proving import LEFT_OUT, chosen_by
from gemeinsinn.newsletter.lifecycle.evidence import Kind
from gemeinsinn.newsletter.lifecycle.intakes import BUSY, FILE_KEPT, MOVES, Entry, Move, Outcome, State, Way, counts_of
from gemeinsinn.newsletter.lifecycle.subscriptions import Reason
from gemeinsinn.newsletter.lifecycle.subscriptions import State as Stands
from gemeinsinn.newsletter.models import Evidence, Intake, Subscriber, Suppressed
from gemeinsinn.newsletter.rules import can_run_newsletter

ASKING = "newsletter-ask"
TURN_LASTS = timedelta(minutes=5)  # after that another worker may go on
LANGUAGES = frozenset({"de", "en"})


def allow_office(by: Any) -> None:
    """Raises NotAllowed."""
    if not can_run_newsletter(by):
        raise NotAllowed(_("Only the network's office runs the newsletter."))


def refuse() -> str:
    """For a click that comes too late."""
    return _("This list has moved on in the meantime. Please look at it again.")


@transaction.atomic
def open_intake(*, name: str, fields: Mapping[str, Any], by: Any, now: datetime) -> Intake:
    """A list somebody handed in; nothing of it is taken yet."""
    allow_office(by)
    intake: Intake = Intake.objects.create(name=name[:160], by=by, begun_at=now, created_at=now, **fields)
    record("intake_opened", intake, by=by, now=now)
    return intake


@transaction.atomic
def look_at_intake(*, intake: Intake, fields: Mapping[str, Any], by: Any, now: datetime) -> None:
    """What stands where, and on what ground people are taken: the worker looks at every row, and changes nothing."""
    allow_office(by)
    check_ground(Way(fields["way"]), fields["source"], fields["wording"], "agreed" in fields["columns"])
    change_state(intake, MOVES[Move.LOOK], refuse(), outcomes="", counts={}, **fields)


def check_ground(way: Way, source: str, wording: str, has_days: bool) -> None:
    """Raises DomainError where a yes could not be proved later."""
    if not source:
        raise DomainError(_("Please say where these people gave their address. It stands in the mail or in the proof."))
    if way == Way.PROVED and not (wording and has_days):
        raise DomainError(
            _("A proof needs the words people agreed to, and a column with the day. Without them, ask everybody once.")
        )


@transaction.atomic
def take_intake(*, intake: Intake, by: Any, now: datetime) -> None:
    """In earnest, after a person has seen what would become of the rows."""
    allow_office(by)
    change_state(intake, MOVES[Move.TAKE], refuse(), outcomes="", counts={}, by=by)
    record("intake_begun", intake, by=by, now=now, way=intake.way)


@transaction.atomic
def take_rows(*, intake: Intake, entries: Sequence[Entry], outcomes: Sequence[Outcome], now: datetime) -> list[Outcome]:
    """Some hundred rows: subscriptions, proofs, mails. Whoever ordered in the same instant has ordered: that row is there."""
    told = list(zip(entries, outcomes, strict=True))
    Suppressed.objects.bulk_create(
        (Suppressed(key=one.key, reason=Reason.IMPORTED, at=now) for one, what in told if what == Outcome.STOPPED),
        ignore_conflicts=True,
    )
    wanted = {one.key: one for one, what in told if what in {Outcome.TAKEN, Outcome.ASKED}}
    before = set(Subscriber.objects.filter(key__in=wanted).values_list("key", flat=True))
    Subscriber.objects.bulk_create((_subscriber(intake, one, now) for one in wanted.values()), ignore_conflicts=True)
    made = list(Subscriber.objects.filter(key__in=set(wanted) - before, created_at=intake.begun_at).order_by("pk"))
    prove = _proofs if intake.way == Way.PROVED else _ask
    prove(intake, made, wanted, now)
    ours = {subscriber.key for subscriber in made}
    return [what if one.key in ours or one.key not in wanted else Outcome.THERE for one, what in told]


def _subscriber(intake: Intake, entry: Entry, now: datetime) -> Subscriber:
    language = entry.language if entry.language in LANGUAGES else intake.language
    common: dict[str, Any] = {
        "address": entry.address, "key": entry.key, "language": language, "created_at": intake.begun_at,
    }  # fmt: skip
    if intake.way == Way.PROVED:
        return Subscriber(state=Stands.ACTIVE, asked_at=entry.agreed or now, confirmed_at=entry.agreed, **common)
    return Subscriber(state=Stands.WAITING, asked_at=now, answer_by=now + timedelta(days=intake.days), **common)


def _proofs(intake: Intake, made: Sequence[Subscriber], entries: Mapping[str, Entry], now: datetime) -> None:
    """The words of then, where they stood, and the day of the yes."""
    Evidence.objects.bulk_create(
        _line(intake, one, now, wording=intake.wording, agreed=entries[one.key].agreed) for one in made
    )


def _line(intake: Intake, one: Subscriber, now: datetime, *, agreed: datetime | None = None, **told: Any) -> Evidence:
    chosen = chosen_by(one) | ({"agreed": agreed.isoformat()} if agreed else {})
    return Evidence(
        subject=one.pk, key=one.key, kind=Kind.IMPORTED, at=now, language=one.language, page=intake.source, chosen=chosen,
        **told,
    )  # fmt: skip


def _ask(intake: Intake, made: Sequence[Subscriber], entries: Mapping[str, Entry], now: datetime) -> None:
    """One mail to each with a link that holds as long as they may answer; the mail is the proof that we asked."""
    lasts = timedelta(days=intake.days)
    for language in sorted({one.language for one in made}):
        these = [one for one in made if one.language == language]
        mailing = asking_mailing(intake, language, now=now)
        shown = mailing.plain.replace("[[link]]", unquote(confirm_address_of(LEFT_OUT, language)))
        Evidence.objects.bulk_create(
            _line(
                intake, one, now, mail_subject=mailing.subject, mail_text=shown.replace("[[unsubscribe_url]]", LEFT_OUT)
            )
            for one in these
        )
        tokens = issue_links(purpose=CONFIRM, subject_ids=[one.pk for one in these], now=now, lasts=lasts)
        add_rows(
            mailing=mailing, now=now,
            rows=(
                Row(
                    one.address, language, {"link": confirm_address_of(token, language)}, stop_link(one),
                    stop_mail(one.pk),
                )
                for one, token in zip(these, tokens, strict=True)
            ),
        )  # fmt: skip


def asking_mailing(intake: Intake, language: str, *, now: datetime) -> Mailing:
    """The mailing that asks, one for each list and language."""
    told = {
        "link": "[[link]]", "stop": "[[unsubscribe_url]]", "days": intake.days, "source": intake.source.replace("[[", "[ ["),
    }  # fmt: skip
    subject, plain, html = written("newsletter/mail/again.txt", told, language)
    return open_mailing(
        kind=ASKING, reference=f"intake-{intake.pk}-{language}", sender=settings.DEFAULT_FROM_EMAIL,
        template=MailTemplate(subject, plain, html, ("link",)), headers=list_headers(f"{intake.pk}:ask"), by=None, now=now,
    )  # fmt: skip


@transaction.atomic
def claim_turn(*, now: datetime) -> Intake | None:
    """The oldest list that waits for a worker; of two workers one gets it."""
    free = Intake.objects.filter(Q(busy_until=None) | Q(busy_until__lt=now), state__in=BUSY)
    intake = free.order_by("pk").first()
    if intake is None or not free.filter(pk=intake.pk).update(busy_until=now + TURN_LASTS):
        return None
    return intake


@transaction.atomic
def note_outcomes(*, intake: Intake, outcomes: Sequence[Outcome], now: datetime) -> None:
    """Written in the transaction of the rows: a worker that is killed goes on behind the last one."""
    intake.outcomes += "".join(outcomes)
    Intake.objects.filter(pk=intake.pk).update(outcomes=intake.outcomes, changed_at=now)


@transaction.atomic
def end_turn(*, intake: Intake, now: datetime, is_over: bool) -> None:
    """Gives it back; once every row has been dealt with it is a person's turn, or done."""
    Intake.objects.filter(pk=intake.pk).update(busy_until=None)
    if not is_over:
        return
    counts = {str(what): number for what, number in counts_of(intake.outcomes).items()}
    if intake.state == State.LOOKING:
        change_state(intake, MOVES[Move.SHOW], refuse(), counts=counts)
    else:
        finish_intake(intake=intake, counts=counts, now=now)


@transaction.atomic
def drop_intake(*, intake: Intake, by: Any, now: datetime) -> None:
    """A list nobody wants to take any more, with its file."""
    allow_office(by)
    if intake.state not in {State.NEW, State.LOOKED}:
        raise DomainError(refuse())
    drop_document(intake.path)
    record("intake_dropped", intake, by=by, now=now)
    intake.delete()


@transaction.atomic
def forget_files(*, now: datetime) -> int:
    """A week later the addresses of a list are only where people wanted them. Returns how many files."""
    old = Intake.objects.filter(begun_at__lt=now - FILE_KEPT).exclude(path="").exclude(state__in=BUSY)
    for intake in (rows := list(old.defer("outcomes"))):
        drop_document(intake.path)
        Intake.objects.filter(pk=intake.pk).update(path="")
    Intake.objects.filter(path="", state__in=[State.NEW, State.LOOKED]).delete()  # nothing to take any more
    return len(rows)


@transaction.atomic
def finish_intake(*, intake: Intake, counts: Mapping[str, int], now: datetime) -> None:
    """All is taken; the mails that ask begin to go out."""
    change_state(intake, MOVES[Move.FINISH], refuse(), counts=dict(counts), ended_at=now)
    for mailing in Mailing.objects.filter(kind=ASKING, reference__startswith=f"intake-{intake.pk}-"):
        (start if mailing.rows.exists() else cancel)(mailing=mailing, by=None, now=now)
    record("intake_taken", intake, by=intake.by, now=now, counts=dict(counts))
