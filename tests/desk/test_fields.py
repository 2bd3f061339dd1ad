"""/schreibtisch/felder/: the network's fields of engagement, named, added and hidden by its office."""

import importlib

import pytest
from django.apps import apps
from django.db import connection
from django.test import Client
from django.utils import timezone, translation

from gemeinsinn.activity.models import Event
from gemeinsinn.core.errors import DomainError, NotAllowed
from gemeinsinn.volunteering.actions import fields
from gemeinsinn.volunteering.actions.fields import add_field, load_fields, rename_field, show_field
from gemeinsinn.volunteering.models import EngagementField
from gemeinsinn.volunteering.queries.opportunities import all_fields
from tests.factories.opportunities import describe, make_field
from tests.factories.people import make_account

pytestmark = pytest.mark.django_db
PAGE = "/schreibtisch/felder/"
fill = importlib.import_module("gemeinsinn.volunteering.migrations.0001_squashed_0012_contact_release").fill


@pytest.fixture
def office():
    return make_account(roles=["office"])


@pytest.fixture
def browser(office):
    client = Client()
    client.force_login(office)
    return client


def text_of(answer):
    return answer.content.decode()


def test_a_network_begins_with_the_fourteen_areas_of_the_survey():
    EngagementField.objects.all().delete()
    fill(apps, connection.schema_editor())
    names = list(EngagementField.objects.values_list("name", flat=True))
    assert (len(names), names[0], names[-1]) == (14, "Sport und Bewegung", "Anderes")
    assert all(EngagementField.objects.values_list("name_en", flat=True))
    EngagementField.objects.filter(name="Anderes").update(name="Sonst etwas")
    fill(apps, connection.schema_editor())
    assert EngagementField.objects.count() == 14


def test_where_there_is_none_the_demo_begins_alike():
    EngagementField.objects.all().delete()
    fill(apps, connection.schema_editor())
    by_migration = list(EngagementField.objects.values_list("name", "name_en", "position"))
    assert load_fields() == 0
    EngagementField.objects.all().delete()
    assert load_fields() == 14
    assert list(EngagementField.objects.values_list("name", "name_en", "position")) == by_migration


def test_a_field_is_called_in_the_readers_language():
    field = EngagementField(name="Brücken", name_en="Bridges")
    assert str(field) == "Brücken"
    with translation.override("en"):
        assert (str(field), str(EngagementField(name="Stege"))) == ("Bridges", "Stege")


def test_the_office_adds_renames_hides_and_shows(browser, office):
    added = browser.post(PAGE, {"name": "Brücken", "name_en": "Bridges"}, follow=True)
    assert "„Brücken“ steht ab jetzt zur Auswahl" in text_of(added)
    field = EngagementField.objects.get(name="Brücken")
    assert field.position == max(EngagementField.objects.values_list("position", flat=True))
    renamed = browser.post(f"{PAGE}{field.pk}/umbenennen/", {f"f{field.pk}-name": "Brücken und Stege"}, follow=True)
    assert "Umbenannt: „Brücken und Stege“" in text_of(renamed)
    describe(field=field)
    hidden = browser.post(f"{PAGE}{field.pk}/zeigen/", {"verbergen": "1"}, follow=True)
    assert "steht nicht mehr zur Auswahl" in text_of(hidden) and "Wieder anbieten" in text_of(hidden)
    shown = browser.post(f"{PAGE}{field.pk}/zeigen/", {"verbergen": "0"}, follow=True)
    assert "steht wieder zur Auswahl" in text_of(shown)
    field.refresh_from_db()
    assert (field.name, field.name_en, field.hidden) == ("Brücken und Stege", "", False)
    happened = Event.objects.filter(subject_type="volunteering.engagementfield", subject_id=field.pk).order_by("pk")
    assert [(one.verb, one.by) for one in happened] == [
        (f"field_{act}", office) for act in ("added", "renamed", "hidden", "shown")
    ]


def test_what_is_refused_stays_typed(browser):
    field, other = make_field("Kanu"), make_field("Rudern")
    twice = browser.post(PAGE, {"name": "KANU"})
    assert twice.status_code == 422 and twice.context["form"]["name"].value() == "KANU"
    assert browser.post(PAGE, {"name": ""}).status_code == 422
    taken = browser.post(f"{PAGE}{other.pk}/umbenennen/", {f"f{other.pk}-name": "kanu"})
    assert taken.status_code == 422 and "schon" in text_of(taken) and 'value="kanu"' in text_of(taken)
    assert browser.post(f"{PAGE}{other.pk}/umbenennen/", {}).status_code == 422
    other.refresh_from_db()
    assert (field.name, other.name) == ("Kanu", "Rudern")


def test_a_field_keeps_its_own_name(office):
    field = make_field("Kanu")
    rename_field(field=field, name="Kanu", name_en="Canoe", by=office, now=timezone.now())
    assert EngagementField.objects.get(pk=field.pk).name_en == "Canoe"


def test_a_list_nobody_can_look_through_grows_no_further(office, monkeypatch):
    make_field()
    monkeypatch.setattr(fields, "MOST_FIELDS", EngagementField.objects.count())
    with pytest.raises(DomainError):
        add_field(name="Noch einer", by=office, now=timezone.now())


def test_the_first_field_of_all(office):
    EngagementField.objects.all().delete()
    assert add_field(name="Kanu", by=office, now=timezone.now()).position == 1


def test_only_the_office():
    stranger, field = make_account(roles=["editor"]), make_field()
    for act in (
        lambda: add_field(name="x", by=stranger, now=timezone.now()),
        lambda: rename_field(field=field, name="x", name_en="", by=stranger, now=timezone.now()),
        lambda: show_field(field=field, hidden=True, by=stranger, now=timezone.now()),
    ):
        with pytest.raises(NotAllowed):
            act()
    assert not all_fields(stranger).exists()


def test_ids_that_are_none(browser):
    for pk in (0, 999_999, 2**63):
        assert browser.post(f"{PAGE}{pk}/umbenennen/", {"name": "x"}).status_code == 404
        assert browser.post(f"{PAGE}{pk}/zeigen/").status_code == 404
    assert browser.get(f"{PAGE}1/zeigen/").status_code == 405


def test_reads_do_not_grow(browser, django_assert_max_num_queries):
    for _number in range(30):
        make_field()
    with django_assert_max_num_queries(15):
        page = text_of(browser.get(PAGE))
    assert page.count("Umbenennen") == EngagementField.objects.count()
    assert f'href="{PAGE}"' in text_of(browser.get("/schreibtisch/"))
