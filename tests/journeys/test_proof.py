"""A grant is proved on a phone, receipt by receipt; the office strikes one out, and the rest of the money comes back."""

from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from gemeinsinn.core.money import Money
from gemeinsinn.core.tokens import issue_link
from gemeinsinn.fund.models import Application
from gemeinsinn.proof.models import Grant
from gemeinsinn.proof.tasks import follow
from gemeinsinn.treasury.actions.booking import book
from gemeinsinn.treasury.lifecycle.ledger import Kind
from gemeinsinn.treasury.queries.ledger import ledger_faults
from tests.factories.documents import pdf_bytes
from tests.factories.people import make_account
from tests.factories.proof import due_grant, picture_bytes
from tests.factories.treasury import make_bank_account
from tests.journeys.steps.hands import Way, fill, go, press, read, select, tick, words


@pytest.mark.parametrize("way", [Way(), Way(language="en")], ids=["de", "en"])
def test_proved_cut_and_paid_back(
    site, arrive, sign_in, axe_clean, shot, latest_mail, link_in, settings, tmp_path, way
):
    # Given a project that is over, and 400 € that were paid in advance
    settings.MEDIA_ROOT = tmp_path
    now = timezone.now()
    grant, day = due_grant(now=now), timezone.localdate(now) - timedelta(days=3)
    Application.objects.filter(pk=grant.application_id).update(language=way.language)
    make_bank_account()
    told = {"pot_id": grant.commitment.pot_id, "by": None, "now": now, "commitment": grant.commitment}
    book(kind=Kind.PAY, amount=Money(40_000), **told)
    token = issue_link(purpose="fund-case", subject_id=grant.application_id, now=now, lasts=timedelta(days=9))
    page = arrive(way)
    go(page, f"/m/{token}/")
    press(page, "Go to receipts and report")
    axe_clean(page)
    shot(page, "overview")
    # When she photographs her receipts one by one
    press(page, "Add a receipt")
    # And a film instead of a photograph is told from one before it is sent
    film = {"name": "film.heic", "mimeType": "image/heic", "buffer": b"x" * (10 * 1024 * 1024 + 1)}
    fill(page, payee="Holzmarkt")
    page.locator("[name=paper]").set_input_files(film)
    expect(page.get_by_role("alert").filter(has_text="10 MB")).to_be_visible()
    axe_clean(page)
    assert page.locator("[name=paper]").evaluate("one => one.files.length") == 0
    for number, (payee, amount) in enumerate((("Holzmarkt", "300"), ("Getränke Peters", "60,00")), 1):
        paper = {"name": "bon.pdf", "mimeType": "application/pdf", "buffer": pdf_bytes(words=f"Bon {number}".encode())}
        page.locator("[name=paper]").set_input_files(paper)
        fill(page, amount=amount, day=day.isoformat(), payee=payee, reason="Für das Fest")
        select(page, "cost_type", "Sachmittel")
        press(page, "Keep this receipt")
        expect(page.get_by_text(f"{number}. {payee}")).to_be_visible()
    axe_clean(page)
    shot(page, "receipts")
    # And tells how it went, in words and pictures
    press(page, "Report")
    fill(
        page,
        what="Drei Tafeln im Hof.",
        who="Der ganze Block.",
        changed="Man grüßt sich.",
        people="80",
        helpers="12",
        new="5",
    )
    axe_clean(page)
    press(page, "Go on")
    for grey in (1, 90, 200):
        photo = {"name": "a.jpg", "mimeType": "image/jpeg", "buffer": picture_bytes(grey)}
        page.locator("[name=paper]").set_input_files(photo)
        fill(page, alt=f"Die Tafel {grey}", rights="Jule Brandt")
        press(page, "Add this picture")
        expect(page.get_by_role("img", name=f"Die Tafel {grey}")).to_be_visible()
    axe_clean(page)
    press(page, "Hand in")
    tick(page, "true")
    fill(page, typed_name="Jule Brandt")
    axe_clean(page)
    shot(page, "hand-in")
    press(page, "Hand in the proof of use")
    read(page, "Handed in. You have it in your mail as well.")
    # Then the office strikes one receipt out and settles the rest
    office = arrive(way)
    sign_in(office, make_account(name="Nora Netz", roles=["office"], language=way.language))
    go(office, "/schreibtisch/foerderfaelle/")
    axe_clean(office)
    office.get_by_role("link", name=grant.application.title).click()
    select(office, "urteil-1", words(office, "all right"))
    select(office, "urteil-2", words(office, "not recognised"))
    fill(office, **{"wort-2": "Alkohol zahlen wir nicht."})
    press(office, "Keep the verdicts")
    axe_clean(office)
    shot(office, "check")
    fill(office, note="Beide Belege angesehen.", words="Getränke mit Alkohol sind nicht dabei.")
    office.get_by_role("textbox", name=words(office, "Recognised amount in euros")).fill("300")
    press(office, "Settle it and send the letter")
    read(office, "Asked back")
    axe_clean(office)
    # And she reads what to pay back, and once it is there the case is closed
    mail = latest_mail("jule@example.org")
    page.goto(link_in(mail))
    expect(page.get_by_text("100 €" if way.language == "de" else "€100").first).to_be_visible()
    axe_clean(page)
    shot(page, "asked-back")
    press(page, "Look at the proof of use")
    expect(page.get_by_text("Alkohol zahlen wir nicht.")).to_be_visible()
    axe_clean(page)
    book(kind=Kind.REPAY, amount=Money(10_000), **told)
    follow(now=timezone.now())
    page.reload()
    read(page, "closed", "a grant")
    assert Grant.objects.get().state == "closed" and ledger_faults() == []
