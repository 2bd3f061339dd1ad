"""Votes over HTTP: the page, the trap, the mail, the link, the desk."""

import re
from datetime import timedelta

import pytest
from django.contrib.auth.models import AnonymousUser
from django.urls import reverse
from django.utils import timezone

from gemeinsinn.activity.models import OutgoingMail
from gemeinsinn.core.errors import NotAllowed
from gemeinsinn.people.models import NetworkRole
from gemeinsinn.voting.actions.casting import ask_to_cast, cast
from gemeinsinn.voting.actions.polls import count_poll
from gemeinsinn.voting.models import Ballot, Envelope, Poll
from gemeinsinn.voting.rules import can_vote
from tests.factories.answers import make_agency, make_staff
from tests.factories.people import make_account
from tests.factories.polls import make_draft, make_poll, vote

pytestmark = pytest.mark.django_db


def german(answer):
    return answer.content.decode().replace("\xa0", " ")


def page_of(poll):
    return reverse("voting:poll", args=[poll.pk, poll.slug])


def test_from_the_page_by_mail_to_a_counted_ballot(client):
    poll = make_poll()
    first, second, _third = poll.options.values_list("pk", flat=True)
    assert "Kreuzen Sie beliebig viele an." in german(client.get(page_of(poll)))
    empty = client.post(page_of(poll), {"email": "jule@example.org"})
    assert empty.status_code == 422 and "Bitte kreuzen Sie etwas an." in german(empty)
    answer = client.post(page_of(poll), {"email": "jule@example.org", "ticks": [first]}, follow=True)
    assert "Erst der Klick darauf zählt" in german(answer)
    link = re.search(r"/m/\S+/", OutgoingMail.objects.get().text)[0]
    shown = german(client.get(link))
    assert "Stimmt das so?" in shown and Ballot.objects.count() == 0
    assert re.search(rf'value="{first}"[^>]*checked', shown)
    counted = german(client.post(link, {"ticks": [first, second]}, follow=True))
    assert "Ihr Stimmzettel ist gezählt" in counted and Ballot.objects.get().ticks == [first, second]
    assert client.post(link, {}).status_code == 422
    assert client.get(f"{link}anders/").status_code == 404
    again = client.post(page_of(poll), {"email": "jule@example.org", "ticks": [first]}, follow=True)
    assert german(again).split("<main")[1] == german(answer).split("<main")[1]  # the same for who has voted
    other = re.search(r"/m/\S+/", OutgoingMail.objects.latest("pk").text)[0]
    assert "tritt an seine Stelle" in german(client.get(other))
    Poll.objects.filter(pk=poll.pk).update(ends=timezone.localdate() - timedelta(days=1), starts="2026-01-01")
    assert "Es wird gezählt" in german(client.get(link, follow=True))
    Envelope.objects.all().delete()
    assert client.get(link).status_code == 404


def test_programs_fall_into_the_trap_and_nobody_is_mailed_too_often(client):
    poll = make_poll()
    told = {"email": "jule@example.org", "ticks": [poll.options.first().pk]}
    assert client.post(page_of(poll), told | {"homepage": "http://x"}).url == reverse("voting:sent")
    assert not OutgoingMail.objects.exists()
    assert [client.post(page_of(poll), told).status_code for _n in range(6)] == [302] * 5 + [429]


def test_a_vote_of_which_one_is_ticked_has_round_boxes(client):
    poll = make_poll(most=1)
    page = german(client.get(page_of(poll)))
    assert 'type="radio"' in page and "Kreuzen Sie einen Vorschlag an." in page
    key = poll.options.first().pk
    assert client.post(page_of(poll), {"email": "a@example.org", "ticks": [key]}).status_code == 302


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"most": 2}, "bis zu 2"), ({"most": 3, "fewest": 2}, "2 bis 3"), ({"fewest": 2}, "mindestens 2"),
        ({"allows_empty": True}, "auch nichts"),
    ],
)  # fmt: skip
def test_how_many_may_be_ticked(client, fields, words):
    assert words in german(client.get(page_of(make_poll(**fields))))


def test_the_result_and_the_file(client):
    poll = make_poll()
    vote(poll, "jule@example.org", 1)
    assert client.get(reverse("voting:ballots", args=[poll.pk])).status_code == 404
    count_poll(poll=poll, now=timezone.now())
    page = german(client.get(page_of(poll)))
    assert "Ein Stimmzettel wurde gezählt." in page and "Diese Anteile allein bezahlten „Bänke am Markt“" in page
    file = client.get(reverse("voting:ballots", args=[poll.pk]))
    assert file.content.decode().startswith("META\nkey;value\ndescription;Was soll es geben?\n")
    assert "ausgezählt" in german(client.get(reverse("voting:list")))


