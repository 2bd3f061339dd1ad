"""Issues without HTTP: written, checked, seen by two, sent once to each, and what makes itself."""

import re
from datetime import UTC, datetime, timedelta

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core import mail
from django.utils import translation

from gemeinsinn.activity.models import OutgoingMail
from gemeinsinn.core.errors import DomainError, NotAllowed
from gemeinsinn.delivery.models import Mailing, Row
from gemeinsinn.exchange.models import Need, Response
from gemeinsinn.newsletter.actions import digests
from gemeinsinn.newsletter.actions.changing import change_wishes, pause
from gemeinsinn.newsletter.actions.digests import make_digests, make_nearby
from gemeinsinn.newsletter.actions.ending import end_subscription
from gemeinsinn.newsletter.actions.issues import (
    add_blocks,
    approve,
    change_block,
    drop_block,
    drop_issue,
    hand_in,
    raise_block,
    save_issue,
    start_issue,
    take_back,
)
from gemeinsinn.newsletter.actions.linking import stop_link
from gemeinsinn.newsletter.actions.sending import send_due_issues, send_issue, send_test
from gemeinsinn.newsletter.gathering import poll_cards, portrait_cards, project_cards
from gemeinsinn.newsletter.letter import write_letter
from gemeinsinn.newsletter.lifecycle.issues import (
    Act,
    BlockFacts,
    Fault,
    Part,
    Sort,
    State,
    faults_of,
    packed_acts,
    unpacked_acts,
)
from gemeinsinn.newsletter.lifecycle.subscriptions import packed
from gemeinsinn.newsletter.models import Approval, Block, Issue, Subscriber
from gemeinsinn.newsletter.queries.activity import active_among
from gemeinsinn.newsletter.queries.checks import faults_in
from gemeinsinn.newsletter.queries.issues import archived_issues, issues_for, readers_of, sample_of
from gemeinsinn.newsletter.queries.nearby import Neighbourhoods
from gemeinsinn.newsletter.rules import can_approve
from gemeinsinn.newsletter.sources import Card, sources
from gemeinsinn.newsletter.tasks import make, send
from gemeinsinn.people.models import Contact
from gemeinsinn.volunteering.models import SignUp
from tests.factories.answers import give_answer, hang_need
from tests.factories.newsletters import approved_issue, make_issue, subscribe
from tests.factories.people import make_account, make_confirmed_contact
from tests.factories.polls import make_poll
from tests.factories.portraits import make_portrait
from tests.factories.projects import make_project
from tests.factories.volunteering import join, plan_shift
from tests.ui.test_examples import Nesting

NOW = datetime(2026, 11, 30, 9, 0, tzinfo=UTC)  # a Monday, ten o'clock in Halle
HERE = {"place": "Halle-Neustadt", "lat": 51.478, "lon": 11.922}
CARD = Card("project-1", "Ein Fest", "Im Hof", "Zum Vorhaben", "https://portal.example/x/")
pytestmark = pytest.mark.django_db


@pytest.fixture
def here():
    """A need in Neustadt that everyone may read, since yesterday."""
    need = hang_need(now=NOW - timedelta(days=1))
    Need.objects.filter(pk=need.pk).update(lat=51.478, lon=11.922, published_at=NOW - timedelta(days=1))
    return need


def test_writing_an_issue():
    office = make_account(roles=["office"])
    issue = start_issue(subject="Neues", language="de", by=office, now=NOW)
    assert [one.part for one in issue.blocks.all()] == [Part.TEXT, Part.NEARBY]
    assert add_blocks(issue=issue, cards=[CARD], by=office, now=NOW) == 1
    assert add_blocks(issue=issue, cards=[CARD], by=office, now=NOW) == 0  # it is there
    assert add_blocks(issue=issue, cards=[], by=office, now=NOW) == 1
    first, near, card, own = issue.blocks.all()
    raise_block(block=near, by=office, now=NOW)
    raise_block(block=near, by=office, now=NOW)  # the first stays the first
    drop_block(block=own, by=office, now=NOW)
    assert [one.pk for one in issue.blocks.all()] == [near.pk, first.pk, card.pk]
    save_issue(issue=issue, fields={"subject": "Anders", "role": "presse"}, by=office, now=NOW)
    assert (issue.slug, issue.role, str(issue)) == ("anders", "presse", "Anders")
    for act in (
        lambda: save_issue(issue=issue, fields={"state": "sent"}, by=office, now=NOW),
        lambda: change_block(block=card, fields={"part": "x"}, by=office, now=NOW),
    ):
        with pytest.raises(ValueError, match="not changeable"):
            act()
    with pytest.raises(NotAllowed):
        start_issue(subject="x", language="de", by=make_account(), now=NOW)
    drop_issue(issue=issue, by=office, now=NOW)
    assert not Issue.objects.exists()


