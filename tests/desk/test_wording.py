"""What the desk says: every row, act and state has words, in both languages."""

from datetime import date, datetime, timedelta
from types import SimpleNamespace
from typing import Any
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.utils import timezone, translation

from gemeinsinn.desk.actions.acts import ACTS
from gemeinsinn.desk.lifecycle import Why
from gemeinsinn.desk.queries.matters import SHELVES, Art
from gemeinsinn.desk.wording.acts import ICONS, Refusal, act_label, done_words, refused_words, return_reasons
from gemeinsinn.desk.wording.due import author_name, excerpt, headline, sentences, since_words, title_of, when_words
from gemeinsinn.desk.wording.history import verb_words, who_words
from gemeinsinn.desk.wording.points import open_points
from gemeinsinn.desk.wording.states import (
    art_word,
    columns,
    kept_words,
    outcome_words,
    state_word,
    state_words,
    tone_of,
)
from gemeinsinn.desk.wording.today import minutes_words, today_words
from gemeinsinn.ui.icons import ICONS as DRAWN
from tests.factories.answers import give_answer, hang_need, want_call
from tests.factories.desk import make_things, submit_need, submit_organisation
from tests.factories.partnerships import make_agreement

NOW = datetime(2026, 11, 24, 10, 12, tzinfo=ZoneInfo("Europe/Berlin"))


@pytest.mark.parametrize("key", sorted(ACTS))
def test_every_act_has_a_label_a_sign_and_a_sentence(key: str) -> None:
    for art in ACTS[key].possible:
        assert act_label(key, art)
        for language in ("de", "en"):
            with translation.override(language):
                one, two = done_words(key, ["Stühle"], art), done_words(key, ["Stühle", "Harken"], art)
                assert "%" not in one + two
    assert ICONS[key] in DRAWN


def test_profiles_are_published_not_hung() -> None:
    assert act_label("veroeffentlichen", "bedarf") == "Ans Brett"
    assert act_label("veroeffentlichen", "organisation") == "Veröffentlichen"
    assert act_label("abnehmen", "vorhaben") == "Verbergen"
    assert act_label("verlaengern", "bedarf", open_ended=True) == "Ist noch aktuell"
    assert done_words("veroeffentlichen", ["Hofcafé"], "vorhaben") == "„Hofcafé“ können jetzt alle sehen."


@pytest.mark.parametrize("art", list(Art))
def test_every_sort_has_its_words(art: Art) -> None:
    assert art_word(art)
    assert len(columns(art)) >= 5
    known = {choice for choice, _label in SHELVES[art].model._meta.get_field("state").choices} - set(
        SHELVES[art].unseen
    )
    assert known <= set(state_words(art))
    assert state_word(art, "unheard-of") == "unheard-of"


def test_tones_and_outcomes() -> None:
    assert (tone_of("published"), tone_of("unheard-of")) == ("good", "plain")
    assert set(outcome_words()) == {"yes", "partly", "no", "unknown"}
    assert kept_words(0, 0) == ""
    assert kept_words(2, 3) == "67\u00a0% gehalten: 2 von 3 Zusagen, die in diesem Monat fällig waren."


@pytest.mark.parametrize("art", ["bedarf", "vorhaben", "organisation"])
def test_ready_made_reasons(art: str) -> None:
    assert len(return_reasons(art)) == 3 + (art == "bedarf")


def test_refusals_name_one_and_count_many() -> None:
    one = Refusal("Stühle", "Somebody was quicker.")
    assert refused_words([one]) == "„Stühle“: Somebody was quicker."
    assert refused_words([one, one]) == "Bei 2 ging es nicht: Somebody was quicker."


def test_history() -> None:
    assert verb_words("returned") == "Mit einer Frage zurückgegeben"
    assert verb_words("unheard-of") == "Etwas wurde geändert"
    assert who_words(SimpleNamespace(by=None)) == ""


@time_machine.travel(NOW, tick=False)
@pytest.mark.parametrize(
    ("since", "words"),
    [
        (None, ""),
        (NOW - timedelta(hours=1), "Seit 9.12 Uhr."),
        (date(2026, 11, 24), "Seit heute."),
        (NOW - timedelta(days=1), "Seit gestern."),
        (NOW - timedelta(days=4), "Seit Freitag."),
        (NOW - timedelta(days=7), "Seit Dienstag, 17. November."),
    ],
)
def test_since_when(since: Any, words: str) -> None:
    assert since_words(since, now=NOW) == words


@time_machine.travel(NOW, tick=False)
def test_when() -> None:
    moments = [None, NOW, NOW - timedelta(days=1), NOW - timedelta(days=4)]
    said = [when_words(moment, now=NOW) for moment in moments]
    assert said[:3] == ["", "10.12 Uhr", "gestern"]
    assert said[3].startswith("Fr, 20. Nov")


def test_long_messages_end_at_a_word() -> None:
    assert excerpt("kurz\n und gut") == "kurz und gut"
    assert excerpt("Stühle " * 40).endswith("Stühle …")
    assert len(excerpt("Stühle " * 40)) <= 142


