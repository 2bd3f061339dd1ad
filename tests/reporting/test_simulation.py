"""Random moves over all flats of the fund, by one and by eight at once; full size: `python -m tools.bench grants`."""

from itertools import count

import pytest

from gemeinsinn.treasury.models import Pot
from tests.simulation import Mover, set_stage, without_letters
from tests.simulation_faults import faults_of

WANTED = {
    "refused", "award", "award_by_jury", "put_off", "accept", "pay", "bank_pays", "bank_brings_back", "pay_again", "withdraw",
    "read_statement", "write_proof", "hand_in", "judge", "send_back", "settle", "ask_back",
}  # fmt: skip


@pytest.mark.django_db
def test_no_random_move_leads_to_an_illegal_state(monkeypatch):
    without_letters(monkeypatch.setattr)
    stage = set_stage(euros=6000)
    mover = Mover(stage, seed=2)
    for _case in range(16):
        mover.begin()
    for turn in count():  # at least 340 moves, and on until each of these was possible once
        mover.step()
        if turn % 110 == 0:
            mover.follow()
            assert faults_of(stage) == []
        if turn >= 340 and {name for name, done in mover.told.items() if done} >= WANTED:
            break
        assert turn < 3000, mover.told
    mover.follow()
    assert faults_of(stage) == []
    Pot.objects.filter(pk=stage.funding.pot_id).update(paid=0, committed=0, available=0, budget=0)
    assert faults_of(stage) != []  # it would have been seen


@pytest.mark.parametrize("either_database", ["postgres"], indirect=True)  # on SQLite there is one writer at a time
def test_eight_at_once_do_not_either(either_database, run_at_once, monkeypatch):
    without_letters(monkeypatch.setattr)
    stage = set_stage(euros=3000)
    movers = [Mover(stage, seed=number) for number in range(8)]
    for mover in movers:
        mover.begin()
        mover.begin()

    def moved(number: int) -> int:
        for _turn in range(30):
            movers[number].step()
        return sum(movers[number].told.values())

    assert run_at_once(8, moved) == [30] * 8
    movers[0].follow()
    assert faults_of(stage) == []
