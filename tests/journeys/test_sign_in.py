"""Signing in: by a code from a mail, and with a passkey of the phone."""

import re

import pytest

from gemeinsinn.people.models import User


@pytest.fixture
def site(portal_address, transactional_db, settings):
    """The portal under a name: browsers keep no passkeys for numbers."""
    address = portal_address.replace("127.0.0.1", "localhost")
    settings.BASE_URL = address
    settings.CSRF_TRUSTED_ORIGINS = [address]
    return address


def test_a_code_by_mail_opens_an_account(page, axe_clean, latest_mail, shot):
    # Given a neighbour without an account
    page.goto("/konto/")
    page.get_by_label("Ihre E-Mail-Adresse").fill("maria@example.org")
    axe_clean(page)
    # When she types the code from the mail, at the second go
    page.get_by_role("button", name="Code schicken").click()
    code = re.search(r"\d{6}", latest_mail("maria@example.org").subject)[0]
    page.get_by_label("Der Code aus der Mail").fill("nicht der")
    page.get_by_role("button", name="Weiter").click()
    assert page.get_by_text("Sie haben noch 2 Versuche").first.is_visible()
    axe_clean(page)
    page.get_by_label("Der Code aus der Mail").fill(code)
    page.get_by_role("button", name="Weiter").click()
    # Then she has an account and may say her name
    assert page.get_by_role("heading", level=1, name="Guten Tag").is_visible()
    page.get_by_role("link", name="Namen eintragen").click()
    page.get_by_label("Ihr Name").fill("Maria Behrens")
    page.get_by_role("button", name="Speichern").click()
    assert page.get_by_role("heading", level=1, name="Guten Tag, Maria Behrens").is_visible()
    axe_clean(page)
    shot(page, "account")
    assert User.objects.get().name == "Maria Behrens"


def test_without_javascript_and_in_english(new_page, latest_mail):
    page = new_page(javascript=False, language="en-GB")
    page.goto("/en/konto/anmelden/")
    assert not page.get_by_role("button", name="Sign in with a passkey instead").is_visible()
    page.get_by_label("Your e-mail address").fill("maria@example.org")
    page.get_by_role("button", name="Send me the code").click()
    code = re.search(r"\d{6}", latest_mail("maria@example.org").subject)[0]
    page.get_by_label("The code from the mail").fill(code)
    page.get_by_role("button", name="Go on").click()
    assert page.get_by_role("heading", level=1, name="Good day").is_visible()


def test_a_passkey_is_second_step_and_then_the_only_one(page, axe_clean, latest_mail):
    # Given a phone that can keep passkeys
    devtools = page.context.new_cdp_session(page)
    devtools.send("WebAuthn.enable")
    options = {
        "protocol": "ctap2",
        "transport": "internal",
        "hasResidentKey": True,
        "hasUserVerification": True,
        "isUserVerified": True,
        "automaticPresenceSimulation": True,
    }
    devtools.send("WebAuthn.addVirtualAuthenticator", {"options": options})

    def first_step():
        page.goto("/konto/anmelden/")
        page.get_by_label("Ihre E-Mail-Adresse").fill("maria@example.org")
        page.get_by_role("button", name="Code schicken").click()
        page.get_by_label("Der Code aus der Mail").fill(
            re.search(r"\d{6}", latest_mail("maria@example.org").subject)[0]
        )
        page.get_by_role("button", name="Weiter").click()

    def leave():
        page.goto("/konto/abmelden/")
        page.get_by_role("button", name="Abmelden").click()

    # When a passkey is set up
    first_step()
    page.goto("/konto/sicherheit/")
    axe_clean(page)
    page.get_by_role("link", name="Passkey einrichten").click()
    page.get_by_label("Name des Passkeys").fill("mein Telefon")
    axe_clean(page)
    page.get_by_role("button", name="Passkey einrichten").click()
    # Then the recovery codes are there at once
    page.wait_for_url("**/konto/sicherheit/notfallcodes/")
    assert page.locator("main code").count() == 10
    axe_clean(page)
    # And the code by mail alone no longer opens the account
    leave()
    first_step()
    assert page.get_by_role("heading", name="Und der zweite Schritt?").is_visible()
    axe_clean(page)
    page.get_by_role("button", name="Mit meinem Passkey").click()
    page.wait_for_url("**/konto/")
    # And the passkey alone does
    leave()
    page.get_by_role("button", name="Lieber mit Passkey anmelden").click()
    page.wait_for_url("**/konto/")
    assert page.get_by_role("heading", level=1).is_visible()
