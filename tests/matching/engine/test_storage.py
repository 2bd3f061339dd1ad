"""Files: several readers, one writer, and what happens when something is damaged."""

import numpy as np
import pytest

from gemeinsinn.matching.engine.documents import Query
from gemeinsinn.matching.engine.meaning import pack, unpack
from gemeinsinn.matching.engine.tantivy_words import TantivyWords
from gemeinsinn.matching.engine.words import IndexDamaged
from tests.matching.engine.indexes import make_document, make_index


def test_a_reader_sees_what_another_has_committed(tmp_path):
    writer = make_index(tmp_path, [make_document("need:1", "Klavier")])
    reader = TantivyWords(tmp_path)
    writer.put([make_document("need:2", "Klavier")])
    assert reader.count() == 1
    writer.commit()
    reader.refresh()
    assert reader.count() == 2


def test_a_damaged_folder_says_so_and_can_be_made_anew(tmp_path):
    make_index(tmp_path, [make_document()])
    (tmp_path / "meta.json").write_text("{")
    with pytest.raises(IndexDamaged):
        TantivyWords(tmp_path)
    assert TantivyWords.anew(tmp_path).count() == 0


def test_eight_bits_are_close_enough():
    vector = np.random.default_rng(1).normal(size=512).astype(np.float32)
    numbers, scale = unpack(pack(vector), 512)
    assert np.abs(numbers * scale - vector).max() < 0.02
    with pytest.raises(ValueError, match="bytes"):
        unpack(b"short", 512)


def test_removing_moves_the_last_row(tmp_path):
    index = make_index(tmp_path, [make_document(f"need:{i}", title, lat=float(i)) for i, title in enumerate("abc")])
    index.remove(["need:0", "need:77"])
    index.commit()
    assert sorted(hit.key for hit in index.search(Query("c")).hits) == ["need:1", "need:2"]
    assert index.facts.distances(2.0, 0.0, 2).argmin() == index.keys.row("need:2")
