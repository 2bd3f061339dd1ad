"""Opportunities of another platform: taken once, changed when they change, ended when they end; dry first."""

import csv
import io
import json
from datetime import timedelta

import pytest
from django.core.management import CommandError, call_command
from django.db import IntegrityError, transaction
from django.test import Client
from django.utils import timezone

from gemeinsinn.activity.models import Event
from gemeinsinn.core.errors import NotAllowed
from gemeinsinn.exchange.actions.notices import finish_notice
from gemeinsinn.exchange.models import Need
from gemeinsinn.volunteering.imports.applying import Taker
from gemeinsinn.volunteering.imports.reading import read_table
from gemeinsinn.volunteering.imports.run import Run, counts_of
from gemeinsinn.volunteering.models import EngagementField, Opportunity, Plan, Shift
from tests.factories.exchange import make_agency_of, make_broker, make_need
from tests.factories.places import make_municipality, make_postcode
from tests.factories.volunteering import in_days, join

pytestmark = pytest.mark.django_db


@pytest.fixture
def agency():
    make_postcode()
    return make_agency_of(make_municipality())


@pytest.fixture
def staff(agency):
    return make_broker(agency)


@pytest.fixture
def take(agency, staff):
    """take([{...}], apply=True) → lines."""

    def go(rows, *, apply=True, publish=True, complete=False, source="nachbarn", by=None, whose=None, now=None):
        taker = Taker(source=source, agency=whose or agency, by=by or staff, now=now or timezone.now(), publish=publish)
        table = read_table(rows if isinstance(rows, bytes) else json.dumps(rows).encode())
        return list(Run(taker=taker, apply=apply).over(table, complete=complete))

    return go


def told(number="a-1", **cells):
    return {
        "id": number, "title": "Vorlesen in der Kita", "details": "Zwölf Kinder hören zu.", "postcode": "06122", "people": 3,
        "organisation": "Kita Sonnenblume", "german": "good", "learns": "Ruhe",
    } | cells  # fmt: skip


def what(lines):
    return [(line.number, line.what) for line in lines]


def everything():
    return [
        sorted(map(str, model.objects.values_list())) for model in (Need, Opportunity, Plan, Shift, Event)
    ]  # fmt: skip


def test_a_dry_run_decides_alike_and_changes_nothing(take):
    before = everything()
    rows = [told(), told("a-2", german="viel"), told("a-1"), told("a-3", postcode="00000", title="Anderswo")]
    dry = take(rows, apply=False)
    assert everything() == before
    earnest = take(rows)
    assert [(line.what, line.why) for line in dry] == [(line.what, line.why) for line in earnest]
    assert what(earnest) == [("a-1", "taken"), ("a-2", "refused"), ("a-1", "refused"), ("a-3", "refused")]
    assert "Zeile 1" in earnest[2].why


def test_what_is_taken_stands_in_our_fields(take, agency, staff):
    field = EngagementField.objects.create(name="Vorlesen")
    take([told(field="vorlesen", hours_a_week=2.5, when="dienstags", spot="Am Brunnen")])
    need = Need.objects.get(source="platform:nachbarn:a-1")
    assert (need.state, need.kind, need.agency, need.amount, need.unit) == ("published", "zeit", agency, 300, "person")
    assert (need.organisation_name, need.when_words, need.spot, need.postcode) == (
        "Kita Sonnenblume", "dienstags", "Am Brunnen", "06122",
    )  # fmt: skip
    assert (need.contact, need.contact_mode) == (None, "broker")
    row = need.opportunity
    assert (row.field, row.hours_a_week, row.german, row.learns) == (field, 250, "good", "Ruhe")


def test_without_the_word_it_waits_for_the_agency(take):
    lines = take([told(), told("a-2", title="Online-Casino betreuen")], publish=False)
    assert set(Need.objects.values_list("state", flat=True)) == {"submitted"}
    assert "casino" in lines[1].why and lines[0].why == "wartet auf die Prüfung"
    take([told("a-3", title="Jackpot gewinnen")])
    assert Need.objects.get(source__endswith="a-3").state == "submitted"


def test_a_second_time_changes_nothing(take):
    rows = [told(shifts=[{"starts_at": in_days(5).isoformat(), "ends_at": in_days(5, 12).isoformat(), "places": 4}])]
    take(rows)
    before = everything()
    assert what(take(rows)) == [("a-1", "unchanged")] and everything() == before


