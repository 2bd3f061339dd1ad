"""States, valid ballots, and the Pabulib file."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gemeinsinn.voting.lifecycle.pabulib import Instance, Project, parse, plain, sorted_ballots, write
from gemeinsinn.voting.lifecycle.polls import MOVES, Fault, Move, Stand, State, countable_from, fault_of, stand_of

FIRST, LAST = date(2026, 5, 1), date(2026, 5, 7)


def test_moves():
    assert {move: (set(sources), target) for move, (sources, target) in MOVES.items()} == {
        Move.OPEN: ({State.DRAFT}, State.OPEN), Move.COUNT: ({State.OPEN}, State.COUNTED),
        Move.CANCEL: ({State.OPEN}, State.CANCELLED),
    }  # fmt: skip


@pytest.mark.parametrize(
    ("state", "today", "stand"),
    [
        (State.OPEN, date(2026, 4, 30), Stand.COMING), (State.OPEN, FIRST, Stand.TAKING), (State.OPEN, LAST, Stand.TAKING),
        (State.OPEN, date(2026, 5, 8), Stand.COUNTING), (State.COUNTED, date(2026, 5, 8), Stand.COUNTED),
        (State.CANCELLED, FIRST, Stand.CANCELLED),
    ],
)  # fmt: skip
def test_stands(state, today, stand):
    assert stand_of(state, FIRST, LAST, today) == stand


def test_it_is_counted_ten_minutes_after_the_last_midnight():
    assert countable_from(LAST, ZoneInfo("Europe/Berlin")) == datetime(2026, 5, 7, 22, 10, tzinfo=UTC)


@pytest.mark.parametrize(
    ("ticks", "fewest", "most", "allows_empty", "fault"),
    [
        ([1], 1, None, False, None), ([1, 1, 2], 2, 2, False, None), ([], 2, None, True, None),
        ([], 1, None, False, Fault.EMPTY), ([1], 2, None, True, Fault.FEW), ([1, 2, 3], 1, 2, False, Fault.MANY),
        ([9], 1, None, False, Fault.UNKNOWN),
    ],
)  # fmt: skip
def test_ballots(ticks, fewest, most, allows_empty, fault):
    assert fault_of(ticks, {1, 2, 3}, fewest=fewest, most=most, allows_empty=allows_empty) == fault


def test_a_file_as_it_looks():
    file = Instance(
        {"description": "Hof; Haus", "budget": "2000"},
        (Project(3, 80_000, 2, "Bänke;\nTische", True), Project(4, 40_050, 0, "Kiste", False)),
        sorted_ballots([[4, 3], [], [3]]),
    )
    assert write(file) == (
        "META\nkey;value\ndescription;Hof, Haus\nbudget;2000\n"
        "PROJECTS\nproject_id;cost;votes;name;selected\n3;800;2;Bänke, Tische;1\n4;400.50;0;Kiste;0\n"
        "VOTES\nvoter_id;vote\n1;\n2;3\n3;3,4\n"
    )


words = st.text(st.characters(exclude_categories=["C", "Z"], exclude_characters=";"), min_size=1, max_size=20)
projects = st.lists(
    st.builds(Project, st.integers(1, 99), st.integers(0, 10**7), st.integers(0, 500), words, st.booleans()), max_size=5
)


@given(
    st.dictionaries(words.filter(lambda word: word not in "META"), words),
    projects,
    st.lists(st.lists(st.integers(1, 99))),
)
def test_what_is_written_is_read_back(meta, options, ballots):
    file = Instance(meta, tuple(options), sorted_ballots(ballots))
    assert parse(write(file)) == file


@pytest.mark.parametrize("text", ["", "key;value\n", "META\nkey;value\nVOTES\nvoter_id;vote\n"])
def test_what_is_no_such_file(text):
    with pytest.raises(ValueError, match=r"META|section"):
        parse(text)


def test_words_fit_into_a_field():
    assert plain("  Ein Fest;\r\n im Hof ") == "Ein Fest, im Hof"
