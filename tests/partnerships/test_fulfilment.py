"""After the day: asked, reminded, settled, closed; thanks with both consents."""

import re
from datetime import UTC, datetime, timedelta

import pytest

from gemeinsinn.activity.models import Event, OutgoingMail
from gemeinsinn.core.errors import DomainError, NotAllowed
from gemeinsinn.exchange.models import Need, Response
from gemeinsinn.partnerships.actions import (
    answer_fulfilment,
    ask_fulfilment,
    close_settled,
    remind_fulfilment,
    settle_overdue,
    take_back_publication,
)
from gemeinsinn.partnerships.actions.fulfilment import ask_one, close_one, remind_one, settle_one
from gemeinsinn.partnerships.lifecycle import Outcome, Side
from gemeinsinn.partnerships.models import Agreement, Thanks
from tests.factories.answers import give_answer, hang_need, hang_offer, make_staff
from tests.factories.partnerships import day_after, make_settled, make_signed
from tests.factories.people import make_account

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
pytestmark = pytest.mark.django_db
YES, PARTLY, NO = Outcome.YES, Outcome.PARTLY, Outcome.NO


def keys(word: str) -> list[str]:
    return sorted(OutgoingMail.objects.filter(key__contains=word).values_list("key", flat=True))


def settled_mails(agreement) -> list[str]:
    found = OutgoingMail.objects.filter(key__startswith=f"agreement-{agreement.pk}-settled-")
    return [found.get(key__endswith=side).text for side in ("seeker", "giver")]


def say(agreement, side, outcome=YES, now=None, **more):
    return answer_fulfilment(agreement=agreement, side=side, outcome=outcome, now=now or day_after(agreement), **more)


def test_half_a_chair_has_not_come():
    agreement = make_signed(now=NOW)
    with pytest.raises(DomainError, match="zum Beispiel 2 Stühle"):
        say(agreement, Side.GIVER, PARTLY, amount=250)
    assert not agreement.answers.exists()
    assert say(agreement, Side.GIVER, NO, amount=250).amount == 0


class TestAsking:
    def test_both_are_asked_the_day_after_and_only_once(self):
        agreement = make_signed(now=NOW)
        assert ask_fulfilment(now=day_after(agreement) - timedelta(days=1)) == 0
        assert ask_fulfilment(now=day_after(agreement)) == 1
        assert ask_fulfilment(now=day_after(agreement)) == 0
        number = agreement.pk
        assert keys("-ask-") == [f"agreement-{number}-ask-giver", f"agreement-{number}-ask-seeker"]
        text = OutgoingMail.objects.get(key=f"agreement-{number}-ask-giver").text
        assert all(f"/geklappt/{word}/" in text for word in ("ja", "zum-teil", "nein"))

    def test_silent_sides_are_reminded_once_after_a_week(self):
        agreement = make_signed(now=NOW)
        asked = day_after(agreement)
        ask_fulfilment(now=asked)
        say(agreement, Side.GIVER, now=asked)
        assert remind_fulfilment(now=asked + timedelta(days=6)) == 0
        assert remind_fulfilment(now=asked + timedelta(days=7)) == 1
        assert remind_fulfilment(now=asked + timedelta(days=8)) == 0
        assert keys("ask-again") == [f"agreement-{agreement.pk}-ask-again-seeker"]

    def test_two_workers_ask_and_remind_once(self):
        agreement = make_signed(now=NOW)
        for _worker in range(2):
            ask_one(Agreement.objects.select_related("response").get(), NOW)
            remind_one(Agreement.objects.select_related("response").get(), NOW)
        assert len(keys("-ask-")) == 4
        assert Event.objects.filter(verb="fulfilment_asked", subject_id=agreement.pk).count() == 1


