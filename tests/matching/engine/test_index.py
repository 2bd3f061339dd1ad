"""The index: what is found, in which order, and that the order can be relied on."""

from dataclasses import replace
from datetime import timedelta

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from gemeinsinn.matching.engine import ranking
from gemeinsinn.matching.engine.documents import KINDS, Query
from gemeinsinn.matching.engine.features import Features, standardised
from gemeinsinn.matching.engine.weights import Weights
from tests.matching.engine.indexes import TODAY, Letters, make_document, make_index

WORDS = ["Fahrrad", "Kinder", "Garten", "Klavier", "Werkstatt", "Suppe", "Umzug", "Chor", "Laptop", "Katze"]
ONE_FOLDER = [HealthCheck.function_scoped_fixture]  # each example has its own index in the folder
QUIET = settings(max_examples=5, deadline=None, suppress_health_check=ONE_FOLDER)
texts = st.lists(st.sampled_from(WORDS), min_size=1, max_size=5).map(" ".join)


def keys(found):
    return [hit.key for hit in found.hits]


def some(count=6, **fields):
    return [
        make_document(f"{'need' if i % 2 else 'offer'}:{i}", f"{WORDS[i % len(WORDS)]} gesucht", WORDS[-i], **fields)
        for i in range(count)
    ]


@pytest.mark.parametrize(
    ("asked", "reason"),
    [
        ("Fahrrad", "words"),
        ("fahrräder", "words"),
        ("Drahtesel", "words"),
        ("bicycle repair", "words"),
        ("rower", "words"),
    ],
)
def test_it_is_found_by_word_form_synonym_and_other_language(tmp_path, asked, reason):
    index = make_index(tmp_path, [*some(), make_document("need:9", "Reparatur für mein Fahrrad")])
    found = index.search(Query(asked, language={"rower": "pl", "bicycle repair": "en"}.get(asked, "")))
    assert found.hits[0].key in {"need:9", "offer:0"} and found.hits[0].fits
    assert found.hits[0].reasons[0].code == reason


def test_the_word_itself_comes_before_what_only_means_it(tmp_path):
    index = make_index(tmp_path, [make_document("need:1", "Fahrrad"), make_document("need:2", "Drahtesel")], [])
    assert keys(index.search(Query("Drahtesel"))) == ["need:2", "need:1"]


def test_words_alone_are_enough(tmp_path):
    found = make_index(tmp_path, some(), []).search(Query("Garten"))
    assert keys(found)[0] == "offer:2" and not found.meaning and found.total == 1


def test_details_are_found_but_count_little(tmp_path):
    documents = [make_document("need:1", "Klavier"), make_document("need:2", "Suppe", details="neben dem Klavier")]
    hits = make_index(tmp_path, documents, []).search(Query("Klavier")).hits
    assert [(hit.key, round(hit.features["words"], 2)) for hit in hits] == [("need:1", 1.0), ("need:2", 0.3)]


def test_wanted_side_kind_and_radius_narrow(tmp_path):
    documents = [
        make_document("need:1", "Fahrrad", lat=54.3, lon=10.1),
        make_document("offer:1", "Fahrrad", lat=54.3, lon=10.1),
        make_document("need:2", "Fahrrad", kind="geld", lat=54.3, lon=10.1),
        make_document("need:3", "Fahrrad", lat=48.1, lon=11.6),
        make_document("need:4", "Fahrrad"),
    ]
    query = Query("Fahrrad", frozenset({"need"}), kinds=frozenset({"sachen"}), lat=54.3, lon=10.1, km=20)
    assert set(keys(make_index(tmp_path, documents).search(query))) == {"need:1", "need:4"}


