"""What a jury or the body above it decided, as the flat above hands it down."""

from datetime import UTC, date, datetime

import pytest

from gemeinsinn.core.errors import DomainError
from gemeinsinn.core.money import Money
from gemeinsinn.fund import extras
from gemeinsinn.fund.actions.by_jury import award_by, back_to_jury, defer_by, reject_by
from gemeinsinn.fund.actions.deciding import award, defer, reject
from gemeinsinn.fund.extras import Note, Taker, notes_on, register_notes, register_taker, taker_of
from gemeinsinn.fund.models import Decision
from gemeinsinn.treasury.actions.booking import BudgetExceeded
from tests.factories.funds import check_grant, make_round

NOW = datetime(2026, 11, 28, 10, tzinfo=UTC)
LARGE = [{"type": "sachmittel", "what": "", "cents": 90_000}]
pytestmark = pytest.mark.django_db


def test_a_jury_gives_the_money_of_the_pot():
    made = check_grant(now=NOW, costs=LARGE)
    found = award_by(application=made, decider="jury", amount=Money(80_000), conditions="Fotos", by=None, now=NOW)
    made.refresh_from_db()
    made.round.pot.refresh_from_db()
    assert (made.state, found.decider, made.round.pot.committed) == ("awarded", "jury", Money(80_000))


def test_more_than_the_pot_holds_leaves_it_waiting():
    made = check_grant(now=NOW, costs=LARGE, funding=make_round(now=NOW, budget=Money(80_000)))
    with pytest.raises(BudgetExceeded):
        award_by(application=made, decider="body", amount=made.asked, conditions="", by=None, now=NOW)
    made.refresh_from_db()
    assert (made.state, Decision.objects.count()) == ("jury", 0)


def test_what_a_jury_puts_off_stays_the_jurys():
    made = check_grant(now=NOW, costs=LARGE)
    defer_by(application=made, decider="jury", until=date(2027, 1, 1), reasons="Später.", by=None, now=NOW)
    made.refresh_from_db()
    told = {"application": made, "by": None, "now": NOW}
    for act in (
        lambda: award(amount=Money(1), conditions="", **told), lambda: reject(reasons="x", **told),
        lambda: defer(until=date(2027, 1, 1), reasons="x", **told),
    ):  # fmt: skip
        with pytest.raises(DomainError, match="Jury"):
            act()
    for _again in range(2):
        back_to_jury(**told)
        assert made.state == "jury"
    reject_by(decider="jury", reasons="Nein.", **told)
    made.refresh_from_db()
    assert [(one.kind, one.decider) for one in made.decisions.order_by("pk")] == [
        ("deferral", "jury"), ("rejection", "jury"),
    ]  # fmt: skip
    assert made.state == "rejected" and made.ended_at == NOW


def test_flats_above_say_what_they_know(monkeypatch):
    monkeypatch.setattr(extras, "_notes", [])
    monkeypatch.setattr(extras, "_takers", {})

    def notes(application):
        return [Note("x", f"/{application}/")]

    register_notes(notes)
    register_notes(notes)
    assert notes_on("a") == [Note("x", "/a/")]
    taker = Taker("fund:list", "x", len)
    register_taker("nowhere", taker)
    assert taker_of("nowhere") is taker and taker_of("else") is None
