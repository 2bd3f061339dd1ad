"""The words of the five questions."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from gemeinsinn.volunteering.lifecycle.opportunities import ANY


@dataclass(frozen=True, slots=True)
class Words:
    """An answer: on its button, what it may be, and short on a chip."""

    label: Any
    example: Any
    chip: Any


QUESTIONS = {
    "tun": _("What do you like to work with?"),
    "mit": _("Whom or what would you like to deal with?"),
    "wie": _("Rather alone or together?"),
    "oft": _("How often do you have time?"),
    "wo": _("Where would you like to help?"),
    "ort": _("Where are you at home?"),
}
SHORT = {
    "tun": _("Head or hands"), "mit": _("People or things"), "wie": _("Alone or together"), "oft": _("How often"),
    "wo": _("Near or from home"),
}  # fmt: skip
ANSWERS = {
    ("tun", "haende"): Words(_("With my hands"), _("carry, plant, cook, mend"), _("with hands")),
    ("tun", "kopf"): Words(_("With my head"), _("explain, translate, plan, write"), _("with the head")),
    ("tun", ANY): Words(_("I do not mind"), "", ""),
    ("mit", "menschen"): Words(_("With people"), _("read aloud, keep company, listen, hand out"), _("with people")),
    ("mit", "dingen"): Words(_("With things"), _("garden, tools, paper, computers"), _("with things")),
    ("mit", ANY): Words(_("I do not mind"), "", ""),
    ("wie", "allein"): Words(_("On my own"), _("at my own pace, without a group"), _("on one’s own")),
    ("wie", "zusammen"): Words(_("Together with others"), _("a team, a feast, an afternoon with many"), _("together")),
    ("wie", ANY): Words(_("I do not mind"), "", ""),
    ("oft", "immer-wieder"): Words(_("Again and again"), _("an hour or two, most weeks"), _("again and again")),
    ("oft", "einmal"): Words(_("Once, for a start"), _("one afternoon, one feast, one Saturday"), _("once")),
    ("oft", ANY): Words(_("I do not know yet"), "", ""),
    ("wo", "in-der-naehe"): Words(_("Near where I live"), _("right where it is needed"), _("on the spot")),
    ("wo", "zu-hause"): Words(_("From home"), _("by phone, at the computer, at the kitchen table"), _("from home")),
    ("wo", ANY): Words(_("I do not mind"), "", ""),
}
