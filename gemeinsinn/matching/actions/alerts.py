"""Telling saved searches what is new: each newly visible thing is asked for with the person's own question and right.

The same engine answers as on the page. What it has told once is noted in the same transaction as the mail is queued.
"""

import logging
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.db import IntegrityError, transaction
from django.db.models import Min
from django.urls import reverse
from django.utils import timezone, translation

from gemeinsinn.activity.outbox import queue_mail
from gemeinsinn.core.tokens import issue_link
from gemeinsinn.matching.actions.saving import PURPOSE
from gemeinsinn.matching.lifecycle.saved import LINK_LASTS, Rhythm, State, next_turn
from gemeinsinn.matching.models import SavedSearch, ToldHit
from gemeinsinn.matching.queries.requests import SearchRequest
from gemeinsinn.matching.queries.results import FoundHit, SearchResult
from gemeinsinn.matching.queries.saved import due_searches, request_of
from gemeinsinn.matching.queries.search import search as find
from gemeinsinn.matching.showing.highlights import found_words, keys_of
from gemeinsinn.matching.sources import Source, key_of, sources
from gemeinsinn.matching.wording.asked import asked_words
from gemeinsinn.matching.wording.hits import hit_line, hit_texts, hit_title
from gemeinsinn.people.personal import personal_path

log = logging.getLogger("gemeinsinn.matching")

OVERLAP = timedelta(minutes=30)  # so long may it take until something new is understood
MOST_NEW = 400  # things looked at for one search at one time
MOST_TOLD = 40
MOST_SHOWN = 10
AT_ONCE = 500  # searches in one round


def tell_searches(*, now: datetime) -> int:
    """Every search whose turn has come; returns how many mails were queued."""
    due = due_searches(now=now)
    earliest = due.order_by().aggregate(when=Min("looked_at"))["when"]
    if earliest is None:
        return 0
    if not any(_new_of(source, earliest - OVERLAP).exists() for source in sources()):
        _pass_over(now=now)
        return 0
    return sum(tell_search(search=search, now=now) for search in due[:AT_ONCE] if _claim(search, now=now))


def _pass_over(*, now: datetime) -> None:
    """Nothing is new anywhere: all turns are over at once."""
    for rhythm in Rhythm:
        rows = SavedSearch.objects.filter(state=State.ACTIVE, due_at__lte=now, rhythm=rhythm)
        rows.update(due_at=_later(rhythm, now), looked_at=now)


def _later(rhythm: str, now: datetime) -> datetime:
    return max(next_turn(rhythm, timezone.localtime(now)), now + timedelta(seconds=1))


def _claim(search: SavedSearch, *, now: datetime) -> bool:
    """True for exactly one worker a turn. One killed afterwards leaves `looked_at`, and the next turn finds it all."""
    rows = SavedSearch.objects.filter(pk=search.pk, due_at=search.due_at, state=State.ACTIVE)
    return bool(rows.update(due_at=_later(search.rhythm, now)))


def tell_search(*, search: SavedSearch, now: datetime) -> bool:
    """Mails what is new for one search; False if that is nothing."""
    contact = search.contact
    viewer: Any = contact.user if contact.user and contact.user.is_active else AnonymousUser()
    keys = new_keys(search, viewer)
    found = None
    if keys:
        found = find(viewer, _only(search, keys), now=now)
    try:
        with transaction.atomic():
            told = _tell(search, found, now=now) if found and found.hits else False
            if found is None or not found.by_database:
                SavedSearch.objects.filter(pk=search.pk).update(looked_at=now)
    except IntegrityError:  # another worker told some of it at this very moment; what is left comes next time
        log.info("told already", extra={"line": {"search": search.pk}})
        return False
    return told


def _only(search: SavedSearch, keys: set[str]) -> SearchRequest:
    """The question, asked of these things alone. A mail that comes by itself tells no guesses at another spelling."""
    return replace(request_of(search), only=frozenset(keys), size=MOST_TOLD, exact=True)


def _new_of(source: Source, since: datetime) -> Any:
    return source.findable().filter(**{f"{source.newest}__gt": since})


def new_keys(search: SavedSearch, viewer: Any) -> set[str]:
    """What this person may see, became visible since the search last looked, and was not told yet."""
    if search.looked_at is None or search.confirmed_at is None:
        return set()
    since = max(search.looked_at - OVERLAP, search.confirmed_at)
    keys: set[str] = set()
    for source in sources():
        if search.sides and source.side not in search.sides:
            continue
        fresh = source.visible(viewer).filter(**{f"{source.newest}__gt": since})
        ids = fresh.order_by(f"-{source.newest}").values_list("pk", flat=True)[:MOST_NEW]
        keys |= {key_of(source.side, pk) for pk in ids}
    return keys - set(search.told.filter(key__in=keys).values_list("key", flat=True))


def _tell(search: SavedSearch, found: SearchResult, *, now: datetime) -> bool:
    """One mail with everything found, with reasons; its link stops it."""
    contact = search.contact
    ToldHit.objects.bulk_create([ToldHit(search=search, key=hit.key, at=now) for hit in found.hits])
    token = issue_link(purpose=PURPOSE, subject_id=search.pk, now=now, lasts=LINK_LASTS)
    with translation.override(contact.language):
        keys = keys_of(search.words, found.language)
        shown = [_line(hit, keys) for hit in found.hits[:MOST_SHOWN]]
        page = settings.BASE_URL + personal_path(token)
        stop = settings.BASE_URL + reverse("matching:stop", args=[token])
    queue_mail(
        key=f"search-{search.pk}-{now:%Y%m%d%H%M%S}",
        to=contact.email,
        template="matching/mail/search_found.txt",
        context={
            "hits": shown, "more": max(0, found.total - MOST_SHOWN), "count": found.total, "page": page, "stop": stop,
            "asked": asked_words(search, contact.language), "first": shown[0]["title"],
        },
        language=contact.language,
        now=now,
        stop_address=stop,
    )  # fmt: skip
    return True


def _line(hit: FoundHit, keys: frozenset[str]) -> dict[str, str]:
    thing = hit.object
    said = found_words([hit_title(hit.side, thing), *hit_texts(hit.side, thing)], keys, thing.language)
    line = hit_line(hit.side, thing, hit.km, hit.reasons, said)
    return {**line, "address": settings.BASE_URL + line["path"]}
