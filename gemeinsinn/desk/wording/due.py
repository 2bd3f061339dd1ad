"""One row of today's list in words: a headline, since when, and one or two sentences."""

from datetime import date, datetime
from typing import Any

from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from gemeinsinn.desk.lifecycle import Why
from gemeinsinn.desk.wording.points import open_points
from gemeinsinn.exchange.lifecycle.notices import ANSWER_WITHIN
from gemeinsinn.exchange.wording.amounts import amount_text
from gemeinsinn.exchange.wording.phrases import missing_words
from gemeinsinn.partnerships.lifecycle import Side
from gemeinsinn.partnerships.sides import public_name
from gemeinsinn.ui import formats

EXCERPT = 140


def title_of(art: str, subject: Any) -> str:
    """What a thing is called on the desk."""
    if art in {"bedarf", "angebot", "vorhaben"}:
        return str(subject.title)
    if art == "organisation":
        return str(subject.name)
    notice = subject.response.notice if art == "vereinbarung" else subject.notice
    return str(notice.title) if notice else ""


def name_of(art: str, subject: Any) -> str:
    """What a thing is called by itself: a call by the person, everything else by its title."""
    return str(subject.contact.name) if art == "anruf" else title_of(art, subject)


def headline(art: str, subject: Any, why: str) -> str:
    """ "Stühle: Herr Kaya wartet auf einen Anruf"."""
    title = title_of(art, subject)
    match why:
        case Why.CALL:
            said = _("%(title)s: %(name)s is waiting for a call") if title else _("%(name)s is waiting for a call")
            return said % {"title": title, "name": subject.contact.name}
        case Why.CHECK:
            return {
                "bedarf": _("%(title)s: new need"),
                "angebot": _("%(title)s: new offer"),
                "vorhaben": _("%(title)s: new project"),
                "organisation": _("%(title)s: new profile"),
            }[art] % {"title": title}
        case Why.ANSWER:
            return _("%(title)s: %(name)s is waiting for an answer") % {"title": title, "name": giver_name(subject)}
        case Why.SIGN:
            return _("%(title)s: a signature is missing") % {"title": title}
        case Why.ASK | Why.REPORT:
            return _("%(title)s: did it work out?") % {"title": title}
        case Why.STALE:
            return _("%(title)s: still needed?") % {"title": title}
        case Why.ALONE:
            return _("%(title)s: nobody looks after it any more") % {"title": title}
        case _:
            return _("%(title)s: ends on %(day)s") % {"title": title, "day": formats.day(subject.until)}


def sentences(art: str, subject: Any, why: str, *, now: datetime) -> str:
    """What a colleague should know before acting, in one or two sentences."""
    match why:
        case Why.CALL:
            return _about_call(subject, now)
        case Why.CHECK:
            return _about_check(art, subject, now)
        case Why.ANSWER:
            return _about_answer(subject)
        case Why.SIGN:
            return _missing(subject, "signed", _("has not signed yet"), _("Neither side has signed yet."))
        case Why.ASK:
            return _("The day was %(day)s. Nobody has been asked yet.") % {"day": formats.day(subject.due_on)}
        case Why.REPORT:
            asked = _("Asked on %(day)s.") % {"day": formats.day(subject.asked_at)}
            silent = _missing(subject, "answered", _("has not answered yet"), _("Neither side has answered yet."))
            return f"{asked} {silent}"
        case Why.STALE:
            return _about_stale(subject)
        case Why.ALONE:
            return _("The last person behind the profile has left. Invite somebody who goes on with it, or hide it.")
        case _:
            return _still_missing(subject)


def _about_stale(subject: Any) -> str:
    """Whether its author was asked; taken over from elsewhere it has none who could be."""
    told = {"day": formats.day(subject.asked_at), "end": formats.day(subject.asked_at + ANSWER_WITHIN)}
    if subject.contact is None or not subject.contact.email:
        return _("Nobody can be asked by mail: please find out. It comes down on %(end)s.") % told
    return _("Asked on %(day)s, no answer so far. It comes down on %(end)s.") % told


