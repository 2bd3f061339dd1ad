"""What a guide agrees to show: given and taken back by the person alone, each yes a row of its own."""

from datetime import datetime
from typing import Any

from django.conf import settings
from django.core.files.base import ContentFile
from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext as _

from gemeinsinn.activity.actions import record
from gemeinsinn.core.errors import DomainError, NotAllowed
from gemeinsinn.core.images import CheckedImage
from gemeinsinn.guides.actions.moves import move
from gemeinsinn.guides.lifecycle.guides import Move, can_move
from gemeinsinn.guides.models import Guide, GuideConsent
from gemeinsinn.guides.rules import is_own_page
from gemeinsinn.guides.wording import CONSENT_VERSION, CONSENTS

Purpose = GuideConsent.Purpose


def must_be_own(by: Any, guide: Guide) -> None:
    """Nobody agrees for somebody else, not even the program."""
    if by is None or not is_own_page(by, guide):
        raise NotAllowed(_("Only the person in the picture can say yes or no to this."))


@transaction.atomic
def give_consent(*, guide: Guide, purpose: str, by: Any, now: datetime) -> GuideConsent:
    """A yes in the words of today; saying it twice is saying it once."""
    must_be_own(by, guide)
    with translation.override(settings.LANGUAGE_CODE):
        wording = str(CONSENTS[Purpose(purpose)])
    consent, made = GuideConsent.objects.get_or_create(
        guide=guide, purpose=Purpose(purpose), withdrawn_at=None,
        defaults={"version": CONSENT_VERSION, "wording": wording, "by": by, "given_at": now},
    )  # fmt: skip
    if made:
        record("guide_consented", guide, by=by, now=now, purpose=consent.purpose, version=consent.version)
    return consent


@transaction.atomic
def show_photo(*, guide: Guide, image: CheckedImage, by: Any, now: datetime) -> None:
    """Puts a photograph on the page, together with the yes to it."""
    give_consent(guide=guide, purpose=Purpose.PHOTO, by=by, now=now)
    drop_photo(guide)
    guide.photo.save(image.name, ContentFile(image.content, name=image.name), save=False)
    guide.save(update_fields=["photo", "changed_at"])


@transaction.atomic
def take_back_consent(*, guide: Guide, purpose: str, by: Any, now: datetime) -> None:
    """A no: what was shown goes at once, and so does the file of a photograph."""
    must_be_own(by, guide)
    if purpose not in Purpose.values:
        raise DomainError(_("This has changed in the meantime. Please look at it again."))
    guide.consents.filter(purpose=purpose, withdrawn_at=None).update(withdrawn_at=now)
    if purpose == Purpose.PHOTO:
        drop_photo(guide)
    elif can_move(guide.state, Move.PAUSE):
        move(guide, Move.PAUSE)
    record("guide_consent_withdrawn", guide, by=by, now=now, purpose=purpose)


def withdraw_all(guide: Guide, *, now: datetime) -> None:
    """Nothing of the person is shown any more."""
    guide.consents.filter(withdrawn_at=None).update(withdrawn_at=now)


def drop_photo(guide: Guide) -> None:
    """Takes the photograph away; its file goes once this is committed."""
    if not guide.photo:
        return
    storage, name = guide.photo.storage, guide.photo.name or ""
    transaction.on_commit(lambda: storage.delete(name))
    guide.photo = ""
    guide.save(update_fields=["photo", "changed_at"])
