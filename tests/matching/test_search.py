"""One search over everything: what is found, for whom, how it is counted, and that it never fails."""

import shutil
from datetime import timedelta

import pytest
from django.utils import timezone

from gemeinsinn.activity.actions import record
from gemeinsinn.exchange.actions.notices import withdraw_notice
from gemeinsinn.exchange.models import Need
from gemeinsinn.matching.actions.encoding import encode_waiting
from gemeinsinn.matching.models import IndexEntry
from gemeinsinn.matching.queries.requests import SearchRequest, Sort
from gemeinsinn.matching.queries.search import search
from gemeinsinn.matching.shelf import reading
from gemeinsinn.organisations.models import Organisation
from tests.factories.exchange import make_body, make_broker, make_need, make_offer
from tests.factories.matching import build_index
from tests.factories.organisations import make_spot
from tests.factories.projects import make_project

pytestmark = pytest.mark.django_db


def ask(words="", viewer=None, now=None, **asked):
    return search(viewer, SearchRequest(words=words, **asked), now=now or timezone.now())


def keys(result):
    return [hit.key for hit in result.hits]


def test_words_are_found_on_every_side():
    need, offer = make_need(), make_offer(title="Zwanzig Stühle zu verleihen")
    project, partner = make_project(title="Stühle für alle"), make_body(name="Stuhlfabrik Halle")
    make_need(title="Ein Zelt", details="Für das Fest", benefit="Freude", unit_words="")
    build_index()
    result = ask("Stühle")
    assert set(keys(result)) == {
        f"need:{need.pk}",
        f"offer:{offer.pk}",
        f"project:{project.pk}",
        f"partner:{partner.pk}",
    }
    assert (result.total, result.page, result.pages, result.by_database) == (4, 1, 1, False)
    assert result.counts["sides"] == {"need": 1, "offer": 1, "partner": 1, "project": 1}
    assert {type(hit.object).__name__ for hit in result.hits} == {"Need", "Offer", "Project", "Organisation"}
    assert (result.language, result.meaning, result.nearest, result.wider) == ("de", False, [], None)


def test_what_is_only_near_in_meaning_is_no_hit_but_shown_when_nothing_fits():
    tent = make_need(title="Ein Zelt", details="Für das Fest", benefit="", unit_words="", spot="")
    build_index()
    result = ask("Klavierstimmer")
    assert (result.hits, result.total, keys_of(result.nearest)) == ([], 0, [f"need:{tent.pk}"])
    assert result.wider is None


def keys_of(hits):
    return [hit.key for hit in hits]


def test_without_words_everything_is_listed_the_newest_first():
    now = timezone.now()
    needs = [make_need(published_at=now - timedelta(days=days)) for days in (5, 1, 3)]
    build_index()
    assert keys(ask()) == [f"need:{needs[place].pk}" for place in (1, 2, 0)]
    assert keys(ask(only=frozenset({f"need:{needs[0].pk}"}))) == [f"need:{needs[0].pk}"]


@pytest.mark.parametrize("words", ["", "Stühle"])
def test_what_is_for_partners_is_neither_found_nor_counted_by_others(words):
    for_all, for_partners = make_need(), make_need(audience="partners", kind="zeit")
    partner = make_broker(make_body(kind=Organisation.Kind.COMPANY, name="Tischlerei"))
    stranger = make_broker(make_body(name="Verein", kind=Organisation.Kind.ASSOCIATION))
    build_index()
    for viewer in (None, stranger):
        result = ask(words, viewer, sides=("need",))
        assert keys(result) == [f"need:{for_all.pk}"]
        assert (result.total, result.counts["kinds"]) == (1, {"sachen": 1})
    result = ask(words, partner, sides=("need",))
    assert set(keys(result)) == {f"need:{for_all.pk}", f"need:{for_partners.pk}"}
    assert result.counts["kinds"] == {"sachen": 1, "zeit": 1}


def test_filters_narrow_and_their_other_choices_stay_counted():
    chairs = make_need(languages=["uk"])
    time = make_need(kind="zeit", title="Stühle tragen")
    make_offer(title="Stühle", kind="sachen")
    build_index()
    result = ask("Stühle", sides=("need",), kinds=("sachen",))
    assert keys(result) == [f"need:{chairs.pk}"]
    assert result.counts["kinds"] == {"sachen": 1, "zeit": 1}
    assert result.counts["sides"] == {"need": 1, "offer": 1}
    assert keys(ask("Stühle", kinds=("zeit",))) == [f"need:{time.pk}"]
    assert keys(ask("Stühle", languages=("uk", "fa"))) == [f"need:{chairs.pk}"]
    assert ask("Stühle").counts["languages"] == {"uk": 1}
    assert ask("Stühle").counts["places"] == {"Halle-Neustadt": 3}


