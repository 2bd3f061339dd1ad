"""Keeping a search: the address answers first, twenty a person, and everything goes with it."""

import uuid
from datetime import UTC, datetime, timedelta

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import IntegrityError

from gemeinsinn.activity.models import OutgoingMail
from gemeinsinn.core.errors import DomainError, NoLongerThere, TooMuch
from gemeinsinn.core.models import SecretLink
from gemeinsinn.matching.actions import saving
from gemeinsinn.matching.actions.saving import (
    change_search,
    confirm_search,
    delete_search,
    erase_searches,
    forget_searches,
    pause_search,
    person_of,
    resume_search,
    save_search,
)
from gemeinsinn.matching.lifecycle.saved import MOST_A_PERSON
from gemeinsinn.matching.models import SavedSearch
from gemeinsinn.matching.queries.requests import SearchRequest
from gemeinsinn.matching.queries.saved import request_of, searches_of
from gemeinsinn.people.models import Contact
from gemeinsinn.people.personal_data import person_behind
from gemeinsinn.places.queries import Spot
from tests.factories.searches import EMAIL, account, confirm, confirm_link, keep_search, search_token

NOW = datetime(2026, 11, 22, 14, 0, tzinfo=UTC)
pytestmark = pytest.mark.django_db


def test_an_unknown_address_has_to_answer_first():
    search = keep_search(confirmed=False, now=NOW)
    mail = OutgoingMail.objects.get()
    assert (search.state, search.number, search.due_at, mail.to) == ("waiting", None, None, EMAIL)
    assert "„Stühle“" in mail.text and "/m/" in mail.text
    confirm(search, NOW)
    search.refresh_from_db()
    assert (search.state, search.number, search.looked_at, search.due_at) == ("active", 1, NOW, NOW)
    assert search.contact.confirmed_at == NOW


def test_the_account_gets_what_its_address_confirmed():
    search = keep_search(confirmed=False, now=NOW)
    user = account()
    confirm(search, NOW)
    assert list(searches_of(user)) == [search]
    assert search.contact.user == user


def test_the_own_address_of_an_account_needs_no_mail():
    user = account()
    search = keep_search(user=user, now=NOW)
    assert (search.state, OutgoingMail.objects.count()) == ("active", 0)
    other = keep_search(user=user, email="wer@example.org", now=NOW)
    assert (other.state, list(searches_of(user))) == ("waiting", [search])


def test_the_same_form_is_one_search():
    key = uuid.uuid4()
    told = {"request": SearchRequest(), "rhythm": "sofort", "email": EMAIL, "language": "de", "form_key": key}
    first, second = (save_search(**told, now=NOW) for _time in range(2))
    assert first == second
    assert (SavedSearch.objects.count(), OutgoingMail.objects.count(), Contact.objects.count()) == (1, 1, 1)


def test_a_number_given_away_in_the_same_moment_is_not_taken_twice(monkeypatch):
    keep_search(now=NOW)
    free, given = saving.free_number, iter([1])
    monkeypatch.setattr(saving, "free_number", lambda person: next(given, None) or free(person))
    keep_search(now=NOW)
    assert sorted(SavedSearch.objects.values_list("number", "state")) == [(1, "active"), (2, "active")]


def test_another_fault_of_the_database_is_not_swallowed(monkeypatch):
    def fail(**told):
        raise IntegrityError

    monkeypatch.setattr("gemeinsinn.matching.actions.saving.make_contact", fail)
    with pytest.raises(IntegrityError):
        keep_search(now=NOW)


def test_a_click_counts_once():
    search = keep_search(confirmed=False, now=NOW)
    link = confirm_link(search, NOW)
    confirm_search(search=search, link=link, now=NOW)
    with pytest.raises(NoLongerThere):
        confirm_search(search=search, link=link, now=NOW)


def test_twenty_a_person_and_a_deleted_one_makes_room():
    searches = [keep_search(now=NOW) for _number in range(MOST_A_PERSON)]
    assert [search.number for search in searches] == list(range(1, MOST_A_PERSON + 1))
    late = keep_search(confirmed=False, now=NOW)
    link = confirm_link(late, NOW)
    with pytest.raises(TooMuch, match="20"):
        confirm_search(search=late, link=link, now=NOW)
    assert keep_search(email="andere@example.org", now=NOW).number == 1
    delete_search(search=searches[4], now=NOW)
    link.refresh_from_db()
    confirm_search(search=late, link=link, now=NOW)
    late.refresh_from_db()
    assert late.number == 5