def since_words(since: datetime | date | None, *, now: datetime) -> str:
    """ "Since Friday." for what waits too long, "since this morning" in clock time."""
    if since is None:
        return ""
    days = (timezone.localdate(now) - formats.as_day(since)).days
    if days <= 0:
        return (
            _("Since %(time)s.") % {"time": formats.clock(since)} if isinstance(since, datetime) else _("Since today.")
        )
    if days == 1:
        return _("Since yesterday.")
    if days < 7:
        return _("Since %(weekday)s.") % {"weekday": formats.day(since).split(",")[0].split(" ")[0]}
    return _("Since %(day)s.") % {"day": formats.day(since)}


def when_words(moment: datetime | None, *, now: datetime) -> str:
    """ "10.12 Uhr" today, "gestern", else the day."""
    if moment is None:
        return ""
    days = (timezone.localdate(now) - formats.as_day(moment)).days
    if days <= 0:
        return formats.clock(moment)
    return _("yesterday") if days == 1 else formats.day(moment, short=True)


def giver_name(response: Any) -> str:
    """Who answered: the organisation if there is one, else the person."""
    return str(response.organisation or response.organisation_name or response.contact.name)


def author_name(notice: Any) -> str:
    """Who wrote a notice or project."""
    named = getattr(notice, "organisation_name", "") or (str(notice.organisation) if notice.organisation else "")
    return named or (notice.contact.name if notice.contact else _("unknown"))


def excerpt(text: str) -> str:
    """The first words of a message, on one line."""
    line = " ".join(text.split())
    return line if len(line) <= EXCERPT else f"{line[:EXCERPT].rsplit(' ', 1)[0]} …"


def _about_call(call: Any, now: datetime) -> str:
    parts = []
    if call.tries:
        tried = ngettext(
            "Tried once, %(when)s, nobody there.", "Tried %(count)d times, last %(when)s, nobody there.", call.tries
        )
        parts.append(tried % {"count": call.tries, "when": when_words(call.last_tried_at, now=now)})
    if call.good_times:
        parts.append(_("Can be reached: %(times)s.") % {"times": call.good_times.rstrip(".")})
    if call.message:
        parts.append(_("“%(message)s”") % {"message": excerpt(call.message)})
    return " ".join(parts) or _("Pressed “Call me”.")


def _about_check(art: str, subject: Any, now: datetime) -> str:
    when = when_words(getattr(subject, "confirmed_at", None) or subject.created_at, now=now)
    if art == "organisation":
        return _("%(kind)s in %(place)s, %(when)s.") % {
            "kind": subject.get_kind_display(), "place": subject.place_name or _("an unknown place"), "when": when,
        }  # fmt: skip
    by = _("By %(name)s, %(place)s, %(when)s.") % {
        "name": author_name(subject), "place": subject.place_name or _("no place"), "when": when,
    }  # fmt: skip
    return f"{by} {open_points(subject, today=timezone.localdate(now))}" if art in {"bedarf", "angebot"} else by


def _about_answer(response: Any) -> str:
    notice = response.notice
    amount = amount_text(notice, response.amount)
    asker = author_name(notice)
    if amount:
        return _("Says yes to %(amount)s. %(asker)s has not decided yet.") % {"amount": amount, "asker": asker}
    return _("Says yes. %(asker)s has not decided yet.") % {"asker": asker}


def _missing(agreement: Any, what: str, one: str, neither: str) -> str:
    missing = [side for side in Side if not getattr(agreement, f"{side}_{what}")]
    return neither if len(missing) != 1 else f"{public_name(agreement.response, missing[0])} {one}."


def _still_missing(notice: Any) -> str:
    if notice.amount and notice.left:
        return _("%(missing)s. Extend it?") % {"missing": capfirst(missing_words(notice))}
    return _("Everything is promised.") if notice.amount else _("Extend it?")