def test_what_changed_there_changes_here(take):
    take([told()])
    line = take([told(title="Vorlesen am Dienstag", people=5, learns="", german="talk")])[0]
    need = Need.objects.get()
    assert line.what == "changed" and line.why.split(", ") == ["title", "amount", "german", "learns"]
    assert (need.title, need.amount, need.slug, need.state) == (
        "Vorlesen am Dienstag",
        500,
        "vorlesen-am-dienstag",
        "published",
    )
    assert (need.opportunity.german, need.opportunity.learns) == ("talk", "")
    line = take([told(title="Im Casino")])[0]
    assert (line.what, Need.objects.get().title) == ("refused", "Vorlesen am Dienstag")


def test_dates_follow_and_people_in_them_hear_of_it(take):
    def dates(*days, places=4):
        return [
            {"starts_at": in_days(day).isoformat(), "ends_at": in_days(day, 12).isoformat(), "places": places, "role": "Lesen"}
            for day in days
        ]  # fmt: skip

    take([told(shifts=dates(-3, 5, 6))])
    plan = Plan.objects.get()
    assert (plan.mode, plan.shifts.count(), plan.need.unit, plan.need.amount) == ("agency", 2, "place", 800)
    join(plan.shifts.first())
    assert take([told(shifts=dates(6, 7, places=5))])[0].why == "shifts"
    found = list(plan.shifts.order_by("starts_at").values_list("capacity", "called_off_at"))
    assert [(capacity, off is None) for capacity, off in found] == [(4, False), (5, True), (5, True)]
    assert take([told()])[0].what == "unchanged"  # no column, no change
    assert take([told(shifts="")])[0].why == "shifts"
    assert plan.shifts.filter(called_off_at=None).count() == 0
    line = take([told("a-2", title="Zeit ohne Sinn", shifts=[dates(5)[0] | {"ends_at": in_days(5, 9).isoformat()}])])[0]
    assert line.what == "refused" and Need.objects.count() == 1


def test_what_ended_there_ends_here_and_may_come_back(take):
    take([told(), told("a-2", title="Spazieren mit den Bewohnern")])
    lines = take(
        [
            told(state="withdrawn"),
            told("a-2", title="Spazieren mit den Bewohnern", until=str(timezone.localdate() - timedelta(days=1))),
        ]
    )
    assert what(lines) == [("a-1", "withdrawn"), ("a-2", "withdrawn")]
    assert what(take([told(state="withdrawn"), told("a-9", state="withdrawn")])) == [
        ("a-1", "unchanged"),
        ("a-9", "unchanged"),
    ]
    first = Need.objects.get(source="platform:nachbarn:a-1")
    assert what(take([told()])) == [("a-1", "taken")]
    again = Need.objects.get(source="platform:nachbarn:a-1")
    first.refresh_from_db()
    assert (first.state, first.source, again.state) == ("withdrawn", None, "published") and again.pk != first.pk


def test_what_the_agency_closed_stays_closed(take, staff):
    take([told()])
    finish_notice(notice=Need.objects.get(), by=staff, now=timezone.now())
    assert [(line.what, bool(line.why)) for line in take([told(title="Ganz neu")])] == [("unchanged", True)]
    assert Need.objects.get().state == "done"


def test_still_there_after_a_month_is_still_needed(take):
    take([told()])
    later = timezone.now() + timedelta(days=31)
    line = take([told()], now=later)[0]
    assert (line.what, len(line.notes), Need.objects.get().confirmed_at) == ("unchanged", 1, later)


def test_what_is_missing_from_a_complete_file_ends(take):
    take([told(), told("a-2", title="Spazieren mit den Bewohnern")])
    take([told(title="Von anderswo")], source="stadt")
    assert what(take([told()], complete=True, apply=False)) == [("a-1", "unchanged"), ("a-2", "withdrawn")]
    assert Need.objects.filter(state="published").count() == 3
    assert what(take([told()], complete=True)) == [("a-1", "unchanged"), ("a-2", "withdrawn")]
    assert sorted(Need.objects.filter(state="published").values_list("source", flat=True)) == [
        "platform:nachbarn:a-1", "platform:stadt:a-1",
    ]  # fmt: skip


def test_what_looks_alike_is_said(take, agency):
    make_need(agency=agency, kind="zeit", title="Vorlesen in der KITA")
    lines = take([told(), told("a-2", field="Raumfahrt")])
    assert [line.what for line in lines] == ["taken", "taken"]
    assert any("Bedarf" in note for note in lines[0].notes) and len(lines[1].notes) == 3


def test_our_own_does_not_come_back(take):
    assert take([told(url="http://127.0.0.1:8000/bedarfe/17-x/")])[0].what == "refused"


