"""Somebody who could answer a need: an organisation, whoever made an offer, or whoever wished for one of its sort."""

import hmac
from dataclasses import dataclass
from datetime import date, datetime

from django.conf import settings
from django.utils import timezone

from gemeinsinn.exchange.models import Offer
from gemeinsinn.exchange.wording.phrases import author_words
from gemeinsinn.matching.models import SavedSearch, Suggestion
from gemeinsinn.organisations.models import Organisation
from gemeinsinn.people.models import Contact

BODY, OFFER, WISH = "partner", "angebot", "wunsch"


@dataclass(frozen=True, slots=True)
class Partner:
    """An organisation, an offer or a wish: how they are named, called, mailed.

    With an organisation and an offer, the organisation is the partner and the offer what speaks for it. A wish is a
    kept search whose owner agreed to be asked; it comes alone.
    """

    organisation: Organisation | None = None
    offer: Offer | None = None
    wish: SavedSearch | None = None

    @property
    def key(self) -> str:
        """ "partner-12", "angebot-34" or "wunsch-56": its name in addresses and forms."""
        if self.wish is not None:
            return f"{WISH}-{self.wish.pk}"
        if self.organisation is not None:
            return f"{BODY}-{self.organisation.pk}"
        return f"{OFFER}-{self.offer.pk if self.offer else 0}"

    @property
    def contact(self) -> Contact | None:
        """Who answers: the person behind the offer or the wish, else behind the organisation."""
        for source in (self.offer, self.wish, self.organisation):
            if source is not None and source.contact is not None and (source.contact.email or source.contact.phone):
                return source.contact
        return None

    @property
    def email(self) -> str:
        """Where a mail reaches them; "" if nowhere."""
        mailed = self.contact.email if self.contact else ""
        return mailed or (self.organisation.email if self.organisation else "")

    @property
    def phone(self) -> str:
        """Where a call reaches them; "" if nowhere."""
        called = self.contact.phone if self.contact else ""
        return called or (self.organisation.phone if self.organisation else "")

    @property
    def name(self) -> str:
        """As everybody may read it: an organisation, or a person's first name."""
        if self.organisation is not None:
            return self.organisation.name
        if self.wish is not None:
            return (self.wish.contact.name.split()[:1] or [""])[0]
        return author_words(self.offer) if self.offer else ""

    @property
    def language(self) -> str:
        """In which language they are written to."""
        source = self.contact or self.organisation or self.offer
        return source.language if source is not None else "de"

    @property
    def agency(self) -> Organisation | None:
        """Who looks after them."""
        source = self.organisation or self.offer or self.wish
        return source.agency if source is not None else None


def partner_of(suggestion: Suggestion) -> Partner:
    """The partner a suggestion is about."""
    return Partner(suggestion.organisation, suggestion.offer, suggestion.wish)


def digest_of_partner(partner: Partner) -> str:
    """The address (without one the number, else the partner's key) as a keyed digest: the same person counts once."""
    known = partner.email.strip().lower() or partner.phone or partner.key
    return hmac.new(settings.SECRET_KEY.encode(), f"asked:{known}".encode(), "sha256").hexdigest()


def month_of(now: datetime) -> date:
    """The first day of the month here."""
    return timezone.localdate(now).replace(day=1)