def test_distances_and_days_are_counted_without_their_own_choice():
    today, spot = timezone.localdate(), make_spot()
    make_need(lat=spot.lat, lon=spot.lon, until=today + timedelta(days=2))
    make_need(lat=spot.lat + 7 / 111.195, lon=spot.lon, until=today + timedelta(days=5))
    make_need(lat=spot.lat, lon=spot.lon, until=today + timedelta(days=20))
    build_index()
    counts = ask("Stühle", spot=spot, km=1, until=today + timedelta(days=7)).counts
    assert counts["radii"] == {"1": 1, "2": 1, "5": 1, "10": 2, "25": 2, "50": 2}
    assert counts["ends"] == {(today + timedelta(days=days)).isoformat(): 1 for days in (2, 20)}


def test_what_is_accessible_is_a_choice_with_its_count():
    sure = make_need(access="yes", access_words="Plattformlift")
    make_need(access="partly")
    make_need(kind="zeit", access="yes")
    make_need()
    build_index()
    assert keys(ask("Stühle", accessible=True, kinds=("sachen",))) == [f"need:{sure.pk}"]
    assert ask("Stühle", kinds=("sachen",)).counts["access"] == {"yes": 1}
    assert ask("", accessible=True).total == 2
    assert keys(ask("Plattformlift")) == [f"need:{sure.pk}"]


def test_until_a_day():
    today = timezone.localdate()
    soon, _late = make_need(until=today + timedelta(days=2)), make_need(until=today + timedelta(days=9))
    make_need(until=None)
    build_index()
    assert keys(ask("Stühle", until=today + timedelta(days=3))) == [f"need:{soon.pk}"]
    assert keys(ask(until=today + timedelta(days=3))) == [f"need:{soon.pk}"]


@pytest.mark.parametrize("words", ["", "Stühle"])
def test_near_a_spot(words):
    here, near = make_need(), make_need(lat=51.52, lon=11.923)
    make_need(lat=52.5, lon=13.4), make_need(lat=None, lon=None)
    build_index()
    spot = make_spot()
    result = ask(words, spot=spot, km=10)
    assert keys(result) == [f"need:{here.pk}", f"need:{near.pk}"]
    assert [round(hit.km, 1) for hit in result.hits] == [0.0, 4.5]
    far = ask(words, spot=make_spot(lat=51.57, lon=11.923), km=2)
    assert (far.hits, far.total, far.wider) == ([], 0, (10, 1))
    assert far.nearest[0].key == f"need:{near.pk}"


def test_orders():
    now = timezone.now()
    today = timezone.localdate()
    one = make_need(published_at=now - timedelta(days=9), until=today + timedelta(days=1))
    two = make_need(published_at=now - timedelta(days=1), until=None)
    three = make_need(published_at=now - timedelta(days=5), until=today + timedelta(days=5), lat=51.49)
    build_index()
    orders = {
        Sort.NEW: [two, three, one],
        Sort.ENDING: [one, three, two],
    }
    for sort, rows in orders.items():
        for words in ("", "Stühle"):
            assert keys(ask(words, sort=sort)) == [f"need:{row.pk}" for row in rows], (sort, words)
    for words in ("", "Stühle"):
        assert keys(ask(words, sort=Sort.NEAR, spot=make_spot(lat=51.49)))[0] == f"need:{three.pk}"


def test_pages():
    for _number in range(5):
        make_need()
    build_index()
    first, last, beyond = (ask("Stühle", page=page, size=2) for page in (1, 3, 99))
    assert (len(first.hits), first.total, first.pages) == (2, 5, 3)
    assert (len(last.hits), last.page) == (1, 3)
    assert keys(beyond) == keys(last)
    assert ask("Stühle", page=-7, size=2).page == 1


def test_what_is_new_is_found_by_words_at_once_and_what_is_gone_is_not():
    build_index()
    need = make_need()
    record("published", need, now=timezone.now())
    assert keys(ask("Stühle")) == [f"need:{need.pk}"]
    withdraw_notice(notice=need, now=timezone.now())
    result = ask("Stühle")
    assert (keys(result), result.counts["sides"], result.nearest) == ([], {}, [])


def test_what_was_hidden_past_the_stream_is_not_shown():
    need = make_need()
    build_index()
    assert ask("Stühle").total == 1
    Need.objects.filter(pk=need.pk).update(state="hidden")
    assert ask("Stühle").hits == []


def test_meaning_is_understood_once_the_worker_has_encoded(fake_encoder):
    need = make_need(title="Klavier Klarinette", details="", benefit="", unit_words="", spot="")
    build_index()
    assert ask("Klabund Klage").total == 0
    assert encode_waiting(encoders=[fake_encoder], now=timezone.now()) == 1
    result = ask("Klabund Klage")
    assert (keys(result), result.meaning) == ([f"need:{need.pk}"], True)


