"""An export taken into the network: dry, in earnest, again, changed, withdrawn, by whom."""

import csv
from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.core.management import CommandError, call_command

from gemeinsinn.activity.models import Event
from gemeinsinn.exchange.actions.notices import finish_notice, withdraw_notice
from gemeinsinn.exchange.imports.freinet.report import harmless
from gemeinsinn.exchange.models import Need
from gemeinsinn.organisations.models import Organisation
from gemeinsinn.people.models import User
from tests.exchange.imports.samples import export, row
from tests.factories.organisations import make_agency, make_member, make_organisation
from tests.factories.people import make_account
from tests.factories.places import make_municipality, make_postcode, make_quarter

pytestmark = pytest.mark.django_db

NOW = datetime(2026, 5, 4, 10, 0, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _ground():
    """Halle and Magdeburg, an office, and a clock that stands."""
    make_quarter()
    make_postcode()
    magdeburg = make_municipality(name="Magdeburg", lat=52.13129, lon=11.63189)
    make_postcode(code="39104", lat=52.1266, lon=11.6357, municipality=magdeburg)
    make_account(email="netz@example.org", roles=["office"])
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def take(tmp_path, capsys):
    """Runs the import over these rows and gives back what was said and the report by number."""

    def run(*rows, apply=True, by="netz@example.org", fine=True, **options):
        report = tmp_path / "report.csv"
        words = ["import", "freinet", str(export(tmp_path, *rows)), "--report", str(report)]
        words += ["--apply"] if apply else []
        words += ["--by", by] if by else []
        words += [f"--{name}" for name, wanted in options.items() if wanted]
        if fine:
            call_command(*words)
        else:
            with pytest.raises(CommandError):
                call_command(*words)
        with report.open(encoding="utf-8-sig", newline="") as file:
            lines = list(csv.DictReader(file, delimiter=";"))
        return capsys.readouterr().out, {line["number"]: line for line in lines}

    return run


def test_a_dry_run_decides_and_changes_nothing(take):
    said, report = take(row(), row(number="101", angebotsname="??"), apply=False, by=None, fine=False)
    assert {number: line["what"] for number, line in report.items()} == {"100": "taken", "101": "refused"}
    assert "Dry run" in said
    assert "1 taken, 1 refused" in said
    assert not Need.objects.exists()
    assert not Organisation.objects.exists()
    assert not Event.objects.exclude(subject_type="people.user").exists()


def test_in_earnest_the_need_is_published_with_agency_organisation_and_place(take):
    take(row())
    need = Need.objects.get()
    assert (need.source, need.kind, need.state, need.title, need.details) == (
        "freinet:100", "zeit", "published", "Vorlesen in der Bücherei", "Donnerstags lesen wir vor.",
    )  # fmt: skip
    assert (need.agency.name, need.agency.kind, need.agency.state) == (
        "Freiwilligenagentur Musterfluss",
        "agency",
        "published",
    )
    assert (need.organisation.name, need.organisation.kind, need.organisation.state) == (
        "Leseverein Musterfluss e. V.", "association", "published",
    )  # fmt: skip
    assert need.organisation.agency == need.agency
    assert (str(need.municipality), str(need.quarter), need.postcode) == ("Halle (Saale)", "Halle-Neustadt", "06122")
    assert (need.contact, need.contact_mode) == (None, "broker")
    assert need.published_at == NOW


def test_a_second_run_changes_nothing(take):
    rows = [
        row(),
        row(number="101", angebotsname="Beete gießen", einrichtungsname="Gartenverein"),
        row(number="102", plz="39104", latitude="", longitude=""),
    ]
    take(*rows)
    before = (list(Need.objects.order_by("pk").values()), Organisation.objects.count(), Event.objects.count())
    said, report = take(*rows)
    assert {line["what"] for line in report.values()} == {"unchanged"}
    assert "3 unchanged" in said
    assert (list(Need.objects.order_by("pk").values()), Organisation.objects.count(), Event.objects.count()) == before


def test_changes_in_freinet_are_taken_over_and_nothing_else(take):
    take(row(), row(number="101", angebotsname="Beete gießen"))
    other = Need.objects.filter(source="freinet:101").values().get()
    _said, report = take(
        row(beschreibung="<p>Freitags lesen wir vor.</p>"), row(number="101", angebotsname="Beete gießen")
    )
    assert report["100"]["what"] == "changed"
    assert report["100"]["why"] == "details"
    need = Need.objects.get(source="freinet:100")
    assert (need.details, need.state) == ("Freitags lesen wir vor.", "published")
    assert Event.objects.filter(verb="changed", subject_id=need.pk).count() == 1
    assert Need.objects.filter(source="freinet:101").values().get() == other


def test_a_dry_run_shows_a_change_and_takes_it_back(take):
    take(row())
    _said, report = take(row(angebotsname="Vorlesen am Abend"), apply=False)
    assert report["100"]["what"] == "changed"
    assert Need.objects.get().title == "Vorlesen in der Bücherei"


def test_what_is_missing_from_a_complete_export_is_withdrawn(take):
    elsewhere = Need.objects.create(title="Von Hand", state="published")
    take(row(), row(number="101", angebotsname="Beete gießen"))
    take(row())
    assert Need.objects.get(source="freinet:101").state == "published"
    _said, dry = take(row(), apply=False, complete=True)
    assert dry["101"]["what"] == "withdrawn"
    assert Need.objects.get(source="freinet:101").state == "published"
    take(row(), complete=True)
    assert Need.objects.get(source="freinet:101").state == "withdrawn"
    assert Need.objects.get(source="freinet:100").state == "published"
    elsewhere.refresh_from_db()
    assert elsewhere.state == "published"


def test_a_complete_export_of_one_agency_leaves_the_others_alone(take):
    take(
        row(),
        row(
            number="200", agenturid="8", agenturname="Agentur Nebenan", plz="39104", latitude="52,13", longitude="11,63"
        ),
    )
    take(row(), complete=True)
    assert Need.objects.get(source="freinet:200").state == "published"


def test_what_comes_back_is_a_new_need(take):
    take(row())
    withdraw_notice(notice=Need.objects.get(), now=NOW)
    take(row())
    assert sorted(Need.objects.values_list("state", "source")) == [("published", "freinet:100"), ("withdrawn", None)]


def test_what_was_closed_here_stays_closed(take):
    take(row())
    finish_notice(notice=Need.objects.get(), now=NOW)
    _said, report = take(row(angebotsname="Vorlesen, immer noch"))
    assert (report["100"]["what"], report["100"]["notes"]) == ("unchanged", "was closed here: left as it is")
    assert Need.objects.get().state == "done"


@pytest.mark.parametrize(("state", "days"), [("published", 40), ("hidden", 120), ("expired", 1)])
def test_still_in_a_later_export_means_still_needed(take, state, days):
    take(row())
    Need.objects.update(state=state, confirmed_at=NOW - timedelta(days=days))
    _said, report = take(row(), apply=False)
    assert Need.objects.get().state == state
    _said, report = take(row())
    assert report["100"]["notes"] == "still in the export: confirmed"
    need = Need.objects.get()
    assert (need.state, need.confirmed_at) == ("published", NOW)


def test_a_change_confirms_an_old_need_too(take):
    take(row())
    Need.objects.update(state="hidden")
    take(row(angebotsname="Vorlesen am Abend"))
    assert Need.objects.get().state == "published"


def test_injected_words_wait_for_a_person(take):
    said, report = take(row(beschreibung="Vorlesen. best online casino bonus code"))
    assert (report["100"]["what"], Need.objects.get().state) == ("taken", "submitted")
    assert "waits for a check" in report["100"]["why"]
    assert "online casino" in said


def test_injected_words_in_a_changed_row_are_refused(take):
    take(row())
    _said, report = take(row(beschreibung="Vorlesen und viagra"), fine=False)
    assert (report["100"]["what"], "viagra" in report["100"]["why"]) == ("refused", True)
    assert Need.objects.get().details == "Donnerstags lesen wir vor."


def test_a_change_that_says_too_little_is_refused(take):
    take(row())
    _said, report = take(row(angebotsname="Hilfe gesucht", beschreibung=""), fine=False)
    assert "too general" in report["100"]["why"]
    assert Need.objects.get().title == "Vorlesen in der Bücherei"


def test_each_row_stands_or_falls_alone(take):
    rows = [
        row(number="1"),
        row(number="2", angebotsname="Hilfe gesucht", beschreibung=""),
        row(number="1"),
        row(number="x"),
        row(number="3", angebotsname="Beete gießen"),
    ]
    said, report = take(*rows, fine=False)
    assert sorted(Need.objects.values_list("source", flat=True)) == ["freinet:1", "freinet:3"]
    assert report["2"]["why"] == "its title says too little, and so does its description"
    assert report["1"]["why"] == "its number was already on line 2"
    assert "is not its own number" in report["x"]["why"]
    assert "2 taken, 3 refused" in said


def test_hostile_html_is_only_text(take):
    take(
        row(
            angebotsname="<script>alert(1)</script>Vorlesen",
            einrichtungsname="<b onclick=x>Verein</b>",
            beschreibung="<img src=x onerror=alert(1)><p>Text</p>",
        )
    )
    need = Need.objects.get()
    assert (need.title, need.organisation.name, need.details) == ("Vorlesen", "Verein", "Text")


def test_near_duplicates_are_reported_and_taken(take):
    _said, report = take(row(), row(number="101", angebotsname="Vorlesen in der Bücherei!"))
    assert report["101"]["what"] == "taken"
    assert report["101"]["notes"].startswith("near duplicate of 100 (line 2)")


@pytest.mark.parametrize(
    ("changes", "place", "note"),
    [
        ({}, "Halle-Neustadt", ""),
        ({"latitude": "0", "longitude": "0"}, "Halle (Saale)", ""),
        ({"plz": "39104"}, "Magdeburg", "coordinates lie far from the postcode: took the postcode"),
        (
            {"plz": "", "latitude": "", "longitude": "", "ortsteil": "Magdeburg"},
            "Magdeburg",
            "place taken from 'Magdeburg'",
        ),
        (
            {"plz": "", "latitude": "", "longitude": "", "ortsteil": ""},
            "Halle (Saale)",
            "no place given: took the agency's town",
        ),
        (
            {"plz": "99999", "latitude": "", "longitude": "", "ortsteil": "Nirgends"},
            "Halle (Saale)",
            "postcode 99999 is not known; no place given: took the agency's town",
        ),
    ],
)
def test_places_are_found_or_guessed_in_the_open(take, changes, place, note):
    _said, report = take(row(number="1"), row(number="2", angebotsname="Beete gießen", **changes))
    assert Need.objects.get(source="freinet:2").place_name == place
    assert report["2"]["notes"] == note


def test_without_any_place_a_row_is_refused(take):
    _said, report = take(row(plz="", latitude="", longitude="", ortsteil=""), fine=False)
    assert "names no place we know" in report["100"]["why"]


def test_agencies_and_organisations_that_are_there_are_matched_not_made(take):
    agency = make_agency(name="Freiwilligenagentur Musterfluss")
    partner = make_organisation(name="Leseverein Musterfluss e. V.", state="published")
    take(row())
    need = Need.objects.get()
    assert (need.agency, need.organisation) == (agency, partner)
    assert Organisation.objects.count() == 2


def test_a_row_of_the_agency_itself_needs_no_organisation(take):
    take(row(einrichtungsname="Freiwilligenagentur Musterfluss"))
    need = Need.objects.get()
    assert (need.organisation, need.organisation_name) == (None, "")
    assert Organisation.objects.count() == 1


def test_staff_take_the_rows_of_their_own_agency_only(take):
    agency = make_agency(name="Freiwilligenagentur Musterfluss")
    make_member(agency, role="editor", email="team@example.org")
    rows = [row(), row(number="200", agenturid="8", agenturname="Agentur Nebenan")]
    _said, report = take(*rows, by="team@example.org", fine=False)
    assert report["100"]["what"] == "taken"
    assert report["200"]["why"] == "it belongs to an agency you do not work for"
    assert Need.objects.get().agency == agency


def test_the_account_a_server_begins_with_may_take_all(take):
    User.objects.create_superuser("erste@example.org")
    _said, report = take(row(), by="erste@example.org")
    assert report["100"]["what"] == "taken"


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        (["--apply"], "in whose name"),
        (["--apply", "--by", "nobody@example.org"], "no account"),
        (["--apply", "--by", "anyone@example.org"], "neither in the network office nor at an agency"),
        (["--apply", "--dry-run", "--by", "netz@example.org"], "contradict"),
        (["--report", "/dev/null/report.csv"], "cannot be written"),
    ],
)
def test_what_cannot_begin_says_why(tmp_path, words, reason):
    make_account(email="anyone@example.org")
    with pytest.raises(CommandError, match=reason):
        call_command("import", "freinet", str(export(tmp_path, row())), *words)
    assert not Need.objects.exists()


def test_without_places_it_says_what_to_do_first(tmp_path):
    from gemeinsinn.places.models import Postcode

    Postcode.objects.all().delete()
    with pytest.raises(CommandError, match="import places"):
        call_command("import", "freinet", str(export(tmp_path, row())))


def test_the_report_is_harmless_in_a_spreadsheet():
    assert [harmless(cell) for cell in ("=1+1", "-x", "@a", "+1", "Vorlesen", "")] == [
        "'=1+1",
        "'-x",
        "'@a",
        "'+1",
        "Vorlesen",
        "",
    ]
