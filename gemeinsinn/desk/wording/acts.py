"""The acts in words: what is on the button, and what is said once it is done or undone."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

ICONS = {
    "veroeffentlichen": "check",
    "zurueckgeben": "back",
    "abnehmen": "close",
    "verlaengern": "calendar",
    "annehmen": "check",
    "absagen": "close",
    "zuordnen": "home",
    "vorhaben": "heart",
    "anrufen": "phone",
    "niemand-da": "clock",
    "erledigt": "check",
    "wieder-auf": "undo",
    "erinnern": "mail",
    "fragen": "mail",
    "uebernehmen": "user",
    "weitergeben": "people",
    "notiz": "edit",
    "aendern": "edit",
    "ergebnis": "phone",
}
# What is on the buttons. Looked up by key, so that a page with fifty of them translates fifty words and not a thousand.
LABELS: dict[str, Promise] = {
    "veroeffentlichen": gettext_lazy("Put on the board"),
    "zurueckgeben": gettext_lazy("Give back"),
    "abnehmen": gettext_lazy("Take down"),
    "verlaengern": gettext_lazy("Extend"),
    "annehmen": gettext_lazy("Accept"),
    "absagen": gettext_lazy("Decline"),
    "zuordnen": gettext_lazy("Link"),
    "vorhaben": gettext_lazy("Keep the project"),
    "anrufen": gettext_lazy("I will call"),
    "niemand-da": gettext_lazy("Nobody there"),
    "erledigt": gettext_lazy("Spoken to"),
    "wieder-auf": gettext_lazy("Hang it up again"),
    "erinnern": gettext_lazy("Remind"),
    "fragen": gettext_lazy("Ask both"),
    "uebernehmen": gettext_lazy("Take over"),
    "weitergeben": gettext_lazy("Hand over"),
    "notiz": gettext_lazy("Note it"),
    "aendern": gettext_lazy("Change"),
    "ergebnis": gettext_lazy("Write it down"),
}
PROFILES = {"vorhaben", "organisation"}
NOTICES = {"bedarf", "angebot"}


@dataclass(frozen=True, slots=True)
class Refusal:
    """One matter an act did not work on, and why."""

    title: str
    why: str


def act_label(key: str, art: str = "", *, open_ended: bool = False) -> str:
    """What is on the button: a verb."""
    if key == "veroeffentlichen" and art in PROFILES:
        return _("Publish")
    if key == "abnehmen" and art in PROFILES:
        return _("Hide")
    if key == "erledigt" and art in NOTICES:
        return _("It is settled")
    if key == "verlaengern" and open_ended:
        return _("Is still needed")
    return str(LABELS[key])


def done_words(key: str, titles: list[str], art: str = "", colleague: str = "") -> str:
    """What the notice says after an act: one thing by name, several by number."""
    told = {"title": titles[0], "count": len(titles), "colleague": colleague}
    many = len(titles)
    if key == "veroeffentlichen" and art not in PROFILES:
        said = ngettext("“%(title)s” is on the board.", "%(count)d notices are on the board.", many)
    elif key == "veroeffentlichen":
        said = ngettext("“%(title)s” can now be seen by everyone.", "%(count)d can now be seen by everyone.", many)
    elif key == "zurueckgeben":
        said = ngettext("“%(title)s” is back with its author.", "%(count)d are back with their authors.", many)
    elif key == "abnehmen":
        said = ngettext("“%(title)s” is taken down.", "%(count)d are taken down.", many)
    elif key == "erledigt" and art in NOTICES:
        said = ngettext(
            "“%(title)s” is settled. The author gets a mail.", "%(count)d are settled. Their authors get a mail.", many
        )
    elif key == "verlaengern":
        said = ngettext("“%(title)s” is extended.", "%(count)d notices are extended.", many)
    else:
        said = _said_rarely(key, many)
    return said % told


def _said_rarely(key: str, many: int) -> str:
    return {
        "annehmen": ngettext("The answer to “%(title)s” is accepted.", "%(count)d answers are accepted.", many),
        "absagen": ngettext("The answer to “%(title)s” is declined.", "%(count)d answers are declined.", many),
        "zuordnen": _("The organisation is linked."),
        "vorhaben": _("“%(title)s”: the project is noted. The author gets to see it."),
        "anrufen": ngettext("You make this call: %(title)s.", "You make %(count)d calls.", many),
        "niemand-da": ngettext(
            "Noted: nobody there. The call stays on the list.",
            "Noted for %(count)d calls. They stay on the list.",
            many,
        ),
        "erledigt": ngettext("The call is done: %(title)s.", "%(count)d calls are done.", many),
        "wieder-auf": ngettext(
            "“%(title)s” hangs again. The author gets a mail.", "%(count)d hang again. Their authors get a mail.", many
        ),
        "erinnern": ngettext(
            "Whoever has not signed “%(title)s” gets a mail.",
            "Reminders for %(count)d agreements are on their way.",
            many,
        ),
        "fragen": ngettext(
            "Both sides of “%(title)s” get a mail.", "Both sides of %(count)d agreements get a mail.", many
        ),
        "uebernehmen": ngettext("You look after “%(title)s” now.", "You look after %(count)d things now.", many),
        "weitergeben": ngettext(
            "%(colleague)s looks after “%(title)s” now.", "%(colleague)s looks after %(count)d things now.", many
        ),
        "notiz": _("The note is kept."),
        "ergebnis": _("Written down for “%(title)s”. If it was different, simply write it down again."),
        "aendern": ngettext("“%(title)s” is changed. The author gets to see what.", "%(count)d are changed.", many),
    }[key]


def told_words(title: str, *, settled: bool) -> str:
    """What the notice says when a side's answer is written down; `settled`: it was the second."""
    if not settled:
        return done_words("ergebnis", [title])
    said = _("Written down: now both sides of “%(title)s” have told, and both get a mail with the outcome.")
    return said % {"title": title}


