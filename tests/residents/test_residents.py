"""Applications put to the vote: what is shown, what comes out, who may."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from gemeinsinn.core.errors import DomainError, NotAllowed
from gemeinsinn.core.money import Money
from gemeinsinn.people.actions.leaving import close_account
from gemeinsinn.people.models import Contact, NetworkRole
from gemeinsinn.people.personal_data import collect_all
from gemeinsinn.residents.actions import put_to_vote
from gemeinsinn.residents.queries import votable, votable_rounds, votes_on
from gemeinsinn.voting.actions.polls import count_poll, open_poll
from gemeinsinn.voting.lifecycle.polls import Weight
from gemeinsinn.voting.models import Poll
from tests.factories.funds import WHO, check_grant, make_round, sign_grant
from tests.factories.people import make_account
from tests.factories.polls import make_poll, vote

pytestmark = pytest.mark.django_db


@pytest.fixture
def funding():
    """A round with two complete applications of 400 € and one that is not complete."""
    made = make_round()
    check_grant(funding=made, title="Ein Fest im Hof")
    check_grant(funding=made, title="Bänke am Markt", who=WHO | {"email": "max@example.org", "name": "Max Unbekannt"})
    sign_grant(funding=made, title="Noch nicht", who=WHO | {"email": "nie@example.org"})
    return made


def told(funding, **changes):
    today = timezone.localdate()
    return {
        "funding": funding, "chosen": [one.pk for one in votable(funding)], "agreed": True, "title": "Was zuerst?",
        "budget": Money(40_000), "starts": today, "ends": today + timedelta(days=3), "weight": Weight.DECISION, "by": None,
        "now": timezone.now(),
    } | changes  # fmt: skip


def test_a_draft_holds_titles_and_sums_and_no_names(funding):
    poll = put_to_vote(**told(funding)).poll
    assert [(one.title, one.words, one.cost.cents) for one in poll.options.all()] == [
        ("Ein Fest im Hof", "Alle lernen sich kennen.\n\nHalle (Saale)", 40_000),
        ("Bänke am Markt", "Alle lernen sich kennen.\n\nHalle (Saale)", 40_000),
    ]
    assert (poll.weight, poll.state, votes_on(funding)[0][1]) == ("decision", "draft", [])
    for wrong, words in (({"agreed": False}, "zuerst"), ({"chosen": [0]}, "Anträge")):
        with pytest.raises(DomainError, match=words):
            put_to_vote(**told(funding, **wrong))
    someone = make_account()
    with pytest.raises(NotAllowed):
        put_to_vote(**told(funding, by=someone))
    assert not votable_rounds(someone).exists()


def test_at_the_desk_from_the_round_to_the_result(client, funding):
    client.force_login(make_account(roles=[NetworkRole.Role.OFFICE]))
    page = reverse("residents:round", args=[funding.pk])
    assert funding.fund.name in client.get(reverse("residents:rounds")).content.decode()
    assert "Noch nicht" not in client.get(page).content.decode()
    assert page.rpartition("/runden/")[0] in client.get(reverse("voting:desk")).content.decode()
    first = {
        "title": "Was zuerst?", "budget": "400", "starts": timezone.localdate().isoformat(), "weight": "advice",
        "ends": timezone.localdate().isoformat(), "chosen": [one.pk for one in votable(funding)], "agreed": "on",
    }  # fmt: skip
    assert client.post(page, first | {"ends": "2026-01-01"}).status_code == 422
    assert client.post(page, {key: value for key, value in first.items() if key != "agreed"}).status_code == 422
    made = client.post(page, first)
    poll = Poll.objects.get()
    assert made.url == reverse("voting:edit", args=[poll.pk])
    open_poll(poll=poll, by=None, now=timezone.now())
    vote(poll, "a@example.org", 2)
    count_poll(poll=poll, now=timezone.now())
    (_vote, results), *_none = votes_on(funding)
    assert [(one.application.title, one.taken) for one in results] == [
        ("Bänke am Markt", True),
        ("Ein Fest im Hof", False),
    ]
    shown = client.get(page).content.decode()
    assert "gewählt" in shown and reverse("fund:application", args=[results[0].application.pk]) in shown
    assert page in client.get(reverse("voting:edit", args=[poll.pk])).content.decode()
    elsewhere = make_poll()
    count_poll(poll=elsewhere, now=timezone.now())
    assert page not in client.get(reverse("voting:edit", args=[elsewhere.pk])).content.decode()


def test_whoever_leaves_takes_the_words_along(funding):
    user = make_account(email="jule@example.org")
    put_to_vote(**told(funding))
    Contact.objects.filter(email="jule@example.org").update(user=user)
    assert collect_all(user)["votes on grants"] == [
        {"vote__poll__title": "Was zuerst?", "option__title": "Ein Fest im Hof", "option__words": "Alle lernen sich kennen.\n\nHalle (Saale)"}
    ]  # fmt: skip
    close_account(user=user, now=timezone.now())
    assert list(Poll.objects.get().options.values_list("title", "words")) == [
        ("N. N.", ""), ("Bänke am Markt", "Alle lernen sich kennen.\n\nHalle (Saale)"),
    ]  # fmt: skip
