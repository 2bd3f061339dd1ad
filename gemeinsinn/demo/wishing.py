"""Searches people of the demo keep, confirmed by the click in the mail."""

from datetime import datetime, timedelta

from gemeinsinn.core.models import SecretLink
from gemeinsinn.core.tokens import digest_of, issue_link
from gemeinsinn.demo.network.wishes import WISHES
from gemeinsinn.demo.stage import email_of, phone_of, place_of
from gemeinsinn.demo.writing import form_key
from gemeinsinn.matching.actions.saving import PURPOSE, confirm_search, save_search
from gemeinsinn.matching.lifecycle.saved import CONFIRM_WITHIN
from gemeinsinn.matching.queries.requests import SearchRequest


def keep_wishes(now: datetime) -> None:
    """As somebody would, a week ago and a few minutes later."""
    at = now - timedelta(days=7)
    for wish in WISHES:
        search = save_search(
            request=SearchRequest(
                words=wish.words, sides=("need",), kinds=wish.kinds, spot=place_of(wish.where), km=wish.km
            ),
            rhythm=wish.rhythm, email=email_of(wish.by), language="de", form_key=form_key("wish", wish.by), now=at,
            name=wish.by, phone=phone_of(wish.by), may_ask=wish.asked,
        )  # fmt: skip
        token = issue_link(
            purpose=f"{PURPOSE}-confirm", subject_id=search.pk, now=at, lasts=CONFIRM_WITHIN, single_use=True
        )
        confirm_search(search=search, link=SecretLink.objects.get(digest=digest_of(token)), now=at)
