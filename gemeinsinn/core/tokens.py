"""Random tokens: shown once in a link, kept as a digest, expiring, single use where said."""

import hashlib
import secrets
from collections.abc import Sequence
from datetime import datetime, timedelta

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from gemeinsinn.core.errors import NoLongerThere
from gemeinsinn.core.models import SecretLink

KEPT = timedelta(days=30)


def digest_of(token: str) -> str:
    """SHA-256 of a token as hex. Tokens carry 256 random bits, so no slow hash is needed."""
    return hashlib.sha256(token.encode()).hexdigest()


def issue_link(*, purpose: str, subject_id: int, now: datetime, lasts: timedelta, single_use: bool = False) -> str:
    """Makes a link and returns its token, the only time it can be seen."""
    token = secrets.token_urlsafe(32)
    SecretLink.objects.create(
        digest=digest_of(token),
        purpose=purpose,
        subject_id=subject_id,
        single_use=single_use,
        created_at=now,
        expires_at=now + lasts,
    )
    return token


def issue_links(*, purpose: str, subject_ids: Sequence[int], now: datetime, lasts: timedelta) -> list[str]:
    """Single-use links to many things at once, in their order: one query."""
    tokens = [secrets.token_urlsafe(32) for _subject in subject_ids]
    SecretLink.objects.bulk_create(
        SecretLink(
            digest=digest_of(token), purpose=purpose, subject_id=subject, single_use=True, created_at=now,
            expires_at=now + lasts,
        )
        for token, subject in zip(tokens, subject_ids, strict=True)
    )  # fmt: skip
    return tokens


class LinkEnded(NoLongerThere):
    """A link that held for a time (410)."""

    headline = gettext_lazy("This link no longer works")


class LinkUsed(NoLongerThere):
    """A link that held once (410)."""

    headline = gettext_lazy("That is done already")


def find_link(token: str, *, now: datetime) -> SecretLink:
    """The link behind a token.

    Raises SecretLink.DoesNotExist if there never was one, NoLongerThere if it expired or was used.
    """
    link = SecretLink.objects.get(digest=digest_of(token))
    if link.used_at is not None:
        raise used_already()
    if link.expires_at <= now:
        raise LinkEnded(_("This link has expired. Please write to us or call us, and we send you a new one."))
    return link


def used_already() -> NoLongerThere:
    """For a second click: nothing is wrong, and where it goes on."""
    return LinkUsed(
        _("You have used this link already, and what you did stands. The mail that came afterwards leads you on.")
    )


def use_link(link: SecretLink, *, now: datetime) -> None:
    """Marks a single-use link as used; of two at once exactly one wins, the other gets NoLongerThere."""
    if not link.single_use:
        return
    if not SecretLink.objects.filter(pk=link.pk, used_at=None).update(used_at=now):
        raise used_already()
    link.used_at = now


def revoke_links(*, purpose: str, subject_id: int) -> None:
    """Ends every link of one purpose to one thing."""
    SecretLink.objects.filter(purpose=purpose, subject_id=subject_id).delete()


def forget_links(*, now: datetime) -> int:
    """Deletes links a month after they ended; until then their page can say that they did. Returns how many."""
    return SecretLink.objects.filter(expires_at__lt=now - KEPT).delete()[0]