def test_another_agency_neither_takes_nor_changes_it(take, agency):
    make_need(pk=900)
    other = make_agency_of(make_municipality(name="Magdeburg", lat=52.12, lon=11.63))
    with pytest.raises(NotAllowed):
        take([told()], whose=other)
    take([told()])
    line = take([told(title="Übernommen")], whose=other, by=make_broker(other))[0]
    assert (line.what, Need.objects.get(source="platform:nachbarn:a-1").title) == ("refused", "Vorlesen in der Kita")


def test_the_database_knows_each_only_once(take):
    take([told()])
    with pytest.raises(IntegrityError), transaction.atomic():
        make_need(source="platform:nachbarn:a-1")


def test_what_we_give_out_is_what_we_take_in(take, agency, staff):
    EngagementField.objects.create(name="Vorlesen")
    start = {"starts_at": in_days(5).isoformat(), "ends_at": in_days(5, 12).isoformat(), "places": 4, "role": "Lesen"}
    take(
        [
            told(
                details="- eins\n- zwei",
                field="Vorlesen",
                shifts=[start],
                languages=["uk"],
                children="yes",
                access="yes",
            )
        ]
    )
    Need.objects.update(source=None)
    given = {path: Client().get(f"/api/v1/opportunities{path}").content for path in ("", ".csv")}
    home = b"http://127.0.0.1:8000/"
    rows = list(csv.DictReader(io.StringIO(given[".csv"].decode("utf-8-sig")), delimiter=";"))
    assert rows[0]["details"] == "'- eins\n- zwei"
    for path, content in given.items():
        Need.objects.exclude(source=None).update(source=None, title="Ein anderer")
        lines = take(content.replace(home, b"https://nachbarn.example/"))
        assert [line.what for line in lines] == ["taken"], lines
        assert what(take(content.replace(home, b"https://nachbarn.example/")))[0][1] == "unchanged"
        copy = Need.objects.get(source__startswith="platform:")
        assert (copy.details, copy.languages, copy.opportunity.children, copy.plan.shifts.get().role) == (
            "- eins\n- zwei", ["uk"], "yes", "Lesen",
        ), path  # fmt: skip


def test_the_command_reports_every_row(agency, staff, tmp_path, capsys):
    path, report = tmp_path / "datei.csv", tmp_path / "bericht.csv"
    path.write_bytes("id;title;postcode;state\n1;Bäume gießen;06122;\n2;X;06122;\n".encode("cp1252"))
    options = {"source": "nachbarn", "agency": agency.slug, "by": staff.email, "report": report}
    with pytest.raises(CommandError):
        call_command("import", "opportunities", str(path), **options)
    assert "read as Windows-1252" in capsys.readouterr().out and not Need.objects.exists()
    rows = list(csv.reader(io.StringIO(report.read_text(encoding="utf-8-sig")), delimiter=";"))
    assert [row[2] for row in rows] == ["what", "taken", "refused"]
    path.write_text("id;title;postcode\n1;Bäume gießen;06122\n", encoding="utf-8")
    call_command("import", "opportunities", str(path), apply=True, **options)
    assert Need.objects.get().state == "submitted"


@pytest.mark.parametrize(
    ("changed", "words"),
    [({"source": "A B"}, "--source"), ({"agency": "keine"}, "no agency"), ({"by": "x@example.org"}, "no account")],
)
def test_the_command_says_what_is_wrong(changed, words, agency, staff, tmp_path):
    options = {"source": "nachbarn", "agency": agency.slug, "by": staff.email} | changed
    with pytest.raises(CommandError, match=words):
        call_command("import", "opportunities", str(tmp_path / "fehlt.csv"), **options)


def test_the_command_refuses_strangers_and_missing_files(agency, staff, tmp_path):
    options = {"source": "nachbarn", "agency": agency.slug, "by": staff.email}
    with pytest.raises(CommandError, match="cannot be read"):
        call_command("import", "opportunities", str(tmp_path / "fehlt.csv"), **options)
    other = make_broker(make_agency_of(make_municipality(name="Magdeburg", lat=52.12, lon=11.63)))
    path = tmp_path / "da.csv"
    path.write_text("id;title\n", encoding="utf-8")
    with pytest.raises(CommandError, match="Only staff"):
        call_command("import", "opportunities", str(path), **options | {"by": other.email})


def test_outcomes_are_counted(take):
    assert counts_of(take([told(), told("a-2", german="viel"), told("a-3", title="Anderer")])) == {
        "taken": 2,
        "refused": 1,
    }
