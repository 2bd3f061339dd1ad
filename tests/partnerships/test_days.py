"""The words of an agreement follow its last day."""

from datetime import UTC, date, datetime

import pytest
from django.utils import translation

from gemeinsinn.partnerships.actions import change_terms
from gemeinsinn.partnerships.days import moved_words
from gemeinsinn.partnerships.pdf import rows_of
from tests.factories.answers import give_answer, hang_need
from tests.factories.partnerships import make_agreement

OLD, NEW, NEXT_YEAR = date(2026, 12, 4), date(2026, 12, 11), date(2027, 1, 8)
NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("language", "words", "new", "moved"),
    [
        ("de", "bis Freitag, 4. Dezember · nachmittags", NEW, "bis Freitag, 11. Dezember · nachmittags"),
        ("de", "bis Freitag, 4. Dezember", NEXT_YEAR, "bis Freitag, 8. Januar 2027"),
        ("de", "Freitag, 4. Dezember 2026, ab 15 Uhr", NEW, "Freitag, 11. Dezember 2026, ab 15 Uhr"),
        ("de", "am Freitag, den 4. Dezember", NEW, "am Freitag, den 11. Dezember"),
        ("de", "am 4.12. um 9", NEXT_YEAR, "am 8.1.2027 um 9"),
        ("de", "04.12.2026", NEW, "11.12.2026"),
        ("de", "14. Dezember oder 4. Dezember", NEW, "14. Dezember oder 11. Dezember"),
        ("de", "samstags, wenn es passt", NEW, "samstags, wenn es passt"),
        ("en", "by Friday 4 December", NEW, "by Friday 11 December"),
        ("en", "4 December 2026 at noon", NEXT_YEAR, "8 January 2027 at noon"),
    ],
)
def test_a_day_in_words_moves_along(language, words, new, moved):
    with translation.override(language):
        assert moved_words(words, starts=None, old=OLD, new=new) == moved


@pytest.mark.parametrize(
    ("new", "moved"),
    [
        (NEW, "1. bis 11. Dezember 2026"),
        (NEXT_YEAR, "1. Dezember 2026 bis 8. Januar 2027"),
        (date(2026, 11, 30), "30. November 2026"),
    ],
)
def test_a_span_keeps_its_beginning(new, moved):
    with translation.override("de"):
        assert moved_words("1. bis 4. Dezember 2026", starts=date(2026, 12, 1), old=OLD, new=new) == moved


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("changes", "when"),
    [
        ({"due_on": "2026-12-11"}, "bis Freitag, 11. Dezember"),
        ({"due_on": "2026-12-11", "when": "mittags"}, "mittags"),
        ({"where": "Hof"}, "bis Freitag, 4. Dezember"),
    ],
)
def test_page_and_sheet_name_one_day(changes, when):
    agreement = make_agreement(give_answer(hang_need(now=NOW, until=OLD), now=NOW), now=NOW)
    version = change_terms(agreement=agreement, terms=changes, side="giver", now=NOW)
    assert version.terms["when"] == when
    assert when in dict(rows_of(version.terms)).values()
