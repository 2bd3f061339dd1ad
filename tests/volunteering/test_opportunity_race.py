"""Several screens sent at the same moment, and the wizard, on both databases."""

from django.contrib.auth.models import AnonymousUser
from django.utils import timezone

from gemeinsinn.exchange.models import Need
from gemeinsinn.exchange.queries.filters import Filters
from gemeinsinn.volunteering.actions.opportunities import describe_opportunity
from gemeinsinn.volunteering.models import Opportunity
from gemeinsinn.volunteering.queries.wizard import matches_for, read_open
from tests.factories.opportunities import describe, hang_hands, make_field

TOLD = [
    {"means": "hands"},
    {"pace": "once"},
    {"reach": "site"},
    {"german": "none"},
    {"expenses": "travel"},
    {"least_months": 3},
]


def test_of_screens_sent_at_once_none_is_lost(either_database, run_at_once):
    need = hang_hands()
    field = make_field()
    told = [*TOLD, {"field": field}]

    def tell(number):
        mine = Need.objects.get(pk=need.pk)
        return describe_opportunity(need=mine, told=told[number], now=timezone.now())

    assert run_at_once(len(told), tell) == [list(one) for one in told]
    row = Opportunity.objects.get(need=need)
    assert [getattr(row, name) for one in told for name in one] == [value for one in told for value in one.values()]


def test_the_wizard_says_the_same_on_both(either_database):
    describe(hang_hands(title="sicher"), means="hands", pace="once")
    describe(hang_hands(title="halb"), means="both")
    hang_hands(title="offen")
    describe(hang_hands(title="nein"), means="head", pace="once")
    answers = {"tun": "haende", "oft": "einmal", "wo": "egal"}
    nobody = AnonymousUser()
    found = matches_for(nobody, read_open(nobody, Filters()), Filters(), answers)
    assert [need.title for need in found.needs] == ["sicher", "halb", "offen"]
