"""Planning a fair: who takes part, and the best plan of all."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db.models import Q
from django.utils import timezone

from gemeinsinn.matching.actions.encoding import encode_waiting
from gemeinsinn.matching.engine.allocation import TooManyPins
from gemeinsinn.matching.queries.fairs import Chosen, fair_for
from gemeinsinn.matching.queries.pairwise import closeness_table, likeness_table
from tests.factories.answers import hang_offer
from tests.factories.matching import build_index
from tests.factories.people import make_confirmed_contact
from tests.factories.places import make_quarter
from tests.factories.suggestions import make_firm, make_need_at_desk

pytestmark = pytest.mark.django_db
NOW = timezone.now()


def plan(**more):
    return fair_for(AnonymousUser(), Q(), Chosen(**more), now=NOW)


def pairs(found):
    return {(fit.need.title, fit.partner.name) for fit in found.fits}


@pytest.fixture
def town():
    chairs, _one = make_need_at_desk(now=NOW, title="Stühle für das Hofcafé")
    money, _two = make_need_at_desk(now=NOW, title="Preisgeld", kind="geld", unit="euro", unit_words="")
    return chairs, money, make_firm(name="Tischlerei"), make_firm(name="Bank", gives_kinds={"geld": "", "sachen": ""})


def test_each_where_it_does_most_good(town):
    found = plan()
    assert pairs(found) == {("Stühle für das Hofcafé", "Tischlerei"), ("Preisgeld", "Bank")}
    assert (found.plan.without, found.plan.idle) == ([], [])


def test_corrected_by_hand(town):
    chairs, money, joinery, bank = town
    held = plan(pinned=((chairs.pk, f"partner-{bank.pk}"),))
    assert pairs(held) == {("Stühle für das Hofcafé", "Bank")}
    assert held.plan.pairs[0].pinned
    without = plan(forbidden=((money.pk, f"partner-{bank.pk}"),))
    assert ("Preisgeld", "Bank") not in pairs(without)
    wish = ((chairs.pk, f"partner-{bank.pk}"),)
    assert ("Preisgeld", "Bank") in pairs(plan(wished=wish)), "a wish weighs less than another need"
    wished = plan(wished=wish, forbidden=((money.pk, f"partner-{bank.pk}"), (1, "partner-999")))
    assert pairs(wished) == {("Stühle für das Hofcafé", "Bank")}
    with pytest.raises(TooManyPins):
        plan(pinned=((chairs.pk, f"partner-{bank.pk}"), (money.pk, f"partner-{bank.pk}")))
    roomy = plan(
        pinned=((chairs.pk, f"partner-{bank.pk}"), (money.pk, f"partner-{bank.pk}")), for_partner=2, for_need=2
    )
    assert len(roomy.fits) == 3 and joinery.pk


def test_chosen_by_kind_day_and_word(town):
    assert pairs(plan(kinds=("geld",))) == {("Preisgeld", "Bank")}
    assert plan(until=timezone.localdate(NOW) - timedelta(days=1)).needs == []
    assert [need.title for need in plan(words=("hofcafé",)).needs] == ["Stühle für das Hofcafé"]
    assert plan(profiles=False).partners == []


def test_an_offer_stands_for_its_organisation(town):
    _chairs, _money, joinery, _bank = town
    quarter = make_quarter()
    fields = {"lat": quarter.lat, "lon": quarter.lon, "quarter": quarter}
    offer = hang_offer(title="Stühle aus dem Saal", organisation=joinery, **fields)
    person = hang_offer(title="Stühle", contact=make_confirmed_contact(email="x@example.org"), **fields)
    found = plan()
    assert [one.key for one in found.partners[:2]] == [f"partner-{joinery.pk}", f"angebot-{person.pk}"]
    assert found.partners[0].offer == offer


def test_nobody_and_nothing():
    empty = plan()
    assert (empty.needs, empty.partners, empty.fits) == ([], [], [])


def test_vectors_count_where_there_are_some(town, fake_encoder):
    chairs, money, _joinery, _bank = town
    keys = [f"need:{chairs.pk}", f"need:{money.pk}", "need:999999"]
    assert not closeness_table(keys, keys)[1].any()
    build_index(NOW)
    assert not closeness_table(keys, keys)[1].any(), "nothing is encoded yet"
    encode_waiting(encoders=[fake_encoder], now=NOW, seconds=5)
    close, known = closeness_table(keys, keys)
    assert known[:2, :2].all() and not known[2].any()
    assert close[0, 0] == pytest.approx(1, abs=0.01) and close[0, 1] < close[0, 0]
    table = likeness_table(keys, keys)
    assert table[0, 0] > table[0, 1] and table[2, 2] == 0
