"""The report of a round: what it tells, that its sums are those of the ledger, its files."""

import csv
import io
import zipfile
from datetime import timedelta

import pytest
from openpyxl import load_workbook
from pypdf import PdfReader

from gemeinsinn.core.errors import NoLongerThere, NotAllowed
from gemeinsinn.core.money import Money
from gemeinsinn.reporting import papers
from gemeinsinn.reporting.actions import reports as making
from gemeinsinn.reporting.actions.files import file_bytes
from gemeinsinn.reporting.actions.forgetting import forget_files
from gemeinsinn.reporting.actions.reports import ask_report, build, claim, next_report
from gemeinsinn.reporting.lifecycle.reports import Balance, Difference, Line, Place, State, differences, largest_first
from gemeinsinn.reporting.models import Report
from gemeinsinn.reporting.queries.reports import files_for, listed_rounds, reports_for, rounds_for
from gemeinsinn.reporting.queries.rollup import roll_up
from gemeinsinn.reporting.tasks import build_next, forget
from gemeinsinn.reporting.wording.reports import fault_words
from gemeinsinn.treasury.actions.commitments import commit
from gemeinsinn.treasury.models import Commitment, Pot
from tests.factories.people import make_account
from tests.factories.reporting import NOW, a_round

pytestmark = pytest.mark.django_db


@pytest.fixture
def funding():
    return a_round()


@pytest.fixture
def office():
    return make_account(roles=["office"])


def made(funding, by=None):
    report = ask_report(funding=funding, by=by, now=NOW)
    assert claim(report.pk, now=NOW)
    build(report, now=NOW)
    report.refresh_from_db()
    return report


def test_it_tells_every_case_with_planned_actual_paid_and_recognised(funding, django_assert_max_num_queries):
    with django_assert_max_num_queries(15):
        found = roll_up(funding.pk)
    told = [
        (one.applicant, one.state, one.awarded, one.planned, one.actual, one.recognised, one.money)
        for one in found.cases
    ]
    assert told == [
        ("", "closed", 40_000, 40_000, 40_000, 40_000, Balance(0, 40_000, 0)),
        ("Hofverein e. V.", "closed", 40_000, 40_000, 30_000, 30_000, Balance(0, 30_000, 10_000)),
        ("", "running", 40_000, 40_000, 0, None, Balance(40_000, 0, 0)),
        ("", "", 40_000, 40_000, 0, None, Balance(40_000, 0, 0)),
        ("", "withdrawn", 0, 0, 0, None, Balance(0, 0, 0)),
    ]
    assert (found.paid, found.repaid, found.promised, found.total("awarded"), found.total("recognised")) == (
        70_000, 10_000, 80_000, 160_000, 70_000,
    )  # fmt: skip
    assert (found.states, found.faults) == ({"accepted": 3, "awarded": 1, "rejected": 1, "withdrawn": 1}, ())
    assert [(one.name, one.cases, one.planned, one.actual, one.recognised) for one in found.types] == [
        ("Sachmittel", 3, 90_000, 55_000, 25_000), ("Verpflegung", 3, 30_000, 15_000, 15_000),
    ]  # fmt: skip
    assert [(one.name, one.cases, one.awarded, one.paid) for one in found.kinds] == [
        ("person", 3, 120_000, 40_000), ("association", 1, 40_000, 30_000),
    ]  # fmt: skip
    assert [(one.name, one.cases) for one in found.places] == [("Halle (Saale)", 4)]
    assert [(one.number, one.cents, one.cost_type, one.verdict) for one in found.receipts] == [
        (1, 25_000, "Sachmittel", ""), (2, 15_000, "Verpflegung", ""), (1, 30_000, "Sachmittel", "refused"),
    ]  # fmt: skip
    assert [one.words for one in found.cases[:3]] == [(("what", "Ein Fest für alle."),)] * 2 + [()]
    assert roll_up(funding.pk) == found


def test_its_files_say_the_same_and_are_frozen(funding, office):
    report = made(funding, office)
    assert (report.state, report.number, report.cases, report.progress, len(report.digest)) == ("done", 1, 5, 100, 64)
    assert report.sums == {
        "paid": 70_000, "repaid": 10_000, "promised": 80_000, "budget": 1_000_000, "awarded": 160_000, "planned": 160_000,
        "actual": 70_000, "recognised": 70_000, "receipts": 3,
    }  # fmt: skip
    files = {one.form: file_bytes(one) for one in report.files.all()}
    book = load_workbook(io.BytesIO(files["xlsx"]))
    assert book.sheetnames == [
        "Übersicht",
        "Fälle",
        "Belege",
        "Kostenarten",
        "Orte",
        "Antragstellende",
        "Worte der Geförderten",
    ]
    cases = list(book["Fälle"].values)
    assert [row[2] for row in cases[1:]] == ["Privatperson", "Hofverein e. V.", *["Privatperson"] * 3]
    assert [sum(row[at] or 0 for row in cases[1:]) for at in (9, 17, 18, 19)] == [1600, 700, 100, 800]
    assert [cell.data_type for cell in book["Belege"]["E"]] == ["s"] * 4  # "=Tische" runs nowhere
    archive = zipfile.ZipFile(io.BytesIO(files["zip"]))
    assert archive.namelist()[2] == "3-belege.csv"
    receipts = list(csv.reader(io.StringIO(archive.read("3-belege.csv").decode("utf-8-sig")), delimiter=";"))
    assert [row[4:6] for row in receipts[1:]] == [
        ["'=Tische", "250,00"],
        ["'=Tische", "150,00"],
        ["'=Tische", "300,00"],
    ]
    paper = PdfReader(io.BytesIO(files["pdf"]))
    words = "".join(page.extract_text() for page in paper.pages)
    assert paper.trailer["/Root"]["/MarkInfo"]["/Marked"]
    assert "Hofverein e. V." in words and report.digest[:20] in words and "Jule" not in words


