"""One person clicks forty links at the same moment: one ballot."""

import threading
from contextlib import nullcontext
from types import SimpleNamespace

from django.db import connection
from django.utils import timezone

from gemeinsinn.voting.actions import casting
from gemeinsinn.voting.actions.casting import ask_to_cast, cast
from gemeinsinn.voting.models import Ballot
from tests.factories.polls import make_poll

AT_ONCE, ROUNDS = 40, 5


def click_at_once(run_at_once):
    """Forty links of one address, opened together; returns what each brought."""
    now = timezone.now()
    poll = make_poll(now=now)
    keys = list(poll.options.values_list("pk", flat=True))
    envelopes = [
        ask_to_cast(poll=poll, ticks=keys[:1], email="jule@example.org", language="de", now=now)
        for _n in range(AT_ONCE)
    ]
    return run_at_once(AT_ONCE, lambda n: cast(envelope=envelopes[n], ticks=[keys[n % 3]], now=now))


def test_one_ballot_a_person(either_database, run_at_once):
    for number in range(1, ROUNDS + 1):
        results = click_at_once(run_at_once)
        assert [one for one in results if not isinstance(one, Ballot)] == []
        assert Ballot.objects.count() == number


def test_control_without_the_guard_there_are_several(either_database, run_at_once, monkeypatch):
    """The control: looking first and writing afterwards, without the constraint."""

    def looks_first(poll, key, ticks):
        if not Ballot.objects.filter(poll=poll, key=key).exists():
            looked.wait()
            Ballot.objects.create(poll=poll, key=key, ticks=ticks)

    looked = threading.Barrier(AT_ONCE, timeout=30)  # whoever came later would know better
    monkeypatch.setattr(casting, "lay_down", looks_first)
    monkeypatch.setattr(casting, "transaction", SimpleNamespace(atomic=nullcontext))
    constraint = Ballot._meta.constraints[0]
    monkeypatch.setattr(Ballot._meta, "constraints", [])  # SQLite makes the table anew from them
    with connection.schema_editor() as editor:
        editor.remove_constraint(Ballot, constraint)
    try:
        click_at_once(run_at_once)
        assert Ballot.objects.count() == AT_ONCE
    finally:
        monkeypatch.undo()
        Ballot.objects.all().delete()
        with connection.schema_editor() as editor:
            editor.add_constraint(Ballot, constraint)
