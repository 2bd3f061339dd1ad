"""The same word index in a folder, in PostgreSQL and in OpenSearch (there against a stand-in, not the real thing)."""

import base64

import pytest

from gemeinsinn.matching.engine.words import IndexDamaged
from gemeinsinn.matching.ports.opensearch import OpenSearchKeeper
from gemeinsinn.matching.ports.postgres import PostgresKeeper, table_of
from gemeinsinn.matching.shelf.keepers import FolderKeeper
from tests.conftest import using
from tests.matching.word_indexes import ENTRIES, QUERIES, check_word_index, open_search


def test_in_a_folder(tmp_path):
    keeper = FolderKeeper(tmp_path)
    check_word_index(keeper.open("words-1", anew=True))
    assert keeper.open("words-1", anew=False).count() == 3
    assert keeper.names() == ["words-1"]
    keeper.drop("words-1")
    keeper.drop("words-1")
    assert keeper.names() == []


@pytest.mark.postgres
@pytest.mark.django_db(transaction=True)
def test_in_postgresql(postgres_config):
    with using(postgres_config):
        keeper = PostgresKeeper()
        check_word_index(keeper.open("words-1", anew=True))
        assert keeper.open("words-1", anew=False).count() == 3
        keeper.open("words-1", anew=True).put(ENTRIES)
        assert keeper.open("words-1", anew=False).count() == 4
        assert keeper.names() == ["words-1"]
        keeper.drop("words-1")
        keeper.drop("words-1")
        assert keeper.names() == []
        with pytest.raises(IndexDamaged, match="no table"):
            keeper.open("words-1", anew=False)


def test_a_table_has_a_name_of_ours():
    for name in ("words-", "words-1; DROP", "other-1", "words-²"):
        with pytest.raises(ValueError, match="no index is called"):
            table_of(name)


def test_in_opensearch():
    with open_search() as (url, stand_in):
        keeper = OpenSearchKeeper(url)
        check_word_index(keeper.open("words-1", anew=True))
        assert keeper.open("words-1", anew=False).count() == 3
        assert keeper.names() == ["words-1"]
        assert stand_in.secret == "Basic " + base64.b64encode(b"keeper:ge:heim").decode()
        keeper.drop("words-1")
        with pytest.raises(IndexDamaged, match="answers 404 to GET /probe-words-1/_count"):
            keeper.open("words-1", anew=False)


def test_what_opensearch_refuses_is_not_taken_for_stored():
    with open_search() as (url, stand_in):
        words = OpenSearchKeeper(url).open("words-1", anew=True)
        stand_in.refuse = True
        with pytest.raises(IndexDamaged, match="refused 4 of 4 changes"):
            words.put(ENTRIES)


def test_an_opensearch_that_is_away_is_a_damaged_index():
    with open_search() as (url, _stand_in):
        words = OpenSearchKeeper(url).open("words-1", anew=True)
    with pytest.raises(IndexDamaged, match="does not answer"):
        words.search(QUERIES[0], None, 10)


def test_addresses_of_opensearch():
    assert OpenSearchKeeper("opensearchs://search.example").server.root == "https://search.example:9200"
    assert OpenSearchKeeper("opensearch://search.example:1/a").server.prefix == "a"
    assert OpenSearchKeeper("opensearch://search.example").server.prefix == "gemeinsinn"
