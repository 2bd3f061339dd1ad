"""Both places where people are noted keep the same rules; many at once are counted exactly, over processes too."""

import os
import signal
import time

import pytest
from django.core.cache import caches
from django.core.cache.backends.locmem import LocMemCache
from django.core.management import call_command
from django.db import connection

from gemeinsinn.presence.lifecycle import WINDOW, Day
from gemeinsinn.presence.registers import Seats, chosen_register, memory
from gemeinsinn.presence.registers import seats as seats_room
from gemeinsinn.presence.registers.memory import SharedMemory

NOW = 1_800_000_000.0


class Clock:
    """Time for a register that is told it, and for a cache that looks at its own."""

    def __init__(self, traveller):
        self.now, self.traveller = NOW, traveller
        traveller.move_to(NOW, tick=False)

    def forward(self, seconds):
        self.now += seconds
        self.traveller.move_to(self.now, tick=False)


@pytest.fixture
def clock(time_machine):
    return Clock(time_machine)


@pytest.fixture(params=["memory", "seats"])
def register(request, clock):
    return SharedMemory() if request.param == "memory" else Seats(LocMemCache(f"presence-{os.urandom(4).hex()}", {}))


def test_somebody_is_here_for_one_window_after_the_last_sign(register, clock):
    register.note(7, 0, now=clock.now)
    clock.forward(WINDOW - 10)
    register.note(7, 0, now=clock.now)
    register.note(8, 31, now=clock.now)
    assert sorted(register.marks(now=clock.now)) == [0, 31]
    clock.forward(WINDOW - 10)
    assert sorted(register.marks(now=clock.now)) == [0, 31]
    clock.forward(20)
    assert register.marks(now=clock.now) == []


def test_who_goes_on_under_another_name_is_taken_out(register, clock):
    register.drop(7)  # nobody yet
    register.note(7, 0, now=clock.now)
    register.note(7, 31, now=clock.now)
    assert register.marks(now=clock.now) == [31]
    register.drop(7)
    assert register.marks(now=clock.now) == []


def test_signs_are_counted_by_the_minute(register, clock):
    assert [register.hits(7, now=clock.now) for _sign in range(3)] == [1, 2, 3]
    assert register.hits(8, now=clock.now) == 1
    clock.forward(60)
    assert register.hits(7, now=clock.now) == 1


def test_who_is_barred_is_neither_here_nor_counted_for_one_window(register, clock):
    register.note(7, 0, now=clock.now)
    assert not register.is_barred(7, now=clock.now)
    register.bar(7, now=clock.now)
    assert register.is_barred(7, now=clock.now) and register.marks(now=clock.now) == []
    clock.forward(WINDOW + 1)
    assert not register.is_barred(7, now=clock.now)


def test_a_salt_is_the_same_for_all_and_gone_when_its_day_is(register, clock):
    first, second = Day("2027-01-15", clock.now + 1000), Day("2027-01-16", clock.now + 5000)
    assert register.salt(first, now=clock.now, make=False) == b""
    salt = register.salt(first, now=clock.now, make=True)
    assert len(salt) == 16 and register.salt(first, now=clock.now, make=True) == salt
    other = register.salt(second, now=clock.now, make=True)
    assert other != salt and register.salt(first, now=clock.now, make=False) == salt
    clock.forward(1001)
    assert register.salt(second, now=clock.now, make=True) == other
    assert register.salt(first, now=clock.now, make=False) == b""


def test_the_old_salt_is_wiped_from_memory():
    register = SharedMemory()
    salt = register.salt(Day("2027-01-15", NOW + 10), now=NOW, make=True)
    assert salt in register.salts.tobytes()
    register.salt(Day("2027-01-16", NOW + 99), now=NOW + 11, make=False)
    assert salt not in register.salts.tobytes()


def test_when_the_table_is_full_nobody_more_is_counted_until_somebody_has_left():
    register = SharedMemory(rows=2)
    for who in (7, 8, 9):
        register.note(who, 0, now=NOW)
    register.bar(9, now=NOW)
    assert register.hits(9, now=NOW) == 1
    assert len(register.marks(now=NOW)) == 2 and not register.is_barred(9, now=NOW)
    register.note(9, 0, now=NOW + WINDOW + 1)
    assert len(register.marks(now=NOW + WINDOW + 1)) == 1


def test_when_all_seats_are_taken_nobody_more_is_counted(monkeypatch):
    monkeypatch.setattr(seats_room, "SEATS", 1)
    register = Seats(LocMemCache("presence-full", {}))
    register.cache.clear()
    for who in (7, 8):
        register.note(who, 0, now=NOW)
    assert register.marks(now=NOW) == [0]
    register.drop(7)
    register.note(8, 0, now=NOW)
    assert register.marks(now=NOW) == [0]