def test_a_typing_mistake_is_corrected_with_words_of_texts_one_may_see():
    need = make_need(title="Lastenrad für den Umzug")
    build_index()
    put_right, as_typed = ask("Lastenrda"), ask("Lastenrda", exact=True)
    assert (put_right.typed, put_right.request.words, put_right.corrected) == ("Lastenrda", "Lastenrad", "")
    assert keys(put_right) == [f"need:{need.pk}"]
    assert (as_typed.typed, as_typed.corrected, as_typed.total) == ("", "Lastenrad", 0)
    assert ask("Lastenrda", kinds=("geld",)).corrected == "Lastenrad"  # nothing of money either: only offered


def test_what_only_meaning_finds_gives_way_to_the_right_spelling(fake_encoder):
    bike = make_need(title="Lastenrad für den Umzug")
    make_need(title="Lastesel Lastzug", details="", benefit="")
    build_index()
    encode_waiting(encoders=[fake_encoder], now=timezone.now())
    weak = ask("Lastenrda", exact=True)
    assert weak.total and not weak.worded
    put_right = ask("Lastenrda")
    assert (put_right.typed, put_right.worded, keys(put_right)[0]) == ("Lastenrda", True, f"need:{bike.pk}")


def test_a_word_of_a_text_for_partners_corrects_nobody():
    make_need(title="Xylophonkasten", audience="partners")
    partner = make_broker(make_body(kind=Organisation.Kind.COMPANY, name="Tischlerei"))
    build_index()
    assert (ask("Xylophonkastn").corrected, ask("Xylophonkastn", partner).corrected) == ("", "")
    assert ask("Xylophonkasten", partner).total == 1


def test_without_an_index_words_are_looked_up_in_the_database():
    need = make_need()
    make_need(title="Ein Zelt", details="", benefit="")
    make_need(audience="partners")
    offer = make_offer(title="Stühle")
    result = ask("stühle")
    assert (set(keys(result)), result.by_database) == ({f"need:{need.pk}", f"offer:{offer.pk}"}, True)
    assert keys(ask("stühle", sides=("need",))) == [f"need:{need.pk}"]
    assert keys(ask("stühle", only=frozenset({f"offer:{offer.pk}"}))) == [f"offer:{offer.pk}"]


def test_a_damaged_index_is_made_again(settings, caplog):
    need = make_need()
    build_index()
    assert not ask("Stühle").by_database
    for path in settings.SEARCH_FOLDER.rglob("words-*/*"):
        path.write_bytes(b"")
    reading.forget_reader()
    result = ask("Stühle")
    assert (keys(result), result.by_database) == ([f"need:{need.pk}"], True)
    result = ask("Stühle")
    assert (keys(result), result.by_database) == ([f"need:{need.pk}"], False)


def test_a_missing_folder_is_filled_again(settings):
    need = make_need()
    build_index()
    ask("Stühle")
    shutil.rmtree(settings.SEARCH_FOLDER)
    reading.forget_reader()
    assert keys(ask("Stühle")) == [f"need:{need.pk}"]


def test_a_fault_of_the_engine_takes_nothing_away(monkeypatch):
    need = make_need()
    build_index()
    monkeypatch.setattr("gemeinsinn.matching.engine.index.Index.search", lambda *args, **kwargs: 1 / 0)
    result = ask("Stühle")
    assert (keys(result), result.by_database) == ([f"need:{need.pk}"], True)


@pytest.mark.parametrize(
    "words",
    [
        "x",
        " ",
        "%_'\"\\;--",
        ".*[](){}^$|?+",
        "🌻🌻",
        "Стільці столи كراسي",
        "\x00\u202e",
        "ä" * 1_000_000,
        "a " * 500,
        "06122",
        "-5 kg",
    ],
    ids=lambda words: words[:12].encode("unicode_escape").decode(),
)
@pytest.mark.parametrize("built", [True, False])
def test_nothing_anybody_types_is_an_error(words, built):
    make_need()
    if built:
        build_index()
    result = ask(words)
    assert result.by_database is not built
    assert len(result.request.words) <= 400


def test_the_number_of_queries_does_not_grow(django_assert_max_num_queries):
    for number in (1, 8):
        for _round in range(number):
            make_need(), make_offer(title="Stühle"), make_project(title="Stühle"), make_body(name="Stuhlfabrik")
        build_index()
        ask("Stühle")
        with django_assert_max_num_queries(8):
            assert len(ask("Stühle", size=40).hits) >= 4 * number


def test_the_order_is_always_the_same():
    for _number in range(6):
        make_need()
    build_index()
    assert keys(ask("Stühle")) == keys(ask("Stühle"))
    first = keys(ask("Stühle"))
    reading.forget_reader()
    build_index()
    assert keys(ask("Stühle")) == first


def test_a_row_that_went_a_moment_ago_is_passed_over():
    kept, gone = make_need(), make_need()
    build_index()
    ask("Stühle", only=frozenset())
    IndexEntry.objects.filter(key=f"need:{gone.pk}").delete()
    reading.current_reader().cards.forget([f"need:{gone.pk}"])
    assert keys(ask("Stühle")) == [f"need:{kept.pk}"]