@pytest.mark.parametrize(
    ("count", "name", "said"),
    [
        (0, "", "Nichts wartet auf Sie"),
        (1, "Renate Hartung", "Heute ein Ding, Renate Hartung"),
        (7, "", "Heute sieben Dinge"),
        (13, "", "Heute 13 Dinge"),
    ],
)
def test_the_headline(count: int, name: str, said: str) -> None:
    assert today_words(count, name) == said


def test_the_headline_in_english() -> None:
    with translation.override("en"):
        assert today_words(7, "Amira") == "Seven things today, Amira"


@pytest.mark.parametrize(
    ("minutes", "part"),
    [(0, "Gang durchs Viertel"), (50, "Etwa 50 Minuten"), (180, "Etwa drei Stunden"), (600, "Mehr als ein Tag")],
)
def test_how_long_it_takes(minutes: int, part: str) -> None:
    assert part in minutes_words(minutes)


@pytest.mark.django_db
class TestRows:
    """The sentences of a row."""

    def said(self, art: str, subject: Any, why: Why) -> str:
        return sentences(art, subject, why, now=timezone.now())

    def test_calls(self) -> None:
        call = want_call(good_times="", message="")
        assert headline("anruf", call, Why.CALL) == "Rudi Voss wartet auf einen Anruf"
        assert self.said("anruf", call, Why.CALL) == "Hat „Rufen Sie mich an“ gedrückt."
        call.tries, call.last_tried_at = 1, timezone.now() - timedelta(days=1)
        assert self.said("anruf", call, Why.CALL) == "Einmal versucht, gestern, niemand da."
        call.tries = 3
        assert self.said("anruf", call, Why.CALL) == "3-mal versucht, zuletzt gestern, niemand da."

    def test_checks(self) -> None:
        things = make_things(None)
        words = {
            art: headline(art, things[art], Why.CHECK) for art in ("bedarf", "angebot", "vorhaben", "organisation")
        }
        assert [said.rpartition(": ")[2] for said in words.values()] == [
            "neuer Bedarf", "neues Angebot", "neues Vorhaben", "neuer Eintrag",
        ]  # fmt: skip
        for art in words:
            assert self.said(art, things[art], Why.CHECK)
        assert self.said("bedarf", things["bedarf"], Why.CHECK).endswith("Alles steht drin.")
        vague = submit_need(None, title="Hilfe gesucht", amount=None, contact=things["bedarf"].contact)
        assert "Noch offen:" in self.said("bedarf", vague, Why.CHECK)

    def test_answers(self) -> None:
        response = give_answer(hang_need())
        assert headline("rueckmeldung", response, Why.ANSWER).endswith("Jule Brandt wartet auf Antwort")
        assert (
            self.said("rueckmeldung", response, Why.ANSWER)
            == "Sagt 5 Stühle zu. Oksana Petrenko hat noch nicht entschieden."
        )
        response.amount = None
        assert self.said("rueckmeldung", response, Why.ANSWER).startswith("Sagt zu.")

    def test_agreements(self) -> None:
        agreement = make_agreement()
        for side in ("giver", "seeker"):
            setattr(agreement, f"{side}_signed", False)
            setattr(agreement, f"{side}_answered", side == "seeker")
        assert title_of("vereinbarung", agreement) == "Zwanzig Stühle für das Hofcafé"
        assert headline("vereinbarung", agreement, Why.SIGN).endswith("Unterschrift fehlt")
        assert self.said("vereinbarung", agreement, Why.SIGN) == "Noch hat niemand unterschrieben."
        assert headline("vereinbarung", agreement, Why.ASK).endswith("Hat es geklappt?")
        assert self.said("vereinbarung", agreement, Why.ASK).endswith("Noch wurde niemand gefragt.")
        agreement.asked_at = timezone.now()
        assert self.said("vereinbarung", agreement, Why.REPORT).endswith("Jule Brandt hat noch nicht geantwortet.")

    def test_a_profile_whose_last_person_left(self) -> None:
        profile = submit_organisation(None, name="Radwerk", state="published", unattended_since=timezone.now())
        assert headline("organisation", profile, Why.ALONE) == "Radwerk: Niemand kümmert sich mehr darum"
        assert "Laden Sie jemanden ein" in self.said("organisation", profile, Why.ALONE)

    def test_what_ends_or_went_quiet(self) -> None:
        need = hang_need(asked_at=timezone.now())
        assert headline("bedarf", need, Why.STALE).endswith("noch aktuell?")
        assert "noch keine Antwort" in self.said("bedarf", need, Why.STALE)
        need.contact.email = ""
        assert "lässt sich niemand fragen" in self.said("bedarf", need, Why.STALE)
        need.contact = None
        assert "lässt sich niemand fragen" in self.said("bedarf", need, Why.STALE)
        assert "läuft am" in headline("bedarf", need, Why.EXPIRING)
        assert self.said("bedarf", need, Why.EXPIRING) == "Noch 20 von 20 Stühlen. Verlängern?"
        need.covered = need.amount
        assert self.said("bedarf", need, Why.EXPIRING) == "Alles ist zugesagt."
        need.amount = None
        assert self.said("bedarf", need, Why.EXPIRING) == "Verlängern?"

    def test_nobody_known(self) -> None:
        need = hang_need()
        need.contact = None
        assert author_name(need) == "unbekannt"
        assert open_points(need, today=timezone.localdate()) == "Noch offen: wer."
