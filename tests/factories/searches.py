"""Kept searches, through the real actions."""

import uuid
from typing import Any

from django.utils import timezone

from gemeinsinn.core.models import SecretLink
from gemeinsinn.core.tokens import digest_of, issue_link
from gemeinsinn.matching.actions.saving import PURPOSE, confirm_search, save_search
from gemeinsinn.matching.lifecycle.saved import CONFIRM_WITHIN, LINK_LASTS
from gemeinsinn.matching.models import SavedSearch
from gemeinsinn.matching.queries.requests import SearchRequest
from tests.factories.people import make_account

EMAIL = "jule@example.org"


def keep_search(
    words: str = "Stühle", *, email: str = EMAIL, now: Any = None, confirmed: bool = True, user: Any = None,
    rhythm: str = "sofort", **asked: Any,
) -> SavedSearch:  # fmt: skip
    """A search somebody keeps, confirmed unless told otherwise."""
    now = now or timezone.now()
    search = save_search(
        request=SearchRequest(words=words, **asked), rhythm=rhythm, email=email, language="de", form_key=uuid.uuid4(),
        user=user, now=now,
    )  # fmt: skip
    return confirm(search, now=now) if confirmed and user is None else search


def confirm(search: SavedSearch, now: Any = None) -> SavedSearch:
    """The click in the first mail."""
    now = now or timezone.now()
    confirm_search(search=search, link=confirm_link(search, now), now=now)
    return search


def confirm_link(search: SavedSearch, now: Any) -> Any:
    token = issue_link(
        purpose=f"{PURPOSE}-confirm", subject_id=search.pk, now=now, lasts=CONFIRM_WITHIN, single_use=True
    )
    return SecretLink.objects.get(digest=digest_of(token))


def search_token(search: SavedSearch, now: Any = None) -> str:
    """The token of the personal page."""
    return issue_link(purpose=PURPOSE, subject_id=search.pk, now=now or timezone.now(), lasts=LINK_LASTS)


def account(**overrides: Any) -> Any:
    return make_account(**{"email": EMAIL} | overrides)
