"""Telling more by personal link or account, five small screens; and where it is read."""

from datetime import timedelta

import pytest
from django.utils import timezone

from gemeinsinn.core.tokens import issue_link
from gemeinsinn.exchange.models import Need
from gemeinsinn.volunteering.models import Opportunity
from gemeinsinn.volunteering.opportunity_steps import STEPS
from tests.factories.answers import make_agency, make_staff
from tests.factories.opportunities import describe, hang_hands, make_field
from tests.factories.people import make_account

pytestmark = pytest.mark.django_db
STATE_WORDS = "Sammelverträge des Landes"


@pytest.fixture
def need():
    return hang_hands(state="submitted", agency=make_agency())


@pytest.fixture
def root(need):
    token = issue_link(purpose="need", subject_id=need.pk, now=timezone.now(), lasts=timedelta(days=1))
    return f"/m/{token}/"


def page(client, path):
    return client.get(path).content.decode()


def row_of(need):
    return Opportunity.objects.get(need=need)


def test_the_author_goes_through_five_screens_and_back_to_the_own_page(client, need, root):
    assert "Mehr, was Freiwillige wissen wollen" in page(client, root)
    field = make_field("Brücken und Stege")
    path = f"{root}einsatz/"
    told = [
        {"means": "hands", "about": "things", "company": "both", "field": field.pk},
        {"pace": "ongoing", "hours_a_week": "2,5", "least_months": "6"},
        {"reach": "site", "way_there": "Tram 2 bis Göttinger Bogen", "german": "little", "children": "yes"},
        {"expenses": "travel", "expenses_words": "gegen Beleg", "certificate": "no"},
        {"induction": "Frau Sommer zeigt alles", "learns": "Gießen"},
    ]
    for step, data in zip(STEPS, told, strict=True):
        assert str(step.question) in page(client, path)
        answer = client.post(path, data)
        assert answer.status_code == 302
        path = answer["Location"]
    assert path == root
    row = row_of(need)
    assert (row.means, row.hours_a_week, row.least_months, row.way_there) == (
        "hands",
        250,
        6,
        "Tram 2 bis Göttinger Bogen",
    )
    own = page(client, root)
    for words in ("Danke. So wissen alle", "2,5 Stunden in der Woche", "mindestens 6 Monate", "Brücken und Stege"):
        assert words in own


def test_the_insurance_of_the_state_stands_where_nobody_says_otherwise(client, need):
    need.municipality.state = "Sachsen-Anhalt"
    need.municipality.save()
    describe(need, means="hands")
    Need.objects.filter(pk=need.pk).update(state="published")
    path = f"/bedarfe/{need.pk}-{need.slug}/"
    assert STATE_WORDS in page(client, path)
    assert "collective liability" in page(client, f"/en{path}")
    describe(Need.objects.get(pk=need.pk), insurance="Über den Verein")
    shown = page(client, path)
    assert "Über den Verein" in shown and STATE_WORDS not in shown


def test_words_are_kept_in_their_language(client, need):
    describe(need, way_there="Next to the tram stop")
    Need.objects.filter(pk=need.pk).update(state="published", language="en")
    assert '<span lang="en">Next to the tram stop</span>' in page(client, f"/bedarfe/{need.pk}-{need.slug}/")


def test_what_nobody_told_is_not_shown(client, need):
    Need.objects.filter(pk=need.pk).update(state="published")
    assert "Was Freiwillige wissen wollen" not in page(client, f"/bedarfe/{need.pk}-{need.slug}/")
    goods = hang_hands(kind="sachen")
    assert "Was Freiwillige wissen wollen" not in page(client, f"/bedarfe/{goods.pk}-{goods.slug}/")


