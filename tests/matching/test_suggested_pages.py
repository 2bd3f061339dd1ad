"""The pages of an asked partner, the sections on other pages, and what is held about a person."""

import re

import pytest
from django.core import mail
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from gemeinsinn.activity.outbox import deliver_due_mails
from gemeinsinn.core.tokens import issue_link
from gemeinsinn.exchange.models import Need, Response
from gemeinsinn.matching.account import collect_suggestions, erase_suggestions
from gemeinsinn.matching.actions.suggestions import take_back_ask
from gemeinsinn.matching.lifecycle.suggestions import LINK_LASTS
from gemeinsinn.matching.models import Quiet, Suggestion
from gemeinsinn.people.personal_data import Person
from tests.factories.answers import hang_offer, make_staff
from tests.factories.people import make_account
from tests.factories.places import make_quarter
from tests.factories.suggestions import make_asked, make_firm, make_need_at_desk

pytestmark = pytest.mark.django_db


class Asked:
    def __init__(self):
        self.row, self.client = make_asked(note="Sie haben doch Stühle"), Client()
        token = issue_link(purpose="suggestion", subject_id=self.row.pk, now=timezone.now(), lasts=LINK_LASTS)
        self.root = f"/m/{token}/"

    def page(self, rest=""):
        return self.client.get(f"{self.root}{rest}", follow=True).content.decode()

    def post(self, rest, **data):
        answer = self.client.post(f"{self.root}{rest}", data)
        self.row = Suggestion.objects.get()
        return answer


@pytest.fixture
def asked():
    return Asked()


def test_the_question_with_its_reasons(asked):
    page = asked.page()
    for words in ("Warum Sie?", "Sie geben: Sachen (Stühle und Tische)", "Sie haben doch Stühle", "3-mal im Monat"):
        assert words in page, words


def test_yes_with_everything_filled_in(asked):
    form = asked.client.get(f"{asked.root}ja/")
    assert "Jule Brandt" in form.content.decode()
    known = {name: form.context["form"][name].value() for name in form.context["form"].fields}
    assert asked.post("ja/").status_code == 422
    assert asked.post("ja/", **known | {"amount": "900", "message": ""}).status_code in {409, 422}
    answer = asked.post("ja/", **known | {"amount": "5", "message": "Gern."})
    assert answer.status_code == 302 and asked.row.state == "accepted"
    assert Response.objects.get().state == "offered"
    assert "Sie haben Ja gesagt" in asked.page("ja/")


def test_too_many_answers_a_day_are_slowed_down(asked, monkeypatch):
    monkeypatch.setattr("gemeinsinn.exchange.actions.responses.MOST_A_DAY", 0)
    form = asked.client.get(f"{asked.root}ja/").context["form"]
    known = {name: form[name].value() for name in form.fields}
    assert asked.post("ja/", **known | {"amount": "5", "message": ""}).status_code == 429


def test_not_now_and_after_all(asked):
    assert asked.post("gerade-nicht/").status_code == 422
    asked.post("gerade-nicht/", reason="no_time", note="Im Januar")
    assert asked.row.state == "refused"
    assert "Ja noch immer" in asked.page()
    Need.objects.update(state="done")
    assert "erledigt" in asked.page()


def test_never_again_and_back(asked):
    assert "Bitte fragen Sie mich nicht mehr" in asked.page("nicht-mehr-fragen/")
    assert Suggestion.objects.get().state == "asked", "looking changes nothing"
    asked.post("nicht-mehr-fragen/")
    assert "halten wir uns" in asked.page()
    asked.client.get(f"{asked.root}wieder-fragen/")
    assert "halten wir uns" in asked.page()
    asked.post("wieder-fragen/")
    assert "lieber nicht gefragt" in asked.page()