class TestAnswering:
    def test_two_yes_settle_it(self):
        agreement = make_settled(now=NOW)
        agreement.refresh_from_db()
        assert (agreement.state, agreement.outcome, agreement.response.state) == ("settled", "yes", "fulfilled")
        assert [answer.amount for answer in agreement.answers.all()] == [500, 500]
        assert keys("settled") == [
            f"agreement-{agreement.pk}-settled-{agreement.settled_at.timestamp():.0f}-{side}"
            for side in ("giver", "seeker")
        ]

    def test_different_answers_are_partly(self):
        agreement = make_settled(now=NOW, outcomes=(YES, NO))
        assert (agreement.outcome, Need.objects.get().covered) == ("partly", 0)
        assert {answer.side: answer.amount for answer in agreement.answers.all()} == {"giver": 500, "seeker": 0}

    @pytest.mark.parametrize(
        ("giver", "seeker", "covered"),
        [
            ((NO, None), (NO, None), 0),
            ((PARTLY, 400), (PARTLY, 400), 400),
            ((YES, None), (PARTLY, 400), 400),
            ((PARTLY, 700), (YES, None), 500),
            ((PARTLY, None), (YES, None), 500),
            ((YES, None), (YES, None), 500),
        ],
    )
    def test_what_did_not_come_is_free_again_and_the_promise_stays(self, giver, seeker, covered):
        agreement = make_signed(now=NOW)
        for side, (outcome, amount) in ((Side.GIVER, giver), (Side.SEEKER, seeker)):
            say(agreement, side, outcome, amount=amount)
        need, response = Need.objects.get(), Response.objects.get()
        assert (need.covered, need.state, need.left) == (covered, "published", 2000 - covered)
        assert (response.amount, response.freed) == (500, 500 - covered)

    def test_who_needs_it_hears_how_the_rest_is_looked_for(self):
        agreement = make_signed(give_answer(hang_need(now=NOW, amount=500, until=None), now=NOW))
        say(agreement, Side.GIVER, PARTLY, amount=400)
        say(agreement, Side.SEEKER, PARTLY, amount=400)
        to_seeker, to_giver = settled_mails(agreement)
        assert "Nicht alles ist gekommen: noch 1 von 5 Stühlen. Für den Rest hängt Ihr Bedarf am Brett." in to_seeker
        assert "Nicht alles ist gekommen" not in to_giver

    def test_once_its_day_is_over_a_new_day_is_the_way_on(self):
        agreement = make_signed(give_answer(hang_need(now=NOW, amount=500), now=NOW))
        Need.objects.update(state="expired")
        agreement = Agreement.objects.get()
        say(agreement, Side.GIVER, NO)
        say(agreement, Side.SEEKER, NO)
        to_seeker, _to_giver = settled_mails(agreement)
        assert "Setzen Sie einen neuen Tag, dann suchen wir den Rest." in to_seeker
        assert re.search(r"Einen neuen Tag setzen:\s+\S+/m/\S+/aendern/", to_seeker)

    @pytest.mark.parametrize("why", ["settled", "an offer", "erased"])
    def test_nobody_is_told_of_a_rest_who_has_nothing_to_look_for(self, why):
        notice = hang_offer(now=NOW) if why == "an offer" else hang_need(now=NOW)
        agreement = make_signed(give_answer(notice, now=NOW))
        if why == "settled":
            Need.objects.update(state="done")
        elif why == "erased":
            Need.objects.update(contact=None)
        agreement = Agreement.objects.get()
        say(agreement, Side.GIVER, NO)
        say(agreement, Side.SEEKER, NO)
        assert not any("Nicht alles ist gekommen" in mail.text for mail in OutgoingMail.objects.all())

    def test_what_turns_out_to_have_come_is_held_again_as_far_as_it_is_left(self):
        need = hang_need(now=NOW, amount=500, until=None)
        agreement = make_settled(give_answer(need, now=NOW), outcomes=(NO, NO))
        give_answer(need, now=NOW, amount=200)
        say(agreement, Side.SEEKER, YES)
        say(agreement, Side.GIVER, YES)
        need.refresh_from_db()
        response = agreement.response
        response.refresh_from_db()
        assert (need.covered, response.amount, response.freed, response.held) == (500, 500, 200, 300)

    def test_without_a_number_there_is_nothing_to_free(self):
        agreement = make_settled(give_answer(hang_need(now=NOW, amount=None), amount=None, now=NOW), outcomes=(NO, NO))
        assert (agreement.outcome, Need.objects.get().covered, agreement.response.freed) == ("no", 0, 0)

    def test_more_is_held_again_where_the_need_names_no_number(self):
        agreement = make_settled(give_answer(hang_need(now=NOW, amount=None), now=NOW), outcomes=(NO, NO))
        assert Need.objects.get().covered == 0
        say(agreement, Side.SEEKER, YES)
        say(agreement, Side.GIVER, YES)
        assert Need.objects.get().covered == 500

    def test_one_side_alone_waits_for_the_other(self):
        agreement = make_signed(now=NOW)
        say(agreement, Side.SEEKER, PARTLY, amount=300, reason="Zwei waren kaputt.", concrete=4, benefit_felt=2)
        answer = agreement.answers.get()
        assert (agreement.state, answer.amount, answer.reason, answer.concrete, answer.benefit_felt) == (
            "signed",
            300,
            "Zwei waren kaputt.",
            4,
            2,
        )

    def test_can_be_corrected_until_it_is_closed(self):
        agreement = make_settled(now=NOW, outcomes=(NO, NO))
        say(agreement, Side.SEEKER, YES)
        say(agreement, Side.GIVER, YES)
        assert (agreement.outcome, agreement.answers.count()) == ("yes", 2)
        close_settled(now=day_after(agreement) + timedelta(days=14))
        with pytest.raises(DomainError, match="abgeschlossen"):
            say(agreement, Side.SEEKER, NO)

    def test_not_before_the_day_is_over(self):
        agreement = make_signed(now=NOW)
        with pytest.raises(DomainError, match="noch nichts zu erzählen"):
            say(agreement, Side.GIVER, now=NOW)

    def test_staff_write_down_what_was_said_on_the_phone(self):
        agreement = make_signed(now=NOW)
        say(agreement, Side.GIVER, by=make_staff(agreement.response.notice.agency))
        with pytest.raises(NotAllowed):
            say(agreement, Side.SEEKER, by=make_account())

    def test_staff_correct_the_outcome_and_leave_a_side_its_own_words(self):
        agreement = make_settled(now=NOW, may_publish=(True, True))
        staff = make_staff(agreement.response.notice.agency)
        answer = say(agreement, Side.GIVER, PARTLY, amount=300, reason="Zwei waren kaputt.", by=staff)
        assert (answer.outcome, answer.amount, answer.reason) == ("partly", 300, "Zwei waren kaputt.")
        assert (answer.concrete, answer.benefit_felt, answer.may_publish) == (5, 4, True)
        assert answer.sentence == "Ich bin drei Stunden geblieben."
        assert (agreement.outcome, Thanks.objects.count()) == ("partly", 1)