def test_a_seat_that_somebody_else_has_meanwhile_stays_theirs():
    register = Seats(LocMemCache("presence-taken", {}))
    register.cache.clear()
    register.note(7, 0, now=NOW)
    seat = register.cache.get(register._own(7))
    register.cache.set(register._seat(seat), (8, 5))
    register.note(7, 0, now=NOW)
    register.drop(7)
    assert register.marks(now=NOW) == [5]
    register.note(7, 0, now=NOW)
    assert sorted(register.marks(now=NOW)) == [0, 5]


def test_a_count_that_ends_between_two_looks_begins_anew(monkeypatch):
    register = Seats(LocMemCache("presence-ends", {}))
    monkeypatch.setattr(register.cache, "add", lambda *_args: False)
    assert register.hits(99, now=NOW) == 1


def test_another_request_of_the_same_person_is_being_seated(monkeypatch):
    register = Seats(LocMemCache("presence-race", {}))
    monkeypatch.setattr(register.cache, "add", lambda *_args: False)
    register.note(7, 0, now=NOW)
    assert register.marks(now=NOW) == []


def test_two_first_requests_of_one_person_take_one_seat_even_where_it_is_taken(monkeypatch):
    """The second one finds the claim of the first, whose seat is somebody else's: it must not claim anew."""
    register = Seats(LocMemCache("presence-first", {}))
    register.cache.clear()
    monkeypatch.setattr(seats_room.random, "randrange", lambda _all, seats=iter([5, 5, 7, 3]): next(seats))
    register.note(1, 0, now=NOW)  # sits on 5
    sit = Seats._sit

    def while_another_comes(self, seat, who, mark):
        monkeypatch.setattr(Seats, "_sit", sit)
        register.note(2, 0, now=NOW)  # the second request, in the middle of the first
        return sit(self, seat, who, mark)

    monkeypatch.setattr(Seats, "_sit", while_another_comes)
    register.note(2, 0, now=NOW)
    assert register.marks(now=NOW) == [0, 0]


def arrive(register, run_at_once, visitors=20, times=2):
    """Everybody twice, all at the same moment."""
    done = run_at_once(visitors * times, lambda number: register.note(number // times + 1, 0, now=time.time()))
    assert set(done) == {None}


def test_many_at_once_are_counted_exactly(run_at_once):
    for register in (SharedMemory(), Seats(LocMemCache("presence-many", {}))):
        arrive(register, run_at_once)
        assert register.marks(now=time.time()) == [0] * 20


def test_the_control_without_the_lock_or_the_first_claim_the_number_is_wrong(monkeypatch, run_at_once):
    """What the guards are for: the pause is where another request gets in between."""
    open_memory = SharedMemory()
    monkeypatch.setattr(SharedMemory, "locked", lambda self: os.scandir(os.curdir))  # any context that locks nothing
    free = SharedMemory._row

    def slowly(self, who, now):
        row = free(self, who, now)
        self.rows["who"][row] = 0
        time.sleep(0.001)
        self.rows["who"][row] = who
        return row

    monkeypatch.setattr(SharedMemory, "_row", slowly)
    arrive(open_memory, run_at_once)
    assert len(open_memory.marks(now=time.time())) != 20


def test_processes_of_one_server_count_together():
    """Two children, forked as gunicorn's are, each with 300 of its own and 100 both see; one is killed in the middle."""
    register = SharedMemory()
    children = []
    for number in (1, 2):
        child = os.fork()
        if not child:
            for who in [*range(1, 101), *range(1000 * number, 1000 * number + 300)]:
                register.note(who, 0, now=NOW)
            os._exit(0)
        children.append(child)
    assert [os.waitpid(child, 0)[1] for child in children] == [0, 0]
    assert len(register.marks(now=NOW)) == 700
    killed = os.fork()
    if not killed:
        with register.locked():
            os.kill(os.getpid(), signal.SIGKILL)
    os.waitpid(killed, 0)
    register.note(9999, 0, now=NOW)  # the lock of the dead is free
    assert len(register.marks(now=NOW)) == 701


@pytest.fixture
def table_cache(either_database, settings):
    """A cache in a table of the database, as several servers share it."""
    settings.CACHES = {
        "default": {
            "BACKEND": "django.core.cache.backends.db.DatabaseCache", "LOCATION": "presence_cache",
            "OPTIONS": {"MAX_ENTRIES": 20_000},
        }
    }  # fmt: skip
    call_command("createcachetable", verbosity=0)
    return caches["default"]


def test_servers_that_share_a_table_count_together(table_cache, run_at_once):
    register = chosen_register()
    assert isinstance(register, Seats)
    arrive(register, run_at_once, visitors=8, times=3)
    assert chosen_register().marks(now=time.time()) == [0] * 8


def test_without_a_shared_cache_and_with_perhaps_several_servers_there_is_no_number(monkeypatch):
    assert chosen_register() is memory.REGISTER
    monkeypatch.setattr(connection._connections["default"], "vendor", "postgresql")
    assert chosen_register() is None