def test_one_click_of_a_mail_program_ends_the_questions(asked):
    deliver_due_mails(now=timezone.now())
    head = mail.outbox[-1].extra_headers
    assert head["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    path = re.fullmatch(r"<https?://[^/]+(/nicht-mehr-fragen/\S+)>", head["List-Unsubscribe"])[1]
    program = Client(enforce_csrf_checks=True)
    assert "Nicht mehr gefragt werden?" in program.get(path).content.decode()
    assert (Suggestion.objects.get().state, Quiet.objects.count()) == ("asked", 0), "looking changes nothing"
    for _time in range(2):
        answer = program.post(path, {"List-Unsubscribe": "One-Click"})
        assert answer.status_code == 200 and "fragen Sie nicht mehr" in answer.content.decode()
    assert (Suggestion.objects.get().state, Quiet.objects.count()) == ("refused", 1)


def test_the_address_that_ends_questions_knows_only_its_own_links(client):
    now = timezone.now()
    other = issue_link(purpose="need", subject_id=1, now=now, lasts=LINK_LASTS)
    gone = issue_link(purpose="suggestion", subject_id=999, now=now, lasts=LINK_LASTS)
    for token in ("x", other, gone):
        assert client.post(f"/nicht-mehr-fragen/{token}/").status_code == 404


def test_a_question_taken_back(asked):
    take_back_ask(suggestion=asked.row, by=asked.row.by, now=timezone.now())
    assert "zurückgenommen" in asked.page()
    assert "zurückgenommen" in asked.page("gerade-nicht/")


def test_addresses_that_are_none(asked):
    assert asked.client.get(f"{asked.root}quatsch/").status_code == 404
    Suggestion.objects.all().delete()
    assert asked.client.get(asked.root).status_code == 404


def test_on_an_organisations_own_page_and_in_the_account():
    need, _broker = make_need_at_desk()
    firm = make_firm()
    page = reverse("organisations:detail", args=[firm.slug])
    member = make_staff(firm)
    own, other = Client(), Client()
    own.force_login(member)
    other.force_login(make_account())
    assert "Das könnte zu Ihnen passen" in own.get(page).content.decode()
    assert "Das könnte zu Ihnen passen" not in other.get(page).content.decode()
    account = own.get(reverse("people:account")).content.decode()
    assert need.title in account and "Sie geben" in account
    Need.objects.update(state="done")
    assert "Das könnte zu Ihnen passen" not in own.get(page).content.decode()


def test_on_the_pages_of_need_and_offer():
    need, _broker = make_need_at_desk(title="Klappstühle für das Hofcafé")
    quarter = make_quarter()
    offer = hang_offer(title="Klappstühle aus dem Saal", lat=quarter.lat, lon=quarter.lon, quarter=quarter)

    def own_page(purpose, pk):
        token = issue_link(purpose=purpose, subject_id=pk, now=timezone.now(), lasts=LINK_LASTS)
        return Client().get(f"/m/{token}/").content.decode()

    offer.contact.__class__.objects.filter(pk=offer.contact_id).update(email="anders@example.org")
    assert offer.title in own_page("need", need.pk)
    assert need.title in own_page("offer", offer.pk)
    Need.objects.update(state="done")
    assert "Das könnte" not in own_page("need", need.pk)
    assert "Hier könnte Ihr Angebot" not in own_page("offer", offer.pk)


def test_what_is_held_about_a_person_and_that_it_goes(asked):
    user, contact = make_account(), asked.row.organisation.contact
    contact.user = user
    contact.save()
    (told,) = collect_suggestions(user)
    assert told["note"] == "Sie haben doch Stühle" and told["state"] == "asked"
    erase_suggestions(Person(frozenset({contact.pk}), ()), now=timezone.now())
    assert Suggestion.objects.get().note == ""
    Suggestion.objects.update(note="Frau Brandt mag nicht")
    erase_suggestions(Person(frozenset(), ("Brandt",)), now=timezone.now())
    erase_suggestions(Person(frozenset(), ("Brandt",)), now=timezone.now())
    assert Suggestion.objects.get().note == "Frau N. N. mag nicht"


def test_the_rules_are_public():
    page = Client().get(reverse("matching:ordering")).content.decode()
    for words in ("So ordnen wir", "bis zu 4", "Jeder 4. Platz", "70", "1,6"):
        assert words in page, words
