"""A partner on a need's list, in words: record, calls, what can be done."""

from collections.abc import Callable
from typing import Any

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from gemeinsinn.exchange.wording.phrases import kind_label
from gemeinsinn.matching.lifecycle.suggestions import State
from gemeinsinn.matching.models import Suggestion
from gemeinsinn.matching.partner import Partner, partner_of
from gemeinsinn.matching.queries.suggestions import Candidate
from gemeinsinn.matching.wording.fits import reasons_at_desk
from gemeinsinn.matching.wording.suggestions import STATE_WORDS, TONES, reason_words
from gemeinsinn.ui import formats

Handles = Callable[[int | None], bool]
"""Whether matters of this agency lie on the desk of whoever reads."""

ACT_WORDS: dict[str, Promise] = {
    "fragen": gettext_lazy("The question to %(name)s goes out by mail."),
    "angerufen": gettext_lazy("Noted: %(name)s was asked on the phone."),
    "zuruecklegen": gettext_lazy("%(name)s is put aside for this need."),
    "spaeter": gettext_lazy("%(name)s is put off."),
    "zurueck": gettext_lazy("%(name)s is among those who could do it again."),
    "gerade-nicht": gettext_lazy("Noted: %(name)s cannot do it now."),
    "ja": gettext_lazy("The yes of %(name)s is written down."),
}


def row_of(one: Candidate, handles: Handles) -> dict[str, Any]:
    """Everything one line shows."""
    partner, row = one.partner, one.suggestion
    body = partner.organisation
    return {
        "key": partner.key,
        "name": staff_name(partner, handles),
        "person": partner.contact.name if partner.contact and body is not None and is_own(partner, handles) else "",
        "branch": body.branch if body is not None else "",
        "place": place_of(partner),
        "phone": phone_of(partner, handles),
        "hours": body.hours if body is not None else "",
        "href": href_of(one, handles),
        "offer": partner.offer.title if partner.offer else "",
        "reasons": reasons_at_desk(one.fit),
        "state": STATE_WORDS[one.state],
        "state_key": one.state.value,
        "tone": TONES.get(one.state, "plain"),
        "record": record_words(one),
        "hindrance": hindrance_words(one),
        "may_be_mailed": one.may_be_mailed,
        "may_be_called": bool(phone_of(partner, handles)) and one.asked < one.most,
        "story": story_words(one) if row is not None else "",
        "note": row.note if row is not None else "",
    }


def place_of(partner: Partner) -> str:
    """Where the offer is, else the organisation."""
    if partner.wish is not None:
        return partner.wish.place
    source = partner.offer or partner.organisation
    return source.place_name if source is not None else ""


def is_own(partner: Partner, handles: Handles) -> bool:
    """Whose people this desk knows by name and number; of others' it reads what everybody reads."""
    return handles(partner.agency.pk if partner.agency else None)


def staff_name(partner: Partner, handles: Handles) -> str:
    """Colleagues read the whole name of a person of their own area; a wish says that it is one."""
    if partner.wish is not None:
        return _("Wish of %(name)s") % {"name": partner.wish.contact.name}
    if partner.organisation is None and partner.contact is not None and is_own(partner, handles):
        return partner.contact.name
    return partner.name


def phone_of(partner: Partner, handles: Handles) -> str:
    """The number to call; of another agency's partner the public one."""
    if is_own(partner, handles):
        return partner.phone
    return partner.organisation.phone if partner.organisation is not None else ""


def href_of(one: Candidate, handles: Handles) -> str:
    """The file, where it lies on this desk; else the public page; "" for a wish, which nobody but its owner opens."""
    if one.partner.wish is not None:
        return ""
    body, offer = one.partner.organisation, one.partner.offer
    if body is not None:
        if handles(body.agency_id):
            return reverse("desk:file", args=["organisation", body.pk])
        return reverse("organisations:detail", args=[body.slug])
    assert offer is not None  # a partner is one of the two
    if handles(offer.agency_id):
        return reverse("desk:file", args=["angebot", offer.pk])
    return reverse("exchange:offer", args=[offer.pk, offer.slug or "-"])


def record_words(one: Candidate) -> str:
    """ "zuletzt gefragt am 3. November · diesen Monat 1 von 3"."""
    last = _("last asked on %(day)s") % {"day": formats.day(one.last_asked)} if one.last_asked else _("never asked yet")
    if not one.asked:
        return last
    return f"{last} · " + _("%(asked)s of %(most)s questions this month") % {"asked": one.asked, "most": one.most}


def hindrance_words(one: Candidate) -> str:
    """Why no mail can go out; "" if one can."""
    if one.quiet:
        return _("does not want to be asked by mail")
    if one.asked >= one.most:
        return ngettext(
            "has been asked once this month, that is enough", "has been asked %(n)s times this month, that is enough", one.asked
        ) % {"n": one.asked}  # fmt: skip
    return "" if one.partner.email else _("no e-mail address is known")


def story_words(one: Candidate) -> str:
    """What became of it, by whom: "per Mail gefragt am … von …", "gibt so etwas nicht", "bis 4. Dezember"."""
    row = one.suggestion
    assert row is not None  # only touched pairs have a story
    by = row.by.get_full_name() if row.by else ""
    parts = []
    if one.state in {State.ASKED, State.ACCEPTED, State.REFUSED} and row.asked_at:
        words = _("asked on the phone on %(day)s") if row.by_phone else _("asked by mail on %(day)s")
        parts.append(words % {"day": formats.day(row.asked_at)})
    if one.state == State.SNOOZED and row.until:
        parts.append(_("until %(day)s") % {"day": formats.day(row.until)})
    parts.append(reason_words(row.reason))
    parts.append(by)
    return " · ".join(part for part in parts if part)


def learned_row(row: Suggestion) -> dict[str, Any]:
    """One no: who, about which need, what was said, what follows from it."""
    partner, kind = partner_of(row), kind_label(row.need.kind)
    return {
        "pk": row.pk,
        "name": partner.name,
        "need": row.need.title,
        "need_url": reverse("desk:ideas", args=[row.need_id]),
        "said": reason_words(row.reason),
        "note": row.note,
        "by": row.by.get_full_name() if row.state == State.DISMISSED and row.by else "",
        "when": row.changed_at,
        "until": row.until,
        "follows": _("“%(kind)s” counts less for %(name)s") % {"kind": kind, "name": partner.name},
    }
