"""The office reports a round to its funder with one click, waits where the round is large, and saves the files."""

import zipfile

import pytest
from playwright.sync_api import expect

from gemeinsinn.fund.actions import deciding, signing
from gemeinsinn.reporting.models import Report
from gemeinsinn.reporting.tasks import build_next
from gemeinsinn.reporting.views import reports as pages
from tests.factories.people import make_account
from tests.factories.reporting import NOW, a_round

SAID = {
    "de-DE": ("Bericht erstellen", "Der Bericht über 5 Fälle wird erstellt.", "eingefroren", "Als Tabellen (CSV)", "Zahlen der Fonds"),
    "en-GB": ("Make the report", "The report of 5 cases is being made.", "frozen", "As tables (CSV)", "Figures of the funds"),
}  # fmt: skip


@pytest.mark.parametrize("language", SAID)
def test_a_round_is_reported_with_one_click(site, new_page, sign_in, axe_clean, shot, monkeypatch, language):
    button, waits, frozen, tables, figures = SAID[language]
    root = "" if language == "de-DE" else "/en"
    monkeypatch.setattr(deciding, "decision_paper", lambda decision: b"%PDF")
    monkeypatch.setattr(signing, "application_paper", lambda application: b"%PDF")
    # Given a round with cases, large enough for the worker
    a_round(year=2025)
    a_round()
    monkeypatch.setattr(pages, "is_small", lambda report: False)
    page = new_page(language=language)
    sign_in(page, make_account(roles=["office"], language=language[:2]))
    # When the office asks for the report
    page.goto(f"{root}/schreibtisch/fonds/berichte/")
    axe_clean(page)
    shot(page, "rounds")
    page.get_by_role("button", name=button).first.click()
    expect(page.get_by_text(waits)).to_be_visible()
    axe_clean(page)
    shot(page, "waits")
    build_next(now=NOW)
    # Then the page tells by itself that it is there, and the files can be saved
    expect(page.get_by_text(frozen, exact=True)).to_be_visible(timeout=15_000)
    axe_clean(page)
    shot(page, "report")
    with page.expect_download() as download:
        page.get_by_role("link", name=tables).click()
    assert len(zipfile.ZipFile(download.value.path()).namelist()) == 7
    assert Report.objects.get().state == "done"
    # And the figures stand beside it
    page.goto(f"{root}/schreibtisch/fonds/zahlen/")
    expect(page.get_by_role("heading", name=figures)).to_be_visible()
    axe_clean(page)
    shot(page, "figures")
