"""Files that go out: whole or not at all, and nothing in them runs."""

import json

import pytest

from gemeinsinn.core.exports import ExportFault, register, write_file


class Chairs:
    name = "chairs"
    help = "Chairs."
    columns = ("id", "title", "place.name", "tags")

    def __init__(self, *rows):
        self.kept = rows

    def add_arguments(self, parser):
        pass

    def rows(self, options):
        for row in self.kept:
            if row is None:
                raise ExportFault("The chairs are gone.")
            yield row


CHAIRS = (
    {"id": 1, "title": "=1+1", "place": {"name": "Hof; hinten"}, "tags": ["a", "b"]},
    {"id": 2, "title": "Zwei\nZeilen", "place": None, "tags": []},
)


def write(exporter, path, **options):
    return write_file(exporter, {}, path, replace=options.get("replace", False), say=lambda _words: None)


def test_a_table_opens_in_a_spreadsheet_and_runs_nothing(tmp_path):
    assert write(Chairs(*CHAIRS), tmp_path / "chairs.csv") == 2
    assert (tmp_path / "chairs.csv").read_bytes().decode("utf-8-sig") == (
        'id;title;place.name;tags\r\n1;\'=1+1;"Hof; hinten";a, b\r\n2;Zwei Zeilen;;\r\n'
    )


def test_json_holds_everything(tmp_path):
    assert write(Chairs(*CHAIRS), tmp_path / "chairs.json") == 2
    assert json.loads((tmp_path / "chairs.json").read_text()) == list(CHAIRS)
    assert write(Chairs(), tmp_path / "none.json") == 0
    assert json.loads((tmp_path / "none.json").read_text()) == []


def test_what_breaks_off_leaves_nothing_and_keeps_what_was_there(tmp_path):
    path = tmp_path / "chairs.csv"
    path.write_text("old")
    with pytest.raises(ExportFault, match="The chairs are gone"):
        write(Chairs(CHAIRS[0], None), path, replace=True)
    assert path.read_text() == "old"
    assert [one.name for one in tmp_path.iterdir()] == ["chairs.csv"]


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("chairs.xls", "must end with .csv or .json"),
        ("there.csv", "exists. Choose another name, or add --replace"),
        ("nowhere/chairs.csv", "cannot be written: No such file or directory"),
    ],
)
def test_a_file_that_cannot_be_is_one_sentence(tmp_path, name, said):
    (tmp_path / "there.csv").touch()
    with pytest.raises(ExportFault, match=said):
        write(Chairs(*CHAIRS), tmp_path / name)


def test_long_work_shows_that_it_lives(tmp_path, monkeypatch):
    monkeypatch.setattr("gemeinsinn.core.exports.TOLD_EVERY", 2)
    heard = []
    write_file(Chairs(*CHAIRS * 2), {}, tmp_path / "chairs.json", replace=False, say=heard.append)
    assert heard == ["... 2", "... 4"]


def test_two_kinds_cannot_share_a_name():
    class Impostor(Chairs):
        name = "needs"

    with pytest.raises(ValueError, match="two exporters are called needs"):
        register(Impostor())
