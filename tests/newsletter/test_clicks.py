"""Clicks: counted only on request, per issue and link, by nobody in particular; and no way to lead anybody anywhere."""

import threading

import pytest
from django.db import IntegrityError, OperationalError
from django.utils import timezone

from gemeinsinn.delivery.models import Mailing
from gemeinsinn.newsletter.actions import counting
from gemeinsinn.newsletter.actions.counting import count_click, keep_links
from gemeinsinn.newsletter.actions.issues import add_blocks, approve, hand_in
from gemeinsinn.newsletter.actions.sending import send_issue, send_test
from gemeinsinn.newsletter.models import Block, Link
from gemeinsinn.newsletter.sources import Card
from tests.factories.newsletters import make_issue, subscribe
from tests.factories.people import make_account

pytestmark = pytest.mark.django_db
AT_ONCE, ROUNDS = 40, 5
FAR = "https://x.example/seite/"
BROWSER = {
    "user-agent": "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0",
    "accept-language": "de", "sec-fetch-site": "cross-site",
}  # fmt: skip


def linked_issue():
    """A draft that leads twice to one page, and once to another."""
    issue = make_issue()
    cards = [Card("a", "Die Seite", "Worte", "Lesen", FAR), Card("b", "Noch eine", "Worte", "Lesen", FAR + "b/")]
    add_blocks(issue=issue, cards=cards, by=None, now=timezone.now())
    Block.objects.create(issue=issue, position=9, heading="Noch einmal", text="Worte", label="Lesen", href=FAR)
    return issue


def sent():
    """It went out to one person; its mailing."""
    subscribe()
    issue = linked_issue()
    hand_in(issue=issue, by=None, now=timezone.now())
    approve(issue=issue, by=None, now=timezone.now())
    return issue, send_issue(issue=issue, now=timezone.now())


@pytest.fixture
def counted(settings):
    settings.COUNT_CLICKS = True
    return settings


def test_off_by_default_links_lead_straight_there():
    issue, mailing = sent()
    assert FAR in mailing.html and "/weiter/" not in mailing.html and "Wir zählen" not in mailing.html
    assert not Link.objects.exists() and keep_links(issue) == {}


def test_on_the_html_part_leads_over_us_and_the_plain_part_does_not(counted):
    issue, mailing = sent()
    way = f"{counted.BASE_URL}/newsletter/weiter/{issue.pk}/"
    assert f'href="{way}1/"' in mailing.html and f'href="{way}2/"' in mailing.html and FAR not in mailing.html
    assert mailing.html.count(f"{way}1/") == 2 and "sehen nicht, von wem" in mailing.html
    assert FAR in mailing.plain and "/weiter/" not in mailing.plain
    links = [("Die Seite", FAR, 0), ("Noch eine", f"{FAR}b/", 0)]
    assert list(Link.objects.values_list("words", "href", "clicks")) == links
    Block.objects.filter(issue=issue, heading="Die Seite").update(href="https://other.example/")
    assert keep_links(issue) == {FAR: f"{way}1/", f"{FAR}b/": f"{way}2/"}  # what is in the mails stays


def test_a_test_mail_counts_nothing(counted):
    send_test(issue=linked_issue(), by=make_account(roles=["office"]), now=timezone.now())
    assert FAR in Mailing.objects.get().html and not Link.objects.exists()


def test_a_person_is_counted_and_led_on(counted, client):
    issue, _mailing = sent()
    answer = client.get(f"/newsletter/weiter/{issue.pk}/1/", headers=BROWSER)
    assert (answer.status_code, answer["Location"], answer["Referrer-Policy"]) == (302, FAR, "no-referrer")
    assert "no-store" in answer["Cache-Control"] and not answer.cookies
    assert [one.clicks for one in issue.links.all()] == [1, 0]


@pytest.mark.parametrize(
    "headers",
    [
        {"user-agent": "Googlebot/2.1", "accept-language": "de"},
        {"user-agent": BROWSER["user-agent"]},
        BROWSER | {"sec-purpose": "prefetch"},
    ],
)
def test_programs_are_led_on_and_not_counted(counted, client, headers):
    issue, _mailing = sent()
    page = f"/newsletter/weiter/{issue.pk}/1/"
    assert client.get(page, headers=headers)["Location"] == FAR
    assert client.head(page, headers=BROWSER)["Location"] == FAR
    assert client.post(page, headers=BROWSER).status_code == 405
    assert issue.links.first().clicks == 0