def outcome_was_read() -> str:
    """An undo cannot call a mail back."""
    return _("The mail about the outcome had gone out already: whoever got it gets a second one that takes it back.")


def second_mail() -> str:
    """Nor can any other: its author learns what is true now."""
    return _("The mail had gone out already: the author gets a second one that corrects it.")


def undone_words(count: int, title: str) -> str:
    """What the notice says after an undo."""
    return ngettext("Undone: “%(title)s” is as it was.", "Undone: %(count)d are as they were.", count) % {
        "title": title, "count": count,
    }  # fmt: skip


def refused_words(refusals: list[Refusal]) -> str:
    """One sentence for what did not work: the reason, with the names while there are few."""
    reasons = list(dict.fromkeys(refusal.why for refusal in refusals))
    if len(refusals) == 1:
        return _("“%(title)s”: %(why)s") % {"title": refusals[0].title, "why": reasons[0]}
    return _("Not possible for %(count)d: %(why)s") % {"count": len(refusals), "why": " ".join(reasons[:3])}


def tick_words(title: str) -> str:
    """What a screen reader says at the box of a row."""
    return _("Tick: %(title)s") % {"title": title}


def nothing_chosen() -> str:
    """A bulk act without a tick."""
    return _("Nothing was ticked. Tick a few rows first.")


def return_reasons(art: str) -> list[str]:
    """Ready-made reasons for giving back; the colleague changes them as needed."""
    if art == "organisation":
        return [
            _("Please write in two or three sentences what you do, so that people get a picture."),
            _("Please check the address: we could not find it."),
            _("Please add a phone number or a mail address where people can reach you."),
        ]
    reasons = [
        _("Please write how much you need, with a number: people say yes more easily to something they can count."),
        _("Please name a day by which it is needed."),
        _("Please write what the partner gets out of it, so that it can be pictured: who sees it, and where?"),
        _("Please take names and phone numbers out of the text: they are kept safe with us."),
    ]
    return reasons[1:] if art == "vorhaben" else reasons


def decline_reasons() -> list[str]:
    """Ready-made reasons for a friendly no."""
    return [
        _("Thank you very much. Somebody else was quicker; we gladly come back to you next time."),
        _("Thank you very much. The day has changed, and it does not fit any more."),
    ]
