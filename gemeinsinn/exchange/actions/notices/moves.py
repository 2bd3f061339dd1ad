"""The one way a notice changes its state: a conditional update, so of two at once exactly one wins."""

from datetime import date, datetime, timedelta
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from gemeinsinn.activity.outbox import queue_mail, recall_mails
from gemeinsinn.core.errors import DomainError
from gemeinsinn.exchange.lifecycle.notices import MOVES, Move, State
from gemeinsinn.exchange.models import Need, NoticeCheck, Offer
from gemeinsinn.people.personal import personal_address

LINK_LASTS = timedelta(days=400)
CONFIRM_LASTS = timedelta(days=7)

# What an author or an agency may write. Everything else (state, covered, contact ...) moves by actions only.
NOTICE_FIELDS = frozenset(
    {
        "kind", "title", "details", "amount", "unit", "unit_words", "starts", "until", "when_words", "spot",
        "access", "access_words",
        "municipality", "quarter", "postcode", "lat", "lon", "contact_mode", "audience", "languages", "organisation_name",
    }
)  # fmt: skip
OWN_FIELDS = {
    Need: NOTICE_FIELDS | {"benefit_kind", "benefit", "project"},
    Offer: NOTICE_FIELDS | {"standing", "radius_km", "conditions", "benefit_hoped"},
}


def noun(notice: Need | Offer) -> str:
    """ "need" or "offer", as purposes, mail keys and verbs are named."""
    return "need" if isinstance(notice, Need) else "offer"


def day_of(now: datetime) -> date:
    """The calendar day here."""
    return timezone.localtime(now).date()


def move_notice(notice: Need | Offer, move: Move, *, only_from: State | None = None, **fields: Any) -> str:
    """Moves it if it still stands where the move may begin, else DomainError; returns the state before.

    `only_from` names one of these states: an undo must not touch what somebody has moved on since.
    """
    allowed, after = MOVES[move]
    if only_from is not None:
        allowed &= {only_from}
    before = notice.state
    fields = {"changed_at": timezone.now(), **fields}  # as auto_now would: whoever keeps a copy asks for what changed
    if not type(notice)._default_manager.filter(pk=notice.pk, state__in=allowed).update(state=after, **fields):
        notice.refresh_from_db(fields=["state"])
        raise DomainError(_("That is no longer possible: it has changed in the meantime."))
    notice.state = after
    for name, value in fields.items():
        setattr(notice, name, value)
    return before


def keep_check(
    notice: Need | Offer,
    *,
    state: str,
    by: Any,
    now: datetime,
    note: str = "",
    changes: list[dict[str, Any]] | None = None,
) -> NoticeCheck:
    """A decision of the agency is a row: who, when, what it said and what it edited."""
    about = {"need": notice} if isinstance(notice, Need) else {"offer": notice}
    return NoticeCheck.objects.create(**about, state=state, by=by, at=now, note=note, changes=changes or [])


def is_hidden_by_agency(notice: Need | Offer) -> bool:
    """The latest decision of the agency took it down: its author cannot simply put it back."""
    latest = notice.checks.order_by("-at", "-pk").first()
    return latest is not None and latest.state == "hidden"


def author_language(notice: Need | Offer) -> str:
    """The language its author reads mails in."""
    return notice.contact.language if notice.contact else notice.language


def manage_address(notice: Need | Offer, *, now: datetime, rest: str = "") -> str:
    """A fresh personal link to the notice, for a mail to its author."""
    return personal_address(
        purpose=noun(notice),
        subject_id=notice.pk,
        now=now,
        lasts=LINK_LASTS,
        language=author_language(notice),
        rest=rest,
    )


def recall_mail(notice: Need | Offer, occasion: str) -> bool:
    """Takes back a mail to the author that has not gone out yet; False if there is none to take back."""
    return recall_mails(about=f"{noun(notice)}-{notice.pk}-{occasion}-")


def tell_author(notice: Need | Offer, occasion: str, *, now: datetime, once: str = "", **context: Any) -> None:
    """Queues a mail to the author; nobody to write to (an import, an erased contact) means no mail."""
    if notice.contact is None or not notice.contact.email:
        return
    queue_mail(
        key=f"{noun(notice)}-{notice.pk}-{occasion}-{once or int(now.timestamp())}",
        to=notice.contact.email,
        template=f"exchange/mail/notice_{occasion}.txt",
        context={"notice": notice, "is_need": isinstance(notice, Need), "name": notice.contact.name, **context},
        language=author_language(notice),
        now=now,
    )
