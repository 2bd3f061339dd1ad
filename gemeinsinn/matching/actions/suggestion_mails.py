"""The one mail of a suggestion: to the partner, with a link of their own and the reasons why it is them."""

from datetime import datetime

from django.conf import settings
from django.urls import reverse
from django.utils import translation

from gemeinsinn.activity.outbox import queue_mail
from gemeinsinn.core.tokens import issue_link
from gemeinsinn.exchange.actions.response_mails import quotable
from gemeinsinn.exchange.wording.phrases import author_words, missing_words, place_words, when_words
from gemeinsinn.matching.lifecycle.suggestions import LINK_LASTS
from gemeinsinn.matching.models import Suggestion
from gemeinsinn.matching.partner import partner_of
from gemeinsinn.matching.queries.asked import most_for
from gemeinsinn.matching.queries.fits import fit_between
from gemeinsinn.matching.wording.fits import reasons_to_partner
from gemeinsinn.people.personal import personal_path

PURPOSE = "suggestion"


def mail_key(suggestion: Suggestion) -> str:
    """Each asking is a mail of its own."""
    return f"suggestion-{suggestion.pk}-asked-{suggestion.asks}"


def mail_ask(suggestion: Suggestion, *, now: datetime) -> None:
    """Queues the mail in the partner's language."""
    need, partner = suggestion.need, partner_of(suggestion)
    token = issue_link(purpose=PURPOSE, subject_id=suggestion.pk, now=now, lasts=LINK_LASTS)
    fit = fit_between(need, partner, now=now)
    with translation.override(partner.language):
        stop = settings.BASE_URL + reverse("matching:stop_asking", args=[token])
        links = {
            name: settings.BASE_URL + personal_path(token, rest)
            for name, rest in {"link": "", "yes": "ja", "no": "gerade-nicht", "quiet": "nicht-mehr-fragen"}.items()
        }
        context = {
            "name": partner.contact.name if partner.contact else partner.name,
            "title": need.title,
            "who": author_words(need),
            "missing": missing_words(need),
            "when": when_words(need),
            "where": place_words(need),
            "benefit": need.benefit,
            "reasons": reasons_to_partner(fit),
            "broker": suggestion.by.get_full_name() if suggestion.by else "",
            "agency": need.agency.name if need.agency else "",
            "phone": need.agency.phone if need.agency else "",
            "note": quotable(suggestion.note),
            "most": most_for(need, partner),
            **links,
        }
    queue_mail(
        key=mail_key(suggestion),
        to=partner.email,
        template="matching/mail/asked.txt",
        context=context,
        language=partner.language,
        now=now,
        stop_address=stop,
    )