def test_two_pairs_of_eyes():
    writer = make_account(roles=["office"])
    issue = make_issue(by=writer, now=NOW)
    with pytest.raises(DomainError, match="hält diese Ausgabe"):
        hand_in(issue=issue, by=writer, now=NOW)
    subscribe(now=NOW)
    hand_in(issue=issue, by=writer, now=NOW)
    assert can_approve(writer, issue)  # nobody else is there
    other = make_account(roles=["office"])
    with pytest.raises(NotAllowed, match="Jemand anderes"):
        approve(issue=issue, by=writer, now=NOW)
    with pytest.raises(DomainError, match="inzwischen geändert"):
        save_issue(issue=issue, fields={"subject": "Schnell noch"}, by=writer, now=NOW)
    approve(issue=issue, by=other, now=NOW)
    assert Approval.objects.get().by == other
    take_back(issue=issue, by=writer, now=NOW)
    assert (issue.state, Approval.objects.count()) == (State.DRAFT, 0)
    assert not can_approve(AnonymousUser(), issue)
    with pytest.raises(DomainError):
        approve(issue=issue, by=other, now=NOW)


GOOD = {
    "subject": "Neues aus dem Hof",
    "preheader": "p" * 50,
    "blocks": [BlockFacts(Part.TEXT, False, "ok", False)],
    "size": 1,
    "readers": 1,
}


@pytest.mark.parametrize(
    ("changes", "faults"),
    [
        ({}, []),
        ({"subject": "", "preheader": "", "blocks": [], "readers": 0, "size": 200_000},
         ["no_subject", "no_preheader", "nothing_in_it", "too_large", "nobody"]),
        ({"blocks": [BlockFacts(Part.TEXT, True, "bad", True), BlockFacts(Part.CARD, False, "dead", False)]},
         ["empty_block", "no_alt", "bad_link", "dead_link"]),
        ({"subject": "JETZT ALLES GRATIS " * 4, "preheader": "kurz", "blocks": [BlockFacts(Part.TEXT, False, "outside", False)]},
         ["long_subject", "preheader_length", "loud", "outside"]),
        ({"subject": "Ja!!"}, ["loud"]), ({"subject": "NABU"}, []),
    ],
)  # fmt: skip
def test_what_is_looked_at_before_it_goes_out(changes, faults):
    assert faults_of(**GOOD | changes) == [Fault(one) for one in faults]


@pytest.mark.parametrize(
    ("fields", "fault"),
    [
        ({"label": "Weiter", "href": ""}, Fault.BAD_LINK), ({"label": "", "href": "https://x.example/"}, Fault.BAD_LINK),
        ({"label": "x", "href": "javascript:alert(1)"}, Fault.BAD_LINK), ({"picture": "x.png", "alt": "x"}, Fault.BAD_LINK),
        ({"label": "x", "href": "https://portal.example/gibt-es-nicht/"}, Fault.DEAD_LINK),
        ({"label": "x", "href": "https://portal.example/schreibtisch/nichts/da"}, Fault.DEAD_LINK),
        ({"label": "x", "href": "https://portal.example/bedarfe/"}, None),
        ({"label": "x", "href": "https://anderswo.example/"}, Fault.OUTSIDE),
        ({"picture": "https://x.example/x.png"}, Fault.NO_ALT), ({"heading": "", "text": ""}, Fault.EMPTY_BLOCK),
    ],
)  # fmt: skip
def test_links_pictures_and_empty_blocks(settings, fields, fault):
    settings.BASE_URL = "https://portal.example"
    subscribe(now=NOW)
    issue = make_issue(now=NOW)
    Block.objects.filter(pk=issue.blocks.first().pk).update(**fields)
    assert faults_in(issue) == ([fault] if fault else [])


