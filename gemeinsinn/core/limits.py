"""Rate limits counted in the database, so that they hold over processes and nodes."""

import hmac
from datetime import UTC, datetime, timedelta

from django.conf import settings
from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext as _

from gemeinsinn.core.errors import TooOften
from gemeinsinn.core.models import LimitCount


def check_limit(name: str, key: str, *, most: int, within: timedelta, now: datetime) -> None:
    """Counts one event for `key` and raises TooOften past `most` in the current window.

    The key (an e-mail address, a network address) is kept as a keyed digest that changes daily.
    """
    seconds = int(within.total_seconds())
    start = datetime.fromtimestamp(int(now.timestamp()) // seconds * seconds, tz=UTC)
    secret = f"{settings.SECRET_KEY}{start:%Y-%m-%d}".encode()
    digest = hmac.new(secret, f"{name}:{key.strip().lower()}".encode(), "sha256").hexdigest()
    counting = LimitCount.objects.filter(digest=digest, window=start)
    with transaction.atomic():
        if not counting.update(count=F("count") + 1):
            LimitCount.objects.get_or_create(digest=digest, window=start)
            counting.update(count=F("count") + 1)
        seen = counting.values_list("count", flat=True).get()
    if seen > most:
        raise TooOften(_("That was too often in a short time. Please try again later or call us."))


def forget_old_counts(*, now: datetime) -> int:
    """Deletes counters older than two days; returns how many."""
    return LimitCount.objects.filter(window__lt=now - timedelta(days=2)).delete()[0]
