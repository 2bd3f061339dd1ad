"""Twelve clicks at once when there is room for three: three searches begin and no more."""

import threading

from django.utils import timezone

from gemeinsinn.core.errors import TooMuch
from gemeinsinn.core.models import SecretLink
from gemeinsinn.matching.actions import saving
from gemeinsinn.matching.actions.saving import confirm_search
from gemeinsinn.matching.lifecycle.saved import MOST_A_PERSON
from gemeinsinn.matching.models import SavedSearch
from tests.factories.searches import confirm_link, keep_search

ROOM = 3
CLICKS = 12


def fill_up():
    for _number in range(MOST_A_PERSON - ROOM):
        keep_search()
    waiting = [keep_search(confirmed=False) for _number in range(CLICKS)]
    return [(search.pk, confirm_link(search, timezone.now()).pk) for search in waiting]


def click_all(run_at_once):
    pairs = fill_up()

    def click(number):
        search, link = pairs[number]
        confirm_search(
            search=SavedSearch.objects.select_related("contact").get(pk=search),
            link=SecretLink.objects.get(pk=link),
            now=timezone.now(),
        )

    return run_at_once(CLICKS, click)


def active():
    return SavedSearch.objects.filter(state="active").count()


def test_as_many_begin_as_there_is_room_for(either_database, run_at_once):
    results = click_all(run_at_once)
    refused = [one for one in results if one is not None]
    assert [type(problem) for problem in refused] == [TooMuch] * (CLICKS - ROOM)
    assert active() == MOST_A_PERSON
    unused = SecretLink.objects.filter(used_at=None, purpose="search-confirm", single_use=True)
    assert unused.count() >= CLICKS - ROOM  # who was refused can click again when there is room


def test_control_without_unique_numbers_there_are_too_many(either_database, run_at_once):
    """The same race with a check on what was counted before must let more through, else the test above proves nothing."""
    pairs = fill_up()
    seen = threading.Barrier(CLICKS, timeout=20)

    def counted_first(number):
        search = SavedSearch.objects.select_related("contact").get(pk=pairs[number][0])
        person = saving.person_of(search.contact.email)
        enough = SavedSearch.objects.filter(person=person).count() < MOST_A_PERSON
        seen.wait()
        if enough:  # everybody has read the same; what each writes has a person of its own, so nothing is unique
            SavedSearch.objects.filter(pk=search.pk).update(state="active", person=f"{person[:50]}-{number}", number=1)

    run_at_once(CLICKS, counted_first)
    assert active() > MOST_A_PERSON
