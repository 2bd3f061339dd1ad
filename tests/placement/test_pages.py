"""The pages of an agency: somebody stands at the desk, a case, suggestions, and what a colleague does with them."""

import csv
import io
import uuid
from datetime import timedelta

import pytest
from django.contrib.messages import get_messages
from django.urls import reverse
from django.utils import timezone

from gemeinsinn.activity.models import OutgoingMail
from gemeinsinn.organisations.models import Membership
from gemeinsinn.placement.actions.caring import close_case, remind_on
from gemeinsinn.placement.actions.following import ask_follow_ups
from gemeinsinn.placement.actions.proposals import suggest
from gemeinsinn.placement.models import Case, FollowUp, Proposal
from tests.factories.answers import make_agency, make_staff
from tests.factories.opportunities import describe, hang_hands, make_field
from tests.factories.organisations import make_spot
from tests.factories.placement import introduce_somebody, make_case, place_somebody, propose

pytestmark = pytest.mark.django_db
NOW = timezone.now()
TODAY = timezone.localdate(NOW)


@pytest.fixture
def door(client, renate):
    client.force_login(renate)
    return client


def path(name, *args):
    return reverse(f"placement:{name}", args=args)


def said(answer):
    return [str(message) for message in get_messages(answer.wsgi_request)]


WALK_IN = {
    "name": "Rosa Wiesner", "phone": "0345 7654321", "language": "en", "wish": "Vorlesen", "agrees": "on", "came_by": "door",
}  # fmt: skip


def test_a_walk_in_is_written_down_and_looked_for(door, agency, renate):
    field = make_field("Sport")
    form = WALK_IN | {"consented_on": str(TODAY), "form_key": str(uuid.uuid4()), "fields_wanted": [field.pk]}
    answer = door.post(path("new"), form | {"suchen": "1", "talked": "on"})
    case = Case.objects.get()
    assert answer["Location"] == path("ideas", case.pk)
    assert (case.in_charge, case.state, list(case.fields.all()), case.contact.phone) == (
        renate, "advised", [field], "0345 7654321",
    )  # fmt: skip
    assert case.contact.language == "en"
    assert door.post(path("new"), form)["Location"] == path("case", case.pk)
    assert Case.objects.count() == 1


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"agrees": ""}, "Ohne ihre Einwilligung"), ({"phone": ""}, "Telefonnummer oder eine E-Mail"),
        ({"consented_on": str(TODAY + timedelta(days=2))}, "Ohne ihre Einwilligung"), ({"phone": "abc"}, "Bitte schreiben Sie die Nummer so"),
    ],
)  # fmt: skip
def test_what_is_missing_is_said(door, agency, wrong, words):
    answer = door.post(path("new"), WALK_IN | {"consented_on": str(TODAY), "form_key": str(uuid.uuid4())} | wrong)
    assert (answer.status_code, words in answer.content.decode(), Case.objects.count()) == (422, True, 0)


def test_who_works_at_two_agencies_chooses(door, agency, renate):
    other = make_agency(name="Agentur Saale")
    Membership.objects.create(organisation=other, user=renate, role="editor")
    door.post(path("count"), {"agency": other.pk, "came_by": "phone", "form_key": str(uuid.uuid4())})
    assert (Case.objects.get().agency, Case.objects.get().contact) == (other, None)
    assert "Für welche Agentur?" in door.get(path("new")).content.decode()
    make_case(agency=other, name="Anna Andernorts")
    page = door.get(path("cases"), {"stelle": agency.slug}).content.decode()
    assert "Anna Andernorts" not in page
    assert "Anna Andernorts" in door.get(path("cases"), {"stelle": other.slug}).content.decode()


