"""`gemeinsinn import places` and `import quarters`, as a person runs them."""

import json

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError

from gemeinsinn.places.models import Municipality, Quarter
from tests.factories.places import make_municipality

pytestmark = pytest.mark.django_db


@pytest.fixture
def run(tmp_path, capsys):
    """run(kind, content, name) → what was said."""

    def run(kind, content, name="datei.csv"):
        file = tmp_path / name
        file.write_bytes(content if isinstance(content, bytes) else content.encode())
        call_command("import", kind, str(file))
        return capsys.readouterr().out.splitlines()

    return run


PLACES = "municipality;state;lat;lon;postcode\nAken (Elbe);Sachsen-Anhalt;51,85;12,04;06385\n"


def test_places_twice_changes_nothing(run):
    assert run("places", PLACES) == ["row 1: taken: 06385 Aken (Elbe)", "1 taken"]
    assert run("places", PLACES) == ["1 unchanged"]
    assert Municipality.objects.count() == 1


def test_commas_and_a_byte_order_mark_are_fine(run):
    content = "\ufeffmunicipality,state,lat,lon\nAken (Elbe),Sachsen-Anhalt,51.85,12.04\n"
    assert run("places", content) == ["row 1: taken: Aken (Elbe)", "1 taken"]


def test_a_refused_row_is_named_and_the_status_says_so(run, capsys):
    with pytest.raises(CommandError, match="Not every row"):
        run("places", PLACES + "Nirgends;X;99;1;\n")
    assert capsys.readouterr().out.splitlines() == [
        "row 1: taken: 06385 Aken (Elbe)",
        "row 2: refused: Nirgends: lat is '99', outside ±90",
        "1 taken, 1 refused",
    ]


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (PLACES.replace("Aken", "Köthen").encode("latin-1"), "not in UTF-8"),
        ("ort;land\nAken;ST\n", "lacks the columns lat, lon, municipality, state"),
        ("", "lacks the columns"),
        ('municipality;state;lat;lon\n"' + "x" * 200_000, "not a sound CSV file"),
    ],
)
def test_a_file_that_cannot_be_read_is_one_sentence(run, content, why):
    with pytest.raises(CommandError, match=why):
        run("places", content)


def test_a_missing_file_is_one_sentence():
    with pytest.raises(CommandError, match="cannot be read: No such file"):
        call_command("import", "places", "/nirgends.csv")
    with pytest.raises(CommandError, match="cannot be read: No such file"):
        call_command("import", "quarters", "/nirgends.geojson")


def test_quarters_from_geojson(run):
    make_municipality()
    ring = [[11.90, 51.47], [11.92, 51.47], [11.92, 51.49], [11.90, 51.47]]
    feature = {
        "type": "Feature",
        "properties": {"name": "Halle-Teich", "municipality": "Halle"},
        "geometry": {"type": "Polygon", "coordinates": [ring]},
    }
    content = json.dumps({"type": "FeatureCollection", "features": [feature]})
    assert run("quarters", content, "teich.geojson") == ["row 1: taken: Halle-Teich", "1 taken"]
    assert Quarter.objects.get().polygon["coordinates"] == [ring]


@pytest.mark.parametrize(
    ("content", "why"),
    [("{}", "FeatureCollection"), (b"\xff", "not in UTF-8"), (b" " * 20_000_001, "larger than 20 MB")],
)
def test_geojson_that_is_none(run, content, why):
    with pytest.raises(CommandError, match=why):
        run("quarters", content, "x.json")


def test_quarters_from_csv_and_from_our_own_list(run, capsys):
    make_municipality()
    assert run("quarters", "municipality;name;lat;lon\nHalle;Halle-Teich;51.4;11.9\n")[-1] == "1 taken"
    with pytest.raises(CommandError, match="Not every row"):
        call_command("import", "quarters", "sachsen-anhalt")
    assert "row 1: taken: Halle-Neustadt" in capsys.readouterr().out


def test_places_without_a_file_are_the_packages_own(monkeypatch, capsys):
    monkeypatch.setattr("gemeinsinn.places.imports.load_municipalities", lambda: 7)
    call_command("import", "places")
    assert capsys.readouterr().out.splitlines() == ["Reading the installed packages ...", "7 municipalities are new."]
