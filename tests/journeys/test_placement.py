"""Somebody walks into the agency: written down on a phone within a minute, suggested, introduced, placed, asked."""

import time
from datetime import timedelta

from django.utils import timezone
from playwright.sync_api import expect

from gemeinsinn.placement.models import Case, FollowUp, Proposal
from gemeinsinn.volunteering.models import EngagementField
from tests.factories.exchange import make_need
from tests.factories.opportunities import describe

A_MINUTE = 60  # seconds, with a person's typing: the browser types each letter as a hurried thumb would
THUMB = 90  # milliseconds a letter


def test_from_the_door_to_the_placement(
    site, halle, new_page, sign_in, latest_mail, link_in, time_passes, shot, axe_clean
):
    # Given an opportunity with children in Halle-Neustadt, and Renate at the desk with her phone
    field, _new = EngagementField.objects.get_or_create(
        name="Schule und Kindergarten"
    )  # loaded, or emptied by a test before
    need = describe(
        make_need(
            kind="zeit", title="Vorlesen in der zweiten Klasse", amount=400, unit="person", unit_words="",
            agency=halle.agency, quarter=halle.quarter,
        ),
        field=field, certificate="yes", way_there="Straßenbahn 2",
    )  # fmt: skip
    host = need.contact.email
    phone = new_page()
    sign_in(phone, halle.renate)
    phone.goto("/schreibtisch/")
    phone.get_by_role("link", name="Vermittlung").click()
    # When Rosa comes in, she is written down within a minute
    began = time.monotonic()
    phone.get_by_role("main").get_by_role("link", name="Jemand ist da").first.click()
    phone.get_by_label("Name").press_sequentially("Rosa Wiesner", delay=THUMB)
    phone.get_by_label("E-Mail").press_sequentially("rosa@example.org", delay=THUMB)
    phone.get_by_label("Was möchte die Person gern tun?").press_sequentially("Kindern vorlesen", delay=THUMB)
    phone.get_by_label("Ja, einverstanden").check()
    shot(phone, "walk-in")
    axe_clean(phone)
    phone.get_by_role("button", name="Aufnehmen und etwas suchen").click()
    expect(phone.get_by_text("Rosa Wiesner ist aufgenommen.")).to_be_visible()
    assert time.monotonic() - began < A_MINUTE
    # Then what fits stands there, and what is ticked is suggested, printed and mailed
    axe_clean(phone)
    shot(phone, "ideas")
    phone.get_by_label(f"Vorschlagen: {need.title}").check()
    phone.get_by_role("button", name="Angehaktes vorschlagen").click()
    expect(phone.get_by_text("Ein Einsatz ist vorgeschlagen.")).to_be_visible()
    phone.get_by_role("link", name="Vorschläge drucken").click()
    phone.emulate_media(media="print")
    expect(phone.get_by_text("Straßenbahn 2")).to_be_visible()
    expect(phone.get_by_role("navigation", name="Schreibtisch")).to_be_hidden()
    phone.emulate_media(media="screen")
    axe_clean(phone)
    phone.go_back()
    phone.get_by_role("button", name="Vorschläge mailen").click()
    assert need.title in str(latest_mail("rosa@example.org").body)
    # And only with her yes the host hears of her
    phone.get_by_role("link", name="Vorstellen").click()
    axe_clean(phone)
    phone.get_by_role("button", name="Ja gesagt: vorstellen").click()
    expect(phone.get_by_text("Vorgestellt. Die Einsatzstelle bekommt eine Mail.")).to_be_visible()
    assert "Rosa Wiesner" in str(latest_mail(host).body)
    # Without a certificate nobody is placed with children; that it was seen is noted, and nothing else
    phone.get_by_role("button", name="Vermittelt").click()
    expect(phone.get_by_role("status").get_by_text("verlangt ein Führungszeugnis")).to_be_visible()
    phone.get_by_label("Ausgestellt am").fill(str(timezone.localdate() - timedelta(days=9)))
    phone.get_by_text("Kein Eintrag").click()
    shot(phone, "case")
    axe_clean(phone)
    phone.get_by_role("button", name="Vermerken, dass es gesehen wurde").click()
    phone.get_by_role("button", name="Vermittelt").click()
    expect(phone.get_by_text("Vermittelt. In zehn Wochen")).to_be_visible()
    assert Proposal.objects.get().state == "placed"
    # Ten weeks later both are asked, and one click is enough
    time_passes(timezone.now() + timedelta(days=71))
    rosa = new_page()
    rosa.goto(link_in(latest_mail("rosa@example.org"), "Läuft gut"))
    expect(rosa.get_by_text("Sie haben gesagt: Läuft gut")).to_be_visible()
    axe_clean(rosa)
    school = new_page(javascript=False)
    school.goto(link_in(latest_mail(host), "Es hat sich geändert"))
    assert FollowUp.objects.get(side="host").answer == ""
    school.get_by_role("button", name="Es hat sich geändert").click()
    expect(school.get_by_text("Sie haben gesagt: Es hat sich geändert")).to_be_visible()
    # And Renate sees it on the page of the day
    sign_in(phone, halle.renate)
    phone.goto("/schreibtisch/")
    expect(phone.get_by_text("1 Fall Ihrer Vermittlung ist fällig")).to_be_visible()
    phone.get_by_role("link", name="Ansehen").click()
    axe_clean(phone)
    assert Case.objects.get().due_on == timezone.localdate()