def test_the_list_filters_counts_and_keeps_its_queries(door, agency, renate, kim, django_assert_max_num_queries):
    sport = make_field("Sport")
    due = make_case(agency=agency, name="Dora Due", fields=[sport], by=kim, now=NOW)
    remind_on(case=due, due_on=TODAY, words="Anrufen", by=renate, now=NOW)
    make_case(agency=agency, name="Otto Ohne", wish="Singen", now=NOW)
    closed = make_case(agency=agency, name="Zoe Zu", now=NOW)
    close_case(case=closed, why="no-time", by=renate, now=NOW)
    make_case(name="Fremde Frau")

    def names(**query):
        page = door.get(path("cases"), query).content.decode()
        return [name for name in ("Dora Due", "Otto Ohne", "Zoe Zu", "Fremde Frau") if name in page]

    assert names() == ["Dora Due", "Otto Ohne"]
    assert (names(faellig="on"), names(stand="closed"), names(wer=kim.pk), names(wer="niemand")) == (
        ["Dora Due"], ["Zoe Zu"], ["Dora Due"], ["Otto Ohne"],
    )  # fmt: skip
    assert (names(bereich=sport.pk), names(wort="singen"), names(stand="quatsch"), names(wort="nichts")) == (
        ["Dora Due"], ["Otto Ohne"], ["Dora Due", "Otto Ohne"], [],
    )  # fmt: skip
    assert names(stand="enquiry", faellig="on") == ["Dora Due"]
    for number in range(12):
        make_case(agency=agency, name=f"Nummer {number}", fields=[sport])
    with django_assert_max_num_queries(15):
        door.get(path("cases"))


def test_only_an_owner_takes_names_away(door, agency, renate, client):
    make_case(agency=agency, name="=Rosa", by=renate)
    assert door.get(path("sheet")).status_code == 403
    Membership.objects.filter(user=renate).update(role="owner")
    rows = list(csv.reader(io.StringIO(door.get(path("sheet")).content.decode("utf-8-sig")), delimiter=";"))
    assert (rows[0][0], rows[1][0], rows[1][4], len(rows)) == ("Name", "'=Rosa", "Renate Kühn", 2)


def test_all_cases_of_a_colleague_go_to_another(door, agency, renate, kim):
    Membership.objects.create(organisation=make_agency(), user=renate, role="editor")
    make_case(agency=agency, by=renate)
    assert "an wen" in said(door.post(path("hand_over_all"), {"to": ""}))[-1]
    door.post(path("hand_over_all"), {"before": renate.pk, "to": kim.pk})
    assert Case.objects.get().in_charge == kim


def test_the_first_talk_leads_on(door, agency, renate):
    case, field = make_case(agency=agency), make_field("Sport", hidden=True)
    case.fields.add(field)
    spot = make_spot()
    page = door.get(path("talk", case.pk)).content.decode()
    assert "Sport" in page and "Etwas mit Kindern" in page
    form = {
        "talked_on": str(TODAY), "wish": "Turnen", "wanted": [field.pk], "hours_a_week": "2,5", "birth_year": "1961",
        "place": spot.quarter.name, "spoken": ["de"],
    }  # fmt: skip
    assert door.post(path("talk", case.pk), form | {"suchen": "1"})["Location"] == path("ideas", case.pk)
    case.refresh_from_db()
    assert (case.state, case.hours_a_week, case.quarter, case.age_band) == ("advised", 250, spot.quarter, "60-74")
    assert "Wohnt in" in door.get(path("case", case.pk)).content.decode()
    for wrong in ({"birth_year": "2090"}, {"talked_on": str(TODAY - timedelta(days=3))}, {"place": "Nirgendwo"}):
        assert door.post(path("talk", case.pk), form | wrong).status_code == 422


def test_name_and_contact_are_put_right(door, agency, renate):
    case = make_case(agency=agency)
    told = {"name": "Rosa W.", "phone": "0345 111111", "language": "en"}
    assert door.post(path("person", case.pk), told).status_code == 302
    case.contact.refresh_from_db()
    assert (case.contact.name, case.contact.email, case.contact.language) == ("Rosa W.", "", "en")
    close_case(case=case, why="no-time", by=renate, now=NOW)
    answer = door.post(path("person", case.pk), told)
    assert (answer.status_code, "geschlossen" in answer.content.decode()) == (422, True)


