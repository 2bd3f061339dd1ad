"""Writing down what can be proved later: the words shown, the mail as sent, the click."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from gemeinsinn.activity.models import OutgoingMail
from gemeinsinn.newsletter.consents import ConsentText
from gemeinsinn.newsletter.lifecycle.evidence import Kind
from gemeinsinn.newsletter.lifecycle.subscriptions import unpacked
from gemeinsinn.newsletter.models import Evidence, Subscriber

LEFT_OUT = "…"


def chosen_by(subscriber: Subscriber) -> dict[str, Any]:
    """What was chosen, without the place: the proof names nobody."""
    return {"topics": [str(topic) for topic in unpacked(subscriber.topics)], "frequency": str(subscriber.frequency)}


def note_asked(*, subscriber: Subscriber, consent: ConsentText, page: str, now: datetime) -> Evidence:
    """The words that stood beside the button, and what was chosen."""
    return _note(
        subscriber, Kind.ASKED, now,
        {"page": page, "version": consent.version, "wording": consent.wording, "chosen": chosen_by(subscriber)},
    )  # fmt: skip


def note_mail(*, subscriber: Subscriber, mail: OutgoingMail, link: str, now: datetime) -> Evidence:
    """The mail word for word; only the secret in its link is left out, else the proof would be a key."""
    token = link.rstrip("/").rpartition("/")[2]
    text = mail.text.replace(token, LEFT_OUT)
    return _note(
        subscriber, Kind.MAILED, now, {"mail_subject": mail.subject, "mail_text": text, "message_id": mail.message_id}
    )


def note_act(*, subscriber: Subscriber, kind: Kind, page: str, now: datetime, words: str = "") -> Evidence:
    """What the person did, and where; or what a mail server said."""
    told: dict[str, Any] = {"page": page, "wording": words}
    if kind == Kind.CHANGED:
        told["chosen"] = chosen_by(subscriber)
    return _note(subscriber, kind, now, told)


def _note(subscriber: Subscriber, kind: Kind, now: datetime, told: Mapping[str, Any]) -> Evidence:
    line: Evidence = Evidence.objects.create(
        subject=subscriber.pk, key=subscriber.key, kind=kind, at=now, language=subscriber.language, **told
    )
    return line