def test_what_is_not_allowed_changes_nothing(tmp_path):
    """The same hits, scores, counts and order as if the others did not exist."""
    documents = [replace(document, text=document.text + " Garten Suppe") for document in some(10)]
    allowed = {document.key for document in documents[::2]}
    whole = make_index(tmp_path / "whole", documents)
    brute = make_index(tmp_path / "brute", [document for document in documents if document.key in allowed])
    for text in ("Garten", "Suppe kochen", "Klavier", "garden", ""):
        expected = brute.search(Query(text))
        assert whole.search(Query(text), allowed=allowed) == expected
        assert whole.search(Query(text), allowed=lambda key: key in allowed) == expected


def test_an_answer_costs_a_little_and_news_help_a_little(tmp_path):
    documents = [
        make_document("need:1", "Fahrrad", responses=5),
        make_document("need:2", "Fahrrad", responses=0),
        make_document("need:3", "Fahrrad", responses=0, changed=TODAY),
        make_document("need:4", "Fahrrad", responses=0, changed=TODAY, ends=TODAY + timedelta(days=3)),
    ]
    hits = make_index(tmp_path, documents).search(Query("Fahrrad", today=TODAY)).hits
    assert [hit.key for hit in hits] == ["need:4", "need:3", "need:2", "need:1"]
    assert [reason.code for reason in hits[0].reasons] == ["words", "new", "ending"]


def test_a_clock_set_back_does_no_harm(tmp_path):
    index = make_index(tmp_path, [make_document(changed=TODAY)])
    assert index.search(Query("Fahrrad", today=TODAY - timedelta(days=900))).hits[0].features["age"] == 0.0


def test_one_document_alone_is_as_close_as_among_all(tmp_path):
    index = make_index(tmp_path, some(5))
    texts = ["Fahrrad", "Drahtesel heile machen", ""]
    for key in ("offer:0", "need:1"):
        among = [index.search(Query(text), most=10) for text in texts[:2]]
        features = [next(hit for hit in one.hits if hit.key == key).features["closeness"] for one in among]
        alone = index.closeness(texts, key)
        assert alone[:2] == pytest.approx(features, abs=1e-6) and len(alone) == 3
    assert (index.closeness(texts, "need:99"), index.closeness([], "offer:0")) == ([], [])
    assert make_index(tmp_path / "bare", some(2), encoders=[]).closeness(texts, "offer:0") == []


def test_explain_tells_the_features_of_one_pair(tmp_path):
    index = make_index(tmp_path, some())
    told = index.explain(Query("Garten"), "offer:2")
    assert told is not None and told["words"] > 0.8 and told["km"] is None
    assert index.explain(Query("Garten"), "need:99") is None


@QUIET
@given(st.lists(texts, min_size=2, max_size=6), st.data())
def test_grown_by_and_by_it_is_the_same_as_made_at_once(tmp_path_factory, written, data):
    final = [make_document(f"need:{i}", title) for i, title in enumerate(written) if i % 3]
    grown = make_index(tmp_path_factory.mktemp("grown"))
    for i, title in data.draw(st.permutations(list(enumerate(written)))):
        old = make_document(f"need:{i}", data.draw(texts))
        grown.put([old], grown.encode([old]))
        if i == 1:
            grown.commit()
        new = make_document(f"need:{i}", title)
        grown.put([new], grown.encode([new]))
    grown.remove([f"need:{i}" for i in range(0, len(written), 3)])
    grown.commit()
    made = make_index(tmp_path_factory.mktemp("made"), final)
    for word in WORDS:
        assert grown.search(Query(word)) == made.search(Query(word)) == made.search(Query(word))


@QUIET
@given(texts, st.sampled_from(WORDS))
def test_a_matching_word_more_never_lowers(tmp_path_factory, text, word):
    """Among the same others, on words alone."""
    before = make_document("project:1", "Gesuch", text)
    after = make_document("project:2", "Gesuch", f"{text} {word}")
    index = make_index(tmp_path_factory.mktemp("words"), [before, after, *some(4)], [])
    scores = {hit.key: hit.score for hit in index.search(Query(f"{word} Werkstatt")).hits}
    assert scores["project:2"] >= scores["project:1"]


numbers = st.floats(-10, 10)


