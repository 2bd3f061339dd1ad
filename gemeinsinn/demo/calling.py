"""Calls wanted in the demo, and what brokers made of them."""

from collections.abc import Callable
from datetime import datetime, timedelta

from gemeinsinn.demo.days import number_of
from gemeinsinn.demo.network.shapes import Call as Text
from gemeinsinn.demo.plot import Plot
from gemeinsinn.demo.stage import Stage, phone_of
from gemeinsinn.demo.writing import form_key
from gemeinsinn.exchange.actions.calls import ask_for_call, finish_call, miss_call, take_call
from gemeinsinn.exchange.models import CallRequest

HANDLE = {"taken": take_call, "missed": miss_call, "done": finish_call}


def add_calls(plot: Plot, stage: Stage, texts: tuple[Text, ...]) -> None:
    """Each is asked for, and perhaps handled an hour or a day later."""
    for text in texts:
        hours = 3 + number_of(text.by, 5)
        asked = stage.days.now - timedelta(hours=hours) if not text.asked else stage.days.moment(text.asked, text.by)
        found: list[CallRequest] = []
        plot.add(asked, _asking(stage, text, found))
        if text.fate in HANDLE:
            plot.add(min(asked + timedelta(hours=hours), stage.days.now), _handling(stage, text, found))


def _asking(stage: Stage, text: Text, found: list[CallRequest]) -> Callable[[datetime], None]:
    def ask(now: datetime) -> None:
        found.append(
            ask_for_call(
                notice=stage.notices.get(text.about), name=text.by, phone=phone_of(text.by), good_times=text.good_times,
                message=text.message, agency=stage.organisations[text.agency], form_key=form_key("call", text.by),
                language=text.language, now=now,
            )
        )  # fmt: skip

    return ask


def _handling(stage: Stage, text: Text, found: list[CallRequest]) -> Callable[[datetime], None]:
    def handle(now: datetime) -> None:
        HANDLE[text.fate](call=found[0], by=stage.broker_of(stage.organisations[text.agency]), now=now)

    return handle
