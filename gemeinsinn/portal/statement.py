"""What the accessibility statement says of this software: state, day, method, and what does not work yet, as data."""

from dataclasses import dataclass
from datetime import date

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

Words = str | Promise

ASSESSED_ON = date(2026, 11, 28)  # the day of the newest look at all of it, at least once a year


@dataclass(frozen=True, slots=True)
class Known:
    """One thing that does not work for everyone, why, and what to do instead."""

    what: Words
    why: Words
    instead: Words


KNOWN = (
    Known(
        _("There is nothing in sign language."),
        _("No recordings have been made yet."),
        _("Call us with a relay service, or write."),
    ),
    Known(
        _("Only some pages are in plain language (Leichte Sprache)."),
        _("Each has to be written by a person; the others follow one by one."),
        _("Ask us: we explain it to you by telephone."),
    ),
    Known(
        _("Texts that neighbours write are checked by the agencies, but not for plain language."),
        _("They are theirs."),
        _("The agency of the place explains what is meant."),
    ),
    Known(
        _("Files that others upload, such as posters, may lack what screen readers need."),
        _("The software takes them as they are."),
        _("Ask whoever wrote it, or us, for the text."),
    ),
)


@dataclass(frozen=True, slots=True)
class Ombuds:
    """Who mediates free of charge when an answer does not help."""

    name: str
    house: str
    town: str
    href: str


OMBUDS = {
    "Sachsen-Anhalt": Ombuds(
        "Ombudsstelle der Landesfachstelle für Barrierefreiheit",
        "Unfallkasse Sachsen-Anhalt",
        "Zerbst/Anhalt",
        "https://lf-barrierefreiheit-st.de/ueber-uns/ombudsstelle",
    ),
}