def test_old_words_in_the_address_lead_on_and_what_is_to_come_says_when(client):
    assert "Noch gibt es keine Abstimmung" in german(client.get(reverse("voting:list")))
    poll = make_poll(starts=timezone.localdate() + timedelta(days=2))
    assert client.get(reverse("voting:poll", args=[poll.pk, "alt"])).url == page_of(poll)
    page = german(client.get(page_of(poll)))
    assert "Abstimmen können Sie ab" in page and "Was zur Wahl steht" in page


def told_of(poll, **changes):
    today = timezone.localdate()
    words = {f"title-{one.pk}": one.title for one in poll.options.all()}
    return words | {
        "title": "Was zuerst?", "words": "", "starts": today.isoformat(), "ends": today.isoformat(), "method": "greedy",
        "budget": "1000", "weight": "decision", "fewest": "1", "most": "", "allows_empty": "on",
    } | changes  # fmt: skip


def test_the_office_opens_a_draft_and_stops_it(client):
    client.force_login(make_account(roles=[NetworkRole.Role.OFFICE]))
    draft, another = make_draft(), make_draft()
    edit = reverse("voting:edit", args=[draft.pk])
    assert "Entwurf" in german(client.get(reverse("voting:desk")))
    assert "sieht bisher nur die Geschäftsstelle" in german(client.get(page_of(draft)))
    assert "Gespeichert." in german(client.post(edit, told_of(draft), follow=True))
    assert client.post(edit, told_of(draft, budget="", open="1")).status_code == 422
    assert client.post(edit, told_of(draft, title="")).status_code == 422
    assert "öffentlich" in german(client.post(edit, told_of(draft, open="1"), follow=True))
    draft.refresh_from_db()
    assert (draft.state, draft.method, draft.budget.cents, draft.allows_empty) == ("open", "greedy", 100_000, True)
    stop = reverse("voting:cancel", args=[draft.pk])
    assert client.post(stop, {}).status_code == 422
    client.post(stop, {"reason": "Ein Preis war falsch."})
    assert "Ein Preis war falsch." in german(client.get(page_of(draft)))
    client.post(reverse("voting:drop", args=[another.pk]))
    assert not Poll.objects.filter(pk=another.pk).exists()


def test_among_members_only_they_vote_each_with_the_address_of_the_account(client):
    poll = make_poll(members_only=True, most=1)
    key = poll.options.first().pk
    page = german(client.get(page_of(poll)))
    assert "melden Sie sich bitte zuerst an" in page and "Was zur Wahl steht" in page and 'name="ticks"' not in page
    assert "Mitgliedsagentur" in page
    resident, member = make_account(), make_staff(make_agency())
    for user in (None, resident):
        if user is not None:
            client.force_login(user)
        assert client.post(page_of(poll), {"email": member.email, "ticks": [key]}).status_code == 403
    assert "zuerst an" not in german(client.get(page_of(poll)))
    client.force_login(member)
    page = german(client.get(page_of(poll)))
    form = page.partition("<footer")[0]  # below it stands the newsletter's
    assert 'name="email"' not in form and member.email in form
    for _again in range(2):
        assert client.post(page_of(poll), {"email": "other@example.org", "ticks": [key]}).status_code == 302
    assert list(OutgoingMail.objects.filter(key__startswith=f"poll-{poll.pk}-").values_list("to", flat=True)) == [
        member.email, member.email,
    ]  # fmt: skip
    for envelope in poll.envelopes.all():
        cast(envelope=envelope, ticks=envelope.ticks, now=timezone.now())
    assert poll.ballots.count() == 1


def test_no_other_address_and_nobody_else_gets_into_a_vote_of_members():
    poll, member, resident = make_poll(members_only=True), make_staff(make_agency()), make_account()
    told = {"poll": poll, "ticks": [poll.options.first().pk], "language": "de", "now": timezone.now()}
    for by, email in ((None, member.email), (resident, resident.email), (member, "other@example.org")):
        with pytest.raises(NotAllowed):
            ask_to_cast(by=by, email=email, **told)
    member.is_active = False
    assert not can_vote(member, poll) and not can_vote(AnonymousUser(), poll)
    assert can_vote(make_account(roles=[NetworkRole.Role.TREASURER]), poll) and can_vote(AnonymousUser(), make_poll())
