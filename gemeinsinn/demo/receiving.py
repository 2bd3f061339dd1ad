"""Messages by the contact form in the demo, each written, answered and closed by the real actions."""

from datetime import timedelta

from gemeinsinn.contact.actions import answer_concern, close_concern, note_on_concern, write_concern
from gemeinsinn.contact.lifecycle import Topic
from gemeinsinn.demo.network.messages import WRITTEN, Written
from gemeinsinn.demo.stage import Stage, email_of, phone_of, place_of
from gemeinsinn.demo.writing import form_key


def receive_messages(stage: Stage) -> None:
    """All of them."""
    for text in WRITTEN:
        receive(stage, text)


def receive(stage: Stage, text: Written) -> None:
    """Written on its day; what a colleague did came within two days."""
    at = stage.days.moment(-text.days_ago, text.by)
    concern = write_concern(
        topic=Topic(text.topic), name=text.by, email="" if text.by_phone else email_of(text.by),
        phone=phone_of(text.by) if text.by_phone else "", place=place_of(text.where) if text.where else None,
        text=text.text, form_key=form_key("message", text.by), language="de", now=at,
    )  # fmt: skip
    by, later = stage.broker_of(concern.agency, text.by), at + timedelta(hours=20)
    if text.note:
        note_on_concern(concern=concern, text=text.note, by=by, now=later)
    if text.answer:
        answer_concern(concern=concern, text=text.answer, by=by, now=later)
    if text.stands == "closed":
        close_concern(concern=concern, by=by, now=later + timedelta(hours=1))