def test_it_leads_only_where_the_issue_leads(counted, client):
    issue, _mailing = sent()
    page = f"/newsletter/weiter/{issue.pk}/"
    wrong = [
        f"{page}3/",
        f"/newsletter/weiter/{issue.pk + 1}/1/",
        f"{page}{10**30}/",
        f"{page}0/?url=https://evil.example/",
    ]
    assert [client.get(one, headers=BROWSER).status_code for one in wrong] == [404] * 4
    assert client.get(f"{page}1/?url=https://evil.example/", headers=BROWSER)["Location"] == FAR
    with pytest.raises(IntegrityError):
        Link.objects.create(issue=issue, number=7, words="x", href="javascript:alert(1)")


def test_one_network_counts_so_often_and_is_still_led_on(counted, client, monkeypatch):
    monkeypatch.setattr(counting, "MOST_CLICKS", 2)
    issue, _mailing = sent()
    for _n in range(4):
        assert client.get(f"/newsletter/weiter/{issue.pk}/1/", headers=BROWSER).status_code == 302
    assert issue.links.first().clicks == 2


def test_a_busy_database_and_a_setting_taken_back_lead_on(counted, client, monkeypatch):
    issue, _mailing = sent()
    page = f"/newsletter/weiter/{issue.pk}/1/"

    def busy(*_args, **_kwargs):
        raise OperationalError("database is locked")

    with monkeypatch.context() as patch:
        patch.setattr(counting, "check_limit", busy)
        assert client.get(page, headers=BROWSER)["Location"] == FAR
    counted.COUNT_CLICKS = False
    assert client.get(page, headers=BROWSER)["Location"] == FAR
    assert issue.links.first().clicks == 0


def test_the_desk_shows_numbers_and_what_they_are_worth(counted, client):
    issue, _mailing = sent()
    count_click(link=issue.links.first(), network="192.0.2.1", now=timezone.now())
    client.force_login(make_account(roles=["office"]))
    page = client.get(f"/schreibtisch/newsletter/ausgaben/{issue.pk}/").content.decode()
    assert "Klicks je Link" in page and "Ein Klick ist kein Mensch" in page and "<td>1</td>" in page
    assert "Klicks je Link" not in client.get(f"/schreibtisch/newsletter/ausgaben/{make_issue().pk}/").content.decode()


def test_the_privacy_notice_says_so_only_if_it_is_so(client, settings):
    assert "Wie oft Links im Newsletter" not in client.get("/datenschutz/").content.decode()
    settings.COUNT_CLICKS = True
    assert "Wie oft Links im Newsletter" in client.get("/datenschutz/?neu").content.decode()


def click_at_once(run_at_once, link):
    """Forty people click the same link at one moment; how many were told that it counted."""
    done = run_at_once(AT_ONCE, lambda n: count_click(link=link, network=f"192.0.2.{n}", now=timezone.now()))
    return done.count(True)


def test_no_click_is_lost_when_many_click_at_once(either_database, run_at_once, settings):
    settings.COUNT_CLICKS = True
    issue, _mailing = sent()
    link = issue.links.get(number=1)
    for number in range(1, ROUNDS + 1):
        assert click_at_once(run_at_once, link) == AT_ONCE
        link.refresh_from_db()
        assert link.clicks == number * AT_ONCE


def test_control_read_first_and_written_afterwards_clicks_are_lost(either_database, run_at_once, settings, monkeypatch):
    settings.COUNT_CLICKS = True
    issue, _mailing = sent()
    link = issue.links.get(number=1)
    read = threading.Barrier(AT_ONCE, timeout=30)

    def reads_first(link):
        clicks = Link.objects.get(pk=link.pk).clicks
        read.wait()
        Link.objects.filter(pk=link.pk).update(clicks=clicks + 1)

    monkeypatch.setattr(counting, "add_one", reads_first)
    assert click_at_once(run_at_once, link) == AT_ONCE
    link.refresh_from_db()
    assert link.clicks == 1