@pytest.mark.parametrize("looked_at_in", ["de", "en"])
@pytest.mark.parametrize("path", ["/bedarfe/", "/en/bedarfe/"])
def test_a_link_is_live_in_whichever_language_it_is_looked_at(settings, looked_at_in, path):
    settings.BASE_URL = "https://portal.example"
    subscribe(now=NOW)
    issue = make_issue(now=NOW)
    Block.objects.filter(pk=issue.blocks.first().pk).update(label="x", href=f"https://portal.example{path}")
    with translation.override(looked_at_in):
        assert faults_in(issue) == []


def test_who_reads_it():
    everyone = subscribe("alle@example.org", now=NOW)
    dates = subscribe("termine@example.org", now=NOW, topics=packed(["termine"]), **HERE)
    subscribe("monat@example.org", now=NOW, frequency="monatlich")
    subscribe("english@example.org", now=NOW, language="en")
    press = subscribe("presse@example.org", now=NOW)
    change_wishes(subscriber=press, fields={"role": "presse"}, page="", now=NOW)
    pause(subscriber=subscribe("pause@example.org", now=NOW), page="", now=NOW)
    issue = make_issue(now=NOW)

    def readers(**fields):
        save_issue(issue=issue, fields=fields, by=None, now=NOW)
        return list(readers_of(issue))

    assert readers() == [everyone, dates, press]
    assert readers(topics=packed(["foerderung"])) == [everyone, press]
    assert readers(topics=packed(["termine"]), role="presse") == [press]
    assert readers(role="", lat=51.48, lon=11.95, km=5) == [dates]
    assert sample_of(issue) == ["t…@example.org · Halle-Neustadt"]
    assert readers(lat=52.1, lon=11.6) == []


def test_the_letter_and_what_differs_from_reader_to_reader(here):
    issue = make_issue(now=NOW, subject="[[needs]] im Hof")
    add_blocks(issue=issue, cards=[Card("x", "Karte & Co", "", "Weiter", "https://x.example/", "https://x.example/b.png", "Ein Bild")], by=None, now=NOW)  # fmt: skip
    letter = write_letter(issue)
    assert letter.subject == "[ [needs]] im Hof"  # what somebody types is no place
    for part in (letter.plain, letter.html):
        assert "[[unsubscribe_url]]" in part and "/newsletter/link/" in part and f"/newsletter/{issue.pk}-" in part
    assert (
        '<img src="https://x.example/b.png" alt="Ein Bild" width="536"' in letter.html
        and "Karte &amp; Co" in letter.html
    )
    assert max(len(line) for line in letter.plain.splitlines() if "http" not in line) <= 72
    around = Neighbourhoods()
    near = letter.filled(around.needs_near(51.479, 11.921), "de")
    assert here.title in near.plain and here.title in near.html and "[[" not in near.plain + near.html
    assert around.needs_near(51.479, 11.921) is around.known[51.479, 11.921]
    far = letter.filled(around.needs_near(None, None), "de")
    assert here.title not in far.html and "/bedarfe/" in far.plain
    assert around.needs_near(52.1, 11.6) == []


def test_sent_once_to_each_and_to_nobody_who_ended_it(here):
    near, far = subscribe(now=NOW, **HERE), subscribe("max@example.org", now=NOW)
    issue = approved_issue(now=NOW, send_at=NOW + timedelta(hours=1))
    assert send_due_issues(now=NOW) == 0
    send(now=NOW + timedelta(hours=1))
    issue.refresh_from_db()
    assert (issue.state, issue.readers, issue.sent_at) == (State.SENT, 2, NOW + timedelta(hours=1))
    mailing = Mailing.objects.get()
    assert (mailing.state, mailing.reference) == ("running", f"issue-{issue.pk}")
    assert mailing.headers["List-Id"].startswith("Newsletter <newsletter.") and "Auto-Submitted" not in mailing.headers
    row = Row.objects.get(address="jule@example.org")
    assert here.title in row.values["needs"] and row.unsubscribe_url == stop_link(near)
    assert here.title not in Row.objects.get(address="max@example.org").values["needs"]
    assert send_issue(issue=issue, now=NOW) == mailing and Row.objects.count() == 2  # as after a crash
    end_subscription(subscriber=far, page="", now=NOW)
    assert list(Row.objects.values_list("address", flat=True)) == [
        "jule@example.org"
    ]  # no row waits for who has ended it
    assert list(archived_issues("de")) == [issue] and not archived_issues("en").exists()
    with pytest.raises(DomainError):
        send_test(issue=issue, by=make_account(roles=["office"]), now=NOW)


