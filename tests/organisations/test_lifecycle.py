"""Every state and every move, and what an edit sends back to the agency."""

import pytest

from gemeinsinn.organisations.lifecycle import Move, State, can_move, needs_new_check

ALLOWED = {
    Move.SEND: {"draft"},
    Move.CONFIRM: {"unconfirmed"},
    Move.SUBMIT: {"returned", "published"},
    Move.PUBLISH: {"submitted", "returned", "hidden"},
    Move.RETURN: {"submitted"},
    Move.HIDE: {"submitted", "published", "returned"},
    Move.UNPUBLISH: {"published", "returned", "hidden"},
}


@pytest.mark.parametrize("move", Move)
@pytest.mark.parametrize("state", State)
def test_moves(state, move):
    assert can_move(state, move) is (state in ALLOWED[move])


@pytest.mark.parametrize(
    ("state", "changed", "is_agency", "by_checker", "again"),
    [
        ("published", ["name"], False, False, True),
        ("published", ["kind", "about"], False, False, True),
        ("published", ["about", "phone"], False, False, False),
        ("published", ["name"], False, True, False),
        ("published", ["name"], True, False, False),
        ("returned", ["about"], False, False, True),
        ("returned", [], False, False, False),
        ("submitted", ["name"], False, False, False),
        ("hidden", ["name"], False, False, False),
    ],
)
def test_what_is_looked_at_again(state, changed, is_agency, by_checker, again):
    assert needs_new_check(state, changed, is_agency=is_agency, by_checker=by_checker) is again
