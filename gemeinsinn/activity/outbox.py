"""Queueing a mail (in the caller's transaction) and handing queued mails to the mail server.

A row is claimed, sent, then marked: a process killed in between leaves a claimed row, which becomes
"unknown" and is resent only by a person, so no mail goes out twice.
"""

import hmac
import logging
from datetime import datetime, timedelta
from email.utils import make_msgid
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.core.mail import EmailMultiAlternatives, get_connection
from django.db.models import F
from django.template import Context, loader
from django.utils import translation

from gemeinsinn.activity.models import OutgoingMail
from gemeinsinn.core.text import clean_line

log = logging.getLogger("gemeinsinn.outbox")
State = OutgoingMail.State

TRIES = 8
CLAIM_LASTS = timedelta(minutes=5)


def queue_mail(
    *,
    key: str,
    to: str,
    template: str,
    context: dict[str, Any],
    language: str,
    now: datetime,
    attachment: tuple[str, bytes] | None = None,
    stop_address: str = "",
) -> OutgoingMail:
    """Renders `template` (first line: subject; "» Label: address" becomes a button) and queues it.

    `key` names the occasion ("response-12-offered-seeker"); the same key is queued once only. Mails that come again
    bring the address that ends them with one POST: mail programs make a button of it (RFC 8058).
    """
    subject, text, html = written(template, context, language)
    name, content = attachment or ("", None)
    mail, _created = OutgoingMail.objects.get_or_create(
        key=key,
        defaults={
            "to": to,
            "person": mark_of(to),
            "language": language,
            "subject": subject,
            "text": text,
            "html": html,
            "attachment": content,
            "attachment_name": name,
            "stop_address": stop_address,
            "queued_at": now,
            "due_at": now,
            "message_id": make_msgid(domain=urlsplit(settings.BASE_URL).hostname),
        },
    )
    return mail


def mark_of(address: str) -> str:
    """A keyed fingerprint: who knows an address finds what was sent to it, and nobody reads addresses from the log."""
    return hmac.new(settings.SECRET_KEY.encode(), f"mail:{address.strip().lower()}".encode(), "sha256").hexdigest()


def recall_mails(*, about: str) -> bool:
    """Takes back mails whose key begins so and that have not gone out yet; False if there are none to take back."""
    return bool(OutgoingMail.objects.filter(key__startswith=about, state=State.QUEUED).delete()[0])


def written(template: str, context: dict[str, Any], language: str) -> tuple[str, str, str]:
    """Subject, text part and HTML part of a mail in one language."""
    with translation.override(language):
        page = loader.get_template(template).template  # type: ignore[attr-defined]  # the plain engine: a mail is text, not HTML
        filled = page.render(Context({**context, "base_url": settings.BASE_URL}, autoescape=False)).strip()
        first, _newline, body = filled.partition("\n")
        subject, sender = clean_line(first)[:200], sender_line()
        about = {"subject": subject, "blocks": mail_blocks(body), "language": language, "sender": sender}
        return subject, f"{plain_body(body)}\n-- \n{sender}\n", loader.render_to_string("activity/mail.html", about)


def sender_line() -> str:
    """Who writes, for the end of every mail: the portal, the network, its telephone number."""
    return " · ".join(filter(None, ["Gemeinsinn", settings.NETWORK["name"], settings.NETWORK["phone"]]))


def mail_blocks(body: str) -> list[dict[str, str]]:
    """Paragraphs and buttons of a mail's text: [{"text": ...}, {"label": ..., "url": ...}]."""
    blocks: list[dict[str, str]] = []
    for paragraph in body.strip().split("\n\n"):
        lines = [line for line in paragraph.strip().split("\n") if line.strip()]
        plain = [line for line in lines if not line.startswith("» ")]
        if plain:
            blocks.append({"text": "\n".join(plain)})
        for line in lines:
            if line.startswith("» "):
                label, _, url = line.removeprefix("» ").rpartition(": ")
                blocks.append({"label": label, "url": url})
    return blocks


def plain_body(body: str) -> str:
    """The text part: each button as its label with the address on a line of its own."""
    lines = []
    for line in body.strip().split("\n"):
        if line.startswith("» "):
            label, _, url = line.removeprefix("» ").rpartition(": ")
            lines.append(f"{label}:\n{url}".rstrip())
        else:
            lines.append(line.rstrip())
    text = "\n".join(lines)
    while "\n\n\n" in text:
        text = text.replace("\n\n\n", "\n\n")
    return text + "\n"


def deliver_due_mails(*, now: datetime, most: int = 100) -> int:
    """Sends what is due and returns how many went out."""
    OutgoingMail.objects.filter(state=State.CLAIMED, claimed_at__lt=now - CLAIM_LASTS).update(state=State.UNKNOWN)
    due = list(
        OutgoingMail.objects.filter(state=State.QUEUED, due_at__lte=now)
        .order_by("due_at", "pk")
        .values_list("pk", flat=True)[:most]
    )
    sent = 0
    for pk in due:
        if OutgoingMail.objects.filter(pk=pk, state=State.QUEUED).update(
            state=State.CLAIMED, claimed_at=now, tries=F("tries") + 1
        ):
            sent += deliver(OutgoingMail.objects.get(pk=pk), now=now)
    return sent


def headers_of(mail: OutgoingMail) -> dict[str, str]:
    """What programs read: which mail it is, that nobody sits there typing, and how it is stopped."""
    headers = {
        "Message-ID": mail.message_id, "Auto-Submitted": "auto-generated", "Content-Language": mail.language,
    }  # fmt: skip
    if mail.stop_address:
        headers["List-Unsubscribe"] = ", ".join(f"<{address}>" for address in mail.stop_address.split())
        headers["List-Unsubscribe-Post"] = "List-Unsubscribe=One-Click"
    return headers


def deliver(mail: OutgoingMail, *, now: datetime) -> bool:
    """Hands one claimed mail over; on a refusal it waits longer each time and fails after TRIES."""
    message = EmailMultiAlternatives(
        mail.subject,
        mail.text,
        settings.DEFAULT_FROM_EMAIL,
        [mail.to],
        headers=headers_of(mail),
        connection=get_connection(),
    )
    message.attach_alternative(mail.html, "text/html")
    if mail.attachment is not None:
        message.attach(mail.attachment_name, bytes(mail.attachment), "application/pdf")
    try:
        message.send()
    except (OSError, ValueError) as problem:  # smtplib's errors are OSErrors; ValueError: a header it refuses
        last = mail.tries >= TRIES
        mail.state = State.FAILED if last else State.QUEUED
        mail.due_at = now + timedelta(minutes=min(2**mail.tries, 240))
        mail.problem = type(problem).__name__
        mail.save(update_fields=["state", "due_at", "problem"])
        log.warning("mail waits", extra={"line": {"mail": mail.pk, "problem": mail.problem, "tries": mail.tries}})
        return False
    # What was sent is proof enough; words, links and the address need not stay here.
    OutgoingMail.objects.filter(pk=mail.pk).update(
        state=State.SENT, sent_at=now, subject="", text="", html="", attachment=None, problem="",
        to="sent@invalid.example", stop_address="",
    )  # fmt: skip
    return True
