"""What the agency wrote down for a side is taken back: as it was told before, mails and public thanks included."""

from datetime import UTC, datetime, timedelta

import pytest
from django.utils import timezone

from gemeinsinn.activity.models import Event, OutgoingMail
from gemeinsinn.core.errors import DomainError, NotAllowed
from gemeinsinn.exchange.models import Need
from gemeinsinn.partnerships.actions import (
    answer_fulfilment,
    close_settled,
    take_back_answer,
    take_back_publication,
    write_down_answer,
)
from gemeinsinn.partnerships.lifecycle import Outcome, Side
from gemeinsinn.partnerships.models import Thanks
from tests.factories.answers import give_answer, hang_need, make_staff
from tests.factories.partnerships import day_after, make_settled, make_signed
from tests.factories.people import make_account

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
pytestmark = pytest.mark.django_db


@pytest.fixture
def agreement():
    """Five of twenty chairs, signed, the day is over."""
    return make_signed(now=NOW)


class Renate:
    """Writes down for others, and takes back."""

    def __init__(self, agreement):
        self.user = make_staff(agreement.response.notice.agency)
        self.agreement, self.now = agreement, day_after(agreement)

    def write(self, side, outcome=Outcome.YES, amount=None, reason=""):
        self.now += timedelta(minutes=1)
        return write_down_answer(
            agreement=self.agreement, side=side, outcome=outcome, amount=amount, reason=reason, by=self.user, now=self.now
        )  # fmt: skip

    def take_back(self, kept):
        return take_back_answer(agreement=self.agreement, kept=kept, by=self.user, now=self.now + timedelta(minutes=2))


def told(agreement):
    return {answer.side: (answer.outcome, answer.amount, answer.reason) for answer in agreement.answers.all()}


def standing(agreement):
    """State, outcome, when it was settled, the response's state, the need's."""
    agreement.refresh_from_db()
    need = Need.objects.get(pk=agreement.response.need_id)
    return agreement.state, agreement.outcome, agreement.settled_at, agreement.response.state, need.state


def mails():
    return sorted(
        key.split("-", 2)[2] for key in OutgoingMail.objects.values_list("key", flat=True) if "agreement" in key
    )


def test_a_first_answer_is_as_if_never_told(agreement):
    renate = Renate(agreement)
    before = standing(agreement), mails()
    kept = renate.write(Side.GIVER, Outcome.PARTLY, 300, "Zwei waren kaputt.")
    assert told(agreement) == {"giver": ("partly", 300, "Zwei waren kaputt.")}
    assert renate.take_back(kept) is False
    assert (told(agreement), standing(agreement), mails()) == ({}, *before)
    assert list(Event.objects.filter(verb__startswith="fulfilment").values_list("verb", "by").order_by("pk")) == [
        ("fulfilment_answered", renate.user.pk), ("fulfilment_taken_back", renate.user.pk),
    ]  # fmt: skip


def test_what_a_side_told_itself_comes_back_with_its_words(agreement):
    renate = Renate(agreement)
    answer_fulfilment(
        agreement=agreement,
        side=Side.GIVER,
        outcome=Outcome.YES,
        sentence="Gern wieder.",
        may_publish=True,
        now=renate.now,
    )
    at = agreement.answers.get().at
    kept = renate.write(Side.GIVER, Outcome.NO, reason="Der Wagen sprang nicht an.")
    assert told(agreement) == {"giver": ("no", 0, "Der Wagen sprang nicht an.")}
    renate.take_back(kept)
    answer = agreement.answers.get()
    assert (answer.outcome, answer.amount, answer.reason, answer.at) == ("yes", 500, "", at)
    assert (answer.sentence, answer.may_publish) == ("Gern wieder.", True)


class TestSettled:
    """The second answer settles it."""

    @pytest.fixture
    def renate(self, agreement):
        answer_fulfilment(agreement=agreement, side=Side.SEEKER, outcome=Outcome.YES, now=day_after(agreement))
        return Renate(agreement)

    def test_it_is_open_again_and_a_mail_that_waited_is_never_sent(self, agreement, renate):
        before = standing(agreement), mails()
        kept = renate.write(Side.GIVER)
        assert standing(agreement) == ("settled", "yes", renate.now, "fulfilled", "published")
        assert len(mails()) == len(before[1]) + 2
        assert renate.take_back(kept) is False
        assert (standing(agreement), mails()) == before
        assert told(agreement) == {"seeker": ("yes", 500, "")}
        assert Event.objects.filter(verb="response_unfulfilled").count() == 1

    def test_who_has_read_the_outcome_reads_that_it_is_open_again(self, agreement, renate):
        kept = renate.write(Side.GIVER)
        OutgoingMail.objects.filter(key__endswith="giver").update(state=OutgoingMail.State.SENT)
        assert renate.take_back(kept) is True
        second = OutgoingMail.objects.get(key__contains="open-again")
        assert second.key.endswith("-giver")
        assert second.subject.startswith("Noch einmal offen: Wie war es?")
        assert "/vereinbarung/" in second.text

    def test_written_down_anew_both_are_told_anew(self, agreement, renate):
        kept = renate.write(Side.GIVER)
        OutgoingMail.objects.update(state=OutgoingMail.State.SENT)
        renate.take_back(kept)
        renate.write(Side.GIVER, Outcome.NO, reason="Es kam niemand.")
        subjects = OutgoingMail.objects.filter(state="queued", key__contains="-settled-").values_list(
            "subject", flat=True
        )
        assert {subject.partition(":")[0] for subject in subjects} == {"Zum Teil geklappt"}
        assert len(subjects) == 2

    def test_a_correction_goes_back_to_the_outcome_before(self, agreement, renate):
        renate.write(Side.GIVER)
        settled = standing(agreement)
        kept = renate.write(Side.GIVER, Outcome.NO, reason="Verwechselt.")
        assert agreement.outcome == "partly"
        renate.take_back(kept)
        assert (standing(agreement), told(agreement)["giver"]) == (settled, ("yes", 500, ""))


