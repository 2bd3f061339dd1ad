"""A treasurer pays with one file, somebody else releases it, and the bank answers."""

from django.utils import timezone
from playwright.sync_api import expect

from gemeinsinn.treasury.queries.ledger import ledger_faults
from tests.factories.bank import Tx, camt, entry
from tests.factories.people import make_account
from tests.factories.treasury import make_bank_account, make_due, make_pot


def test_paid_with_one_file_and_answered(site, new_page, sign_in, axe_clean, shot, tmp_path):
    # Given three payments that are due
    pot = make_pot(1000)
    for n, holder in (
        (1, "Förderverein Grünes Höfchen e. V."),
        (2, "Nachbarschaftstreff Süd e. V."),
        (3, "Oksana Petrenko"),
    ):
        make_due(n * 100, pot=pot, reference=f"EF-2026-000{n}", holder=holder)
    make_bank_account()
    till, office = new_page(), new_page()
    sign_in(till, make_account(name="Jens Wolter", roles=["treasurer"]))
    sign_in(office, make_account(name="Nora Netz", roles=["office"]))
    # When the treasurer prepares a run and the office releases it
    till.goto("/schreibtisch/kasse/")
    axe_clean(till)
    shot(till, "due")
    till.get_by_role("button", name="Zahlungslauf vorbereiten").click()
    expect(till.get_by_text("Sie haben ihn vorbereitet")).to_be_visible()
    office.goto("/schreibtisch/kasse/")
    office.get_by_role("link", name="Lauf").first.click()
    axe_clean(office)
    office.get_by_role("button", name="Freigeben").click()
    expect(office.get_by_text("Die Datei bringt die Kasse zur Bank.")).to_be_visible()
    # Then the treasurer has the file
    till.reload()
    with till.expect_download() as download:
        till.get_by_role("button", name="Datei für die Bank sichern").click()
    assert "Foerderverein Gruenes Hoefchen" in download.value.path().read_text()
    axe_clean(till)
    shot(till, "run")
    # And what the bank answers is booked by itself
    answer = tmp_path / "auszug.xml"
    answer.write_bytes(
        camt(
            entry(Tx("100.00", "EF-2026-0001"), ref="A", day=f"{timezone.localdate()}"),
            entry(Tx("200.00", "EF-2026-0002", reason="AC04"), ref="B", credit=True),
            entry(Tx("300.00", "EF-2026-0003"), ref="C"),
        )
    )
    till.get_by_role("link", name="Antwort der Bank").click()
    till.get_by_label("Antwort der Bank").set_input_files(answer)
    axe_clean(till)
    till.get_by_role("button", name="Einlesen").click()
    expect(till.get_by_text("von der Bank abgelehnt").first).to_be_visible()
    axe_clean(till)
    shot(till, "answered")
    till.goto("/schreibtisch/kasse/buch/")
    axe_clean(till)
    pot.refresh_from_db()
    assert (pot.paid.cents, pot.committed.cents, pot.available.cents, ledger_faults()) == (40000, 20000, 40000, [])