def test_what_fits_is_proposed_and_chosen(door, agency):
    field = make_field("Schule")
    case = make_case(agency=agency, wish="Gießpaten", fields=[field])
    school, lime = describe(hang_hands(title="Hefte sortieren"), field=field), hang_hands()
    goods = hang_hands(kind="sachen", title="Stühle für alle")
    full = hang_hands(title="Schon voll", amount=100, covered=100)
    page = door.get(path("ideas", case.pk)).content.decode()
    assert page.index("Hefte sortieren") > 0 and "im Bereich: Schule" in page and lime.title in page
    assert (goods.title in page, full.title in page) == (False, False)
    assert "haken Sie" in said(door.post(path("ideas", case.pk), {"bedarf": ["x"]}))[-1]
    assert "Stühle für alle" in said(door.post(path("ideas", case.pk), {"bedarf": [goods.pk]}))[-1]
    door.post(path("ideas", case.pk), {"bedarf": [school.pk, lime.pk]})
    assert set(Proposal.objects.values_list("need", flat=True)) == {school.pk, lime.pk}
    page = door.get(path("ideas", case.pk), {"wort": "", "umkreis": "999"}).content.decode()
    assert "Gerade passt nichts Offenes" in page
    assert lime.title in door.get(path("case", case.pk)).content.decode()


def test_the_sheet_and_the_mail(door, agency, renate):
    case = make_case(agency=agency, by=renate, name="Rosa Wiesner")
    suggest(case=case, needs=[describe(way_there="Mit der Linie 2", certificate="yes")], by=renate, now=NOW)
    page = door.get(path("paper", case.pk)).content.decode()
    assert "Mit der Linie 2" in page and "<svg" in page and "Renate Kühn" in page
    door.post(path("mail", case.pk))
    assert OutgoingMail.objects.get().to == case.contact.email
    case.contact.email = ""
    case.contact.save()
    assert "keine E-Mail-Adresse" in said(door.post(path("mail", case.pk)))[-1]


def test_introduced_tried_placed_and_a_slip(door, agency, renate):
    proposal = propose(make_case(agency=agency))
    page = door.get(path("introduce", proposal.pk)).content.decode()
    assert "darf meinen Namen und meine Kontaktdaten" in page
    assert door.post(path("introduce", proposal.pk)).status_code == 422
    door.post(path("introduce", proposal.pk), {"ja": "1"})
    for act, state in (("probe", "trial"), ("vermittelt", "placed"), ("zurueck", "trial"), ("vermittelt", "placed")):
        door.post(path("move", proposal.pk, act))
        proposal.refresh_from_db()
        assert proposal.state == state
    assert "Rückgängig" in door.get(path("case", proposal.case_id)).content.decode()
    assert "Bitte wählen Sie" in said(door.post(path("move", proposal.pk, "ende")))[-1]
    door.post(path("move", proposal.pk, "ende"), {"reason": "planned", "words": "Sommer"})
    proposal.refresh_from_db()
    assert (proposal.state, proposal.words) == ("ended", "Sommer")
    page = door.get(path("case", proposal.case_id)).content.decode()
    told = f"Bei der Einsatzstelle vorgestellt: <span>{proposal.need.title}</span>"
    assert told in page and "Ein Schritt wurde zurückgenommen" in page
    assert "War nur bis jetzt gedacht" in door.get(path("case", proposal.case_id)).content.decode()
    assert "inzwischen" in said(door.post(path("move", proposal.pk, "probe")))[-1]
    english = door.get("/en" + path("case", proposal.case_id)).content.decode()
    assert f'Introduced to the host: <span lang="de">{proposal.need.title}</span>' in english


def test_a_host_without_a_mailbox_is_rung(door, agency):
    proposal = propose(make_case(agency=agency))
    proposal.need.contact.email, proposal.need.contact.phone = "", "0345 999"
    proposal.need.contact.save()
    assert "bitte rufen Sie an: 0345 999" in said(door.post(path("introduce", proposal.pk), {"ja": "1"}))[-1]