def test_public_thanks_are_there_again_and_gone_again():
    agreement = make_settled(now=NOW, may_publish=(True, True))
    renate = Renate(agreement)
    no = [renate.write(side, Outcome.NO, reason="Es kam niemand.") for side in (Side.GIVER, Side.SEEKER)]
    assert not Thanks.objects.exists()
    for kept in reversed(no):
        renate.take_back(kept)
    assert Thanks.objects.get().agreement == agreement


def test_thanks_a_side_took_back_meanwhile_stay_away():
    agreement = make_settled(now=NOW, may_publish=(True, True))
    renate = Renate(agreement)
    kept = renate.write(Side.GIVER, Outcome.PARTLY, 300, "Zwei waren kaputt.")
    take_back_publication(agreement=agreement, side=Side.GIVER, now=renate.now)
    renate.take_back(kept)
    assert (told(agreement)["giver"], Thanks.objects.count()) == (("yes", 500, ""), 0)


@pytest.mark.parametrize("state", ["published", "expired", "hidden"])
def test_a_need_that_was_done_with_it_hangs_as_before(state):
    agreement = make_signed(give_answer(hang_need(now=NOW, amount=500), now=NOW, amount=500), now=NOW)
    Need.objects.update(state=state)
    answer_fulfilment(agreement=agreement, side=Side.SEEKER, outcome=Outcome.YES, now=day_after(agreement))
    renate = Renate(agreement)
    kept = renate.write(Side.GIVER)
    assert standing(agreement)[-1] == "done"
    renate.take_back(kept)
    assert standing(agreement)[-1] == state


def test_a_need_its_author_opened_again_meanwhile_is_left_alone():
    agreement = make_signed(give_answer(hang_need(now=NOW, amount=500), now=NOW, amount=500), now=NOW)
    answer_fulfilment(agreement=agreement, side=Side.SEEKER, outcome=Outcome.YES, now=day_after(agreement))
    renate = Renate(agreement)
    kept = renate.write(Side.GIVER)
    Need.objects.update(state="submitted")
    renate.take_back(kept)
    assert standing(agreement)[-1] == "submitted"


class TestTooLate:
    """Nobody's later words are overwritten."""

    def test_the_side_has_told_it_differently_since(self, agreement):
        renate = Renate(agreement)
        kept = renate.write(Side.GIVER)
        answer_fulfilment(
            agreement=agreement, side=Side.GIVER, outcome=Outcome.NO, now=renate.now + timedelta(seconds=9)
        )
        with pytest.raises(DomainError, match="Inzwischen"):
            renate.take_back(kept)
        assert told(agreement) == {"giver": ("no", 0, "")}

    def test_the_other_side_has_told_too_and_it_is_settled(self, agreement):
        renate = Renate(agreement)
        kept = renate.write(Side.GIVER)
        answer_fulfilment(
            agreement=agreement, side=Side.SEEKER, outcome=Outcome.YES, now=renate.now + timedelta(seconds=9)
        )
        with pytest.raises(DomainError, match="Inzwischen"):
            renate.take_back(kept)
        assert agreement.outcome == "yes"

    def test_the_book_is_closed(self):
        agreement = make_settled(now=NOW)
        renate = Renate(agreement)
        kept = renate.write(Side.GIVER, Outcome.NO, reason="Verwechselt.")
        close_settled(now=renate.now + timedelta(days=15))
        with pytest.raises(DomainError, match="Inzwischen"):
            renate.take_back(kept)

    def test_once_is_enough(self, agreement):
        renate = Renate(agreement)
        kept = renate.write(Side.GIVER)
        renate.take_back(kept)
        with pytest.raises(DomainError, match="Inzwischen"):
            renate.take_back(kept)


def test_only_the_agency_of_the_place_may(agreement):
    kept = Renate(agreement).write(Side.GIVER)
    with pytest.raises(NotAllowed):
        take_back_answer(agreement=agreement, kept=kept, by=make_account(), now=timezone.now())