def test_the_letter_is_sound_html_and_readable_text(here):
    issue = make_issue(now=NOW)
    picture = Card(
        "p",
        "Fest & Feier <b>",
        "Im Hof",
        "Hin",
        "https://portal.example/x/",
        picture="https://portal.example/x.png",
        alt="Ein Hof",
    )
    add_blocks(issue=issue, cards=[picture], by=None, now=NOW)
    letter = write_letter(issue).filled(
        Neighbourhoods().needs_near(51.478, 11.922), "de", "https://portal.example/aus/"
    )
    nesting = Nesting()
    nesting.feed(letter.html)
    assert (nesting.faults, nesting.open) == ([], [])
    images = re.findall(r"<img [^>]*>", letter.html)
    assert images and all(re.search(r'alt="[^"]+" width="\d+" height="\d+"', one) for one in images)
    assert "prefers-color-scheme: dark" in letter.html and not re.search(
        r"<script|@import|@font-face|<link|<b>", letter.html
    )
    assert all(len(line) <= 72 or line.strip().startswith("http") for line in letter.plain.splitlines())
    assert "<" not in letter.plain.replace("<b>", "") and "&amp;" not in letter.plain


def test_only_who_did_something_in_the_portal_lately():
    """Capitals do not matter, and an account owns what was done with an earlier address."""
    account = make_account(email="konto@example.org")
    contact = make_confirmed_contact(email="alt@example.org")
    Contact.objects.filter(pk=contact.pk).update(user=account)
    need = hang_need(now=NOW - timedelta(days=20), contact=contact)
    answer = give_answer(need, now=NOW - timedelta(days=100), email="Antwort@example.org")
    join(plan_shift(), now=NOW, email="termin@example.org")
    Response.objects.filter(pk=answer.pk).update(created_at=NOW - timedelta(days=100))
    SignUp.objects.update(queued_at=NOW)
    for who in ("konto", "alt", "antwort", "termin", "niemand"):
        subscribe(f"{who}@example.org", now=NOW)

    def found(*acts, months=6):
        rows = active_among(Subscriber.objects.all(), acts=packed_acts(acts), months=months, now=NOW)
        return sorted(one.address.partition("@")[0] for one in rows)

    assert found("bedarfe") == ["konto"] and found("anmeldungen") == ["termin"]
    assert (found("antworten"), found("antworten", months=3)) == (["antwort"], [])
    assert found("bedarfe", "antworten", "anmeldungen") == ["antwort", "konto", "termin"]
    assert unpacked_acts(packed_acts(["anmeldungen", "bedarfe"])) == [Act.NEEDS, Act.SIGN_UPS]
    issue = make_issue(now=NOW, acts=packed_acts(["bedarfe"]), months=12)
    assert {one.address for one in readers_of(issue)} <= {"konto@example.org"}


def test_plain_language_has_words_of_its_own_around_it_too(settings):
    settings.BASE_URL = "https://portal.example"
    plain, german = subscribe(now=NOW, language="ls"), subscribe("max@example.org", now=NOW)
    assert "Willkommen" in OutgoingMail.objects.get(key__startswith=f"newsletter-{plain.pk}-welcome").subject
    issue = approved_issue(now=NOW, language="ls")
    assert list(readers_of(issue)) == [plain] and german not in readers_of(issue)
    send(now=NOW)
    letter, row = write_letter(issue), Row.objects.get()
    assert '<html lang="de-simple">' in letter.html
    around = [
        "Darum bekommen Sie diese E-Mail.", "Ich möchte keinen Newsletter mehr",
        "Ich möchte etwas ändern oder eine Pause machen", "Ich möchte das im Internet lesen",
    ]  # fmt: skip
    assert [words for words in around if words not in letter.html] == []
    assert [words for words in around if words not in letter.plain.replace("\n", " ")] == []
    assert "Das brauchen Menschen in Ihrer Nähe" in letter.html and "Hier lesen Sie:" in row.values["needs_html"]
    assert "Hier lesen Sie:" in row.values["needs"]
    usual = ["Keinen Newsletter mehr", "Ändern oder pausieren", "Im Browser lesen", "In Ihrer Nähe gebraucht"]
    assert [words for words in usual if words in letter.html + letter.plain] == []
    assert (row.language, row.unsubscribe_url) == ("de-simple", stop_link(plain))
    assert "/newsletter/abmelden/" in row.unsubscribe_url
    assert list(archived_issues("de")) == [issue] and not archived_issues("en").exists()


