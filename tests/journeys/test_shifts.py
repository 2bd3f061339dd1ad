"""A feast in the yard: dates with places, a line of those who wait, a firm, a boy of fifteen, and the list at the door."""

import re
import time
from datetime import timedelta

import pytest
from django.utils import timezone
from icalendar import Calendar
from playwright.sync_api import expect

from gemeinsinn.core.tokens import issue_link
from gemeinsinn.volunteering.attendance import check_in_code
from gemeinsinn.volunteering.lifecycle.plans import Mode
from gemeinsinn.volunteering.models import Shift, SignUp
from tests.factories.answers import hang_need
from tests.factories.volunteering import hang_planned, in_days, join, plan_shift
from tests.journeys.steps import volunteer
from tests.journeys.steps.hands import Way, fill, go, press, read, read_heading, words

WAYS = [
    pytest.param(Way(), id="deutsch"),
    pytest.param(Way(language="en"), id="english"),
    pytest.param(Way(javascript=False), id="no-javascript"),
]
FREE = {"de": "5 Plätze sind frei für Sie", "en": "5 places are free for you"}
TITLE = "Helfen beim Hoffest"


@pytest.fixture
def feast(halle):
    """A plan with cake for one and dismantling for five."""
    plan = hang_planned(agency=halle.agency, title=TITLE)
    start = in_days(10, 14)
    cake = plan_shift(plan, starts_at=start, capacity=1, role="Kuchentisch")
    down = plan_shift(plan, starts_at=start + timedelta(hours=4), capacity=5, role="Abbau")
    return plan, cake, down


def host_link(plan):
    return f"/m/{issue_link(purpose='need', subject_id=plan.pk, now=timezone.now(), lasts=timedelta(days=9))}/"


@pytest.mark.parametrize("way", WAYS)
def test_a_guest_waits_in_line_and_moves_up(*, way, arrive, feast, latest_mail, link_in, axe_at_end):
    maria, uwe = arrive(way), arrive(way)

    def letter(page, to, text):
        return link_in(latest_mail(to), words(page, text))

    # Given a shift with one place, which Maria takes in well under forty seconds and on one screen after the notice
    begun = time.monotonic()
    volunteer.open_dates(maria, TITLE)
    volunteer.sign_up(maria, "Maria Lang", "maria@example.org", "Kuchentisch")
    assert time.monotonic() - begun < 40
    volunteer.confirm(maria, letter(maria, "maria@example.org", "Yes, that is right"))
    volunteer.stands(maria, "you are in", "sign-up")
    # When Uwe wants it as well
    volunteer.open_dates(uwe, TITLE)
    expect(uwe.locator(".shift-pick", has_text="Kuchentisch")).to_contain_text(words(uwe, "full, with a waiting list"))
    volunteer.sign_up(uwe, "Uwe Janke", "uwe@example.org", "Kuchentisch")
    volunteer.confirm(uwe, letter(uwe, "uwe@example.org", "Yes, that is right"))
    # Then he stands in line, and knows where
    read(uwe, "You are number %(n)s in line. When a place is free we ask you by mail.", n=1)
    # When Maria steps back
    volunteer.step_back(maria, letter(maria, "maria@example.org", "My dates"), "Mein Kind ist krank.")
    # Then Uwe is asked, and takes the place
    volunteer.take_place(uwe, letter(uwe, "uwe@example.org", "Take the place, or pass it on"))
    assert list(SignUp.objects.order_by("pk").values_list("state", flat=True)) == ["cancelled", "confirmed"]
    # And his calendar knows the date
    calendar = Calendar.from_ical(uwe.request.get(f"{uwe.url}termine.ics/").text())
    (event,) = calendar.walk("VEVENT")
    assert event.decoded("dtstart") == Shift.objects.get(role="Kuchentisch").starts_at
    axe_at_end(uwe)


