"""Objections, put-off ones whose day has come, and what the agency of the place may read."""

from datetime import UTC, datetime, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from gemeinsinn.activity.models import OutgoingMail
from gemeinsinn.core.errors import DomainError, NotAllowed
from gemeinsinn.fund import following, tasks
from gemeinsinn.fund.account import collect_applications
from gemeinsinn.fund.actions import reminding
from gemeinsinn.fund.actions.conversation import note
from gemeinsinn.fund.actions.deciding import defer, reject
from gemeinsinn.fund.actions.drafting import send_application
from gemeinsinn.fund.actions.forgetting import empty
from gemeinsinn.fund.actions.objecting import answer_objection, answer_open, object_to
from gemeinsinn.fund.actions.papers import hand_in
from gemeinsinn.fund.actions.reminding import remind_of_deferrals
from gemeinsinn.fund.actions.signing import sign_as_applicant
from gemeinsinn.fund.models import Application, Objection
from gemeinsinn.fund.queries.applications import readable_applications
from gemeinsinn.fund.queries.today import waiting_at_office
from gemeinsinn.people.models import Contact
from tests.factories.answers import make_agency, make_staff
from tests.factories.documents import make_document
from tests.factories.funds import award_grant, check_grant, draft_grant, make_round, rule_data, sign_grant
from tests.factories.people import make_account

NOW = datetime(2026, 11, 28, 10, tzinfo=UTC)
pytestmark = pytest.mark.django_db


def rejected(**fields):
    made = check_grant(
        sign_grant(
            draft_grant(now=NOW, funding=make_round(now=NOW, rules=rule_data(objection_days=30)), **fields), now=NOW
        ),
        now=NOW,
    )
    reject(application=made, reasons="Zu teuer.", by=None, now=NOW)
    return made


def german(answer):
    return answer.content.decode().replace("\xa0", " ")


@pytest.mark.parametrize(("days", "late"), [(30, False), (31, True)])
def test_an_objection_after_its_day_is_taken_and_marked(days, late):
    made = rejected()
    one = object_to(application=made, text=" Es ist billiger. ", now=NOW + timedelta(days=days))
    assert (one.is_late, one.text, one.decision, made.messages.get().kind) == (
        late,
        "Es ist billiger.",
        made.decisions.get(),
        "objection",
    )
    with pytest.raises(DomainError):
        object_to(application=made, text="Noch etwas", now=NOW)


def test_without_a_decision_there_is_nothing_to_object_to():
    with pytest.raises(DomainError):
        object_to(application=sign_grant(now=NOW), text="Nein", now=NOW)


@pytest.mark.parametrize(
    ("upheld", "outcome", "state"), [(True, "upheld", "submitted"), (False, "dismissed", "rejected")]
)
def test_the_answer_is_a_mail_and_upheld_it_is_looked_at_again(upheld, outcome, state):
    made, office = rejected(), make_account(roles=["office"])
    one = object_to(application=made, text="x", now=NOW)
    told = {"objection": one, "upheld": upheld, "text": "Weil.", "now": NOW}
    with pytest.raises(NotAllowed):
        answer_objection(by=make_account(), **told)
    answer_objection(by=office, **told)
    with pytest.raises(DomainError):
        answer_objection(by=office, **told)
    with pytest.raises(DomainError):
        answer_open(application=made, upheld=True, text="x", by=office, now=NOW)
    made.refresh_from_db()
    one.refresh_from_db()
    assert (one.outcome, one.answer, one.answered_by, made.state, made.ended_at is None) == (
        outcome,
        "Weil.",
        office,
        state,
        upheld,
    )
    assert "Weil." in OutgoingMail.objects.get(key__contains="-objection-").text
    object_to(application=made, text="Noch einmal", now=NOW)


def test_an_objection_to_an_award_that_is_right_moves_nothing():
    made = award_grant(now=NOW)
    answer_objection(
        objection=object_to(application=made, text="x", now=NOW), upheld=True, text="Ja.", by=None, now=NOW
    )
    made.refresh_from_db()
    assert made.state == "awarded"


def test_it_stands_in_the_copy_and_goes_with_the_person():
    made, user = rejected(), make_account()
    object_to(application=made, text="Quitte", now=NOW)
    Contact.objects.filter(pk=made.contact_id).update(user=user)
    assert [row["text"] for row in collect_applications(user)[0]["objections"]] == ["Quitte"]
    empty(made)
    assert Objection.objects.get().text == ""


def waiting_in_all(day):
    return {name: rows.count() for name, rows in waiting_at_office(today=day).items() if rows.exists()}


