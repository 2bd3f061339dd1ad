"""What mail servers, mail programs and complaints say of a subscription; and the way of one issue to two hundred."""

import re
from datetime import UTC, datetime, timedelta
from email import message_from_bytes

import pytest
from django.utils import timezone

from gemeinsinn.activity.models import OutgoingMail
from gemeinsinn.activity.outbox import headers_of
from gemeinsinn.delivery.actions.bounces import forgive, note_bounce
from gemeinsinn.delivery.actions.ledger import Row as NewRow
from gemeinsinn.delivery.actions.ledger import add_rows
from gemeinsinn.delivery.lifecycle.bounces import Kind as Bounced
from gemeinsinn.delivery.models import Bounce, Mailing, Row
from gemeinsinn.delivery.queries.bounces import unreachable
from gemeinsinn.delivery.receiving import take_in
from gemeinsinn.newsletter.actions.bouncing import find_address
from gemeinsinn.newsletter.actions.changing import ask_for_address, confirm_address, resume
from gemeinsinn.newsletter.actions.ending import end_complained, end_lost, end_subscription
from gemeinsinn.newsletter.actions.linking import ADDRESS, stop_link, stop_mail
from gemeinsinn.newsletter.actions.sending import send_due_issues
from gemeinsinn.newsletter.keys import key_of
from gemeinsinn.newsletter.lifecycle.subscriptions import LOST_KEPT, Reason, State
from gemeinsinn.newsletter.models import Evidence, Issue, Subscriber, Suppressed
from gemeinsinn.newsletter.papers import rows_of
from gemeinsinn.newsletter.queries.subscribers import held_about
from gemeinsinn.newsletter.tasks import forget
from gemeinsinn.newsletter.views.confirming import fresh_path
from tests.delivery.conftest import hands, sink  # noqa: F401 - fixtures
from tests.factories.mailings import make_mailing
from tests.factories.newsletters import link_for, order, subscribe
from tests.factories.people import make_account

NOW = datetime(2026, 11, 28, 12, 0, tzinfo=UTC)
BOX = "bounces@portal.example"
GONE = "550 5.1.1 no such user"
pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _box(settings):
    settings.BOUNCE_ADDRESS = BOX


def came_back(subscriber, words=GONE, *, kind=Bounced.RETURNED, hard=True, number=1, now=NOW):
    """As delivery notes it."""
    mailing = make_mailing(0, reference=f"back-{number}", begin=False)
    note_bounce(
        address=subscriber.address, mailing=mailing, kind=kind, hard=hard, words=words,
        digest=f"{subscriber.pk}-{number}", now=now,
    )  # fmt: skip
    return Subscriber.objects.filter(pk=subscriber.pk).first()


def last_line(subscriber):
    return Evidence.objects.filter(subject=subscriber.pk).latest("pk")


def test_a_dead_address_is_lost_with_the_servers_words_until_it_is_forgiven():
    made = came_back(subscribe(now=NOW))
    assert (made.state, made.lost_at) == (State.LOST, NOW)
    line = last_line(made)
    assert (line.kind, line.wording) == ("lost", GONE)
    assert ["In den Worten des Mailservers", GONE] in rows_of(line)
    assert held_about(made)["mailings"]["came_back"][0]["words"] == GONE
    came_back(made, number=2)
    assert Evidence.objects.filter(kind="lost").count() == 1  # once is enough
    forgive(address=made.address, by=make_account(roles=["office"]), now=NOW)
    made.refresh_from_db()
    assert (made.state, made.lost_at, last_line(made).kind) == (State.ACTIVE, None, "found")
    forgive(address="nobody@example.org", by=None, now=NOW)
    find_address(address="nobody@example.org", now=NOW)
    assert Evidence.objects.filter(kind="found").count() == 1


def test_full_boxes_are_counted_and_the_third_mailing_is_the_last():
    made = subscribe(now=NOW)
    states = [
        came_back(made, "552 5.2.2 full", kind=Bounced.REFUSED, hard=False, number=n).state for n in range(3)
    ]  # fmt: skip
    assert states == [State.ACTIVE, State.ACTIVE, State.LOST]
    came_back(Subscriber(address="nobody@example.org", pk=0))  # of somebody else's mailing


