"""One thing of a list as cells: the same words in the table on the page and in the file."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from gemeinsinn.desk.wording.due import author_name, giver_name, title_of, when_words
from gemeinsinn.desk.wording.states import outcome_words, state_word
from gemeinsinn.exchange.amounts import amount_text
from gemeinsinn.exchange.models import Kind
from gemeinsinn.organisations.models import Organisation
from gemeinsinn.partnerships.lifecycle import Side
from gemeinsinn.partnerships.sides import public_name
from gemeinsinn.ui import formats

Cells = list[str]


def kinds_of(art: str) -> list[tuple[str, Any]]:
    """The choices of the filter by kind: five kinds, or sorts of organisations."""
    if art == "organisation":
        return list(Organisation.Kind.choices)
    return [] if art == "vorhaben" else list(Kind.choices)


def cells_of(art: str, subject: Any, *, now: datetime) -> Cells:
    """Cells in the order of states.columns."""
    makers: dict[str, Callable[[Any, datetime], Cells]] = {
        "bedarf": _notice,
        "angebot": _notice,
        "rueckmeldung": _response,
        "anruf": _call,
        "vereinbarung": _agreement,
        "vorhaben": _project,
        "organisation": _organisation,
    }
    return makers[art](subject, now)


def short_date(day: Any) -> str:
    """A day as in a table, "" for none."""
    return formats.day(day, short=True) if day else ""


def _notice(notice: Any, now: datetime) -> Cells:
    art = "bedarf" if notice._meta.model_name == "need" else "angebot"
    open_amount = amount_text(notice, notice.left) if notice.amount else ""
    return [
        notice.title, author_name(notice), notice.place_name, open_amount,
        short_date(notice.until) or notice.when_words, state_word(art, notice.state),
    ]  # fmt: skip


def _response(response: Any, now: datetime) -> Cells:
    return [
        giver_name(response), response.notice.title, amount_text(response.notice, response.amount),
        when_words(response.confirmed_at, now=now), state_word("rueckmeldung", response.state),
    ]  # fmt: skip


def _call(call: Any, now: datetime) -> Cells:
    return [
        call.contact.name, title_of("anruf", call), call.contact.phone, when_words(call.created_at, now=now),
        state_word("anruf", call.state),
    ]  # fmt: skip


def _agreement(agreement: Any, now: datetime) -> Cells:
    response = agreement.response
    sides = [public_name(response, side) for side in (Side.GIVER, Side.SEEKER)]
    return [
        response.notice.title, " – ".join(sides), amount_text(response.notice, response.amount),
        short_date(agreement.due_on), state_word("vereinbarung", agreement.state),
        outcome_words().get(agreement.outcome, ""),
    ]  # fmt: skip


def _project(project: Any, now: datetime) -> Cells:
    return [
        project.title, author_name(project), project.place_name, short_date(project.created_at),
        state_word("vorhaben", project.state),
    ]  # fmt: skip


def _organisation(organisation: Any, now: datetime) -> Cells:
    return [
        organisation.name, organisation.get_kind_display(), organisation.place_name, short_date(organisation.created_at),
        state_word("organisation", organisation.state),
    ]  # fmt: skip
