"""The ground every journey stands on."""

from datetime import UTC, datetime, timedelta

from django.utils import timezone


def test_the_portal_lives_and_is_ready(page):
    assert page.goto("/gesundheit/").text() == "ok\n"
    assert page.goto("/gesundheit/bereit/").text() == "ready\n"


def test_an_address_that_never_was_says_what_to_do_next(page, axe_clean):
    answer = page.goto("/gibt-es-nicht/")
    assert answer.status == 404
    assert page.locator("h1").count() == 1
    assert page.locator("main a").count() >= 1
    axe_clean(page)


def test_the_clock_is_in_the_hands_of_the_test(page, travel_to):
    travel_to(datetime(2030, 5, 1, 12, tzinfo=UTC))
    page.goto("/gesundheit/")
    assert timezone.now() - datetime(2030, 5, 1, 12, tzinfo=UTC) < timedelta(seconds=30)


def test_without_javascript_pages_are_there(new_page):
    page = new_page(javascript=False)
    assert page.goto("/gibt-es-nicht/").status == 404
    assert page.locator("h1").is_visible()


def test_going_back_after_a_form_was_refused_finds_the_words_again(page, halle):
    page.goto("/bedarfe/schreiben/")
    page.locator("main form [type=submit]").first.click()
    page.locator(".summary").wait_for()
    page.fill("[name=title]", "Neun Laternen")
    page.locator("main label:has(input[name=kind][value=sachen])").click()
    page.locator("main form [type=submit]").first.click()
    page.wait_for_url("**/wie-viel/")
    page.go_back()
    assert (page.url.rsplit("/", 2)[1], page.input_value("[name=title]")) == ("was", "Neun Laternen")
