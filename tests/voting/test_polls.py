"""Drafting, opening, stopping, counting; casting by link; forgetting."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.contrib.auth.models import AnonymousUser

from gemeinsinn.activity.models import Event, OutgoingMail
from gemeinsinn.core.errors import DomainError, NoLongerThere, NotAllowed
from gemeinsinn.core.models import SecretLink
from gemeinsinn.people.actions.leaving import close_account
from gemeinsinn.people.models import NetworkRole
from gemeinsinn.people.personal_data import collect_all
from gemeinsinn.voting import tasks
from gemeinsinn.voting.actions.casting import ask_to_cast, cast
from gemeinsinn.voting.actions.polls import (
    OptionText,
    cancel_poll,
    change_poll,
    count_poll,
    draft_poll,
    drop_draft,
    open_poll,
)
from gemeinsinn.voting.keys import key_of
from gemeinsinn.voting.lifecycle.pabulib import parse, write
from gemeinsinn.voting.lifecycle.polls import Method
from gemeinsinn.voting.models import Ballot, Envelope, Option, Poll
from gemeinsinn.voting.queries.polls import as_instance, polls_with_counts, taking_polls, visible_polls, winners_of
from gemeinsinn.voting.wording.results import explained
from tests.factories.people import make_account
from tests.factories.polls import make_draft, make_poll, vote

pytestmark = pytest.mark.django_db
BERLIN = ZoneInfo("Europe/Berlin")
NOW = datetime(2026, 5, 1, 9, 0, tzinfo=BERLIN)
OVER = datetime(2026, 5, 9, 0, 10, tzinfo=BERLIN)  # ten minutes after the last day, which is 8 May
FIELDS = {
    "title": "Was soll es geben?", "words": "", "method": Method.PLURALITY, "weight": "decision", "fewest": 1, "most": 1,
    "allows_empty": False, "members_only": False, "starts": NOW.date(), "ends": NOW.date(),
}  # fmt: skip


@pytest.fixture
def office():
    return make_account(email="netz@example.org", roles=[NetworkRole.Role.OFFICE])


def keys_of(poll):
    return list(poll.options.values_list("pk", flat=True))


def test_only_the_office_runs_votes(office):
    someone = make_account(email="jule@example.org")
    told = {"title": "x", "options": [], "starts": NOW.date(), "ends": NOW.date(), "now": NOW}
    with pytest.raises(NotAllowed):
        draft_poll(**told, by=someone)
    draft = draft_poll(**told, by=office)
    assert list(visible_polls(AnonymousUser())) == [] and list(visible_polls(office)) == [draft]
    assert list(polls_with_counts(someone)) == []


def test_a_draft_can_be_changed_and_thrown_away_but_nothing_public():
    draft = make_draft(now=NOW)
    first = draft.options.first()
    change_poll(
        poll=draft, fields=FIELDS | {"budget": draft.budget}, texts={first.pk: ("Neu", "Anders")}, by=None, now=NOW
    )
    assert [(one.title, one.words) for one in draft.options.all()][:2] == [
        ("Neu", "Anders"), ("Fest im Hof", "Für alle im Quartier."),
    ]  # fmt: skip
    for wrong in ({"ends": NOW.date() - timedelta(days=1)}, {"most": 1, "fewest": 2}):
        with pytest.raises(DomainError, match="Tage"):
            change_poll(poll=draft, fields=FIELDS | {"budget": draft.budget} | wrong, texts={}, by=None, now=NOW)
    draft.refresh_from_db()
    open_poll(poll=draft, by=None, now=NOW)
    for act in (
        lambda: change_poll(poll=draft, fields=FIELDS, texts={}, by=None, now=NOW),
        lambda: drop_draft(poll=draft, by=None, now=NOW),
        lambda: open_poll(poll=draft, by=None, now=NOW),
    ):
        with pytest.raises(DomainError, match="inzwischen"):
            act()
    another = make_draft(now=NOW)
    drop_draft(poll=another, by=None, now=NOW)
    assert not Poll.objects.filter(pk=another.pk).exists()


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"options": (("Nur eins", 100),)}, "zwei"), ({"budget": 0}, "Geld"), ({"options": (("A", 0), ("B", 1))}, "Geld"),
        ({"fewest": 4, "most": 4}, "so viele"), ({"starts": NOW.date() - timedelta(days=9), "ends": NOW.date() - timedelta(days=1)}, "vorbei"),
    ],
)  # fmt: skip
def test_what_cannot_be_opened(fields, words):
    draft = make_draft(now=NOW, **fields)
    with pytest.raises(DomainError, match=words):
        open_poll(poll=draft, by=None, now=NOW)


def test_a_ballot_counts_by_the_click_and_can_be_changed_until_the_end():
    poll = make_poll(now=NOW, most=2)
    keys = keys_of(poll)
    envelope = ask_to_cast(poll=poll, ticks=keys[:1], email=" Jule@Example.org ", language="de", now=NOW)
    assert not Ballot.objects.exists()
    assert (OutgoingMail.objects.get().to, envelope.key) == ("Jule@Example.org", key_of(poll, "jule@example.org"))
    cast(envelope=envelope, ticks=keys[:1], now=NOW)
    cast(envelope=envelope, ticks=[keys[2], keys[1]], now=NOW + timedelta(days=7))
    again = ask_to_cast(poll=poll, ticks=keys[:1], email="jule@example.org", language="de", now=NOW)
    assert Ballot.objects.get().ticks == keys[1:]
    cast(envelope=again, ticks=keys[:1], now=NOW)
    assert Ballot.objects.get().ticks == keys[:1]
    envelope.refresh_from_db()
    assert envelope.ticks == []
    with pytest.raises(NoLongerThere):
        cast(envelope=envelope, ticks=keys[:1], now=NOW + timedelta(days=8))
    assert not Event.objects.filter(subject_type__in=["voting.ballot", "voting.envelope"]).exists()


def test_no_address_stands_anywhere_once_the_mail_is_gone():
    poll = make_poll(now=NOW)
    vote(poll, "quitte@example.org", 1, now=NOW)
    OutgoingMail.objects.all().delete()
    rows = [*Ballot.objects.values(), *Envelope.objects.values(), *SecretLink.objects.values(), *Event.objects.values()]
    assert "quitte" not in str(rows)


@pytest.mark.parametrize(
    ("places", "words"), [([], "etwas an"), ([1], "mindestens 2"), ([1, 2, 3], "höchstens 2"), ([9], "auf der Liste")]
)
def test_ballots_that_do_not_count(places, words):
    poll = make_poll(now=NOW, fewest=2, most=2)
    keys = dict(enumerate(keys_of(poll), start=1))
    with pytest.raises(DomainError, match=words):
        ask_to_cast(
            poll=poll, ticks=[keys.get(one, 0) for one in places], email="a@example.org", language="de", now=NOW
        )


def test_before_its_first_day_it_takes_nothing():
    poll = make_poll(now=NOW, starts=NOW.date() + timedelta(days=1))
    with pytest.raises(DomainError, match="noch nicht"):
        vote(poll, "a@example.org", 1, now=NOW)
    assert taking_polls(AnonymousUser(), now=NOW) == []
    assert taking_polls(AnonymousUser(), now=NOW + timedelta(days=1)) == [poll]


def toy():
    """Ten ballots on three options of 800 €, 2,000 € in the pot: see test_counting."""
    poll = make_poll(now=NOW, allows_empty=True)
    for number, places in enumerate([[1]] * 4 + [[2]] * 3 + [[3]] * 2 + [[]]):
        vote(poll, f"p{number}@example.org", *places, now=NOW)
    return poll


def test_counting_writes_down_how_it_came_about_and_leaves_no_thread_to_anybody():
    poll = toy()
    ask_to_cast(poll=poll, ticks=keys_of(poll), email="spaet@example.org", language="de", now=NOW)
    before = set(Ballot.objects.values_list("pk", flat=True))
    tasks.count(now=OVER - timedelta(seconds=1))
    poll.refresh_from_db()
    assert (poll.state, winners_of(poll)) == ("open", [])
    tasks.count(now=OVER)
    poll.refresh_from_db()
    keys = keys_of(poll)
    assert (poll.state, winners_of(poll), poll.result["raises"]) == ("counted", keys[:2], 34)
    ballots = list(Ballot.objects.values_list("pk", "key", "ticks"))
    assert [ticks for _pk, _key, ticks in ballots] == [[], *[keys[:1]] * 4, *[keys[1:2]] * 3, *[keys[2:]] * 2]
    assert {key for _pk, key, _ticks in ballots} == {None} and not before & {pk for pk, _key, _ticks in ballots}
    assert set(Envelope.objects.values_list("key", flat=True)) == {""}
    assert not OutgoingMail.objects.exists()
    assert not count_poll(poll=poll, now=OVER)


def test_the_result_in_words():
    poll = toy()
    count_poll(poll=poll, now=OVER)
    said = explained(poll)
    assert [(row["option"].title, row["taken"], row["votes"], row["words"].replace("\xa0", " ")) for row in said["rows"]] == [
        ("Bänke am Markt", True, "4 Stimmen", "Kosten: 800 €. Wer es angekreuzt hat, zahlt höchstens 200 € von seinem Anteil. Dann sind 1.200 € übrig."),
        ("Fest im Hof", True, "3 Stimmen", "Kosten: 800 €. Wer es angekreuzt hat, zahlt höchstens 266,67 € von seinem Anteil. Dann sind 400 € übrig."),
        ("Lesekiste", False, "2 Stimmen", "Kosten: 800 €, es sind aber nur noch 400 € übrig."),
    ]  # fmt: skip
    assert [line.replace("\xa0", " ") for line in said["completion"]][:2] == [
        "2.000 € für 10 Stimmzettel: Jeder begann mit einem Anteil von 200 €.",
        "Diese Anteile allein bezahlten „Bänke am Markt“: 800 €.",
    ]


@pytest.mark.parametrize(
    ("method", "budget", "expected"),
    [
        (Method.PLURALITY, 0, ["Die meisten Stimmen.", "Ein anderer Vorschlag hat mehr Stimmen oder steht bei gleich vielen davor.", "Niemand hat es angekreuzt."]),
        (Method.GREEDY, 100_000, ["Kosten: 800 €. Dann sind 200 € übrig.", "Kosten: 800 €, es sind aber nur noch 200 € übrig.", "Niemand hat es angekreuzt."]),
        (Method.SHARES, 100_000, [
            "Kosten: 800 €. Wer es angekreuzt hat, zahlt höchstens 400 € von seinem Anteil. Dann sind 200 € übrig.",
            "Kosten: 800 €, es sind aber nur noch 200 € übrig.", "Niemand hat es angekreuzt.",
        ]),
    ],
)  # fmt: skip
def test_every_way_of_counting_says_why(method, budget, expected):
    poll = make_poll(now=NOW, method=method, budget=budget or 1)
    for number, place in enumerate((1, 1, 2)):
        vote(poll, f"p{number}@example.org", place, now=NOW)
    count_poll(poll=poll, now=OVER)
    assert [row["words"].replace("\xa0", " ") for row in explained(poll)["rows"]] == expected


def test_shares_too_small_for_anything():
    poll = make_poll(now=NOW, budget=100_000, options=(("A", 60_000), ("B", 60_000)))
    for place in (1, 2):
        vote(poll, f"p{place}@example.org", place, now=NOW)
    count_poll(poll=poll, now=OVER)
    said = explained(poll)
    assert "haben zusammen noch" in said["rows"][0]["words"]
    assert "bezahlten nichts" in said["completion"][1]


def test_raising_once_or_never_is_said():
    poll = make_poll(now=NOW, budget=100_000, options=(("A", 50_500), ("B", 49_000)))
    for place in (1, 2):
        vote(poll, f"p{place}@example.org", place, now=NOW)
    count_poll(poll=poll, now=OVER)
    assert "einmal" in explained(poll)["completion"][-1]
    all_fit = make_poll(now=NOW, budget=200_000, options=(("A", 50_000), ("B", 50_000)))
    vote(all_fit, "a@example.org", 1, 2, now=NOW)
    count_poll(poll=all_fit, now=OVER)
    assert "war nichts mehr zu vergeben" in explained(all_fit)["completion"][-1]


def test_the_ballots_as_a_file_are_read_back():
    poll = toy()
    assert as_instance(poll).projects[0].votes == 0
    count_poll(poll=poll, now=OVER)
    file = as_instance(poll)
    assert parse(write(file)) == file
    assert [(one.votes, one.selected, one.cost) for one in file.projects] == [
        (4, True, 80_000), (3, True, 80_000), (2, False, 80_000),
    ]  # fmt: skip
    assert (file.meta["rule"], file.meta["min_length"], file.meta["max_length"]) == ("equalshares/add1", "0", "3")


def test_a_stopped_vote_says_why_and_counts_nothing():
    poll = toy()
    with pytest.raises(DomainError, match="warum"):
        cancel_poll(poll=poll, reason=" ", by=None, now=NOW)
    cancel_poll(poll=poll, reason="Ein Preis war falsch.", by=None, now=NOW)
    assert (poll.state, poll.cancelled_words, Ballot.objects.count()) == ("cancelled", "Ein Preis war falsch.", 0)
    with pytest.raises(NoLongerThere):
        vote(poll, "a@example.org", 1, now=NOW)


def test_old_links_are_forgotten_two_months_after_the_end():
    poll = toy()
    count_poll(poll=poll, now=OVER)
    tasks.forget(now=OVER + timedelta(days=59))
    assert Envelope.objects.count() == SecretLink.objects.count() == 10
    tasks.forget(now=OVER + timedelta(days=60))
    assert Envelope.objects.count() == SecretLink.objects.count() == 0
    assert Ballot.objects.count() == 10


def test_whoever_leaves_takes_a_running_ballot_along_and_no_counted_one():
    user = make_account(email="jule@example.org")
    counted, running = make_poll(now=NOW, title="Damals"), make_poll(now=NOW)
    for poll in (counted, running):
        vote(poll, "jule@example.org", 2, now=NOW)
        vote(poll, "max@example.org", 1, now=NOW)
    count_poll(poll=counted, now=OVER)
    assert collect_all(user)["ballots"] == [{"vote": "Was soll es geben?", "ticked": ["Fest im Hof"]}]
    assert collect_all(make_account(email="nie@example.org"))["ballots"] == []
    close_account(user=user, now=NOW)
    assert (counted.ballots.count(), running.ballots.count(), running.envelopes.count()) == (2, 1, 1)


def test_options_keep_their_place_and_their_link():
    options = [OptionText("B", cents=5, href="/vorhaben/1-b/"), OptionText("A")]
    poll = draft_poll(title="x", options=options, starts=NOW.date(), ends=NOW.date(), by=None, now=NOW)
    assert list(Option.objects.filter(poll=poll).values_list("position", "title", "href")) == [
        (1, "B", "/vorhaben/1-b/"), (2, "A", ""),
    ]  # fmt: skip