def test_the_second_report_of_a_round_is_another_and_the_first_stays(funding, office):
    first = made(funding, office)
    assert made(funding, office).number == 2
    assert [one.number for one in listed_rounds(office)[0].done] == [2, 1]
    assert Report.objects.get(pk=first.pk).digest == first.digest


@pytest.mark.parametrize(
    ("spoil", "said"),
    [
        (
            lambda pot: Commitment.objects.filter(pot=pot, paid=Money(40_000)).update(paid=Money(39_999)),
            ["EF-2026-0001 sagt 399,99 €, seine Buchungen im Kassenbuch ergeben 400 €.", "Alle Fälle zusammen haben 699,99 € bekommen, das Kassenbuch hat 700 € ausgezahlt."],
        ),
        (
            lambda pot: commit(pot_id=pot.pk, reference="OHNE-FALL-1", amount=Money(5000), by=None, now=NOW),
            ["Alle Fälle zusammen bekommen noch 800 €, das Kassenbuch hat 850 € zugesagt."],
        ),
    ],
)  # fmt: skip
def test_sums_that_are_not_those_of_the_ledger_make_no_report(funding, spoil, said):
    spoil(funding.pot)
    first = Commitment.objects.filter(pot=funding.pot).order_by("pk")[0].reference
    report = made(funding)
    assert (report.state, report.files.count(), report.digest) == ("refused", 0, "")
    assert [fault_words(one).replace(first, "EF-2026-0001").replace("\u00a0", " ") for one in report.faults] == said


def test_one_report_of_a_round_is_made_at_a_time_and_by_one_worker(funding, office):
    report = ask_report(funding=funding, by=office, now=NOW)
    assert ask_report(funding=funding, by=office, now=NOW) == report
    assert next_report(now=NOW) == report
    assert (next_report(now=NOW + timedelta(minutes=9)), claim(report.pk, now=NOW)) == (None, False)
    assert next_report(now=NOW + timedelta(minutes=11)) == report  # its worker is gone


def test_of_two_workers_the_second_goes_on_to_the_next(funding, monkeypatch):
    ask_report(funding=funding, by=None, now=NOW)
    monkeypatch.setattr(making, "claim", lambda pk, now: False)
    assert next_report(now=NOW) is None


def test_the_worker_makes_what_waits(funding):
    report = ask_report(funding=funding, by=None, now=NOW)
    assert (build_next(now=NOW), build_next(now=NOW)) == (True, False)
    report.refresh_from_db()
    assert report.state == State.DONE


def test_what_goes_wrong_is_told_and_can_be_asked_for_again(funding, monkeypatch):
    report = ask_report(funding=funding, by=None, now=NOW)
    with monkeypatch.context() as patch:
        patch.setitem(papers.MAKERS, "pdf", lambda *told: (_ for _ in ()).throw(OSError("disk full")))
        with pytest.raises(OSError, match="full"):
            build_next(now=NOW)
    report.refresh_from_db()
    assert (report.state, report.files.count()) == (State.FAILED, 0)
    assert made(funding).state == State.DONE


def test_only_the_office_reports(funding, office):
    made(funding, office)
    for other in (make_account(roles=["jury", "treasurer"]), make_account()):
        with pytest.raises(NotAllowed):
            ask_report(funding=funding, by=other, now=NOW)
        seen = (rounds_for(other), reports_for(other), listed_rounds(other), files_for(other, 1, "pdf"))
        assert [rows.count() for rows in seen] == [0] * 4
    assert reports_for(office).count() == 1


def test_files_go_after_a_year_and_their_digests_stay(funding, office):
    report = made(funding, office)
    file = files_for(office, report.pk, "pdf").get()
    forget(now=NOW + timedelta(days=366))
    assert files_for(office, report.pk, "pdf").exists()
    assert forget_files(now=NOW + timedelta(days=367)) == 3
    assert not files_for(office, report.pk, "pdf").exists()
    assert [len(one.digest) for one in report.files.all()] == [64] * 3
    assert report.files.filter(path="").count() == 3
    from django.core.files.storage import default_storage  # here alone

    default_storage.delete(file.path)
    with pytest.raises(NoLongerThere):
        file_bytes(file)


def test_a_pot_that_lies_is_found():
    told = {"a": Balance(1, 2, 3), "b": Balance(5, 0, 0)}
    assert differences(told, dict(told), 6, 2) == []
    assert differences(told, {"a": Balance(1, 2, 4)}, 6, 3) == [
        Difference(Place.CASE, "a", 3, 4), Difference(Place.CASE, "b", 5, 0), Difference(Place.PAID, "", 2, 3),
    ]  # fmt: skip


def test_lines_stand_by_what_they_come_to():
    lines = [Line("b", awarded=1), Line("a", awarded=1), Line("c", awarded=1, planned=2), Line("d", awarded=9)]
    assert [one.name for one in largest_first(lines)] == ["d", "c", "a", "b"]


def test_pots_of_other_rounds_do_not_matter(funding):
    a_round()
    assert roll_up(funding.pk).promised == 80_000
    assert Pot.objects.count() == 2
