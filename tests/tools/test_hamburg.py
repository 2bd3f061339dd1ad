"""What the judged run counts, and that its grades hold nothing but grades."""

import json

from tools.hamburg import SET, any_beginning, any_word, every_word, precision, unjudged

RANKED = {"h01": {"ours": ["7", "8"], "other": ["9"]}}


def test_an_empty_place_holds_nothing():
    grades = {"7": 2, "8": 1, "9": 0}
    assert precision(["7", "8", "9"], grades, 5, 1) == 0.4
    assert precision(["7", "8", "9"], grades, 5, 2) == 0.2
    assert precision([], grades, 10, 1) == 0


def test_what_nobody_has_read_is_named():
    assert unjudged(RANKED, {"h01": {"7": 0, "9": 2}}) == [("h01", "8")]
    assert unjudged(RANKED, {"h01": {"7": 0, "8": 0, "9": 2}}) == []


def test_the_other_search_is_asked_in_three_ways():
    words = ["Hof", "Stühle"]
    assert [ask(words) for ask in (every_word, any_word, any_beginning)] == [
        '"Hof" "Stühle"',
        '"Hof" OR "Stühle"',
        '"Hof" OR "Stühle"*',
    ]


def test_the_grades_are_numbers_and_belong_to_questions():
    judged = json.loads((SET / "judgments.json").read_text(encoding="utf-8"))
    questions = {one["id"] for one in json.loads((SET / "queries.json").read_text(encoding="utf-8"))}
    assert set(judged) <= questions
    assert all(key.isdecimal() and grade in {0, 1, 2} for grades in judged.values() for key, grade in grades.items())