def test_capitals_make_no_other_person():
    assert person_of(" Jule@Example.ORG") == person_of(EMAIL) != person_of("jule@example.com")
    assert EMAIL not in person_of(EMAIL)


@pytest.mark.parametrize(
    ("fields", "name"),
    [
        ({"number": MOST_A_PERSON + 1}, "so_many_searches_a_person"),
        ({"number": None}, "confirmed_searches_have_a_number"),
        ({"person": ""}, "confirmed_searches_have_a_number"),
    ],
)
def test_the_database_stands_behind_the_number(either_database, fields, name):
    search = keep_search(now=NOW)
    with pytest.raises(IntegrityError, match=name):
        SavedSearch.objects.filter(pk=search.pk).update(**fields)


def test_pausing_and_going_on():
    search = keep_search(now=NOW)
    pause_search(search=search, now=NOW)
    pause_search(search=search, now=NOW)
    assert (search.state, search.due_at, search.number) == ("paused", None, 1)
    later = NOW + timedelta(days=3)
    resume_search(search=search, now=later)
    assert (search.state, search.looked_at, search.due_at) == ("active", later, later)
    with pytest.raises(DomainError):
        pause_search(search=keep_search(confirmed=False, now=NOW), now=NOW)


def test_changing_what_it_asks_and_how_often():
    search = keep_search(now=NOW)
    change_search(search=search, fields={"words": "Tische", "rhythm": "taeglich"}, now=NOW)
    search.refresh_from_db()
    assert (search.words, search.due_at) == ("Tische", datetime(2026, 11, 23, 6, 0, tzinfo=UTC))
    pause_search(search=search, now=NOW)
    change_search(search=search, fields={"km": 5.0}, now=NOW)
    search.refresh_from_db()
    assert (search.km, search.due_at) == (5.0, None)
    with pytest.raises(ValueError, match="state"):
        change_search(search=search, fields={"state": "active"}, now=NOW)


def test_a_question_comes_back_as_it_was_kept():
    asked = {
        "sides": ("need",), "kinds": ("sachen", "geld"), "languages": ("uk",), "km": 5.0, "accessible": True,
        "spot": Spot("Halle", 51.48, 11.97), "until": NOW.date(),
    }  # fmt: skip
    search = keep_search("Stühle", now=NOW, **asked)
    search.refresh_from_db()
    assert request_of(search) == SearchRequest(words="Stühle", **asked)
    assert request_of(keep_search("", now=NOW)).spot is None


def test_deleting_takes_everything_along():
    search = keep_search(confirmed=False, now=NOW)
    search_token(search)
    delete_search(search=search, now=NOW)
    counts = [model.objects.count() for model in (SavedSearch, Contact, SecretLink, OutgoingMail)]
    assert counts == [0, 0, 0, 0]


def test_what_nobody_needs_is_forgotten():
    waiting, active = keep_search(confirmed=False, now=NOW), keep_search(now=NOW)
    paused, over = keep_search(now=NOW), keep_search(until=NOW.date() + timedelta(days=2), now=NOW)
    pause_search(search=paused, now=NOW)
    assert forget_searches(now=NOW + timedelta(days=2)) == 0
    assert forget_searches(now=NOW + timedelta(days=7)) == 1
    assert forget_searches(now=NOW + timedelta(days=7, minutes=1)) == 1
    assert forget_searches(now=NOW + timedelta(days=180, minutes=1)) == 1
    assert list(SavedSearch.objects.all()) == [active]
    assert {waiting.pk, paused.pk, over.pk}.isdisjoint(SavedSearch.objects.values_list("pk", flat=True))


def test_who_leaves_takes_the_searches_along():
    search, other = keep_search(now=NOW), keep_search(email="andere@example.org", now=NOW)
    erase_searches(person_behind(search.contact), now=NOW)
    assert list(SavedSearch.objects.all()) == [other]


def test_somebody_without_account_keeps_nothing_in_it():
    assert not searches_of(AnonymousUser()).exists()