def test_who_orders_reads_or_moves_again_is_reached_again():
    made = came_back(subscribe(now=NOW))
    resume(subscriber=made, page="", now=NOW)
    assert (made.state, last_line(made).kind, Bounce.objects.count()) == (State.ACTIVE, "resumed", 0)
    came_back(made, number=2)
    made.refresh_from_db()
    ask_for_address(subscriber=made, address="neu@example.org", now=NOW)
    confirm_address(subscriber=made, link=link_for(made, ADDRESS, now=NOW), page="", now=NOW)
    made.refresh_from_db()
    assert (made.state, made.address) == (State.ACTIVE, "neu@example.org")
    waits = order("max@example.org", now=NOW)
    assert came_back(waits, number=3).state == State.WAITING
    subscribe("max@example.org", now=NOW)
    assert unreachable(["max@example.org"], now=NOW) == set()  # it answered


def test_after_a_year_a_lost_address_goes_and_stays_away():
    made = came_back(subscribe(now=NOW))
    forget(now=NOW + LOST_KEPT)
    assert Subscriber.objects.exists()
    forget(now=NOW + LOST_KEPT + timedelta(days=1))
    assert not Subscriber.objects.exists()
    assert (Suppressed.objects.get().reason, last_line(made).kind) == (Reason.LOST, "ended")
    end_lost(subscriber=made, now=NOW)  # somebody was quicker
    end_complained(subscriber=made, words="", now=NOW)
    assert Evidence.objects.filter(kind__in=["ended", "complained"]).count() == 1


def test_a_complaint_ends_it_and_no_other_mailing_goes_there():
    made = subscribe(now=NOW)
    assert came_back(made, "feedback: abuse", kind=Bounced.COMPLAINT) is None
    assert (Suppressed.objects.get().reason, last_line(made).kind) == (Reason.COMPLAINED, "complained")
    other = make_mailing(0, reference="other", begin=False)
    assert add_rows(mailing=other, rows=[NewRow(made.address)], now=NOW) == 0


def mail_to(address, head="To"):
    """What a mail program sends when somebody presses "unsubscribe"."""
    return f"From: jule@example.org\r\n{head}: Somebody <{address}>\r\nSubject: unsubscribe\r\n\r\nstop\r\n".encode()


@pytest.mark.parametrize("head", ["To", "Delivered-To"])
def test_a_mail_ends_it_whatever_servers_do_to_its_capitals(head):
    made = subscribe(now=NOW)
    address = stop_mail(made.pk)
    assert address.startswith(f"bounces+stop-{made.pk}-")
    assert take_in(mail_to(address.upper(), head), now=NOW) == "stop"
    assert not Subscriber.objects.exists() and Suppressed.objects.get().reason == Reason.ENDED
    assert (last_line(made).kind, last_line(made).page) == ("ended", "mailto:")
    assert not OutgoingMail.objects.exists()  # nobody is answered
    assert take_in(mail_to(address), now=NOW) == "stop"  # again: nothing more to do


def test_an_old_mail_ends_a_later_subscription_and_waits_for_no_row():
    first = subscribe(now=NOW)
    old = stop_mail(first.pk)
    end_subscription(subscriber=first, page="", now=NOW)
    again = subscribe(now=NOW)
    assert again.pk != first.pk
    assert take_in(b"Subject: unsubscribe\r\n\r\n", came_to=old, now=NOW) == "stop"
    assert not Subscriber.objects.exists() and not Row.objects.exists()


def test_what_somebody_makes_up_ends_nothing(settings):
    made = subscribe(now=NOW)
    good = stop_mail(made.pk)
    tag = good.partition("@")[0].rpartition("-")[2]
    for address in (
        f"bounces+stop-{made.pk}-{'0' * 16}@portal.example", f"bounces+stop-{made.pk + 1}-{tag}@portal.example",
        f"bounces+stop-x-{tag}@portal.example", "bounces+stop@portal.example", "bounces+other-1@portal.example",
        good.replace("portal", "elsewhere"), good.removeprefix("bounces+"), BOX,
    ):  # fmt: skip
        assert take_in(mail_to(address), now=NOW) is None
    assert Subscriber.objects.exists()
    assert take_in(mail_to(stop_mail(0)), now=NOW) == "stop" and Subscriber.objects.exists()  # a test mail's
    settings.BOUNCE_ADDRESS = ""
    assert take_in(mail_to(good), now=NOW) is None and stop_mail(made.pk) == ""


