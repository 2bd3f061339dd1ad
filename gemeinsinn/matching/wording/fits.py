"""Why a pair fits, in words: for the partner ("Sie bieten …"), for whoever needs it, and for the desk."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from django.utils import timezone
from django.utils.translation import gettext as _

from gemeinsinn.exchange.wording.phrases import amount_words, kind_label, missing_words
from gemeinsinn.matching.engine.fit.reasons import Said, Why
from gemeinsinn.matching.fit import Fit
from gemeinsinn.matching.wording.asked import asked_words
from gemeinsinn.ui import formats

LONGEST = 90
SOON = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Line:
    """One reason as it is shown; `against` marks the one that speaks against it."""

    icon: str
    text: str
    against: bool = False


def reasons_to_partner(fit: Fit) -> list[str]:
    """To the partner: "800 m entfernt", "sucht 20 Stühle", "Sie bieten Sachen: …", "bis Freitag", "Nutzen: …"."""
    need, wish = fit.need, fit.partner.wish
    lines = [text for said in fit.reasons if (text := _to_partner(said, fit))]
    lines.insert(1 if fit.pair.km is not None else 0, _("looks for %(what)s") % {"what": sought(fit)})
    if wish is not None:
        lines.insert(0, _("you have looked for: %(what)s") % {"what": asked_words(wish)})
    if need.benefit:
        lines.append(_("what you get: %(benefit)s") % {"benefit": shortened(need.benefit)})
    return lines


def _to_partner(said: Said, fit: Fit) -> str:
    match said.code:
        case Why.KIND if fit.partner.wish is None:
            return _("you give: %(what)s") % {"what": given(fit)}
        case Why.KIND:
            return ""
        case Why.KEPT | Why.NOT_THEIRS:
            return ""
        case _:
            return neutral(said)


def reasons_to_seeker(fit: Fit) -> list[str]:
    """To whoever needs it, about an offer: how near, what is given, whether it is enough."""
    unsaid = {Why.UNTIL, Why.NOBODY_YET, Why.NOT_THEIRS, Why.KIND}
    return [text for said in fit.reasons if said.code not in unsaid and (text := neutral(said))]


def reasons_at_desk(fit: Fit) -> list[Line]:
    """To the broker, about the partner; what speaks against it stands there too."""
    wish = fit.partner.wish
    lines = [Line("bell", _("looks for: %(what)s") % {"what": asked_words(wish)})] if wish is not None else []
    for said in fit.reasons:
        match said.code:
            case Why.KIND if wish is not None:
                continue  # the wish says it better
            case Why.UNTIL | Why.NOBODY_YET:
                continue  # true of the need, whoever the partner is
            case Why.KIND:
                lines.append(Line("give", _("gives: %(what)s") % {"what": given(fit)}))
            case Why.NOT_THEIRS:
                lines.append(Line("minus", neutral(said), against=True))
            case _:
                lines.append(Line(ICONS.get(said.code, "check"), neutral(said)))
    return lines


ICONS = {Why.NEAR: "pin", Why.ALIKE: "search", Why.LASTING: "calendar", Why.KEPT: "sign"}


def neutral(said: Said) -> str:
    """What reads the same for everybody."""
    match said.code, said.value:
        case Why.NEAR, float(km):
            return _("%(distance)s away") % {"distance": formats.distance(km * 1000)}
        case Why.ALIKE, _value:
            return _("the words fit")
        case Why.ENOUGH, _value:
            return _("there is enough for all of it")
        case Why.LASTING, _value:
            return _("a lasting offer")
        case Why.KEPT, (int(kept), int(due)):
            return _("%(kept)s of %(due)s promises kept") % {"kept": kept, "due": due}
        case Why.UNTIL, date() as day:
            return until_words(day)
        case Why.NOBODY_YET, _value:
            return _("nobody has answered yet")
        case Why.NOT_THEIRS, _value:
            return _("has said that this is not theirs to give")
    return ""


def until_words(day: date) -> str:
    """ "bis Freitag" within the week, else with the date."""
    if timedelta(0) <= day - timezone.localdate() < SOON:
        return _("until %(day)s") % {"day": formats.day(day).partition(",")[0].partition(" ")[0]}
    return _("until %(day)s") % {"day": formats.day(day)}


def sought(fit: Fit) -> str:
    """What is looked for: the amount if one is named (what is left of it), else the headline."""
    words = missing_words(fit.need) if fit.need.covered else amount_words(fit.need)
    return words or shortened(fit.need.title)


def given(fit: Fit) -> str:
    """What this partner gives of the kind, in its own words where there are some."""
    offer, body = fit.partner.offer, fit.partner.organisation
    if offer is not None:
        return shortened(offer.title)
    words = body.gives_kinds.get(fit.need.kind, "") if body is not None else ""
    label = kind_label(fit.need.kind)
    return f"{label} ({shortened(words)})" if words else label


def shortened(text: str) -> str:
    """At most LONGEST letters, cut between words."""
    if len(text) <= LONGEST:
        return text
    return text[:LONGEST].rpartition(" ")[0].rstrip(" ,.;:–") + " …"


def joined(lines: Iterable[str]) -> str:
    """On one line."""
    return " · ".join(lines)
