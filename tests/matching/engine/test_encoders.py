"""The real encoders, once: they are the known ones, and they bring languages together."""

from dataclasses import replace

import numpy as np
import pytest

from gemeinsinn.matching.engine.encoders import EncoderBroken, choose, known
from gemeinsinn.matching.engine.encoders.shared import Rows, shared
from gemeinsinn.matching.engine.meaning import centres, encode_query
from gemeinsinn.matching.engine.phrases import Phrases, digest_of, packaged
from gemeinsinn.matching.engine.understanding import understand
from gemeinsinn.matching.engine.weights import Weights
from tests.matching.engine.indexes import SMALL, Letters
from tools.centres import phrases


@pytest.fixture(scope="module", params=["use", "e5"])
def encoder(request):
    return choose([request.param])[0]


def test_it_is_the_one_that_was_measured(encoder):
    encoder.check()
    assert encoder.encode_texts(["eins", "zwei"]).shape == (2, encoder.dims)
    assert all(centre.any() for centre in centres(encoder))


def test_a_german_gloss_brings_another_language_nearer(encoder):
    text = encoder.encode_texts(["Fahrrad reparieren"])[0] - centres(encoder)[0]
    asked = understand("stary rower", "pl", SMALL, Weights())
    known = asked.beside
    alone, glossed = (
        encode_query(encoder, replace(asked, beside=beside), Phrases(), Weights()) @ text for beside in ((), known)
    )
    assert known == ("Fahrrad Drahtesel",) and glossed > alone


def test_words_of_the_thesaurus_come_with_the_program():
    """Else a slow encoder would read them at the first query that needs them: `python -m tools.centres` writes them."""
    slow = choose(["e5"])[0]
    vectors = packaged(f"{slow.name}-{slow.version}")
    assert set(vectors) == {digest_of(phrase) for phrase in phrases()}
    phrase = phrases()[7]
    assert vectors[digest_of(phrase)] @ slow.encode_query(phrase) == pytest.approx(1, abs=0.01)


def test_other_words_are_read_once(monkeypatch):
    monkeypatch.setattr("gemeinsinn.matching.engine.phrases._REMEMBERED", 2)
    read, encoder, beside = [], Letters(), Phrases()
    monkeypatch.setattr(encoder, "encode_query", lambda text: read.append(text) or Letters().encode_query(text))
    assert beside.vectors(encoder, ["eins", "zwei", "eins"]).shape == (3, Letters.dims)
    beside.vectors(encoder, ["drei", "eins"])
    assert read == ["eins", "zwei", "drei", "eins"]


def test_another_answer_than_the_known_one_is_refused(encoder):
    with pytest.raises(EncoderBroken, match="is known"):
        known.check_similarity(encoder, 0.99 if encoder.name == "use" else 0.2)


def test_other_weights_are_refused(tmp_path):
    with pytest.raises(EncoderBroken, match="missing"):
        known.check_weights(tmp_path / "model.bin", "0")
    (tmp_path / "model.bin").write_bytes(b"other")
    with pytest.raises(EncoderBroken, match="not the file"):
        known.check_weights(tmp_path / "model.bin", "0")


TABLE = np.arange(12_000, dtype=np.uint8).reshape(6_000, 2)
ALL = np.arange(len(TABLE))


def test_a_table_is_a_file_all_share(tmp_path):
    path = tmp_path / "encoders" / "rows.table"
    rows = shared(TABLE, path)
    assert isinstance(rows, Rows) and np.array_equal(rows[ALL], TABLE)
    assert np.array_equal(rows[np.array([7, 2, 7])], TABLE[[7, 2, 7]])
    written = path.stat().st_mtime_ns
    assert np.array_equal(shared(TABLE, path)[ALL], TABLE) and path.stat().st_mtime_ns == written
    assert [one.name for one in path.parent.iterdir()] == ["rows.table"]


@pytest.mark.parametrize("damage", [b"", b"no table at all", TABLE[:5_000].tobytes(), (TABLE + 1).tobytes()])
def test_a_damaged_table_is_written_anew(tmp_path, damage):
    path = tmp_path / "rows.table"
    path.write_bytes(damage)
    assert np.array_equal(shared(TABLE, path)[ALL], TABLE)
    assert path.read_bytes() == TABLE.tobytes()


def test_a_table_stays_in_memory_where_no_file_can_be(tmp_path):
    (tmp_path / "file").write_text("in the way")
    assert shared(TABLE, tmp_path / "file" / "rows.table") is TABLE


def test_with_a_folder_the_table_is_shared_and_answers_are_the_same(tmp_path):
    alone, sharing = choose(["use"])[0], choose(["use"], tmp_path)[0]
    assert np.array_equal(alone.encode_query("Guten Tag"), sharing.encode_query("Guten Tag"))
    assert [one.name for one in tmp_path.iterdir()] == [f"use-{sharing.version}.table"]


def test_an_unknown_name_is_refused():
    with pytest.raises(EncoderBroken, match="use, e5"):
        choose(["gpt"])


def test_one_of_another_package_is_named_by_where_it_is():
    assert [type(one) for one in choose(["tests.matching.engine.indexes:Letters"])] == [Letters]


@pytest.mark.parametrize(
    "name",
    [
        "tests.matching.engine.indexes:Nobody",
        "nowhere.at_all:Letters",
        ":Letters",
        "tests.matching:",
        ".a:B",
        ":",
        "math:sqrt",
    ],
)
def test_what_cannot_be_imported_is_refused(name):
    with pytest.raises(EncoderBroken, match="cannot be imported"):
        choose([name])


def test_an_encoder_without_measured_centres_is_used_as_it_is():
    class Other:
        name, version, dims = "other", "1", 3

    assert not np.array(centres(Other())).any()  # type: ignore[arg-type]  # all that is asked of it
