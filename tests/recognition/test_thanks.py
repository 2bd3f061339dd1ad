"""Thanks only on a yes, and gone at once: the public page and the list for letters."""

import io
from datetime import date, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from openpyxl import load_workbook

from gemeinsinn.activity.models import Event
from gemeinsinn.core.tokens import issue_link
from gemeinsinn.organisations.models import Membership
from gemeinsinn.people.actions.leaving import close_account
from gemeinsinn.people.personal_data import collect_all
from gemeinsinn.recognition.actions.thanking import agree_to_letters, agree_to_public_thanks, take_back_thanks
from gemeinsinn.recognition.actions.volunteers import volunteer_of
from gemeinsinn.recognition.models import LetterThanks, PublicThanks
from gemeinsinn.recognition.placing import place_of_organisation
from gemeinsinn.recognition.queries.thanks import letters_for, thanked_volunteers
from tests.factories.exchange import make_body
from tests.factories.opportunities import make_field
from tests.factories.people import make_account
from tests.factories.recognition import confirmed, enter, make_volunteer

pytestmark = pytest.mark.django_db
NOW = timezone.now()
TODAY = timezone.localdate()
ADDRESS = {"street": "Gartenweg 3", "postcode": "06108", "town": "Halle"}


def thank(volunteer, name, field=None):
    return agree_to_public_thanks(volunteer=volunteer, name=name, field=field, wording="Ja", now=NOW)


def write_to(volunteer, name, **told):
    return agree_to_letters(volunteer=volunteer, name=name, wording="Ja", now=NOW, **ADDRESS | told)


def test_only_who_agreed_and_has_confirmed_hours_longest_first():
    field = make_field()
    long, short, none = (make_volunteer() for _ in range(3))
    for days in (1, 400, 401):
        confirmed(long, days_ago=days)
    confirmed(short, days_ago=2)
    enter(none)
    confirmed(make_volunteer())
    for volunteer, name in ((short, "Ali"), (long, "Zoe"), (none, "Nie")):
        thank(volunteer, name, field)
    years = len({(TODAY - timedelta(days=days)).year for days in (1, 400, 401)})
    assert [(one.name, one.years, one.since) for one in thanked_volunteers()] == [
        ("Zoe", years, TODAY - timedelta(days=401)), ("Ali", 1, TODAY - timedelta(days=2)),
    ]  # fmt: skip
    thank(short, "Alina")
    assert PublicThanks.objects.get(volunteer=short).name == "Alina"
    assert take_back_thanks(volunteer=short, model=PublicThanks, now=NOW)
    assert not take_back_thanks(volunteer=short, model=PublicThanks, now=NOW)
    assert [one.name for one in thanked_volunteers()] == ["Zoe"]


def test_letters_for_those_of_ones_own_agencies():
    agency, other = make_body(), make_body()
    staff, office = make_account(), make_account(roles=["office"])
    Membership.objects.create(user=staff, organisation=agency, role="editor")
    mine, theirs = make_volunteer(), make_volunteer()
    confirmed(mine, place=place_of_organisation(agency), minutes=90)
    confirmed(theirs, place=place_of_organisation(other))
    for volunteer, name in ((mine, "Ida"), (theirs, "Jo")):
        write_to(volunteer, name)
    first = TODAY - timedelta(days=1)
    this_year = 90 if first.year == TODAY.year else 0
    assert [(one.name, one.since, one.years, one.minutes) for one in letters_for(staff, today=TODAY)] == [
        ("Ida", first, 1, this_year)
    ]
    assert [one.name for one in letters_for(office, today=TODAY)] == ["Ida", "Jo"]
    assert not letters_for(make_account(), today=TODAY).exists()
    assert [one.minutes for one in letters_for(office, today=date(1990, 1, 1))] == [0, 0]


def test_the_table_for_letters_runs_no_formula_and_is_noted(client):
    me, office = make_volunteer(), make_account(roles=["office"])
    confirmed(me, day=TODAY)
    write_to(me, "=Ida", street="Weg; 3")
    client.force_login(office)
    assert "=Ida" in client.get(reverse("recognition:letters")).content.decode()
    answer = client.post(reverse("recognition:letters_file"))
    lines = answer.content.decode().splitlines()
    assert lines == [
        "\ufeffName;Straße und Hausnummer;Postleitzahl;Ort;Seit;Jahre;Stunden in diesem Jahr",
        f'\'=Ida;"Weg; 3";06108;Halle;{TODAY.year};1;2',
    ]
    noted = Event.objects.get(verb="letters_exported")
    assert (noted.by, noted.data) == (office, {"count": 1})
    book = load_workbook(io.BytesIO(client.post(reverse("recognition:letters_file"), {"art": "xlsx"}).content))
    cells = list(book.active.iter_rows(min_row=2, values_only=True))
    assert cells == [("=Ida", "Weg; 3", "06108", "Halle", TODAY.year, 1, 2)]
    assert book.active["A2"].data_type == "s", "text, not a formula"


def test_saying_yes_and_no_on_ones_own_page(client):
    me = make_volunteer(name="Wiebke Seltsam")
    confirmed(me)
    page = f"/m/{issue_link(purpose='hours', subject_id=me.pk, now=NOW, lasts=timedelta(days=1))}/dank/"
    assert 'value="Wiebke Seltsam"' in client.get(page).content.decode()
    assert client.post(f"{page}oeffentlich/", {"name": ""}).status_code == 422
    assert client.post(f"{page}oeffentlich/", {"name": "Wiebke S."}).status_code == 302
    assert client.post(f"{page}briefe/", {"brief-name": "Wiebke"}).status_code == 422
    letter = {f"brief-{name}": value for name, value in ADDRESS.items()}
    assert client.post(f"{page}briefe/", letter | {"brief-name": "Wiebke"}).status_code == 302
    assert (PublicThanks.objects.get().name, LetterThanks.objects.get().street) == ("Wiebke S.", "Gartenweg 3")
    text = client.get("/danke/").content.decode()
    assert ("Wiebke S." in text, "Seltsam" in text) == (True, False)
    assert 'value="Gartenweg 3"' in client.get(page).content.decode()
    for end in ("nicht-oeffentlich", "keine-briefe"):
        assert client.post(f"{page}{end}/").status_code == 302
    assert not PublicThanks.objects.exists() and not LetterThanks.objects.exists()
    assert "Wiebke" not in client.get("/danke/").content.decode()
    assert client.get(f"{page}oeffentlich/").url == page
    assert client.post(f"{page}gibt-es-nicht/").status_code == 404


def test_who_leaves_is_gone_from_both():
    user = make_account()
    me = volunteer_of(user=user, now=NOW)
    confirmed(me)
    thank(me, "Ida")
    write_to(me, "Ida")
    told = collect_all(user)["thanks"]
    assert (told["public"][0]["name"], told["letters"][0]["street"]) == ("Ida", "Gartenweg 3")
    close_account(user=user, now=NOW)
    assert not PublicThanks.objects.exists() and not LetterThanks.objects.exists()
