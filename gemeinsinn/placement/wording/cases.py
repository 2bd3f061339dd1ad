"""States, reasons and facts of cases in words."""

from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext, pgettext_lazy

from gemeinsinn.exchange.wording.notices import LANGUAGES as FOREIGN
from gemeinsinn.placement.lifecycle.cases import AgeBand, CameBy, Closed, Gender, State
from gemeinsinn.placement.models import Case
from gemeinsinn.ui import formats

Words = dict[str, Promise | str]
LANGUAGES = {"de": "Deutsch", **FOREIGN}

STATES: Words = {
    State.ENQUIRY: pgettext_lazy("state of a case", "asked"),
    State.ADVISED: gettext_lazy("talked with"),
    State.SUGGESTED: gettext_lazy("has suggestions"),
    State.INTRODUCED: gettext_lazy("introduced"),
    State.TRIAL: gettext_lazy("on trial"),
    State.PLACED: gettext_lazy("placed"),
    State.CLOSED: pgettext_lazy("state of a case", "closed"),
}
TONES = {State.PLACED: "good", State.ENQUIRY: "heed"}

CAME_BY: Words = {
    CameBy.DOOR: gettext_lazy("came in"),
    CameBy.PHONE: gettext_lazy("rang"),
    CameBy.MAIL: gettext_lazy("wrote"),
    CameBy.WEB: gettext_lazy("through a website"),
    CameBy.EVENT: gettext_lazy("at an event"),
    CameBy.FRIEND: gettext_lazy("through friends"),
    CameBy.PRESS: gettext_lazy("through the press"),
    CameBy.OFFICE: gettext_lazy("sent by an office"),
    CameBy.GUIDE: gettext_lazy("through an E-Lotse"),
    CameBy.OTHER: gettext_lazy("in another way"),
}
AGES: Words = {
    AgeBand.TO_17: gettext_lazy("under 18"),
    AgeBand.TO_29: gettext_lazy("18 to 29"),
    AgeBand.TO_44: gettext_lazy("30 to 44"),
    AgeBand.TO_59: gettext_lazy("45 to 59"),
    AgeBand.TO_74: gettext_lazy("60 to 74"),
    AgeBand.FROM_75: gettext_lazy("75 and older"),
}
GENDERS: Words = {
    Gender.FEMALE: gettext_lazy("female"),
    Gender.MALE: gettext_lazy("male"),
    Gender.DIVERSE: gettext_lazy("diverse"),
}
CLOSED: Words = {
    Closed.DONE: gettext_lazy("Placed, and it goes well"),
    Closed.NOTHING_FITS: gettext_lazy("Nothing fits at the moment"),
    Closed.NO_TIME: gettext_lazy("No time any more"),
    Closed.OTHER_WAY: gettext_lazy("Found something without us"),
    Closed.SILENT: gettext_lazy("No word any more"),
    Closed.WISH: gettext_lazy("Deleted at their own wish"),
    Closed.COUNTED: gettext_lazy("Only counted"),
    Closed.OTHER: gettext_lazy("Something else"),
}
EVENTS: Words = {
    "case_opened": gettext_lazy("Written down"),
    "case_talked": gettext_lazy("First talk noted"),
    "case_changed": gettext_lazy("Changed"),
    "case_handed_over": gettext_lazy("Handed over"),
    "case_closed": gettext_lazy("Closed"),
    "case_reopened": gettext_lazy("Opened again"),
    "case_forgotten": gettext_lazy("Forgotten, a year after the end"),
    "suggestions_mailed": gettext_lazy("Suggestions mailed"),
    "certificate_seen": gettext_lazy("Certificate of conduct seen"),
    "certificate_dropped": gettext_lazy("Note of the certificate deleted"),
    "enquiry_counted": gettext_lazy("Only counted"),
    "proposal_suggested": gettext_lazy("Suggested"),
    "proposal_appeals": gettext_lazy("Appeals to them, ticked on their own page"),
    "proposal_introduce": gettext_lazy("Introduced to the host"),
    "proposal_try": gettext_lazy("On trial"),
    "proposal_place": gettext_lazy("Placed"),
    "proposal_drop": gettext_lazy("Came to nothing"),
    "proposal_end": gettext_lazy("Placement over"),
    "proposal_again": gettext_lazy("Looked at again"),
    "proposal_taken_back": gettext_lazy("A step was taken back"),
    "guardian_asked": gettext_lazy("A parent or guardian asked by mail"),
    "guardian_said_yes": gettext_lazy("A parent or guardian said yes"),
    "guardian_said_no": gettext_lazy("A parent or guardian said no"),
    "follow_up_asked": gettext_lazy("Both asked how it goes"),
    "follow_up_answered": gettext_lazy("Told how it goes"),
}


def choices(words: Words) -> list[tuple[str, Any]]:
    """For a form."""
    return [(str(key), label) for key, label in words.items()]


def due_words(case: Case) -> list[str]:
    """Why a case with reasons (queries.caseload) waits for somebody."""
    told: Any = case
    found = []
    if told.is_appealing:
        found.append(_("a suggestion appeals to them"))
    if told.is_reminder:
        found.append(case.due_words or _("to look at again"))
    if told.is_unanswered:
        found.append(_("asked, no answer"))
    if told.is_certificate:
        found.append(_("certificate due again"))
    if told.is_waiting:
        found.append(_("waits for a talk"))
    return found


def hours_words(case: Case) -> str:
    """ "3 Stunden in der Woche"."""
    if not case.hours_a_week:
        return ""
    many = 1 if case.hours_a_week == 100 else 2
    return ngettext("%(n)s hour a week", "%(n)s hours a week", many) % {"n": formats.quantity(case.hours_a_week)}


def about_words(case: Case) -> str:
    """Age and gender, as far as they are known."""
    age = str(AGES[case.age_band]) if case.age_band else ""
    born = _("born %(year)s") % {"year": case.birth_year} if case.birth_year else ""
    return ", ".join(part for part in (born or age, str(GENDERS[case.gender]) if case.gender else "") if part)


def facts_of(case: Case) -> list[tuple[str, str, str]]:
    """What was said in the talk: label, in whose words it was noted, in ours; nothing said, no line."""
    lines = [
        (_("What they want"), case.wish, ""), (_("Fields"), "", ", ".join(str(one) for one in case.fields.all())),
        (_("Time"), case.times, hours_words(case)), (_("Why"), case.motives, ""), (_("What they bring"), case.experience, ""),
        (_("Not"), case.limits, ""), (_("Languages"), "", ", ".join(LANGUAGES[code] for code in case.spoken if code in LANGUAGES)),
        (_("Lives in"), "", str(case.quarter or case.municipality or "")), (_("Person"), "", about_words(case)),
        (_("How they came"), "", str(CAME_BY[case.came_by])),
    ]  # fmt: skip
    return [(label, own, ours) for label, own, ours in lines if own or ours]
