"""What the newsletter takes from the editors."""

import pytest

from gemeinsinn.newsletter.sources import is_there, sources
from gemeinsinn.portal.lettering import article_cards
from tests.factories.editorial import make_article

pytestmark = pytest.mark.django_db


def test_articles_can_be_picked_and_dead_addresses_are_seen(settings):
    settings.BASE_URL = "https://portal.example"
    there, draft = make_article(), make_article("Noch nicht", live=False)
    [card] = article_cards()
    assert (card.heading, card.text) == (there.title, there.lead)
    assert card.picture == f"https://portal.example/seite/{there.pk}/bild.png"
    assert "articles" in [source.name for source in sources()]
    path = card.href.removeprefix("https://portal.example")
    assert is_there("wagtail_serve", path) and not is_there("wagtail_serve", f"/aktuelles/{draft.slug}/")
    assert not is_there("wagtail_serve", "/gibt-es/nicht/") and is_there("anders", "/gibt-es/nicht/")
