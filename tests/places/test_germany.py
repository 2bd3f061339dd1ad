"""What the installed packages know, loaded once for this module."""

import pytest

from gemeinsinn.places.actions import load_municipalities, load_quarters
from gemeinsinn.places.models import Municipality, PlaceName, Postcode, Quarter
from gemeinsinn.places.queries import find_spot

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def germany(django_db_setup, django_db_blocker):
    """All of it, loaded once for the tests below and taken out again."""
    with django_db_blocker.unblock():
        new = load_municipalities()
        yield new
        for model in (Postcode, PlaceName, Quarter, Municipality):
            model.objects.all().delete()


def test_the_packages_know_germany(germany):
    assert germany == Municipality.objects.count() > 11_000
    assert Postcode.objects.count() > 8_000
    assert Postcode.objects.filter(municipality=None).count() < 50
    for text, town, state in [
        ("06122", "Halle (Saale)", "Sachsen-Anhalt"),
        ("39118", "Magdeburg", "Sachsen-Anhalt"),
        ("06766", "Bitterfeld-Wolfen", "Sachsen-Anhalt"),
        ("Wittenberg", "Lutherstadt Wittenberg", "Sachsen-Anhalt"),
        ("Wolfen", "Bitterfeld-Wolfen", "Sachsen-Anhalt"),
        ("Roßlau", "Dessau-Roßlau", "Sachsen-Anhalt"),
        ("Ottensen", "Hamburg", "Hamburg"),
        ("20131", "Hamburg", "Hamburg"),
        ("22143", "Hamburg", "Hamburg"),
        ("Munich", "München", "Bayern"),
        ("Kreuzberg", "Berlin", "Berlin"),
    ]:
        spot = find_spot(text)
        assert spot is not None, text
        assert (spot.municipality.name, spot.municipality.state) == (town, state), text
    assert (
        not Municipality.objects.filter(state__in=["Hamburg", "Berlin"])
        .exclude(name__in=["Hamburg", "Berlin"])
        .exists()
    )
    assert not Municipality.objects.filter(state="").exists()


def test_loading_again_changes_nothing_and_keeps_corrections(germany):
    town = find_spot("Halle").municipality
    Municipality.objects.filter(pk=town.pk).update(lat=51.5, key="15002000")
    Postcode.objects.filter(code__startswith="0").delete()
    before = Municipality.objects.count(), PlaceName.objects.count()
    assert load_municipalities() == 0
    assert (Municipality.objects.count(), PlaceName.objects.count()) == before
    assert Postcode.objects.get(code="06122").municipality == town
    town.refresh_from_db()
    assert town.lat == 51.5
    assert load_municipalities() == 0


def test_every_quarter_of_our_lists_lies_in_its_town(germany):
    assert (load_quarters(), load_quarters()) == (25, 0)
    assert load_quarters("hamburg") == 77
    for quarter in Quarter.objects.select_related("municipality"):
        town = quarter.municipality
        assert abs(quarter.lat - town.lat) < 0.2, quarter
        assert abs(quarter.lon - town.lon) < 0.35, quarter
        assert find_spot(quarter.name).quarter == quarter


def test_a_town_already_there_by_name_gets_a_slug_of_its_own(germany):
    assert len(set(Municipality.objects.values_list("slug", flat=True))) == Municipality.objects.count()
    assert Municipality.objects.get(name="Köthen (Anhalt)").slug == "koethen-anhalt"
