"""Half a chair is none: what is counted is whole wherever a number is written."""

from datetime import timedelta

import pytest
from django.utils import timezone, translation
from hypothesis import given
from hypothesis import strategies as st

from gemeinsinn.core.errors import DomainError
from gemeinsinn.exchange.actions.notices import change_notice, publish_notice, put_notice, save_draft, send_notice
from gemeinsinn.exchange.actions.notices.writing import start_draft
from gemeinsinn.exchange.actions.responses import change_response, respond
from gemeinsinn.exchange.counting import can_count, can_share, is_divisible
from gemeinsinn.exchange.forms.change import NeedChangeForm
from gemeinsinn.exchange.forms.respond import ShareForm
from gemeinsinn.exchange.forms.steps import AmountForm, WhatForm
from gemeinsinn.exchange.models import Need, Unit
from gemeinsinn.exchange.wording.amounts import whole_words
from tests.factories.answers import give_answer, hang_need
from tests.factories.exchange import make_need, make_place, need_fields

HALF = 250
WORDS = "Hier zählen nur ganze"


@pytest.mark.parametrize(
    ("unit", "words", "divisible"),
    [
        ("piece", "", False), ("piece", "Stühle", False), ("person", "", False), ("date", "", False),
        ("hour", "", True), ("kg", "", True), ("m2", "", True), ("euro", "", True),
        ("piece", "Meter Zaun", True), ("piece", "laufende Meter", True), ("piece", "Quadratmeter", True),
        ("piece", "m²", True), ("piece", "m³ Erde", True), ("piece", "Liter Farbe", True), ("piece", "t Kies", True),
        ("person", "Helferstunden", True), ("date", "Tage", True), ("piece", "hours", True), ("piece", "metres", True),
        ("piece", "Kisten", False), ("piece", "Teller", False), ("piece", "Mülltonnen", False), ("piece", "3 m2", True),
    ],
)  # fmt: skip
def test_what_can_be_divided(unit, words, divisible):
    assert is_divisible(unit, words) is divisible
    assert can_count(HALF, unit, words) is divisible
    assert can_count(300, unit, words) and can_count(None, unit, words)


@given(st.integers(min_value=1, max_value=10**10), st.sampled_from(Unit.values), st.text(max_size=40))
def test_whole_ones_always_count_and_the_example_is_whole(amount, unit, words):
    assert can_count(amount // 100 * 100, unit, words)
    assert whole_words(amount, unit, words)


@pytest.mark.parametrize(
    ("amount", "words", "example"),
    [(250, "Stühle", "zum Beispiel 2 Stühle."), (50, "Stühle", "zum Beispiel 1."), (50, "", "zum Beispiel 1 Stück.")],
)
def test_the_example_is_the_next_one_that_would_do(amount, words, example):
    with translation.override("de"):
        assert whole_words(amount, "piece", words).endswith(example)


def test_who_asks_for_a_part_is_given_parts():
    assert can_share(Need(amount=HALF, unit="piece"), 50)
    assert not can_share(Need(amount=None, unit="piece"), 50)
    assert can_share(Need(amount=300, unit="piece"), None)


def problems(form):
    return " ".join(str(error) for error in form.errors.get("amount", []))


@pytest.mark.parametrize(
    ("kind", "unit", "fine"), [("sachen", "piece", False), ("sachen", "kg", True), ("geld", "euro", True)]
)
def test_writing(kind, unit, fine):
    form = AmountForm({"amount": "2,5", "unit": unit, "unit_words": ""}, notice=Need(kind=kind, unit=unit))
    assert form.is_valid() is fine
    assert ("amount" in form.values()) is fine
    assert (WORDS in problems(form)) is not fine


def test_the_first_sentence_never_makes_half_a_chair():
    form = WhatForm({"title": "2,5 Stühle für das Hofcafé", "kind": "sachen"}, notice=Need())
    assert form.is_valid() and "amount" not in form.values()
    form = WhatForm({"title": "2,5 Meter Zaun", "kind": "sachen"}, notice=Need())
    assert form.is_valid() and form.values()["amount"] == HALF


def test_another_kind_asks_again_for_what_is_no_number_of_its_unit():
    hours = Need(kind="wissen", unit="hour", amount=HALF, title="Elektriker")
    form = WhatForm({"title": "Elektriker", "kind": "sachen"}, notice=hours)
    assert form.is_valid() and form.values()["amount"] is None
    hours.amount = 300
    form = WhatForm({"title": "Elektriker", "kind": "sachen"}, notice=hours)
    assert form.is_valid() and "amount" not in form.values()


def test_answering():
    for amount, fine in (("2,5", False), ("2", True)):
        form = ShareForm({"amount": amount}, notice=Need(amount=2000, unit="piece", unit_words="Stühle"))
        assert form.is_valid() is fine
        assert (WORDS in problems(form)) is not fine
    assert ShareForm({"amount": "2,5"}, notice=Need(amount=2000, unit="hour")).is_valid()


@pytest.mark.django_db
class TestActions:
    """The same where no form stands before: nothing is rounded, it is refused."""

    def test_sent_hung_up_and_imported(self):
        _town, agency, broker = make_place()
        now = timezone.now()
        draft = start_draft(model=Need, language="de", now=now)
        save_draft(notice=draft, fields=need_fields(amount=HALF), now=now)
        with pytest.raises(DomainError, match=WORDS):
            send_notice(notice=draft, name="Maria", email="maria@example.org", phone="", now=now)
        with pytest.raises(DomainError, match=WORDS):
            put_notice(model=Need, fields=need_fields(amount=HALF), contact=None, now=now)
        waiting = make_need(agency=agency, state="submitted")
        with pytest.raises(DomainError, match=WORDS):
            publish_notice(notice=waiting, by=broker, now=now, changes={"amount": HALF})
        put_notice(model=Need, fields=need_fields(amount=HALF, unit="kg", unit_words=""), contact=None, now=now)

    def test_changed(self):
        need = make_need()
        with pytest.raises(DomainError, match=WORDS):
            change_notice(notice=need, fields={"amount": HALF}, now=timezone.now())
        need.refresh_from_db()
        assert need.amount == 2000
        old = make_need(amount=HALF)
        change_notice(notice=old, fields={"until": timezone.localdate() + timedelta(days=9)}, now=timezone.now())
        form = NeedChangeForm({"amount": "2,5", "unit": "piece", "kind": "sachen"}, notice=need)
        assert WORDS in problems(form)

    def test_answered_and_changed(self):
        need = hang_need()
        with pytest.raises(DomainError, match=WORDS):
            give_answer(need, amount=HALF)
        response = give_answer(need)
        with pytest.raises(DomainError, match=WORDS):
            change_response(response=response, amount=HALF, message="", now=timezone.now())
        need.refresh_from_db()
        assert need.covered == 500
        again = {
            "name": "x", "email": "x@example.org", "message": "", "form_key": response.form_key, "language": "de",
        }  # fmt: skip
        assert respond(notice=need, amount=HALF, now=timezone.now(), **again) == response  # sent twice, stored once
