"""Somebody walks into the agency: written down on a phone within a minute, suggested, introduced, placed, asked."""

import time
from dataclasses import replace
from datetime import timedelta
from functools import partial

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from gemeinsinn.people.models import Contact
from gemeinsinn.placement.models import Case, FollowUp, Proposal
from gemeinsinn.volunteering.models import EngagementField
from tests.factories.exchange import make_need
from tests.factories.opportunities import describe
from tests.journeys.steps.hands import Way, choose, go, words_in

YOU_SAID = "You said: %(answer)s. You can change that or add a word."
A_MINUTE = 60  # seconds, with a person's typing: the browser types each letter as a hurried thumb would
THUMB = 90  # milliseconds a letter


@pytest.mark.parametrize("way", [Way(), Way(language="en")], ids=["de", "en"])
def test_from_the_door_to_the_placement(
    *, way, site, halle, arrive, sign_in, latest_mail, link_in, time_passes, shot, axe_clean
):
    t = partial(words_in, way.language)
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
    Contact.objects.update(language=way.language)
    host = need.contact.email
    phone = arrive(way)
    sign_in(phone, halle.renate)
    go(phone, "/schreibtisch/")
    phone.get_by_role("link", name=t("Placement")).click()
    # When Rosa comes in, she is written down within a minute
    began = time.monotonic()
    phone.get_by_role("main").get_by_role("link", name=t("Somebody is here")).first.click()
    phone.get_by_label(t("Name")).press_sequentially("Rosa Wiesner", delay=THUMB)
    phone.get_by_label(t("E-mail")).press_sequentially("rosa@example.org", delay=THUMB)
    phone.get_by_label(t("What would they like to do?")).press_sequentially("Kindern vorlesen", delay=THUMB)
    choose(phone, "language", way.language)
    phone.get_by_label(t("Yes, they agree")).check()
    shot(phone, "walk-in")
    axe_clean(phone)
    phone.get_by_role("button", name=t("Write down and look for something")).click()
    expect(phone.get_by_text(t("%(name)s is written down.", name="Rosa Wiesner"))).to_be_visible()
    assert time.monotonic() - began < A_MINUTE
    # Then what fits stands there, and what is ticked is suggested, printed and mailed
    axe_clean(phone)
    shot(phone, "ideas")
    phone.get_by_label(f"{t('Suggest')}: {need.title}").check()
    phone.get_by_role("button", name=t("Suggest what is ticked")).click()
    expect(phone.get_by_text(t("One opportunity is suggested."))).to_be_visible()
    phone.get_by_role("link", name=t("Print the suggestions")).click()
    phone.emulate_media(media="print")
    expect(phone.get_by_text("Straßenbahn 2")).to_be_visible()
    expect(phone.get_by_role("navigation", name=t("Desk"))).to_be_hidden()
    phone.emulate_media(media="screen")
    axe_clean(phone)
    phone.go_back()
    phone.get_by_role("button", name=t("Mail the suggestions")).click()
    assert need.title in str(latest_mail("rosa@example.org").body)
    # And only with her yes the host hears of her
    phone.get_by_role("link", name=t("Introduce")).click()
    axe_clean(phone)
    phone.get_by_role("button", name=t("They said yes: introduce")).click()
    expect(phone.get_by_text(t("Introduced. The host has been written to."))).to_be_visible()
    assert "Rosa Wiesner" in str(latest_mail(host).body)
    # Without a certificate nobody is placed with children; that it was seen is noted, and nothing else
    phone.get_by_role("button", name=t("Placed")).click()
    expect(phone.get_by_role("status").get_by_text(t("asks for a certificate of conduct"))).to_be_visible()
    phone.get_by_label(t("Issued on")).fill(str(timezone.localdate() - timedelta(days=9)))
    phone.get_by_text(t("No entry")).click()
    shot(phone, "case")
    axe_clean(phone)
    phone.get_by_role("button", name=t("Note that it was seen")).click()
    phone.get_by_role("button", name=t("Placed")).click()
    expect(phone.get_by_text(t("Placed. Both sides are asked in ten weeks how it goes."))).to_be_visible()
    assert Proposal.objects.get().state == "placed"
    # Ten weeks later both are asked, and one click is enough
    time_passes(timezone.now() + timedelta(days=71))
    rosa = arrive(way)
    rosa.goto(link_in(latest_mail("rosa@example.org"), t("It goes well")))
    expect(rosa.get_by_text(t(YOU_SAID, answer=t("It goes well")))).to_be_visible()
    axe_clean(rosa)
    school = arrive(replace(way, javascript=False))
    school.goto(link_in(latest_mail(host), t("It has changed")))
    assert FollowUp.objects.get(side="host").answer == ""
    school.get_by_role("button", name=t("It has changed")).click()
    expect(school.get_by_text(t(YOU_SAID, answer=t("It has changed")))).to_be_visible()
    # And Renate sees it on the page of the day
    sign_in(phone, halle.renate)
    go(phone, "/schreibtisch/")
    expect(phone.get_by_text(t("%(n)s case of your placement is due.", n=1))).to_be_visible()
    phone.get_by_role("link", name=t("Have a look")).click()
    axe_clean(phone)
    assert Case.objects.get().due_on == timezone.localdate()
