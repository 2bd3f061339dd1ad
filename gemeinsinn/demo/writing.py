"""How needs and offers of the demo are written, checked, revived and closed."""

import uuid
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

from gemeinsinn.core.quantities import parse_hundredths
from gemeinsinn.demo.days import number_of
from gemeinsinn.demo.describing import contact_of
from gemeinsinn.demo.network.shapes import Need as NeedText
from gemeinsinn.demo.network.shapes import Offer as OfferText
from gemeinsinn.demo.plot import Plot
from gemeinsinn.demo.stage import Stage, email_of, phone_of, place_fields
from gemeinsinn.exchange.actions.notices import (
    finish_notice,
    publish_notice,
    put_notice,
    return_notice,
    revive_notice,
    save_draft,
    send_notice,
    start_draft,
    withdraw_notice,
)
from gemeinsinn.exchange.lifecycle.notices import Move, can_move
from gemeinsinn.exchange.models import Need, Offer

Text = NeedText | OfferText
NEVER_CHECKED = {"draft", "unconfirmed", "submitted"}
FORM_KEYS = uuid.UUID("6d1c5f0e-3f0a-4d3c-9d38-2f0c2f5f7a11")


def form_key(*parts: str) -> uuid.UUID:
    """The key a form would have carried."""
    return uuid.uuid5(FORM_KEYS, "/".join(parts))


def hundredths(amount: str) -> int | None:
    """An amount of the story in hundredths, None where none is named."""
    return parse_hundredths(amount) if amount else None


def written_at(stage: Stage, text: Text) -> datetime:
    """When it was sent off; what waits for its mail to be confirmed was sent this morning."""
    if text.fate == "unconfirmed":
        return stage.days.now - timedelta(hours=2)
    return stage.days.moment(text.written, text.key)


def published_at(stage: Stage, text: Text) -> datetime:
    """The agency looks within a day."""
    return written_at(stage, text) + timedelta(hours=2 + number_of(text.key, 20))


def fields_of(stage: Stage, text: Text) -> dict[str, Any]:
    """What the form would send."""
    days = stage.days
    fields = {
        "kind": text.kind, "title": text.title, "details": text.details, "amount": hundredths(text.amount),
        "unit": text.unit, "unit_words": text.words, "when_words": text.when, "contact_mode": text.mode,
        "audience": text.audience, "languages": list(text.languages),
        "access": text.access, "access_words": text.access_words,
        "starts": days.day(text.starts, text.weekday) if text.starts is not None else None,
        "until": days.day(text.until, text.weekday) if text.until is not None else None,
        **place_fields(text.where, text.spot, text.key),
    }  # fmt: skip
    if isinstance(text, NeedText):
        return {**fields, "benefit_kind": text.benefit_kind, "benefit": text.benefit}
    return {
        **fields, "standing": text.standing, "radius_km": text.radius_km, "conditions": text.conditions,
        "benefit_hoped": text.hoped,
    }  # fmt: skip


def add_notice(plot: Plot, stage: Stage, text: Text) -> None:
    """The life of one notice, without its answers."""
    plot.add(written_at(stage, text), _writing(stage, text))
    if text.fate in NEVER_CHECKED:
        return
    published = published_at(stage, text)
    plot.add(published, _checking(stage, text))
    for revived in text.revived:
        plot.add(stage.days.moment(revived, text.key), _reviving(stage, text))
    if text.fate == "done" and text.until is not None:
        plot.add(stage.days.moment(text.until + 4, text.key), _finishing(stage, text))
    if text.fate == "withdrawn":
        plot.add(published + timedelta(days=5), _withdrawing(stage, text))


def _writing(stage: Stage, text: Text) -> Callable[[datetime], None]:
    model: type[Need] | type[Offer] = Need if isinstance(text, NeedText) else Offer
    fields = fields_of(stage, text)

    def write(now: datetime) -> None:
        if text.fate in {"draft", "unconfirmed"}:
            stage.notices[text.key] = _write_by_form(stage, text, model, fields, now)
            return
        project = stage.projects.get(text.project) if isinstance(text, NeedText) else None
        stage.notices[text.key] = put_notice(
            model=model, fields=fields, project=project, language=text.language, now=now,
            contact=contact_of(stage, text.org, text.by, now, text.language),
            organisation=stage.organisations.get(text.org),
        )  # fmt: skip

    return write


def _write_by_form(
    stage: Stage, text: Text, model: type[Need] | type[Offer], fields: dict[str, Any], now: datetime
) -> Need | Offer:
    """As a person without account does it: a draft, perhaps sent off, not confirmed yet."""
    user = stage.accounts.get(text.org)
    notice = start_draft(model=model, language=text.language, now=now, user=user, form_key=form_key(text.key))
    save_draft(notice=notice, fields=fields, now=now)
    if text.fate == "unconfirmed":
        send_notice(notice=notice, name=text.by, email=email_of(text.by), phone=phone_of(text.by), now=now)
    return notice


def _checking(stage: Stage, text: Text) -> Callable[[datetime], None]:
    def check(now: datetime) -> None:
        notice = stage.notices[text.key]
        by = stage.broker_of(notice.agency, text.key)
        if text.fate == "returned":
            return_notice(notice=notice, by=by, now=now, note=text.note)
            return
        changes = {"title": text.better_title} if text.better_title else None
        publish_notice(notice=notice, by=by, now=now, changes=changes)

    return check


def _reviving(stage: Stage, text: Text) -> Callable[[datetime], None]:
    def revive(now: datetime) -> None:
        notice = stage.notices[text.key]
        notice.refresh_from_db()
        revive_notice(notice=notice, now=now)

    return revive


def _finishing(stage: Stage, text: Text) -> Callable[[datetime], None]:
    def finish(now: datetime) -> None:
        notice = stage.notices[text.key]
        notice.refresh_from_db()
        if can_move(notice.state, Move.FINISH):  # what arrived whole is done by itself
            finish_notice(notice=notice, now=now)

    return finish


def _withdrawing(stage: Stage, text: Text) -> Callable[[datetime], None]:
    def withdraw(now: datetime) -> None:
        notice = stage.notices[text.key]
        notice.refresh_from_db()
        withdraw_notice(notice=notice, now=now)

    return withdraw
