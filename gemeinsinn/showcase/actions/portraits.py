"""Drafting a portrait in one click, writing, publishing, taking down, and the prize."""

from collections.abc import Mapping
from datetime import datetime
from io import BytesIO
from typing import Any

from django.core.files.base import ContentFile
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from gemeinsinn.activity.actions import record
from gemeinsinn.core.documents import document_bytes
from gemeinsinn.core.errors import DomainError, NotAllowed
from gemeinsinn.core.images import CheckedImage, check_image
from gemeinsinn.core.money import Money
from gemeinsinn.core.moves import change_state
from gemeinsinn.core.slugs import slug_of
from gemeinsinn.core.text import clean_line, clean_text
from gemeinsinn.fund.lifecycle.applications import State as GrantState
from gemeinsinn.fund.models import Application
from gemeinsinn.projects.lifecycle import PUBLIC
from gemeinsinn.projects.models import Project
from gemeinsinn.proof.lifecycle.grants import Question
from gemeinsinn.proof.queries.showing import closed_story
from gemeinsinn.showcase.lifecycle import MOVES, Move, free_month, month_of
from gemeinsinn.showcase.models import Portrait, PortraitPicture
from gemeinsinn.showcase.queries import taken_months
from gemeinsinn.showcase.rules import can_give_prizes, can_write_portraits
from gemeinsinn.treasury.actions.commitments import commit

MOST_PICTURES = 8
TOLD = (Question.WHAT, Question.CHANGED, Question.LEARNED)  # who was there, and what went wrong, stays with the office
LINES = {"title": 120, "lead": 300, "who": 160, "funder_line": 240}


def allow(by: Any) -> None:
    """Raises NotAllowed unless `by` writes portraits; None (the program itself) needs no right."""
    if by is not None and not can_write_portraits(by):
        raise NotAllowed(_("Only the network's office and its editors write portraits."))


def first_sentence(text: str) -> str:
    """The first paragraph, as far as a standfirst goes."""
    line = clean_line(text.split("\n\n", maxsplit=1)[0])
    return line if len(line) <= LINES["lead"] else f"{line[: LINES['lead'] - 1].rpartition(' ')[0]}…"


@transaction.atomic
def portrait_from_project(*, project: Project, by: Any, now: datetime) -> Portrait:
    """A draft with what the project says; its pictures come along and wait for the tick that they may be shown."""
    allow(by)
    if project.state not in PUBLIC:
        raise DomainError(_("Only a public project can be portrayed."))
    made = begin(
        now=now, by=by, title=project.title, lead=first_sentence(project.aim), text=project.aim,
        who=project.organisation.name if project.organisation else "", project=project,
    )  # fmt: skip
    for picture in project.pictures.all()[:MOST_PICTURES]:
        with picture.image.open("rb") as file:
            content = file.read()
        name = (picture.image.name or "").rpartition("/")[2]
        keep_picture(made, CheckedImage(content, name, 0, 0), alt=picture.alt, rights=picture.rights, agreed=False)
    return made


@transaction.atomic
def portrait_from_grant(*, application: Application, by: Any, now: datetime) -> Portrait:
    """A draft with what became of it, else what was applied for, and who paid. A private person is not named.

    Pictures of the proof come along if whoever is on them agreed to be shown.
    """
    allow(by)
    if application.state != GrantState.ACCEPTED:
        raise DomainError(_("Only a grant that was accepted can be portrayed."))
    funding, story = application.round, closed_story(application)
    told = [story.answers.get(name, "") for name in TOLD] if story else [application.course]
    made = begin(
        now=now, by=by, title=application.title, lead=first_sentence(application.aim),
        text="\n\n".join(filter(None, [application.aim, *told])), who=application.organisation_name,
        funder_line=funding.funder_line or funding.funder, project=application.project, application=application,
    )  # fmt: skip
    for picture in story.pictures[:MOST_PICTURES] if story else []:
        image = check_image(BytesIO(document_bytes(picture.path)))
        keep_picture(made, image, alt=picture.alt, rights=picture.rights, agreed=True)
    return made


def begin(*, by: Any, now: datetime, title: str, **fields: Any) -> Portrait:
    """For the next month that is free."""
    month = free_month(timezone.localdate(now), taken_months())
    made: Portrait = Portrait.objects.create(title=title, slug=slug_of(title), month=month, created_at=now, **fields)
    record("portrait_begun", made, by=by, now=now)
    return made