def test_what_was_put_off_comes_back_on_its_day_with_one_mail_to_the_office(monkeypatch):
    office, biased = make_account(roles=["office"]), make_account(roles=["office"])
    monkeypatch.setattr(reminding, "hidden_from", lambda user: {made.pk} if user == biased else set())
    made = check_grant(sign_grant(draft_grant(now=NOW), now=NOW), now=NOW)
    day = timezone.localdate(NOW) + timedelta(days=10)
    defer(application=made, until=day, reasons="Noch kein Haushalt.", by=office, now=NOW)
    assert (remind_of_deferrals(now=NOW), waiting_in_all(timezone.localdate(NOW))) == (0, {})
    for hours in (0, 5):
        tasks.remind(now=NOW + timedelta(days=10, hours=hours))
    mail = OutgoingMail.objects.get(key__contains="-again-")
    assert (mail.to, f"/schreibtisch/fonds/{made.pk}/" in mail.text) == (office.email, True)
    assert waiting_in_all(day) == {"grants_put_off": 1}
    assert remind_of_deferrals(now=NOW + timedelta(days=30)) == 0


def test_everything_that_waits_at_the_office_is_counted(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    sign_grant(now=NOW)
    object_to(application=rejected(), text="x", now=NOW)
    paper = draft_grant(now=NOW)
    send_application(application=paper, now=NOW)
    sign_as_applicant(application=paper, on_paper=make_document(), now=NOW)
    assert waiting_in_all(timezone.localdate(NOW)) == {"grants_received": 1, "grants_objected": 1, "grants_signed": 1}


def test_the_agency_of_the_place_reads_its_cases_and_no_others(client, settings, tmp_path, monkeypatch):
    settings.MEDIA_ROOT = tmp_path
    here, elsewhere = make_agency(), make_agency()
    mine, other = make_staff(here), make_staff(elsewhere, email="anders@example.org")
    one = rejected()
    Application.objects.filter(pk=one.pk).update(agency=here)
    one.refresh_from_db()
    object_to(application=one, text="Doch", now=NOW)
    note(application=one, text="NUR-FUER-DAS-BUERO", by=None, now=NOW)
    note(application=one, text="Ich habe beraten.", by=mine, now=NOW)
    with pytest.raises(NotAllowed):
        note(application=one, text="x", by=other, now=NOW)
    paper = hand_in(application=sign_grant(now=NOW), document=make_document(), now=NOW)
    drafts = draft_grant(now=NOW)
    Application.objects.filter(pk__in=[drafts.pk]).update(agency=here)
    assert [list(readable_applications(user)) for user in (mine, other, make_account())] == [[one], [], []]
    client.force_login(mine)
    page = german(client.get(reverse("fund:application", args=[one.pk])))
    assert "Ich habe beraten." in page and "NUR-FUER-DAS-BUERO" not in page and "Doch" in page
    assert not {"bewilligen", "widerspruch/", "frage"} & {
        word for word in ("bewilligen", "widerspruch/", "frage") if f"/tun/{word}" in page
    }
    assert one.title in german(client.get(reverse("fund:applications") + "?stand=rejected"))
    assert client.get(reverse("fund:paper", args=[one.pk, "antrag"])).status_code == 200
    assert client.get(reverse("fund:document", args=[paper.application_id, paper.pk])).status_code == 404
    assert client.post(reverse("fund:act", args=[one.pk, "notiz"]), {"text": "Noch eine."}).status_code == 302
    assert client.post(reverse("fund:act", args=[one.pk, "ablehnen"]), {"reasons": "x"}).status_code == 403
    monkeypatch.setattr(following, "_hiders", [])
    for _ in range(2):
        following.on_reading(lambda user: [one.pk] if user == mine else [])
    assert not readable_applications(mine).exists()


def test_the_office_answers_at_the_desk(client):
    office = make_account(roles=["office"])
    one = rejected()
    object_to(application=one, text="Es ist billiger.", now=NOW + timedelta(days=40))
    client.force_login(office)
    listed = german(client.get(reverse("fund:applications")))
    assert "Widerspruch vom" in listed and "verspätet" in listed
    assert "1 Widerspruch wartet" in german(client.get(reverse("desk:today")))
    act = reverse("fund:act", args=[one.pk, "widerspruch"])
    assert client.post(act, {"text": "x"}).status_code == 422
    assert client.post(act, {"text": "Ja.", "upheld": "ja"}).status_code == 302
    assert client.post(act, {"text": "Ja.", "upheld": "nein"}).status_code == 422
    page = german(client.get(reverse("fund:application", args=[one.pk])))
    assert "stattgegeben" in page and "Ja." in page
