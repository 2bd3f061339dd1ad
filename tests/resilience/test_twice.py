"""Double clicks, the browser's back button, two people at once, a session that is over: everything happens once."""

import re
import uuid

import pytest
from django.contrib.sessions.models import Session
from django.db import transaction
from django.test import Client
from django.urls import reverse

from gemeinsinn.activity.models import Event, OutgoingMail
from gemeinsinn.exchange.models import CallRequest, Need, NoticeCheck, Offer, Response
from gemeinsinn.organisations.models import Organisation
from gemeinsinn.partnerships.models import Agreement, AgreementVersion, Fulfilment, Signature
from gemeinsinn.people.models import Contact
from gemeinsinn.projects.models import Project
from gemeinsinn.volunteering.models import Shift, SignUp
from tests.emptying import empty
from tests.permissions.world import make_world
from tests.resilience.forms import forms

COUNTED = (
    Need, Offer, Response, CallRequest, Organisation, Project, Agreement, AgreementVersion, Signature, Fulfilment,
    Contact, NoticeCheck, OutgoingMail, Shift, SignUp,
)  # fmt: skip
# What is given away, promised or sent by these forms is given, promised and sent once, however often they arrive.
GIVING = (
    "need: what", "need: send", "offer: what", "offer: send", "respond to a need",
    "respond to an offer", "call about a need", "call about an offer", "call", "accept", "decline", "change an answer",
    "take an answer back", "sign", "propose", "call off", "report", "desk: outcome", "desk: edit", "desk: give back",
    "desk: caller's yes", "desk: call off", "desk: link", "desk: hand over", "firm: invite", "firm: contact", "draft: contact",
    "sign up", "plan: shift", "plan: series", "plan: copy", "plan: change", "plan: decide", "plan: call off", "own: step back",
)  # fmt: skip


@pytest.fixture
def world(db):
    return make_world()


def counts():
    return {model.__name__: model.objects.count() for model in COUNTED}


def shares():
    """What is promised of each notice."""
    return sorted(Need.objects.values_list("pk", "covered")) + sorted(Offer.objects.values_list("pk", "covered"))


def test_the_same_form_twice_is_done_once(world, doors):
    known = {form.name: form for form in forms(world)}
    for name in GIVING:
        form = known[name]
        client, fields = doors(world, form.role), form.filled()
        with transaction.atomic():
            first = client.post(form.path, fields)
            after_first = counts(), shares()
            second = client.post(form.path, fields)
            assert (counts(), shares()) == after_first, name
            transaction.set_rollback(True)
        assert first.status_code in {200, 302} and second.status_code in {200, 302, 409, 410}, name


def test_going_back_and_sending_again_leads_to_the_same_page(world, client):
    """After the answer was confirmed, the old form in the browser's history still leads to its own thank-you."""
    form = next(form for form in forms(world) if form.name == "respond to a need")
    fields = form.filled()
    first = client.post(form.path, fields)["Location"]
    assert client.get(first).status_code == 200
    again = client.post(form.path, {**fields, "message": "Doch noch ein Wort", "amount": "9"})
    assert again["Location"].partition("?")[0] == first.partition("?")[0]
    assert Response.objects.latest("pk").amount == 200
    # Opened afresh, the form is a new one.
    assert client.post(form.path, form.filled()).status_code == 302
    assert Response.objects.filter(contact__email="jule@example.org").count() == 2


def test_a_form_of_one_need_is_not_taken_for_another(world, client):
    form = next(form for form in forms(world) if form.name == "respond to a need")
    fields = form.filled()
    client.post(form.path, fields)
    other = reverse("exchange:respond_offer", args=[world.offer.pk])
    assert client.post(other, fields).status_code == 409
    assert Response.objects.filter(offer=world.offer).count() == 0


