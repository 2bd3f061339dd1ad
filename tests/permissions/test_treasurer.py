"""The treasurer: all of the books as the office sees them, the whole numbers as well, and nothing of the cases behind them."""

from tests.factories.people import make_account
from tests.permissions.addresses import addresses
from tests.permissions.test_matrix import EXPECTED, NOBODY

LIKE = {"treasury": "office", "fund": "rival", "desk": "rival"}  # like a stranger with an account
OWN = {("post", "treasury:number"): "200", ("post", "treasury:file"): "410"}  # the run of the world is not released


def test_the_treasurer_keeps_the_books_and_gets_in_nowhere_else(world, visit):
    world.users["treasurer"] = make_account(email="kasse@example.org", roles=["treasurer"])
    wrong = []
    for label, path in addresses(world).items():
        like = LIKE.get(label.partition(":")[0])
        for method, table in EXPECTED.items() if like else ():
            expected = OWN.get((method, label)) or table.get(label, NOBODY)[like]
            status, _page = visit("treasurer", method, path)
            if status != expected:
                wrong.append(f"{method} {label}: {status} instead of {expected}")
    assert wrong == []
