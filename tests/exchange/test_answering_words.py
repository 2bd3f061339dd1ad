"""The form that says yes speaks of what is needed, and promises no part where no amount was named."""

import pytest
from django.utils import translation

from gemeinsinn.exchange.models import Kind, Need, Offer, Unit
from gemeinsinn.exchange.wording.answering import amount_question, example, lead

ENOUGH = "A name and an e-mail address are enough, no account."


@pytest.fixture(autouse=True)
def _english():
    with translation.override("en"):
        yield


@pytest.mark.parametrize(
    ("notice", "asked"),
    [
        (Need(unit=Unit.PIECE, unit_words="chairs"), "How much can you give? (chairs)"),
        (Need(unit=Unit.PIECE), "How much can you give? (pieces)"),
        (Need(unit=Unit.EURO), "How much, in euros?"),
        (Need(unit=Unit.PERSON), "How many of you will come?"),
        (Need(unit=Unit.PERSON, unit_words="drivers"), "How much can you give? (drivers)"),
        (Need(unit=Unit.HOUR), "How many hours can you give?"),
        (Offer(unit=Unit.PIECE, unit_words="chairs"), "How much do you need? (chairs)"),
    ],
)
def test_the_question(notice, asked):
    assert amount_question(notice) == asked


@pytest.mark.parametrize(
    ("notice", "said"),
    [
        (Need(amount=2000), f"A part helps, too. {ENOUGH}"),
        (Need(amount=100), ENOUGH),
        (Need(amount=None), ENOUGH),
        (Offer(amount=2000), f"Say what it is for. {ENOUGH}"),
    ],
)
def test_the_first_sentence(notice, said):
    assert lead(notice) == said


def test_each_kind_has_an_example_of_its_own():
    assert len({example(Need(kind=kind)) for kind in Kind}) == len(Kind)
    assert example(Offer(kind=Kind.GOODS)).startswith("“For our reading corner")
