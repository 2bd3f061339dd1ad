"""One thing of a list as cells: the same words in the table on the page and in the file."""

from collections.abc import Callable
from datetime import date, datetime
from typing import Any

from django.utils import timezone

from gemeinsinn.desk.wording.due import author_name, giver_name, title_of, when_words
from gemeinsinn.desk.wording.states import outcome_words, state_word
from gemeinsinn.exchange.models import Kind
from gemeinsinn.exchange.wording.amounts import amount_text
from gemeinsinn.organisations.models import Organisation
from gemeinsinn.partnerships.lifecycle import Side
from gemeinsinn.partnerships.sides import public_name
from gemeinsinn.ui import formats

Cell = str | date | datetime
Cells = list[Cell]
NARROW = "\u00a0"


def kinds_of(art: str) -> list[tuple[str, Any]]:
    """The choices of the filter by kind: five kinds, or sorts of organisations."""
    if art == "organisation":
        return list(Organisation.Kind.choices)
    return [] if art == "vorhaben" else list(Kind.choices)


def cells_of(art: str, subject: Any) -> Cells:
    """Cells in the order of states.columns."""
    makers: dict[str, Callable[[Any], Cells]] = {
        "bedarf": _notice,
        "angebot": _notice,
        "rueckmeldung": _response,
        "anruf": _call,
        "vereinbarung": _agreement,
        "vorhaben": _project,
        "organisation": _organisation,
    }
    return makers[art](subject)


def shown_cell(cell: Cell, *, now: datetime) -> str:
    """As the page shows it: days short and on one line, moments by how long ago they were."""
    if isinstance(cell, datetime):
        return when_words(cell, now=now).replace(" ", NARROW)
    return formats.day(cell, short=True).replace(" ", NARROW) if isinstance(cell, date) else cell


def plain_cell(cell: Cell) -> str:
    """As a spreadsheet reads it: a day it can sort and count with."""
    if isinstance(cell, datetime):
        return f"{timezone.localtime(cell):%d.%m.%Y %H:%M}"
    return f"{cell:%d.%m.%Y}" if isinstance(cell, date) else cell


def _notice(notice: Any) -> Cells:
    art = "bedarf" if notice._meta.model_name == "need" else "angebot"
    open_amount = amount_text(notice, notice.left) if notice.amount else ""
    return [
        notice.title, author_name(notice), notice.place_name, open_amount,
        notice.until or notice.when_words, state_word(art, notice.state),
    ]  # fmt: skip


def _response(response: Any) -> Cells:
    return [
        giver_name(response), response.notice.title, amount_text(response.notice, response.amount),
        response.confirmed_at or "", state_word("rueckmeldung", response.state),
    ]  # fmt: skip


def _call(call: Any) -> Cells:
    return [
        call.contact.name, title_of("anruf", call), call.contact.phone, call.created_at,
        state_word("anruf", call.state),
    ]  # fmt: skip


def _agreement(agreement: Any) -> Cells:
    response = agreement.response
    sides = [public_name(response, side) for side in (Side.GIVER, Side.SEEKER)]
    return [
        response.notice.title, " – ".join(sides), amount_text(response.notice, response.amount),
        agreement.due_on or "", state_word("vereinbarung", agreement.state),
        outcome_words().get(agreement.outcome, ""),
    ]  # fmt: skip


def _project(project: Any) -> Cells:
    return [
        project.title, author_name(project), project.place_name, project.created_at,
        state_word("vorhaben", project.state),
    ]  # fmt: skip


def _organisation(organisation: Any) -> Cells:
    return [
        organisation.name, organisation.get_kind_display(), organisation.place_name, organisation.created_at,
        state_word("organisation", organisation.state),
    ]  # fmt: skip
