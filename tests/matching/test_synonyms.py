"""Editors say which words mean the same; the next search knows."""

import pytest
from django.contrib.auth.models import AnonymousUser
from django.utils import timezone

from gemeinsinn.activity.models import Event
from gemeinsinn.core.errors import DomainError, NotAllowed
from gemeinsinn.matching.actions.synonyms import add_synonym, remove_synonym
from gemeinsinn.matching.models import Synonym
from gemeinsinn.matching.queries.requests import SearchRequest
from gemeinsinn.matching.queries.search import search
from gemeinsinn.matching.rules import can_edit_synonyms
from gemeinsinn.people.models import NetworkRole
from tests.factories.exchange import make_need
from tests.factories.matching import build_index
from tests.factories.people import make_account

pytestmark = pytest.mark.django_db
NOW = timezone.now()


def editor():
    user = make_account(email="redaktion@example.org")
    NetworkRole.objects.create(user=user, role="editor")
    return user


def found(words):
    return search(None, SearchRequest(words=words), now=NOW).total


def test_a_word_of_the_neighbourhood_is_understood_until_it_is_taken_back():
    make_need(title="Schwibbogen für die Fenster", details="", benefit="", unit_words="", spot="")
    build_index()
    assert found("Lichterdings") == 0
    synonym = add_synonym(
        words=["Lichterdings", " Schwibbogen ", "Lichterdings", ""], language="de", by=editor(), now=NOW
    )
    assert (synonym.words, str(synonym)) == (["Lichterdings", "Schwibbogen"], "Lichterdings, Schwibbogen")
    assert found("Lichterdings") == 1
    remove_synonym(synonym=synonym, by=synonym.by, now=NOW)
    assert found("Lichterdings") == 0
    told = Event.objects.filter(verb__startswith="synonym").order_by("pk")
    assert [event.verb for event in told] == ["synonym_added", "synonym_removed"]


def test_one_word_alone_means_nothing_else():
    with pytest.raises(DomainError, match="mindestens zwei"):
        add_synonym(words=["Beamer", "Beamer"], language="de", by=editor(), now=NOW)
    assert not Synonym.objects.exists()


def test_only_office_and_editors_may():
    user = make_account(email="fremd@example.org")
    assert (can_edit_synonyms(editor()), can_edit_synonyms(user), can_edit_synonyms(AnonymousUser())) == (
        True, False, False,
    )  # fmt: skip
    with pytest.raises(NotAllowed):
        add_synonym(words=["a", "b"], language="de", by=user, now=NOW)
    with pytest.raises(NotAllowed):
        remove_synonym(synonym=Synonym(), by=user, now=NOW)
