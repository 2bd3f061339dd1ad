"""A treasurer pays with one file, somebody else releases it, and the bank answers."""

import pytest
from django.utils import timezone

from gemeinsinn.treasury.models import PaymentRun
from gemeinsinn.treasury.queries.ledger import ledger_faults
from tests.factories.bank import Tx, camt, entry
from tests.factories.people import make_account
from tests.factories.treasury import make_bank_account, make_due, make_pot
from tests.journeys.steps.hands import Way, go, press, read, words

OWN_RUN = "You prepared it, so somebody else releases it: the treasurer, or a colleague of the network's office."


@pytest.mark.parametrize("way", [Way(), Way(language="en")], ids=["de", "en"])
def test_paid_with_one_file_and_answered(site, arrive, sign_in, axe_clean, shot, tmp_path, way):
    # Given three payments that are due
    pot = make_pot(1000)
    for n, holder in (
        (1, "Förderverein Grünes Höfchen e. V."),
        (2, "Nachbarschaftstreff Süd e. V."),
        (3, "Oksana Petrenko"),
    ):
        make_due(n * 100, pot=pot, reference=f"EF-2026-000{n}", holder=holder)
    make_bank_account()
    till, office = arrive(way), arrive(way)
    sign_in(till, make_account(name="Jens Wolter", roles=["treasurer"], language=way.language))
    sign_in(office, make_account(name="Nora Netz", roles=["office"], language=way.language))
    # When the treasurer prepares a run and the office releases it
    go(till, "/schreibtisch/kasse/")
    axe_clean(till)
    shot(till, "due")
    press(till, "Prepare a payment run")
    read(till, OWN_RUN)
    go(office, "/schreibtisch/kasse/")
    office.locator(f"main a[href$='/laeufe/{PaymentRun.objects.get().pk}/']").first.click()
    axe_clean(office)
    press(office, "Release it")
    read(office, "The treasurer takes the file to the bank.")
    # Then the treasurer has the file
    till.reload()
    with till.expect_download() as download:
        till.get_by_role("button", name=words(till, "Save the file for the bank")).click()
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
    till.get_by_role("link", name=words(till, "The bank's answer")).click()
    till.locator("main input[type=file]").set_input_files(answer)
    axe_clean(till)
    press(till, "Read it")
    read(till, "refused by the bank")
    axe_clean(till)
    shot(till, "answered")
    go(till, "/schreibtisch/kasse/buch/")
    axe_clean(till)
    pot.refresh_from_db()
    assert (pot.paid.cents, pot.committed.cents, pot.available.cents, ledger_faults()) == (40000, 20000, 40000, [])
