"""Many brokers ask the same firm at the same moment: it gets three mails and no more."""

import threading

from django.utils import timezone

from gemeinsinn.exchange.models import Need
from gemeinsinn.matching.actions import suggestions as actions
from gemeinsinn.matching.actions.asking import AskedEnough
from gemeinsinn.matching.models import AskCount, Suggestion
from gemeinsinn.matching.partner import Partner, digest_of_partner, month_of
from gemeinsinn.organisations.models import Organisation
from gemeinsinn.people.models import User
from tests.factories.answers import make_agency
from tests.factories.suggestions import make_firm, make_need_at_desk

BROKERS = 12


def ask_all_at_once(run_at_once):
    firm, agency = make_firm(), make_agency()
    pairs = [make_need_at_desk(agency=agency) for _one in range(BROKERS)]
    keys = [(need.pk, broker.pk) for need, broker in pairs]

    def ask(number):
        need, broker = keys[number]
        READ.count = sum(AskCount.objects.values_list("count", flat=True))
        return actions.ask_partner(
            need=Need.objects.get(pk=need), by=User.objects.get(pk=broker), now=timezone.now(),
            partner=Partner(Organisation.objects.select_related("contact").get(pk=firm.pk)),
        )  # fmt: skip

    return run_at_once(BROKERS, ask)


def asked():
    return Suggestion.objects.filter(state="asked").count()


def test_twelve_at_once_and_three_get_through(either_database, run_at_once):
    results = ask_all_at_once(run_at_once)
    refused = [one for one in results if not isinstance(one, Suggestion)]
    assert [type(problem) for problem in refused] == [AskedEnough] * (BROKERS - 3)
    assert (asked(), AskCount.objects.get().count) == (3, 3)


def naive_count(*, partner, most, now):
    """Compare what was read before, then write: the guard taken out."""
    if READ.count >= most:
        raise AskedEnough(most)
    digest, month = digest_of_partner(partner), month_of(now)
    AskCount.objects.update_or_create(partner=digest, month=month, defaults={"count": READ.count + 1})


READ = threading.local()


def test_control_without_the_guard_more_get_through(either_database, run_at_once, monkeypatch):
    """The same race with what was read before must ask too often, else the test above proves nothing."""
    monkeypatch.setattr(actions, "count_ask", naive_count)
    ask_all_at_once(run_at_once)
    assert asked() > 3


def test_the_same_pair_at_once_is_asked_once(either_database, run_at_once):
    need, broker = make_need_at_desk()
    firm = make_firm()

    def ask(number):
        return actions.ask_partner(
            need=Need.objects.get(pk=need.pk), by=User.objects.get(pk=broker.pk), now=timezone.now(),
            partner=Partner(Organisation.objects.select_related("contact").get(pk=firm.pk)),
        )  # fmt: skip

    results = run_at_once(8, ask)
    assert sum(isinstance(one, Suggestion) for one in results) == 1
    assert AskCount.objects.get().count == 1