class TestSettling:
    def test_after_thirty_days_what_is_known_has_to_do(self):
        agreement = make_signed(now=NOW)
        asked = day_after(agreement)
        ask_fulfilment(now=asked)
        say(agreement, Side.SEEKER, YES, now=asked)
        assert settle_overdue(now=asked + timedelta(days=29)) == 0
        assert settle_overdue(now=asked + timedelta(days=30)) == 1
        agreement.refresh_from_db()
        assert (agreement.state, agreement.outcome) == ("settled", "yes")

    def test_without_any_answer_nobody_knows_and_nobody_is_mailed(self):
        agreement = make_signed(now=NOW)
        ask_fulfilment(now=day_after(agreement))
        settle_overdue(now=day_after(agreement) + timedelta(days=30))
        agreement.refresh_from_db()
        assert (agreement.outcome, agreement.response.state, keys("settled")) == ("unknown", "fulfilled", [])

    def test_a_late_answer_still_counts(self):
        agreement = make_signed(now=NOW)
        ask_fulfilment(now=day_after(agreement))
        settle_overdue(now=day_after(agreement) + timedelta(days=30))
        agreement.refresh_from_db()
        say(agreement, Side.GIVER, YES, now=day_after(agreement) + timedelta(days=35))
        assert agreement.outcome == "yes"

    def test_two_workers_settle_and_close_once(self):
        agreement = make_settled(now=NOW)
        settle_one(Agreement.objects.select_related("response").get(), NOW)
        for _worker in range(2):
            close_one(Agreement.objects.select_related("response").get(), NOW)
        agreement.response.refresh_from_db()
        assert agreement.response.state == "closed"
        assert Event.objects.filter(verb="agreement_settled").count() == 1
        assert Event.objects.filter(verb="response_closed").count() == 1

    def test_closed_two_weeks_after_the_outcome(self):
        agreement = make_settled(now=NOW)
        settled = day_after(agreement)
        assert close_settled(now=settled + timedelta(days=13)) == 0
        assert close_settled(now=settled + timedelta(days=14)) == 1

    def test_a_notice_that_really_got_everything_is_done(self):
        need = hang_need(now=NOW)
        make_settled(give_answer(need, now=NOW, amount=1500), now=NOW)
        need.refresh_from_db()
        assert need.state == "published"
        make_settled(give_answer(need, now=NOW, amount=500), now=NOW)
        need.refresh_from_db()
        assert need.state == "done"
        assert Event.objects.filter(verb="finished", subject_id=need.pk).count() == 1

    def test_promised_is_not_delivered(self):
        need = hang_need(now=NOW, amount=500)
        make_settled(give_answer(need, now=NOW, amount=500), now=NOW, outcomes=(YES, PARTLY))
        need.refresh_from_db()
        assert need.state == "published"

    def test_without_an_amount_only_the_author_says_when_it_is_done(self):
        need = hang_need(now=NOW, amount=None)
        make_settled(give_answer(need, now=NOW, amount=None), now=NOW)
        need.refresh_from_db()
        assert need.state == "published"

    def test_what_was_withdrawn_stays_withdrawn(self):
        need = hang_need(now=NOW, amount=500)
        response = give_answer(need, now=NOW, amount=500)
        Need.objects.update(state="withdrawn")
        make_settled(response, now=NOW)
        need.refresh_from_db()
        assert need.state == "withdrawn"


