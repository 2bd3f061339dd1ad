"""What the portal keeps about people, why, how long, and who else has to do with it: what the privacy notice is made from."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta
from typing import Protocol

from django.conf import settings
from django.utils.functional import Promise
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

Words = str | Promise


@dataclass(frozen=True, slots=True)
class Processing:
    """One purpose with its data, legal basis (GDPR) and end."""

    purpose: Words
    data: Words
    basis: Words
    ends: Words


class Term(Protocol):
    """One class of fields: what it is, what it is kept for, how long, counted from what."""

    @property
    def what(self) -> Words: ...
    @property
    def purpose(self) -> Words: ...
    @property
    def lasts(self) -> timedelta | None: ...
    @property
    def since(self) -> Words: ...


_terms: list[Term] = []


def register_terms(rows: Iterable[Term]) -> None:
    """The table by which the program deletes."""
    _terms.extend(rows)


def terms() -> list[dict[str, Words]]:
    """The same in words, in its order."""
    return [
        {"what": row.what, "purpose": row.purpose, "lasts": span_words(row.lasts), "since": row.since or "–"}
        for row in _terms
    ]


def span_words(lasts: timedelta | None) -> str:
    """ "30 days"; without a span until the person leaves."""
    if lasts is None:
        return gettext("until you leave")
    return ngettext("%(n)s day", "%(n)s days", lasts.days) % {"n": lasts.days} if lasts else gettext("at once")


@dataclass(frozen=True, slots=True)
class Authority:
    """Where to complain about how personal data are handled."""

    name: str
    street: str
    town: str
    phone: str
    href: str


AUTHORITIES = {
    "Sachsen-Anhalt": Authority(
        "Landesbeauftragte für den Datenschutz Sachsen-Anhalt",
        "Otto-von-Guericke-Straße 34a",
        "39104 Magdeburg",
        "0391 81803-0",
        "https://datenschutz.sachsen-anhalt.de/",
    ),
}

CLICKS = Processing(
    _("How often links of the newsletter are clicked"),
    _("A number beside each link of an issue. Nothing about you: the address of a link is the same for everybody"),
    _("Art. 6 (1) (f): knowing what is read, without watching anybody"),
    _("The number stays with the issue, and leads to nobody"),
)

PROCESSING = [
    Processing(
        _("Notices: needs, offers, projects"),
        _("Name, e-mail address, phone number if given, what was written"),
        _("Art. 6 (1) (b): you ask us to find somebody"),
        _(
            "Drafts: 30 days, drafts of projects 60. Notices: until 30 days after you withdraw them, or until you leave; what was promised stays, without your name once you leave"
        ),
    ),
    Processing(
        _("Answers, calls and agreements"),
        _("Name, e-mail address or phone number, amount, message, typed signature with time"),
        _("Art. 6 (1) (b): you want to come to an agreement"),
        _(
            "Answers that came to nothing: 180 days. Calls: 30 days after the call. Agreements stay as a record; your name goes when you close your account or ask us"
        ),
    ),
    Processing(
        _("Dates with places: sign-ups, waiting lists, who comes"),
        _(
            "Name, e-mail address, phone number and age if given, for whom a group comes, a parent's name and address under 16, and whether you were there. Whoever plans a date sees its list; on its day their phone may keep names and numbers, so that it opens without a connection"
        ),
        _("Art. 6 (1) (b): you want to take part; (a) for a parent's yes"),
        _(
            "Guests: 400 days after the last date, parents 30. On the phone at the door: until midnight, or until signing out"
        ),
    ),
    Processing(
        _("Placement by an agency"),
        _(
            "What you tell in the talk: wishes, time, experience, limits, contact; what was suggested and became of it; that a certificate of conduct was seen, never a copy"
        ),
        _("Art. 6 (1) (a): your consent, which you can take back by the link to your own page"),
        _("One year after your case was closed. The certificate: 84 days after the end of a placement"),
    ),
    Processing(
        _("Hours, certificates of volunteering, thanks"),
        _(
            "Name, address, days, hours, what you did, who confirmed it; amounts of allowances and public thanks only if you want"
        ),
        _("Art. 6 (1) (b): you want your hours proved; (a) for allowances and thanks"),
        _(
            "Without account: hours three years, certificates five. Allowances: two years, or until you end it. Thanks: until you change your mind"
        ),
    ),
    Processing(
        _("E-Lotsen: messages and hand-overs"),
        _("Name, phone number or address, what it is about; notes of consultations name nobody"),
        _("Art. 6 (1) (b): you ask for help; (a) where somebody introduces you"),
        _("90 days after the answer or the end"),
    ),
    Processing(
        _("Messages by the contact form"),
        _("Name, e-mail address or phone number, place if given, what you wrote, what was answered and noted"),
        _("Art. 6 (1) (b): you ask us something; (c) where you report a barrier or use a right of yours"),
        _("Half a year after the answer"),
    ),
    Processing(
        _("Public thanks"),
        _("Name of the organisation or person and one sentence"),
        _("Art. 6 (1) (a): only with the consent of both sides"),
        _("Until one side takes the consent back, by the link in the mail"),
    ),
    Processing(
        _("Searches you save"),
        _("E-mail address, what you search for, which hits we have told you. What you only search for is not kept"),
        _("Art. 6 (1) (a): you ask for these mails and can end them with one click in each"),
        _("Until you delete the search. Not confirmed: 7 days. Paused: 180 days"),
    ),
    Processing(
        _("Newsletter and other mail to many"),
        _(
            "E-mail address, that and when it was sent, what your mail server answered if it did not take it. Not whether you open it or where you click"
        ),
        _(
            "Art. 6 (1) (a): you ask for it and can end it with one click in each; (f) for not writing where mail comes back"
        ),
        _("90 days after it was sent to all. Mail that came back: one year"),
    ),
    Processing(
        _("Quotes in a portrait"),
        _("Name, e-mail address, what you said, your yes with its time"),
        _("Art. 6 (1) (a): only with your consent"),
        _("Until you take it back by the link in the mail"),
    ),
    Processing(
        _("Votes"),
        _("A keyed fingerprint of your e-mail address beside your ballot, the address only in the mail we send"),
        _("Art. 6 (1) (b): you want to vote, once"),
        _("The fingerprint is deleted when the vote is counted; ballots stay, and lead to nobody"),
    ),
    Processing(
        _("Account"),
        _("E-mail address, name, language, passkeys, list of your sessions without network addresses"),
        _("Art. 6 (1) (b): you want an account"),
        _("Until you close it under “My account”"),
    ),
    Processing(
        _("Who is online: how many are here"),
        _(
            "A fingerprint of network address and browser, in the server's cache alone; its key is made anew every day. A member's name is shown only if they say so under “My account”"
        ),
        _("Art. 6 (1) (f): showing that somebody is here, without cookies; (a) for names"),
        _("Ten minutes after the last movement. Names: until you change your mind"),
    ),
    Processing(
        _("Mails we send"),
        _("Address and text until the mail has been sent, afterwards only that it was sent"),
        _("Art. 6 (1) (b)"),
        _("Address and words are blanked when the mail is handed over; that it was sent is deleted after 30 days"),
    ),
    Processing(
        _("Brakes against misuse"),
        _("A keyed fingerprint of the network or e-mail address that changes daily, never the address"),
        _("Art. 6 (1) (f): a portal that keeps working"),
        _("Two days"),
    ),
    Processing(
        _("Server log"),
        _("Time, kind of page, status, duration; no address, no name, no search words"),
        _("Art. 6 (1) (f): finding faults"),
        _("As long as the operator keeps the log; it contains nothing about persons"),
    ),
]


def processings() -> list[Processing]:
    """What this installation does: clicks are counted only if its operator wants it."""
    return [*PROCESSING, CLICKS] if settings.COUNT_CLICKS else PROCESSING