def test_a_test_mail_goes_to_oneself_alone():
    office, issue = make_account(roles=["office"]), make_issue(now=NOW)
    subscribe(now=NOW)
    mailing = send_test(issue=issue, by=office, now=NOW)
    assert [(row.address, row.mailing) for row in Row.objects.all()] == [(office.email, mailing)]
    assert mail.outbox == [] and issue.state == State.DRAFT


def test_the_month_in_one_mail():
    subscribe("monat@example.org", now=NOW, frequency="monatlich")
    subscribe(now=NOW)
    issue = approved_issue(now=NOW)
    add_blocks_after_the_fact(issue)
    send_due_issues(now=NOW)
    first = datetime(2026, 12, 1, 6, 30, tzinfo=UTC)
    assert make_digests(now=first) == 0  # half past seven
    make(now=first + timedelta(hours=1))
    digest = Issue.objects.get(sort=Sort.DIGEST)
    assert (digest.subject, digest.made_for, digest.state) == ("Alles aus dem November 2026", "2026-11", State.APPROVED)
    assert [one.heading for one in digest.blocks.all()] == ["Der Hof", "Ein Fest", ""]
    assert make_digests(now=first + timedelta(hours=2)) == 0
    send_due_issues(now=first + timedelta(hours=2))
    made = Mailing.objects.get(reference=f"issue-{digest.pk}")
    assert [row.address for row in made.rows.all()] == ["monat@example.org"]
    assert made.headers["Auto-Submitted"] == "auto-generated"
    assert digest not in archived_issues()


def add_blocks_after_the_fact(issue):
    Block.objects.create(issue=issue, position=9, part=Part.CARD, heading="Ein Fest")


def test_what_makes_itself_speaks_plainly_to_who_reads_plain_language():
    subscribe(now=NOW, language="ls")
    approved_issue(now=NOW, language="ls")
    send_due_issues(now=NOW)
    make(now=datetime(2026, 12, 1, 8, 30, tzinfo=UTC))
    make_nearby(now=NOW)
    assert list(Issue.objects.filter(language="ls").exclude(sort=Sort.EDITION).order_by("sort").values_list("sort", "subject")) == [
        ("digest", "Das war im November 2026"), ("nearby", "Das ist neu in Ihrer Nähe"),
    ]  # fmt: skip


def test_of_two_workers_one_makes_it(monkeypatch):
    assert make_nearby(now=NOW) == 3
    monkeypatch.setattr(digests, "is_made", lambda *_asked: False)  # both have looked before one of them made it
    assert make_nearby(now=NOW) == 0 and Issue.objects.count() == 3


def test_what_is_new_nearby_goes_to_whom_something_is_new(here):
    subscribe("hier@example.org", now=NOW, frequency="naehe", **HERE)
    subscribe("dort@example.org", now=NOW, frequency="naehe", place="Stendal", lat=52.6, lon=11.86)
    assert make_nearby(now=NOW + timedelta(days=1)) == make_nearby(now=NOW - timedelta(hours=4)) == 0
    assert make_nearby(now=NOW) == 3
    assert make_nearby(now=NOW) == 0
    send_due_issues(now=NOW)
    assert [row.address for row in Row.objects.all()] == ["hier@example.org"]
    assert set(Issue.objects.values_list("language", "readers")) == {("de", 1), ("en", 0), ("ls", 0)}
    assert sorted(Mailing.objects.values_list("state", flat=True)) == ["cancelled", "cancelled", "running"]
    Need.objects.update(published_at=NOW - timedelta(days=20))
    assert make_nearby(now=NOW + timedelta(days=7)) == 3
    send_due_issues(now=NOW + timedelta(days=7))
    assert Row.objects.count() == 1  # nothing new, no mail


def test_what_can_be_gathered():
    assert portrait_cards() == project_cards() == poll_cards() == []
    project, poll = make_project(), make_poll()
    portrait = make_portrait(project=project)
    assert {one.name for one in sources()} >= {"portrait", "projects", "polls"}
    assert [card.heading for card in project_cards()] == [project.title]
    assert [card.heading for card in poll_cards()] == [poll.title]
    [card] = portrait_cards()
    assert card.heading == portrait.title and card.picture.endswith("/bild.png") and portrait.title in card.alt


def test_the_desk_is_the_offices():
    issue = make_issue(now=NOW)
    assert list(issues_for(make_account(roles=["office"]))) == [issue]
    assert not issues_for(AnonymousUser()).exists()