@pytest.mark.parametrize("way", WAYS[:2])
def test_a_firm_comes_with_six_waits_and_comes_with_fewer(way, arrive, feast, latest_mail, link_in, axe_at_end):
    plan, _cake, down = feast
    big = plan_shift(plan, days=12, capacity=8, role="Aufbau")
    jule = arrive(way)
    volunteer.open_dates(jule, TITLE)
    volunteer.tick(jule, "Aufbau", "Abbau")
    jule.get_by_text(words(jule, "Several of you come")).click()
    fill(jule, name="Jule Brandt", email="jule@example.org", heads="0", organisation_name="Tischlerei Brandt & Töchter")
    press(jule, "Count me in")
    # A wrong number keeps every word and every tick
    expect(jule.locator(".shift-pick", has_text="Aufbau").locator("input")).to_be_checked()
    expect(jule.locator("[name=name]")).to_have_value("Jule Brandt")
    fill(jule, heads="6")
    press(jule, "Count me in")
    volunteer.confirm(jule, link_in(latest_mail("jule@example.org"), words(jule, "Yes, that is right")))
    big.refresh_from_db()
    # There is room for six at one date, at the other they are in line
    assert big.taken == 6
    for date, heads in (("Aufbau", "4"), ("Abbau", "5")):
        form = jule.locator(".own-date", has_text=date).locator(".own-heads")
        form.locator("[name=heads]").fill(heads)
        press(jule, "Change", within=form)
    # When fewer come, there is room at both, and nobody is put in without being asked
    big.refresh_from_db()
    down.refresh_from_db()
    assert (big.taken, down.taken) == (4, 5)
    assert SignUp.objects.get(shift=down).state == "asked"
    jule.goto(link_in(latest_mail("jule@example.org"), words(jule, "Take the place, or pass it on")))
    expect(jule.locator(".offered h2")).to_have_text(FREE[way.language])
    axe_at_end(jule)
    press(jule, "We take them")
    assert list(SignUp.objects.order_by("shift__role").values_list("state", "heads")) == [
        ("confirmed", 5),
        ("confirmed", 4),
    ]
    axe_at_end(jule)
    # And everything the address signed up for is one calendar, until she ends it
    press(jule, "All my dates in one calendar")
    jule.goto(link_in(latest_mail("jule@example.org")))
    read_heading(jule, "All my dates")
    axe_at_end(jule)
    press(jule, "End this address")
    read_heading(jule, "This address has ended")
    axe_at_end(jule)


@pytest.mark.parametrize("way", WAYS[:2])
def test_at_fifteen_a_parent_says_yes(way, arrive, feast, latest_mail, link_in, axe_at_end):
    lina, mother = arrive(way), arrive(way)
    volunteer.open_dates(lina, TITLE)
    volunteer.tick(lina, "Abbau")
    fill(lina, name="Lina Hoffmann", email="lina@example.org")
    lina.get_by_text(words(lina, "I am not 16 yet")).click()
    fill(lina, age="15", guardian_name="Katrin Hoffmann")
    press(lina, "Count me in")
    read(lina, "Under 16 a parent or guardian has to say yes.")
    fill(lina, guardian_email="katrin@example.org")
    press(lina, "Count me in")
    volunteer.confirm(lina, link_in(latest_mail("lina@example.org"), words(lina, "Yes, that is right")))
    assert SignUp.objects.get().state == "held"
    mother.goto(link_in(latest_mail("katrin@example.org"), words(lina, "Look at it and answer")))
    axe_at_end(mother)
    press(mother, "Yes, I agree")
    assert SignUp.objects.get().state == "confirmed"
    lina.reload()
    volunteer.stands(lina, "you are in", "sign-up")
    axe_at_end(lina)


@pytest.mark.parametrize("way", WAYS)
def test_a_host_makes_a_plan_and_changes_a_row_in_its_place(way, arrive, halle, axe_at_end):
    need = hang_need(agency=halle.agency, kind="zeit", unit="person", unit_words="", title=TITLE, amount=None)
    olena = arrive(way)
    go(olena, f"/m/{issue_link(purpose='need', subject_id=need.pk, now=timezone.now(), lasts=timedelta(days=9))}/")
    press(olena, "Plan dates with places")
    press(olena, "A series")
    first = timezone.localdate() + timedelta(days=30)
    fill(olena, first=first.isoformat(), last=(first + timedelta(weeks=5)).isoformat(), begins="16:00", ends="15:00")
    fill(olena, capacity="3", role="Waffeln")
    fill(olena, without=(first + timedelta(weeks=1)).strftime("%d.%m.%Y"))
    olena.locator("[name=ends]").fill("18:00")
    press(olena, "Make the dates")
    assert Shift.objects.filter(capacity=3, role="Waffeln").count() == 5
    # When she changes one of them
    row = olena.locator(".plan-line").first
    row.get_by_role("link", name=re.compile(words(olena, "Change"))).first.click()
    if way.javascript:
        form = row.locator("form")
        expect(form).to_be_visible()
    else:
        read_heading(olena, "Change the shift")
        form = olena.locator("main form")
    form.locator("[name=capacity]").fill("4")
    with_page = olena.expect_navigation() if not way.javascript else None
    if with_page:
        with with_page:
            form.get_by_role("button", name=words(olena, "Save")).click()
    else:
        form.get_by_role("button", name=words(olena, "Save")).click()
        expect(row.locator("[role=status]")).to_have_text(words(olena, "Kept."))
        assert olena.url.endswith("/plan/")
    assert Shift.objects.filter(capacity=4).count() == 1
    axe_at_end(olena)


