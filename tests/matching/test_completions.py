"""Words while somebody types: of texts everyone may see, the last word completed."""

import pytest
from django.utils import timezone

from gemeinsinn.activity.actions import record
from gemeinsinn.exchange.models import Need
from gemeinsinn.matching.queries.completions import completions
from gemeinsinn.organisations.models import Organisation
from tests.factories.exchange import make_body, make_broker, make_need
from tests.factories.matching import build_index

pytestmark = pytest.mark.django_db


def typed(text, viewer=None, **told):
    return completions(viewer, text, now=timezone.now(), **told)


def test_the_last_word_is_completed():
    make_need(title="Lastenrad für Umzüge"), make_need(title="Lastenrad gesucht"), make_need(title="Lastwagen")
    build_index()
    assert typed("last") == ["Lastenrad", "Lastwagen"]
    assert typed("zwei  LAST", most=1) == ["zwei Lastenrad"]
    assert (typed(""), typed("l"), typed("xyzxyz"), typed("last ")) == ([], [], [], ["Lastenrad", "Lastwagen"])


def test_words_of_what_is_not_for_all_or_gone_are_not_given_away():
    make_need(title="Xylophonkasten", audience="partners")
    gone = make_need(title="Xerographie")
    kept = make_need()
    partner = make_broker(make_body(kind=Organisation.Kind.COMPANY, name="Tischlerei"))
    build_index()
    assert typed("xe") == ["Xerographie"]
    Need.objects.filter(pk=gone.pk).update(state="hidden")
    record("hidden", gone, now=timezone.now())
    assert (typed("xe"), typed("xy"), typed("xy", partner)) == ([], [], [])
    assert typed(kept.title[:4]) == ["Zwanzig"]


def test_without_an_index_there_are_none():
    make_need()
    assert typed("stü") == []
