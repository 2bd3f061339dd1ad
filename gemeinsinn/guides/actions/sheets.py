"""Putting a need on paper, and counting what came from it."""

import secrets
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from gemeinsinn.activity.actions import record
from gemeinsinn.core.errors import DomainError, NotAllowed
from gemeinsinn.exchange.lifecycle.notices import State
from gemeinsinn.exchange.models import Need, Notice, Response
from gemeinsinn.guides.models import Guide, NeedSheet, SheetAnswer
from gemeinsinn.guides.rules import is_own_page

LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"  # none that look alike on paper
LENGTH = 6


@transaction.atomic
def make_sheet(*, guide: Guide, need: Need, by: Any, now: datetime) -> NeedSheet:
    """The paper of a need everybody may read; the same guide gets the same one again."""
    if by is None or not is_own_page(by, guide):
        raise NotAllowed(_("This desk is for guides. Your agency takes you in."))
    if need.state != State.PUBLISHED or need.audience != Notice.Audience.PUBLIC:
        raise DomainError(_("Only what hangs on the board for everybody can be carried around on paper."))
    code = "".join(secrets.choice(LETTERS) for _turn in range(LENGTH))
    sheet, made = NeedSheet.objects.get_or_create(
        need=need, guide=guide, defaults={"team": guide.team, "code": code, "created_at": now}
    )
    if made:
        record("sheet_made", need, by=by, now=now)
    return sheet


@transaction.atomic
def count_sheet_answer(*, sheet: NeedSheet, response: Response, now: datetime) -> None:
    """An answer came through the short address; the same answer counts once."""
    if response.need_id != sheet.need_id:
        return
    _row, made = SheetAnswer.objects.get_or_create(response=response, defaults={"sheet": sheet})
    if made:
        record("sheet_answered", sheet.need, now=now)