class TestThanks:
    def test_public_only_with_both_consents(self):
        make_settled(now=NOW, may_publish=(True, False))
        assert not Thanks.objects.exists()
        agreement = make_settled(now=NOW, may_publish=(True, True))
        assert Thanks.objects.get().agreement == agreement
        assert Event.objects.filter(verb="thanks_published", audience="public").count() == 1

    def test_never_for_what_did_not_happen(self):
        make_settled(now=NOW, outcomes=(NO, NO), may_publish=(True, True))
        assert not Thanks.objects.exists()

    @pytest.mark.parametrize("side", Side)
    def test_gone_as_soon_as_one_side_takes_it_back(self, side):
        agreement = make_settled(now=NOW, may_publish=(True, True))
        take_back_publication(agreement=agreement, side=side, now=NOW)
        assert not Thanks.objects.exists()
        assert Event.objects.filter(verb="thanks_removed").count() == 1
        assert agreement.outcome == "yes"

    def test_taking_back_nothing_changes_nothing(self):
        agreement = make_settled(now=NOW)
        take_back_publication(agreement=agreement, side=Side.GIVER, now=NOW)
        assert not Event.objects.filter(verb="thanks_removed").exists()

    def test_a_correction_keeps_what_is_public(self):
        agreement = make_settled(now=NOW, may_publish=(True, True))
        say(agreement, Side.GIVER, YES, sentence="Gern wieder.", may_publish=True)
        assert Thanks.objects.count() == 1
        assert Event.objects.filter(verb="thanks_published").count() == 1