def test_ticking_at_the_door_goes_on_without_a_connection(arrive, feast, time_passes, axe_clean):
    plan, _cake, down = feast
    join(down, name="Nadja Krüger")
    join(down, name="Tobias Menzel")
    olena = arrive()
    time_passes(down.starts_at)
    go(olena, host_link(plan) + f"plan/{down.pk}/wer/")
    there = words(olena, "there")
    nadja = olena.locator(".door__row", has_text="Nadja")
    expect(olena.locator("[data-kept-drop]")).to_be_visible()
    # When the connection is gone and she ticks
    olena.context.set_offline(offline=True)
    nadja.get_by_role("button", name=there).click()
    expect(olena.locator("[data-door-said]")).to_have_text(
        words(olena, "No connection. Your ticks are kept on this phone and sent later.")
    )
    expect(nadja).to_have_attribute("data-tick", "da")
    assert not SignUp.objects.filter(state="attended").exists()
    # Then it is sent when there is one again, once
    olena.context.set_offline(offline=False)
    expect(olena.locator("[data-door-said]")).to_have_text(words(olena, "All ticks have arrived."), timeout=9000)
    assert SignUp.objects.get(state="attended").enrolment.response.contact.name == "Nadja Krüger"
    # And a code shown at the door ticks whoever it belongs to, a made-up one nobody
    tobias = SignUp.objects.get(enrolment__response__contact__name="Tobias Menzel")
    olena.locator("[data-door-code]").fill("AAAA-2222")
    expect(olena.locator("[data-door-said]")).to_have_text(words(olena, "This code is not on the list."))
    olena.locator("[data-door-code]").fill(check_in_code(tobias))
    expect(olena.locator(".door__row", has_text="Tobias")).to_have_attribute("data-tick", "da")
    expect(olena.locator("[data-door-said]")).to_have_text(words(olena, "All ticks have arrived."))
    tobias.refresh_from_db()
    assert tobias.state == "attended"
    axe_clean(olena)


def test_a_host_says_yes_to_who_asks(arrive, halle, axe_clean):
    plan = hang_planned(agency=halle.agency, title=TITLE, mode=Mode.ON_REQUEST)
    shift = plan_shift(plan, capacity=2)
    join(shift, name="Yusuf Demir", message="Ich studiere Lehramt.")
    olena = arrive()
    go(olena, host_link(plan))
    read(olena, "%(n)s person waits for your yes or no.", n=1)
    press(olena, "To the plan")
    olena.get_by_role("link", name=re.compile(words(olena, "Who comes"))).click()
    press(olena, "Yes, please")
    expect(olena.locator(".door__row")).to_contain_text("Yusuf Demir")
    axe_clean(olena)


def test_the_list_at_the_door_opens_without_a_connection_and_ends_with_the_day(
    arrive, feast, time_passes, axe_clean, sign_in, halle, shot
):
    plan, _cake, down = feast
    join(down, name="Nadja Krüger", message="Ich habe Rückenschmerzen.", age=17)
    olena = arrive()
    sign_in(olena, halle.renate)
    time_passes(down.starts_at)
    door = f"/bedarfe/{plan.pk}/plan/{down.pk}/wer/"
    go(olena, door)
    expect(olena.locator("[data-kept-drop]")).to_be_visible()
    shot(olena, "kept")
    # When she opens it anew where there is no net
    olena.context.set_offline(offline=True)
    go(olena, door)
    nadja = olena.locator(".door__row", has_text="Nadja")
    nadja.get_by_role("button", name=words(olena, "there")).click()
    expect(nadja).to_have_attribute("data-tick", "da")
    expect(olena.locator("main")).not_to_contain_text("Rückenschmerzen")
    axe_clean(olena)
    shot(olena, "offline")
    # Then the tick is there when she opens it once more, and arrives as soon as it can
    go(olena, door)
    expect(nadja).to_have_attribute("data-tick", "da")
    olena.context.set_offline(offline=False)
    expect(olena.locator("[data-door-said]")).to_have_text(words(olena, "All ticks have arrived."), timeout=9000)
    assert SignUp.objects.get().state == "attended"
    # And what has ended is gone as soon as the portal is opened, and what is somebody's own with signing out
    olena.evaluate("() => caches.open('kept|1||/gestern/')")
    go(olena, "/mitmachen/")
    olena.wait_for_function("async () => (await caches.keys()).filter((name) => name.startsWith('kept|')).length === 1")
    olena.context.clear_cookies()
    go(olena, "/mitmachen/")
    olena.wait_for_function("async () => (await caches.keys()).every((name) => !name.startsWith('kept|'))")
    olena.wait_for_function("async () => (await navigator.serviceWorker.getRegistrations()).length === 0")
