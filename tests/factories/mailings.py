"""Mailings."""

from datetime import UTC, datetime

from gemeinsinn.delivery.actions.ledger import Row, add_rows
from gemeinsinn.delivery.actions.mailings import MailTemplate, open_mailing, start

NOW = datetime(2026, 11, 28, 12, tzinfo=UTC)
TEMPLATE = MailTemplate(
    subject="Grüße an [[name]]",
    plain="Guten Tag [[name]],\n\n.. Neues aus der Straße.\n\nAbmelden: [[unsubscribe_url]]\n",
    html="<p>Guten Tag [[name]]</p>[[near_html]]<p><a href='[[unsubscribe_url]]'>Abmelden</a></p>",
    places=("name", "near_html"),
)
HEADERS = {"List-Id": "Nachbarschaft <news.portal.example>", "Feedback-ID": "7:news:gemeinsinn"}


def make_mailing(count=3, *, reference="1", begin=True, now=NOW, template=TEMPLATE, domain="example.org"):
    """A started mailing to p0@..., p1@..., ..."""
    mailing = open_mailing(
        kind="news", reference=reference, sender="Gemeinsinn Süd <news@portal.example>", template=template,
        headers=HEADERS, by=None, now=now,
    )  # fmt: skip
    rows = [
        Row(
            f"p{n}@{domain}", "de", {"name": f"Zoë {n} <&>", "near_html": f"<b>{n} km</b>"},
            f"https://portal.example/n/{n}/aus/",
        )
        for n in range(count)
    ]  # fmt: skip
    add_rows(mailing=mailing, rows=rows, now=now)
    if begin:
        start(mailing=mailing, by=None, now=now)
    return mailing
