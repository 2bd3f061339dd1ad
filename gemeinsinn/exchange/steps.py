"""The screens on which a need or an offer is written: which question comes when."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from gemeinsinn.exchange.concreteness import Key
from gemeinsinn.exchange.facts import judge
from gemeinsinn.exchange.forms.project import NeedWhatForm
from gemeinsinn.exchange.forms.steps import (
    AmountForm,
    AuthorForm,
    BenefitForm,
    OfferAmountForm,
    OfferPlaceForm,
    StepForm,
    WhatForm,
    WhereWhenForm,
)
from gemeinsinn.exchange.models import Need, Offer


@dataclass(frozen=True, slots=True)
class Step:
    """One question: its place in the address, its short name, the question itself and a line below it."""

    key: str
    label: Any
    form: type[StepForm]
    question: Any
    standfirst: Any
    makes: tuple[Key, ...]  # the points it settles
    template: str


@dataclass(frozen=True, slots=True)
class Writing:
    """Writing a need, or an offer."""

    model: type[Need] | type[Offer]
    noun: str
    steps: tuple[Step, ...]

    def step(self, key: str) -> Step | None:
        return next((step for step in self.steps if step.key == key), None)

    def after(self, step: Step) -> str:
        """The key of the next screen; after the last question comes the summary."""
        place = self.steps.index(step) + 1
        return self.steps[place].key if place < len(self.steps) else SUMMARY

    def before(self, step: Step) -> str | None:
        place = self.steps.index(step)
        return self.steps[place - 1].key if place else None

    def url(self, name: str) -> str:
        """write → exchange:write_need"""
        return f"exchange:{name}_{self.noun}"


SUMMARY = "pruefen"
SENT = "abgeschickt"

NEED = Writing(
    Need,
    "need",
    (
        Step(
            "was", _("What"), NeedWhatForm, _("What is missing?"),
            _("Say it as you would to the neighbour on the stairs."), (Key.WHAT,), "exchange/write/what.html",
        ),
        Step(
            "wie-viel", _("How much"), AmountForm, _("How much of it?"),
            _("Then several can share it: one brings four, another brings eight."), (Key.AMOUNT,), "exchange/write/amount.html",
        ),
        Step(
            "wo-und-wann", _("Where and when"), WhereWhenForm, _("Where, and until when?"),
            _("Who is close by comes more easily. A day helps with saying yes."), (Key.WHERE, Key.WHEN), "exchange/write/where.html",
        ),
        Step(
            "dank", _("Your thanks"), BenefitForm, _("What does the business get that helps you?"),
            _("A shop is quicker to say yes when it can picture the result."), (Key.BENEFIT,), "exchange/write/benefit.html",
        ),
        Step(
            "selbst", _("Yourself"), AuthorForm, _("And who are you?"),
            _("No account, no password. Your address and number are never shown on the board."), (Key.WHO,), "exchange/write/author.html",
        ),
    ),
)  # fmt: skip

OFFER = Writing(
    Offer,
    "offer",
    (
        Step(
            "was", _("What"), WhatForm, _("What can you give?"),
            _("Say it as you would to the neighbour on the stairs."), (Key.WHAT,), "exchange/write/what.html",
        ),
        Step(
            "wie-viel", _("How much and when"), OfferAmountForm, _("How much of it, and when?"),
            _("As much as suits you. Several can share it."), (Key.AMOUNT, Key.WHEN), "exchange/write/offer_amount.html",
        ),
        Step(
            "wo-und-wann", _("Where and how"), OfferPlaceForm, _("Where, and on what terms?"),
            _("What you say now, nobody has to ask later."), (Key.WHERE,), "exchange/write/offer_where.html",
        ),
        Step(
            "selbst", _("Yourself"), AuthorForm, _("And who are you?"),
            _("No account, no password. Your address and number are never shown on the board."), (Key.WHO,), "exchange/write/author.html",
        ),
    ),
)  # fmt: skip


def step_states(writing: Writing, notice: Need | Offer | None, current: str, *, today: Any) -> list[dict[str, Any]]:
    """For <c-stepper>: done where its points are made, current, still to come."""
    made = {point.key for point in judge(notice, today=today).points if point.ok} if notice else set()
    return [
        {
            "key": step.key,
            "label": step.label,
            "state": "current" if step.key == current else "done" if made.issuperset(step.makes) else "todo",
        }
        for step in writing.steps
    ]
