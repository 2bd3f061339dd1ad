"""The proof about one address as a tagged PDF."""

from collections.abc import Sequence
from pathlib import Path

from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext as _

from gemeinsinn.newsletter.lifecycle.evidence import Kind
from gemeinsinn.newsletter.lifecycle.subscriptions import Frequency, State, Topic
from gemeinsinn.newsletter.models import Evidence, Subscriber
from gemeinsinn.newsletter.wording.subscriptions import FREQUENCIES, KINDS, STATES, TOPICS
from gemeinsinn.ui import formats
from gemeinsinn.ui.typesetting import common_data, typeset

SHEET = Path(__file__).parent / "typst" / "evidence.typ"


def evidence_paper(address: str, subscriber: Subscriber | None, lines: Sequence[Evidence]) -> bytes:
    """Line by line in the order in which it happened. The address is the one that was asked about."""
    stands = STATES[State(subscriber.state)] if subscriber else _("no subscription")
    return typeset(SHEET, {
        **common_data(), "title": _("Proof of consent"), "kicker": _("Newsletter"), "heading": _("Proof of consent"),
        "about": [[_("E-mail address"), address], [_("Today"), str(stands)]],
        "head": [_("About"), _("What was kept")],
        "lines": [{"heading": f"{number}. {KINDS[Kind(one.kind)]}", "rows": rows_of(one)} for number, one in enumerate(lines, 1)],
        "nothing": "" if lines else _("Nothing is kept about this address."),
        "footer": _("Lines are added, never changed. The secret in a link is left out."),
    })  # fmt: skip


def wording_label(line: Evidence) -> str:
    """Who said it."""
    return _("In the words of the server") if line.kind in {Kind.LOST, Kind.COMPLAINED} else _("Words shown")


def rows_of(line: Evidence) -> list[list[str]]:
    """What one line says, without what is empty."""
    chosen = [str(TOPICS[Topic(name)]) for name in line.chosen.get("topics", ())]
    if frequency := line.chosen.get("frequency"):
        chosen.append(str(FREQUENCIES[Frequency(frequency)]))
    agreed = parse_datetime(line.chosen.get("agreed", ""))
    rows = [
        (_("Agreed on"), formats.moment(agreed) if agreed else ""),
        (_("When"), formats.moment(line.at)), (_("Page"), line.page), (wording_label(line), line.wording),
        (_("Version of the words"), line.version), (_("Chosen"), ", ".join(chosen)), (_("Subject"), line.mail_subject),
        (_("Mail"), line.mail_text), ("Message-ID", line.message_id),
    ]  # fmt: skip
    return [[label, words] for label, words in rows if words]
