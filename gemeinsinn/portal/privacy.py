"""What the portal keeps about people, why and how long: the privacy notice is made from this table."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

Words = str | Promise


@dataclass(frozen=True, slots=True)
class Processing:
    """One purpose with its data, legal basis (GDPR) and end."""

    purpose: Words
    data: Words
    basis: Words
    ends: Words


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
        _("Account"),
        _("E-mail address, name, language, passkeys, list of your sessions without network addresses"),
        _("Art. 6 (1) (b): you want an account"),
        _("Until you close it under “My account”"),
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