@pytest.mark.parametrize(
    ("key", "data", "name"),
    [
        ("zeit", {"hours_a_week": "viel"}, "hours_a_week"), ("zeit", {"hours_a_week": "169"}, "hours_a_week"),
        ("zeit", {"hours_a_week": "0"}, "hours_a_week"), ("zeit", {"least_months": "0"}, "least_months"),
        ("zeit", {"least_months": "121"}, "least_months"), ("zeit", {"least_months": "x"}, "least_months"),
        ("zeit", {"pace": "manchmal"}, "pace"), ("arbeit", {"field": "999999"}, "field"), ("arbeit", {"field": "x"}, "field"),
        ("weg", {"way_there": "x" * 301}, "way_there"), ("rahmen", {"expenses_words": "x" * 161}, "expenses_words"),
    ],
)  # fmt: skip
def test_what_cannot_be_is_said_beside_its_field_and_stays_typed(client, need, root, key, data, name):
    answer = client.post(f"{root}einsatz/{key}/", data)
    assert (answer.status_code, list(answer.context["form"].errors)) == (422, [name])
    assert answer.context["form"][name].value() == data[name]
    assert not Opportunity.objects.exists()


def test_a_hidden_field_is_kept_but_not_offered(client, need, root):
    kept, hidden = make_field("Kanu", hidden=True), make_field("Rudern", hidden=True)
    describe(need, field=kept)
    shown = page(client, f"{root}einsatz/")
    assert "Kanu" in shown and "Rudern" not in shown
    assert client.post(f"{root}einsatz/", {"field": hidden.pk}).status_code == 422


def test_new_words_on_the_board_are_said_to_be_looked_at(client, need, root):
    Need.objects.filter(pk=need.pk).update(state="published")
    assert "schaut die Agentur noch einmal darauf" in page(client, f"{root}einsatz/weg/")
    answer = client.post(f"{root}einsatz/weg/", {"way_there": "Tram 2"}, follow=True)
    assert "Die Agentur liest die neuen Worte" in answer.content.decode()
    need.refresh_from_db()
    assert need.state == "submitted"


def test_what_is_over_says_so(client, need, root):
    Need.objects.filter(pk=need.pk).update(state="done")
    answer = client.get(f"{root}einsatz/", follow=True)
    assert answer.redirect_chain == [(root, 302)] and "nur solange der Bedarf am Brett" in answer.content.decode()
    assert "Mehr dazu sagen" not in page(client, root)
    client.post(f"{root}einsatz/", {"means": "hands"})
    assert not Opportunity.objects.exists()


def test_staff_tell_it_without_another_look_and_lead_there_from_the_public_page(client, need):
    Need.objects.filter(pk=need.pk).update(state="published")
    client.force_login(make_staff(need.agency))
    path = f"/bedarfe/{need.pk}/einsatz/"
    assert f'href="{path}"' in page(client, f"/bedarfe/{need.pk}-{need.slug}/")
    assert "schaut die Agentur" not in page(client, path)
    assert client.post(f"{path}weg/", {"way_there": "Tram 2"}).status_code == 302
    need.refresh_from_db()
    assert (need.state, row_of(need).way_there) == ("published", "Tram 2")


def test_the_agency_reads_it_in_the_file(client, need):
    describe(need, way_there="Immer dem Licht nach")
    client.force_login(make_staff(need.agency))
    assert "Immer dem Licht nach" in page(client, f"/schreibtisch/bedarf/{need.pk}/")


def test_strangers_and_ids_that_are_none(client, need):
    client.force_login(make_account())
    assert client.get(f"/bedarfe/{need.pk}/einsatz/").status_code == 403
    assert client.post(f"/bedarfe/{need.pk}/einsatz/", {"means": "hands"}).status_code == 403
    for pk in (0, 999_999, 2**63):
        assert client.get(f"/bedarfe/{pk}/einsatz/").status_code == 404
    client.force_login(make_staff(need.agency))
    assert client.get(f"/bedarfe/{need.pk}/einsatz/fremd/").status_code == 404


def test_a_rule_that_says_no_keeps_every_word(client, need, root, monkeypatch):
    from gemeinsinn.core.errors import DomainError
    from gemeinsinn.volunteering.views import opportunities

    def no(**told):
        raise DomainError("Zu spät.")

    monkeypatch.setattr(opportunities, "describe_opportunity", no)
    answer = client.post(f"{root}einsatz/weg/", {"way_there": "Tram 2"})
    assert answer.status_code == 409 and "Zu spät." in answer.content.decode() and "Tram 2" in answer.content.decode()


def test_the_steps_know_what_is_told(client, need, root):
    describe(need, field=make_field(), learns="Ruhe")
    states = [step["state"] for step in client.get(f"{root}einsatz/zeit/").context["steps"]]
    assert states == ["done", "current", "todo", "todo", "done"]