@given(numbers, st.floats(0, 1), st.floats(0, 20_000), st.floats(0, 20_000), st.floats(0, 1))
def test_further_never_ranks_higher_and_more_words_never_lower(meaning, words, one, other, more):
    near, far = sorted((one, other))
    few, many = sorted((words, more))
    columns = [np.array([meaning] * 4), np.zeros(4), np.array([few, few, many, many]), np.array([near, far, near, far])]
    unknown = np.full(4, np.nan)
    meant, close, found, km = (column.astype(np.float32) for column in columns)
    features = Features(meant, close, np.ones(4, bool), found, km, unknown, unknown, np.zeros(4))
    a, b, c, d = ranking.score(features, Weights())
    assert a >= b and c >= d and c >= a and d >= b
    few_fit, many_fit = ranking.fits(features, Weights())[[0, 2]]
    assert many_fit >= few_fit


@pytest.mark.parametrize(
    ("meaning", "closeness", "known", "words", "fits"),
    [
        (2.6, 0.17, True, 0.0, True),
        (2.6, 0.15, True, 0.0, False),  # stands out among many, but is not close
        (2.4, 0.39, True, 0.0, False),
        (0.0, 0.41, True, 0.0, True),
        (2.3, 0.17, True, 0.3, True),
        (0.0, 0.0, True, 0.64, False),
        (0.0, 0.0, True, 0.66, True),
        (0.0, 0.0, False, 0.31, True),
        (0.0, 0.0, False, 0.29, False),
    ],
)
def test_what_answers_a_query(meaning, closeness, known, words, fits):
    columns = [np.array([value], np.float32) for value in (meaning, closeness, known, words, 0, 0, 0, 0)]
    features = Features(*columns[:2], columns[2].astype(bool), *columns[3:])
    assert ranking.fits(features, Weights()).tolist() == [fits]


def test_similarities_are_measured_among_what_may_be_found():
    similarities = np.array([0.1, 0.2, 0.3, 0.9], np.float32)
    three = np.array([True, True, True, False])
    assert standardised(similarities, three)[:3] == pytest.approx([-1.22, 0.0, 1.22], abs=0.01)
    assert standardised(similarities, np.array([True, False, False, False])).tolist() == [0.0] * 4


NASTY = ["", " ", "a", "ß", "🙂🙂", "x" * 1_000_000, "wort " * 200_000, "'; DROP TABLE needs; --", "(a+)+$ [", "Fahrrad велосипед دراجة",
         "\x00\ud800"[:1], "%_\\", "AND OR NOT *:* title:foo^5", "\u202eabc", "1" * 400, "- - -", "<script>"]  # fmt: skip


@pytest.mark.parametrize("text", NASTY, ids=range(len(NASTY)))
def test_nothing_typed_breaks_a_search(tmp_path, text):
    index = make_index(tmp_path, [*some(3), make_document("need:7", text[:200] or "-", text[:300])])
    assert len(index.search(Query(text, lat=999.0, lon=-999.0, km=-5.0, today=TODAY)).hits) <= 4
    assert index.spelling.complete(text, 5) is not None


def test_ten_thousand_filters_are_only_filters(tmp_path):
    index = make_index(tmp_path, some(3))
    many = frozenset(f"side{i}" for i in range(10_000))
    assert index.search(Query("Garten", want=many, kinds=many)).hits == ()
    assert index.search(Query("Garten", kinds=frozenset(KINDS)), allowed=many).hits == ()


def test_an_empty_index_finds_nothing(tmp_path):
    found = make_index(tmp_path).search(Query("Fahrrad"))
    assert found.hits == () and found.corrected == "" and found.total == 0


def test_an_encoder_that_came_later_leaves_old_texts_to_their_words(tmp_path):
    index = make_index(tmp_path)
    index.put(some(4))
    index.commit()
    found = index.search(Query("Garten"))
    assert keys(found)[0] == "offer:2" and found.hits[0].features["meaning"] == 0.0
    assert isinstance(index.encoders[0], Letters)
