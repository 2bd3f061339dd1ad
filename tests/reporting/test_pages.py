"""Pages of the office: asking for a report, waiting for it, saving it; figures."""

import io

import pytest
from openpyxl import load_workbook

from gemeinsinn.people.personal_data import person_of
from gemeinsinn.reporting.actions.forgetting import erase_from_reports
from gemeinsinn.reporting.models import Report
from gemeinsinn.reporting.tasks import build_next
from gemeinsinn.reporting.views import reports as pages
from tests.factories.people import make_account
from tests.factories.reporting import NOW, a_round

pytestmark = pytest.mark.django_db
ROOT = "/schreibtisch/fonds/"


@pytest.fixture
def office(client):
    client.force_login(make_account(roles=["office"]))
    return client


def test_one_click_and_the_report_is_there(office, django_assert_max_num_queries):
    funding = a_round()
    assert f'action="{ROOT}berichte/runde/{funding.pk}/"' in office.get(f"{ROOT}berichte/").content.decode()
    answer = office.post(f"{ROOT}berichte/runde/{funding.pk}/", follow=True)
    page, report = answer.content.decode(), Report.objects.get()
    assert "700\u00a0€" in page and report.digest in page and page.count("SHA-256") == 5
    saved = office.get(f"{ROOT}berichte/{report.pk}/xlsx/")
    assert saved["Content-Disposition"].startswith('attachment; filename="bericht-engagementfonds-')
    assert len(load_workbook(io.BytesIO(saved.content)).sheetnames) == 7
    assert office.get(f"{ROOT}berichte/{report.pk}/exe/").status_code == 404
    with django_assert_max_num_queries(15):
        assert "Bericht 1" in office.get(f"{ROOT}berichte/").content.decode()


def test_a_large_round_is_the_workers_and_the_page_shows_how_far_it_is(office, monkeypatch):
    funding = a_round()
    monkeypatch.setattr(pages, "is_small", lambda report: False)
    page = office.post(f"{ROOT}berichte/runde/{funding.pk}/", follow=True).content.decode()
    address = f"{ROOT}berichte/{Report.objects.get().pk}/"
    assert "Der Bericht über 6 Fälle wird erstellt." not in page and "Der Bericht über 5 Fälle wird erstellt." in page
    part = office.get(address, headers={"HX-Request": "true"})
    assert part.content.decode().startswith("\n<div") and "HX-Refresh" not in part
    build_next(now=NOW)
    assert office.get(address, headers={"HX-Request": "true"})["HX-Refresh"] == "true"
    assert "Dateien" in office.get(address).content.decode()


@pytest.mark.parametrize(
    ("state", "said"),
    [
        ("refused", "Alle Fälle zusammen haben 1\u00a0€ bekommen"),
        ("failed", "Dieser Bericht konnte nicht erstellt werden"),
    ],
)
def test_a_report_without_files_says_why(office, state, said):
    fault = {"place": "paid", "reference": "", "told": 100, "ledger": 200}
    report = Report.objects.create(round=a_round(), number=1, state=state, faults=[fault], at=NOW)
    page = office.get(f"{ROOT}berichte/{report.pk}/").content.decode()
    assert said in page and "Neuen Bericht erstellen" in page


def test_when_somebody_leaves_the_files_of_their_rounds_go(office):
    leaving = make_account(email="p1@example.org")
    funding, other = a_round(), a_round(year=2025)
    for one in (funding, other):
        office.post(f"{ROOT}berichte/runde/{one.pk}/")
    theirs, another = Report.objects.get(round=funding), Report.objects.get(round=other)
    other.applications.update(contact=None)
    erase_from_reports(person_of(leaving), now=NOW)
    assert [one.files.exclude(path="").count() for one in (theirs, another)] == [0, 3]
    assert "wird nicht mehr aufbewahrt" in office.get(f"{ROOT}berichte/{theirs.pk}/").content.decode()
    assert office.get(f"{ROOT}berichte/{theirs.pk}/pdf/").status_code == 404


def test_figures_as_page_table_and_workbook(office, django_assert_max_num_queries):
    assert "Nichts zu zählen" in office.get(f"{ROOT}zahlen/").content.decode()
    funding = a_round()
    a_round(year=2025)
    office.get(f"{ROOT}zahlen/")
    with django_assert_max_num_queries(15):
        page = office.get(f"{ROOT}zahlen/").content.decode()
    assert "2026: 6 Anträge nach 6 im Jahr 2025" in page and "80\u00a0%" in page
    asked = f"?fonds={funding.fund.slug}&jahr=2026"
    one = office.get(f"{ROOT}zahlen/{asked}").content.decode()
    assert "im Jahr 2025" not in one and "mappe/?fonds=" in one
    assert office.get(f"{ROOT}zahlen/?fonds=x&jahr=²02x").status_code == 200
    lines = office.get(f"{ROOT}zahlen/tabelle/{asked}").content.decode().splitlines()
    assert lines[1].split(";")[:6] == ["2026", "6", "4", "1", "1600,00", "400,00"] and lines[1].endswith(";0;0;0")
    assert "Hofverein" not in "".join(lines)
    book = load_workbook(io.BytesIO(office.get(f"{ROOT}zahlen/mappe/{asked}").content))
    assert book.sheetnames == ["Jahr für Jahr", "Verlauf", "Antragstellende", "Orte", "Kostenarten"]
