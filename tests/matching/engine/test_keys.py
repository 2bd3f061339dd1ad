"""Keys and rows: whatever comes and goes, each key is in one row, and everything of it with it."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from gemeinsinn.matching.engine import keys as module
from gemeinsinn.matching.engine.documents import Audiences, Query
from gemeinsinn.matching.engine.keys import NONE, Keys
from gemeinsinn.matching.engine.words import identity
from tests.matching.engine.indexes import make_document, make_index

moves = st.lists(st.tuples(st.booleans(), st.integers(0, 30).map(lambda n: f"need:{'9' * n}")), max_size=80)


@given(moves, st.integers(0, 5))
def test_it_agrees_with_a_list(done, most_since):
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(module, "_MOST_SINCE", most_since)
        known, expected = Keys(), []
        for is_new, key in done:
            if is_new:
                assert known.add(key) == (expected.index(key) if key in expected else len(expected))
                expected += [key] if key not in expected else []
            elif key in expected:
                row, last = expected.index(key), len(expected) - 1
                assert known.remove(key) == (row, last)
                expected[row] = expected[last]
                expected.pop()
            else:
                assert known.remove(key) is None
            assert known.names() == expected and len(known) == len(expected)
        asked = [*expected, "offer:1"]
        numbers = np.array([identity(key) for key in asked], np.uint64)
        assert known.rows_of(numbers).tolist() == [*range(len(expected)), NONE]
        assert known.rows(["offer:1", *expected[::-1]]).tolist() == list(range(len(expected)))[::-1]


def test_what_stands_in_texts_of_others_alone_stands_nowhere(tmp_path):
    documents = [
        make_document("need:1", "Klavier", audience="everyone"),
        make_document("need:2", "Zelt", audience="us"),
    ]
    index = make_index(tmp_path, documents, [])
    everyone, us = (Audiences(frozenset({name})) for name in ("everyone", "us"))
    assert [index.stands("w:zelt", who, 9) for who in (everyone, us, None)] == [False, True, True]
    assert [hit.key for hit in index.search(Query("Zelt"), everyone).hits] == ["need:1"]
    both = Audiences(frozenset({"everyone", "us"}), frozenset({"need:2", "need:7"}))
    assert [hit.key for hit in index.search(Query("Zelt"), both).hits] == ["need:2"]


def test_few_that_do_not_fit_are_told(tmp_path):
    documents = [make_document(f"need:{i}", "Klavier" if i < 3 else "Zelt") for i in range(9)]
    index = make_index(tmp_path, documents, [])
    found = index.search(Query("Klavier"), most=2, nearest=1)
    assert [(hit.key, hit.fits) for hit in found.hits] == [("need:0", True), ("need:1", True), ("need:3", False)]
    assert found.total == 3
