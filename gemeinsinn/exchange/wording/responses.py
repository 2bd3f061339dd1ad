"""What answers and the notices they go to are called on screen."""

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from gemeinsinn.exchange.lifecycle.responses import State
from gemeinsinn.exchange.models import Need, Offer, Response
from gemeinsinn.exchange.showing.cards import notice_path
from gemeinsinn.exchange.wording.amounts import amount_text
from gemeinsinn.exchange.wording.phrases import (
    author_words,
    kind_label,
    missing_of,
    missing_words,
    place_words,
    when_words,
)

STATE_LABELS: dict[str, Any] = {
    State.UNCONFIRMED: gettext_lazy("not confirmed yet"),
    State.OFFERED: gettext_lazy("waits for an answer"),
    State.ACCEPTED: gettext_lazy("accepted"),
    State.DECLINED: gettext_lazy("declined"),
    State.WITHDRAWN: gettext_lazy("taken back"),
    State.EXPIRED: gettext_lazy("lapsed"),
    State.AGREED: gettext_lazy("signed by both"),
    State.FULFILLED: pgettext_lazy("response", "done"),
    State.CLOSED: pgettext_lazy("response", "closed"),
}

STATE_TONES: dict[str, str] = {
    State.UNCONFIRMED: "heed", State.OFFERED: "heed", State.ACCEPTED: "good", State.AGREED: "good",
    State.FULFILLED: "good", State.CLOSED: "plain", State.DECLINED: "plain", State.WITHDRAWN: "plain",
    State.EXPIRED: "plain",
}  # fmt: skip


def summary_of(notice: Need | Offer) -> dict[str, Any]:
    """A notice in short, beside the form that answers it."""
    return {
        "kind": notice.kind,
        "kind_label": kind_label(notice.kind),
        "title": notice.title,
        "href": notice_path(notice),
        "when": when_words(notice),
        "where": place_words(notice),
        "who": author_words(notice),
        "benefit": notice.benefit if isinstance(notice, Need) else notice.benefit_hoped,
        "missing": missing_words(notice),
        "strips": (missing_of(notice) or {}).get("strips", []),
    }


def confirmation_words(response: Response) -> dict[str, Any]:
    """The one-click page behind the link in the mail."""
    amount = amount_text(response.notice, response.amount)
    title = response.notice.title
    if amount:
        text = _("%(amount)s for “%(title)s”. With this click your answer stands.") % {"amount": amount, "title": title}
    else:
        text = _("For “%(title)s”. With this click your answer stands.") % {"title": title}
    return {"title": _("Your yes"), "text": text, "button": _("Yes, that is right")}