def test_the_certificate_on_the_page(door, agency, renate):
    proposal = introduce_somebody(make_case(agency=agency), need=describe(certificate="yes"))
    case = proposal.case_id
    assert "Notieren Sie hier" in said(door.post(path("move", proposal.pk, "vermittelt")))[-1]
    assert "Wurde gezeigt" not in door.get(path("case", case)).content.decode()
    assert door.post(path("act", case, "zeugnis"), {"issued_on": str(TODAY)}).status_code == 422
    seen = {"issued_on": str(TODAY), "seen_on": str(TODAY), "clear": "1"}
    assert "höchstens drei" in said(door.post(path("act", case, "zeugnis"), seen | {"issued_on": "2020-01-01"}))[-1]
    door.post(path("act", case, "zeugnis"), seen)
    page = door.get(path("case", case)).content.decode()
    assert "Kein Eintrag" in page and 'type="file"' not in page
    door.post(path("move", proposal.pk, "vermittelt"))
    assert Proposal.objects.get().state == "placed"
    door.post(path("act", case, "zeugnis-weg"))
    assert "Es wurde gezeigt" in door.get(path("case", case)).content.decode()


def test_small_acts(door, agency, renate, kim):
    case = make_case(agency=agency)
    door.post(path("act", case.pk, "notiz"), {"text": "Ruft an"})
    door.post(path("act", case.pk, "wiedervorlage"), {"due_on": str(TODAY), "words": "Nachfragen"})
    door.post(path("act", case.pk, "weitergeben"), {"to": kim.pk})
    page = door.get(path("case", case.pk)).content.decode()
    assert all(words in page for words in ("Ruft an", "Nachfragen", "Kim Kollege"))
    assert "Erledigt" in page
    door.post(path("act", case.pk, "wiedervorlage"))
    assert Case.objects.get().due_on is None
    door.post(path("act", case.pk, "schliessen"), {"why": "done", "words": "Alles gut"})
    assert "Vermittelt, und es läuft gut: <span>Alles gut</span>" in door.get(path("case", case.pk)).content.decode()
    door.post(path("act", case.pk, "oeffnen"))
    assert Case.objects.get().state == "enquiry"


def test_erasing_asks_first(door, agency):
    case = make_case(agency=agency)
    assert "nicht zurückholen" in door.get(path("erase", case.pk)).content.decode()
    door.post(path("erase", case.pk))
    assert Case.objects.get().contact is None
    assert door.get(path("case", case.pk)).status_code == 404


def test_what_was_said_on_the_phone(door, agency):
    placed = place_somebody(make_case(agency=agency, email=""), now=NOW - timedelta(days=71))
    ask_follow_ups(now=NOW)
    page = door.get(path("case", placed.case_id)).content.decode()
    assert "bitte anrufen" in page and "noch keine Antwort" in page
    person = FollowUp.objects.get(side="person")
    assert "Bitte wählen" in said(door.post(path("answer", person.pk), {"answer": "x"}))[-1]
    door.post(path("answer", person.pk), {"answer": "anders", "words": "Montags"})
    FollowUp.objects.filter(side="host").update(reminded_at=NOW)
    page = door.get(path("case", placed.case_id)).content.decode()
    assert "Es hat sich geändert" in page and "Montags" in page and "noch einmal gefragt" in page


def test_the_desk_knows_what_is_due(door, agency, renate):
    case = make_case(agency=agency)
    remind_on(case=case, due_on=TODAY, words="", by=renate, now=NOW)
    page = door.get(reverse("desk:today")).content.decode()
    assert "1 Fall Ihrer Vermittlung ist fällig" in page and path("cases") in page


def test_others_stay_outside(client, agency):
    case = make_case(agency=agency)
    client.force_login(make_staff(make_agency()))
    for name in ("case", "talk", "ideas", "paper", "erase"):
        assert client.get(path(name, case.pk)).status_code == 403


@pytest.mark.parametrize("number", ["9" * 30, "-1", "x", "٢"])
def test_a_field_nobody_offers_is_said_and_no_error_of_the_database(door, agency, number):
    case = make_case(agency=agency)
    for address, name in (
        (path("new"), "fields_wanted"),
        (path("count"), "fields_wanted"),
        (path("talk", case.pk), "wanted"),
    ):
        assert door.post(address, {name: number}).status_code == 422