def test_single_mails_name_both_ways(settings):
    made = subscribe(now=NOW)
    mail = OutgoingMail.objects.latest("pk")
    assert headers_of(mail)["List-Unsubscribe"] == f"<{stop_link(made)}>, <mailto:{stop_mail(made.pk)}>"
    settings.BOUNCE_ADDRESS = ""
    subscribe("max@example.org", now=NOW)
    assert "mailto" not in headers_of(OutgoingMail.objects.latest("pk"))["List-Unsubscribe"]


def returned(path):
    """A report of delivery that came to a return path."""
    return (
        f"To: {path}\r\nMIME-Version: 1.0\r\nContent-Type: multipart/report; boundary=b\r\n\r\n--b\r\n"
        "Content-Type: message/delivery-status\r\n\r\nReporting-MTA: dns; mx.example\r\n\r\nAction: failed\r\n"
        "Status: 5.2.1\r\nDiagnostic-Code: smtp; 550 5.2.1 mailbox closed\r\n\r\n--b--\r\n"
    ).encode()


def page_of(answer):
    assert answer.status_code == 200
    return re.sub(r"\s+", " ", answer.content.decode().replace("\xa0", " "))


def test_written_approved_sent_to_two_hundred_and_what_came_back_is_seen(client, hands, sink):  # noqa: F811 - the fixtures above
    now = hands.now = timezone.now()
    Subscriber.objects.bulk_create(
        Subscriber(address=f"p{n}@example.org", key=key_of(f"p{n}@example.org"), state=State.ACTIVE, confirmed_at=now)
        for n in range(200)
    )
    writer, second = make_account(roles=["office"]), make_account(roles=["office"])
    client.force_login(writer)
    client.post("/schreibtisch/newsletter/ausgaben/", {"subject": "Neues aus dem Hof", "language": "de"})
    issue = Issue.objects.get()
    here = f"/schreibtisch/newsletter/ausgaben/{issue.pk}/"
    told = {"subject": "Neues aus dem Hof", "language": "de", "preheader": "Zwölf Tische, ein Hof, alle da: das fehlt."}
    client.post(here, told)
    client.post(f"{here}teil/{issue.blocks.first().pk}/", {"heading": "Der Hof", "text": "Er ist fertig."})
    assert "200 Personen" in page_of(client.post(f"{here}wer/", told))
    client.post(f"{here}einreichen/")
    client.force_login(second)
    client.post(f"{here}freigeben/")
    send_due_issues(now=now)
    sink.plan = lambda at, to: GONE if (at, to) == ("RCPT", "p7@example.org") else None
    hands.later(seconds=1)
    hands.work()
    assert len({one.recipient for one in sink.taken}) == len(sink.taken) == 199
    first = next(one for one in sink.taken if one.recipient == "p8@example.org")
    head = message_from_bytes(first.message)
    p8, p9 = (Subscriber.objects.get(key=key_of(f"p{n}@example.org")) for n in (8, 9))
    assert (
        "".join(head["List-Unsubscribe"].split())
        == f"<{stop_link(p8)}>,<mailto:{stop_mail(p8.pk)}?subject=unsubscribe>"
    )
    take_in(returned(first.sender), now=now)
    take_in(mail_to(stop_mail(p9.pk)), now=now)
    overview = page_of(client.get("/schreibtisch/newsletter/"))
    assert re.search(r"<b>197</b>.{0,200}kommt<.*<b>2</b>.{0,200}Mails kommen zurück", overview)
    mailing = page_of(client.get(f"/schreibtisch/rundmails/{Mailing.objects.get().pk}/"))
    assert GONE in mailing and "550 5.2.1 mailbox closed" in mailing
    person = page_of(client.post("/schreibtisch/newsletter/", {"email": "p8@example.org"}))
    assert person.count("550 5.2.1 mailbox closed") == 2 and "Die Adresse geht wieder" in person
    assert "Mails an diese Adresse kamen zurück" in page_of(client.get(fresh_path(p8)))
    client.post("/schreibtisch/rundmails/adresse/geht-wieder/", {"email": "p8@example.org"})
    p8.refresh_from_db()
    assert p8.state == State.ACTIVE
