"""How sittings, results, grounds and votes are said."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext, pgettext_lazy

from gemeinsinn.fund.lifecycle.rulesets import Applicant, Rules
from gemeinsinn.fund.wording.rules import APPLICANTS
from gemeinsinn.jury.lifecycle.conflicts import Ground, Standing
from gemeinsinn.jury.lifecycle.sittings import Kind, Result, State
from gemeinsinn.jury.lifecycle.tally import Choice, Tally
from gemeinsinn.ui import formats

Words = Mapping[str, Any]
KINDS: Words = {Kind.MEETING: gettext_lazy("Meeting"), Kind.CIRCULATION: gettext_lazy("Vote by mail")}
STATES: Words = {
    State.PLANNED: pgettext_lazy("a sitting", "planned"), State.OPEN: pgettext_lazy("a sitting", "votes are taken"),
    State.COUNTED: pgettext_lazy("a sitting", "counted"), State.DONE: pgettext_lazy("a sitting", "finished"),
    State.CANCELLED: pgettext_lazy("a sitting", "called off"),
}  # fmt: skip
RESULTS: Words = {
    Result.PENDING: gettext_lazy("not decided yet"), Result.AWARDED: gettext_lazy("awarded"),
    Result.REJECTED: gettext_lazy("rejected"), Result.DEFERRED: gettext_lazy("put off"),
    Result.RECOMMENDED: gettext_lazy("recommended to the body above"),
    Result.NO_QUORUM: gettext_lazy("too few could decide"), Result.DROPPED: gettext_lazy("taken off the agenda"),
}  # fmt: skip
TONES = {Result.AWARDED: "good", Result.REJECTED: "wrong", Result.RECOMMENDED: "heed", Result.NO_QUORUM: "heed"}
GROUNDS: Words = {
    Ground.DECLARED: gettext_lazy("declared by the member"), Ground.ORGANISATION: gettext_lazy("the same organisation"),
    Ground.ADDRESS: gettext_lazy("the same address"), Ground.NAME: gettext_lazy("the same family name"),
}  # fmt: skip
STANDINGS: Words = {
    Standing.SUGGESTED: gettext_lazy("not answered yet"), Standing.DENIED: gettext_lazy("not biased"),
    Standing.STANDS: gettext_lazy("stays out"),
}  # fmt: skip
CHOICES: Words = {
    Choice.YES: gettext_lazy("Yes, all that is asked for"), Choice.LESS: gettext_lazy("Yes, but less"),
    Choice.NO: pgettext_lazy("a vote", "No"), Choice.ABSTAIN: gettext_lazy("Abstain"),
}  # fmt: skip


def ground_words(grounds: list[str]) -> str:
    """ "the same organisation, the same address"."""
    return ", ".join(str(GROUNDS[one]) for one in grounds)


def votes_words(tally: Mapping[str, Any]) -> str:
    """ "3 yes, 1 yes to less, 1 no, 1 abstention"."""
    parts = [
        _("%(n)s yes") % {"n": tally["yes"]}, _("%(n)s yes to less") % {"n": tally["less"]},
        _("%(n)s no") % {"n": tally["no"]},
        ngettext("%(n)s abstention", "%(n)s abstentions", tally["abstain"]) % {"n": tally["abstain"]},
    ]  # fmt: skip
    return ", ".join(parts)


def quorum_words(tally: Mapping[str, Any]) -> str:
    """ "4 took part, 3 have to"."""
    return _("%(present)s take part, %(quorum)s have to") % {"present": tally["present"], "quorum": tally["quorum"]}


def as_words(tally: Tally) -> dict[str, Any]:
    """The count as it is now, for the page of a sitting."""
    plain = {name: getattr(tally, name) for name in ("yes", "less", "no", "abstain", "present", "quorum", "tied")}
    return {
        "votes": votes_words(plain), "quorum": quorum_words(plain), "quorate": tally.quorate, "tied": tally.tied,
        "carries": formats.money(tally.cents) if tally.cents is not None else "",
    }  # fmt: skip


def facts_of(content: Mapping[str, Any], rules: Rules) -> list[tuple[str, str]]:
    """What a juror reads of the frozen version, label by label; what is blind is not there."""
    kind = APPLICANTS[Applicant(content["kind"])] if content.get("kind") else ""
    named = ", ".join(filter(None, [content.get("organisation_name"), content.get("name")]))
    rows = [
        (_("Who"), f"{named} ({kind})" if named else str(kind)), (_("Host organisation"), content.get("host", "")),
        (_("Year of birth"), str(content.get("birth_year") or "")),
        (_("Address"), ", ".join(filter(None, [content.get("street"), content.get("town")]))),
        (_("For whom"), content.get("target_group", "")),
        (_("Where"), ", ".join(filter(None, [content.get("spot"), content.get("place")]))),
        (_("When"), days_of(content)), (_("How it goes"), content.get("course", "")),
        (_("With whom"), content.get("partners", "")), (_("Public"), content.get("publicity", "")),
    ]  # fmt: skip
    return [(label, words) for label, words in rows if words]


def days_of(content: Mapping[str, Any]) -> str:
    """ "4. bis 9. Dezember 2026"."""
    days = [
        date.fromisoformat(content[key]) if content.get(key) not in {None, "None"} else None
        for key in ("starts", "ends")
    ]
    return formats.span(days[0], days[1])