# In each world one act for a thing; the second world for what can be decided the other way.
DESK_ACTS = (
    {
        "annehmen": ("rueckmeldung", "answer"), "veroeffentlichen": ("bedarf", "waiting"), "erledigt": ("anruf", "call"),
        "abnehmen": ("bedarf", "need"),
    },
    {"absagen": ("rueckmeldung", "answer"), "zurueckgeben": ("bedarf", "waiting")},
)  # fmt: skip


@pytest.mark.parametrize("acts", DESK_ACTS, ids=["yes", "no"])
def test_two_colleagues_at_the_same_act(either_database, run_at_once, acts):
    """Of eight who press at the same moment one does it; the others read that it has changed."""
    world = fresh_world()
    colleagues = [Client() for _number in range(8)]
    for number, colleague in enumerate(colleagues):
        colleague.force_login(world.users[("staff", "head", "office")[number % 3]])
    for act, (art, thing) in acts.items():
        path = reverse("desk:act", args=[art, world.things[thing].pk, act])
        newest, mails = Event.objects.latest("pk").pk, OutgoingMail.objects.count()

        answers = run_at_once(
            8, lambda number, to=path: colleagues[number].post(to, {"note": "So ist es."}).status_code
        )

        assert set(answers) <= {302, 409}, act  # 409 is the file with the words of whoever came too late
        happened = list(Event.objects.filter(pk__gt=newest).values_list("subject_type", "subject_id", "verb"))
        assert len(happened) == len(set(happened)) >= 1, (act, happened)
        assert OutgoingMail.objects.count() - mails <= 2
        led_on = [colleague for colleague, status in zip(colleagues, answers, strict=True) if status == 302]
        told = sorted(told_by_the_desk(colleague) for colleague in led_on)
        assert told == ["good", *["heed"] * (len(led_on) - 1)], act


def told_by_the_desk(colleague):
    """The tone of what the next page says about the act."""
    page = colleague.get("/schreibtisch/").content.decode()
    return re.search(r'class="told".*?data-tone="(\w+)"', page, re.DOTALL)[1]


def fresh_world():
    """The world of the other tests, once more, with nothing of the last one left."""
    empty()
    return make_world()


def test_when_the_session_is_over_one_signs_in_and_nothing_has_happened(world, doors):
    door = doors(world, "staff")
    door.get("/schreibtisch/")
    Session.objects.all().delete()
    path = reverse("desk:act", args=["bedarf", world.waiting.pk, "veroeffentlichen"])
    answer = door.post(path, {"note": "x"})
    assert (answer.status_code, answer["Location"].partition("?")[0]) == (302, "/konto/anmelden/")
    world.waiting.refresh_from_db()
    assert world.waiting.state == "submitted"


def test_who_lost_a_right_loses_it_at_once(world, doors):
    door = doors(world, "staff")
    assert door.get("/schreibtisch/").status_code == 200
    world.users["staff"].memberships.all().delete()
    assert door.get("/schreibtisch/").status_code == 403
    office = doors(world, "office")
    type(world.users["office"]).objects.filter(pk=world.users["office"].pk).update(is_active=False)
    assert office.get("/schreibtisch/").status_code == 302


def test_forty_times_the_same_form_at_once(either_database, run_at_once):
    world = fresh_world()
    form = next(form for form in forms(world) if form.name == "respond to a need")
    fields = form.filled() | {"form_key": str(uuid.uuid4())}
    before = world.need.covered
    answers = run_at_once(40, lambda number: Client().post(form.path, fields))
    world.need.refresh_from_db()
    assert {answer.status_code for answer in answers} == {302}
    assert len({answer["Location"].partition("?")[0] for answer in answers}) == 1
    assert Response.objects.filter(contact__email="jule@example.org").count() == 1
    assert OutgoingMail.objects.filter(to="jule@example.org").count() == 1
    assert Contact.objects.filter(email="jule@example.org").count() == 1
    assert Need.objects.get(pk=world.need.pk).covered > before
