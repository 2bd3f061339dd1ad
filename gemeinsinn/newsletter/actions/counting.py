"""Counting how often the links of an issue are followed, if the operator wants it: per issue and link, never per person."""

import logging
from datetime import datetime, timedelta

from django.conf import settings
from django.db import OperationalError
from django.db.models import F
from django.urls import reverse
from django.utils import translation

from gemeinsinn.core.errors import TooOften
from gemeinsinn.core.limits import check_limit
from gemeinsinn.newsletter.models import Block, Issue, Link
from gemeinsinn.newsletter.tongues import frame_of

log = logging.getLogger("gemeinsinn.newsletter")

MOST_CLICKS = 60  # an hour from one network, whatever is clicked; what comes on top is led on, not counted


def keep_links(issue: Issue) -> dict[str, str]:
    """Writes down where an issue leads, each address once; returns the counting address of each, none if not wanted.

    Part of opening the mailing, in whose transaction it runs. Called again for the same issue it changes nothing: the
    numbers that are in the mails stay.
    """
    if not settings.COUNT_CLICKS:
        return {}
    if not issue.links.exists():
        found: dict[str, Block] = {}
        for block in Block.objects.filter(issue=issue).exclude(href=""):
            found.setdefault(block.href, block)
        Link.objects.bulk_create(
            [
                Link(issue=issue, number=number, words=block.heading or block.label, href=href)
                for number, (href, block) in enumerate(found.items(), 1)
            ],
            ignore_conflicts=True,  # two workers begin the same issue: the first one's numbers count
        )
    with translation.override(frame_of(issue.language)):
        return {
            one.href: settings.BASE_URL + reverse("newsletter:follow", args=[issue.pk, one.number])
            for one in issue.links.all()
        }


def count_click(*, link: Link, network: str, now: datetime) -> bool:
    """One more, of nobody; True if it counted. Whoever clicks is led on in any case, also while the database is busy.

    The brake knows that a network clicked, not what.
    """
    if not settings.COUNT_CLICKS:
        return False
    try:
        check_limit("newsletter-clicks", network, most=MOST_CLICKS, within=timedelta(hours=1), now=now)
        add_one(link)
    except TooOften:
        return False
    except OperationalError:
        log.warning("newsletter: a click was not counted")
        return False
    return True


def add_one(link: Link) -> None:
    """In one statement: of many at once none is lost."""
    Link.objects.filter(pk=link.pk).update(clicks=F("clicks") + 1)