@transaction.atomic
def save_portrait(*, portrait: Portrait, fields: Mapping[str, Any], by: Any, now: datetime) -> None:
    """Keeps what was typed. The address of a public portrait stays what it was."""
    allow(by)
    for name, most in LINES.items():
        setattr(portrait, name, clean_line(fields[name])[:most])
    portrait.text, portrait.month = clean_text(fields["text"]), month_of(fields["month"])
    if portrait.published_at is None:
        portrait.slug = slug_of(portrait.title)
    try:
        with transaction.atomic():
            portrait.save()
    except IntegrityError:
        raise DomainError(taken_words()) from None


def taken_words() -> str:
    """There is one a month."""
    return _("This month has a portrait already. Please choose another one.")


@transaction.atomic
def publish_portrait(*, portrait: Portrait, by: Any, now: datetime) -> None:
    """Everyone reads it. Pictures nobody has agreed to, and quotes without a yes, are left out."""
    allow(by)
    if not portrait.lead or not portrait.text:
        raise DomainError(_("A portrait needs a sentence to begin with, and a text."))
    since = portrait.published_at or now
    try:
        with transaction.atomic():
            change_state(portrait, MOVES[Move.PUBLISH], changed_words(), published_at=since)
    except IntegrityError:
        raise DomainError(taken_words()) from None
    record("portrait_published", portrait, by=by, now=now, public=True)


@transaction.atomic
def hide_portrait(*, portrait: Portrait, by: Any, now: datetime) -> None:
    """Takes it down."""
    allow(by)
    change_state(portrait, MOVES[Move.HIDE], changed_words())
    record("portrait_hidden", portrait, by=by, now=now)


def changed_words() -> str:
    """Somebody was quicker."""
    return _("This portrait has changed in the meantime. Please look at it again.")


@transaction.atomic
def add_picture(
    *, portrait: Portrait, image: CheckedImage, alt: str, rights: str, agreed: bool, by: Any, now: datetime
) -> PortraitPicture:
    """Adds a checked picture; what it shows and whose it is must be said."""
    allow(by)
    if portrait.pictures.count() >= MOST_PICTURES:
        raise DomainError(_("Eight pictures are enough. Take one away first."))
    return keep_picture(portrait, image, alt=alt, rights=rights, agreed=agreed)


def keep_picture(portrait: Portrait, image: CheckedImage, *, alt: str, rights: str, agreed: bool) -> PortraitPicture:
    """The row and its file."""
    made = PortraitPicture(portrait=portrait, alt=clean_line(alt)[:240], rights=clean_line(rights)[:160], agreed=agreed)
    made.image.save(image.name, ContentFile(image.content, name=image.name), save=False)
    made.save()
    return made


@transaction.atomic
def agree_to_picture(*, picture: PortraitPicture, agreed: bool, by: Any, now: datetime) -> None:
    """Whoever is on it agrees, or does not any more."""
    allow(by)
    PortraitPicture.objects.filter(pk=picture.pk).update(agreed=agreed)


@transaction.atomic
def remove_picture(*, picture: PortraitPicture, by: Any, now: datetime) -> None:
    """Takes a picture away; its file goes once this is committed."""
    allow(by)
    storage, name = picture.image.storage, picture.image.name or ""
    transaction.on_commit(lambda: storage.delete(name))
    picture.delete()


@transaction.atomic
def give_prize(*, portrait: Portrait, pot_id: int, amount: Money, by: Any, now: datetime) -> None:
    """Promises prize money out of a pot: once, and never more than it holds. Payee and payment follow in the treasury."""
    if by is not None and not can_give_prizes(by):
        raise NotAllowed(_("Only the network's office gives prizes."))
    held = Portrait.objects.select_for_update().get(pk=portrait.pk)
    if held.prize_id is not None:
        raise DomainError(_("This portrait has its prize already."))
    reference = f"VDM-{held.month:%Y-%m}-{held.pk}"
    held.prize = commit(pot_id=pot_id, reference=reference, amount=amount, by=by, now=now)
    held.save(update_fields=["prize"])
    record("prize_given", held, by=by, now=now, cents=amount.cents)
