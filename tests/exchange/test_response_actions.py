"""Answering, confirming, changing, taking back, declining, lapsing."""

import uuid
from datetime import UTC, date, datetime, timedelta

import pytest
from allauth.account.models import EmailAddress
from django.contrib.auth.models import AnonymousUser
from django.db import IntegrityError

from gemeinsinn.activity.models import Event, OutgoingMail
from gemeinsinn.core.errors import DomainError, NoLongerThere, NotAllowed, TooOften
from gemeinsinn.core.models import SecretLink
from gemeinsinn.exchange.actions import responses as actions
from gemeinsinn.exchange.actions.notices import change_notice, revive_notice
from gemeinsinn.exchange.actions.response_mails import quotable
from gemeinsinn.exchange.actions.response_moves import move_response
from gemeinsinn.exchange.actions.responses import (
    change_response,
    confirm_response,
    decline_response,
    expire_response,
    expire_responses,
    link_organisation,
    reopen_response,
    respond,
    withdraw_response,
)
from gemeinsinn.exchange.actions.shares import NotEnoughLeft, take_share
from gemeinsinn.exchange.lifecycle.notices import State as NoticeState
from gemeinsinn.exchange.lifecycle.responses import Move
from gemeinsinn.exchange.models import Decision, Need, Response
from gemeinsinn.exchange.tasks import responses as response_tasks
from gemeinsinn.people.models import Contact
from tests.factories.answers import give_answer, hang_need, hang_offer, make_agency, make_company, make_staff
from tests.factories.people import make_account

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
pytestmark = pytest.mark.django_db


def form(**overrides):
    return {
        "name": "Jule Brandt",
        "email": "jule@example.org",
        "phone": "",
        "amount": 500,
        "message": "",
        "organisation_name": "",
        "form_key": uuid.uuid4(),
        "user": None,
        "language": "de",
        "now": NOW,
    } | overrides


def mails() -> dict[str, OutgoingMail]:
    return {mail.key: mail for mail in OutgoingMail.objects.all()}


def verbs(response: Response) -> list[str]:
    events = Event.objects.filter(subject_type="exchange.response", subject_id=response.pk)
    return list(events.order_by("pk").values_list("verb", flat=True))


class TestRespond:
    def test_reserves_the_share_and_asks_for_one_click(self):
        need = hang_need(now=NOW)
        response = respond(notice=need, **form())
        need.refresh_from_db()
        assert (response.state, response.amount, need.covered) == ("unconfirmed", 500, 500)
        assert response.lapses_at == NOW + timedelta(hours=24)
        assert verbs(response) == ["response_given"]
        (mail,) = mails().values()
        assert (mail.key, mail.to) == (f"response-{response.pk}-confirm", "jule@example.org")
        link = SecretLink.objects.get()
        assert (link.purpose, link.subject_id, link.single_use) == ("response-confirm", response.pk, True)
        assert link.expires_at == NOW + timedelta(hours=24)

    def test_the_same_form_is_the_same_answer(self):
        need = hang_need(now=NOW)
        told = form()
        first = respond(notice=need, **told)
        again = respond(notice=need, **{**told, "amount": 700})
        need.refresh_from_db()
        assert (again, need.covered, len(mails())) == (first, 500, 1)

    def test_a_form_belongs_to_one_notice(self):
        told = form()
        respond(notice=hang_need(now=NOW), **told)
        with pytest.raises(DomainError, match="Formular"):
            respond(notice=hang_need(now=NOW), **told)

    def test_a_form_belongs_to_one_notice_also_when_they_come_at_once(self, monkeypatch):
        told = form()
        first = respond(notice=hang_need(now=NOW), **told)
        other = hang_need(now=NOW)
        monkeypatch.setattr(Response.objects, "filter", BlindAtFirst(Response.objects.filter))
        with pytest.raises(DomainError, match="Formular"):
            respond(notice=other, **told)
        other.refresh_from_db()
        assert (other.covered, Contact.objects.filter(email="jule@example.org").count()) == (0, 1)
        assert first.state == "unconfirmed"

    def test_a_fault_that_is_no_twin_is_not_swallowed(self, monkeypatch):
        def broken(*args, **kwargs):
            raise IntegrityError("something else")

        monkeypatch.setattr(actions, "take_share", broken)
        with pytest.raises(IntegrityError, match="something else"):
            respond(notice=hang_need(now=NOW), **form())

    def test_more_than_is_left_says_how_much_is_left(self):
        need = hang_need(now=NOW)
        respond(notice=need, **form(amount=1500, form_key=uuid.uuid4()))
        with pytest.raises(NotEnoughLeft, match="noch 5 Stühle übrig") as problem:
            respond(notice=need, **form(amount=600))
        assert problem.value.left == 500
        assert Response.objects.count() == 1

    def test_nothing_left_is_said_differently(self):
        need = hang_need(now=NOW)
        respond(notice=need, **form(amount=2000))
        with pytest.raises(NotEnoughLeft, match="ist alles zugesagt") as problem:
            respond(notice=need, **form(amount=100))
        assert problem.value.left == 0

    @pytest.mark.parametrize("state", [state for state in NoticeState if state != NoticeState.PUBLISHED])
    def test_only_what_hangs_can_be_answered(self, state):
        with pytest.raises(NoLongerThere):
            respond(notice=hang_need(now=NOW, state=state), **form())

    def test_the_last_day_counts_the_day_after_does_not(self):
        respond(notice=hang_need(now=NOW, until=NOW.date()), **form())
        with pytest.raises(NoLongerThere):
            respond(notice=hang_need(now=NOW, until=NOW.date() - timedelta(days=1)), **form())

    def test_without_an_amount_nothing_limits(self):
        need = hang_need(now=NOW, amount=None)
        assert respond(notice=need, **form(amount=None)).amount is None
        respond(notice=need, **form(amount=900))
        need.refresh_from_db()
        assert need.covered == 900

    def test_an_account_with_this_verified_address_needs_no_click(self):
        user = make_account(email="jule@example.org")
        EmailAddress.objects.update_or_create(user=user, email=user.email, defaults={"verified": True, "primary": True})
        firm = make_company()
        make_staff(firm)
        response = respond(notice=hang_need(now=NOW), **form(user=user, organisation_name=firm.name))
        assert (response.state, response.contact.user, response.organisation) == ("offered", user, None)
        assert set(mails()) == {f"response-{response.pk}-received-responder", f"response-{response.pk}-arrived-asker"}

    def test_their_own_organisation_is_linked_at_once(self):
        firm = make_company()
        user = make_staff(firm, email="jule@example.org")
        EmailAddress.objects.update_or_create(user=user, email=user.email, defaults={"verified": True, "primary": True})
        response = respond(notice=hang_need(now=NOW), **form(user=user, organisation_name=firm.name.upper()))
        assert response.organisation == firm

    @pytest.mark.parametrize("verified", [True, False])
    def test_another_or_an_unverified_address_needs_the_click(self, verified):
        user = make_account(email="other@example.org")
        EmailAddress.objects.update_or_create(
            user=user, email=user.email, defaults={"verified": verified, "primary": True}
        )
        email = "jule@example.org" if verified else "other@example.org"
        response = respond(notice=hang_need(now=NOW), **form(user=user, email=email))
        assert (response.state, response.contact.user) == ("unconfirmed", None)

    def test_nobody_is_flooded_with_mail(self):
        need = hang_need(now=NOW, amount=None)
        for _number in range(30):
            respond(notice=need, **form(form_key=uuid.uuid4()))
        with pytest.raises(TooOften):
            respond(notice=need, **form(form_key=uuid.uuid4()))
        assert Response.objects.count() == 30

    def test_an_offer_is_answered_the_same_way(self):
        offer = hang_offer(now=NOW)
        response = respond(notice=offer, **form(amount=300))
        offer.refresh_from_db()
        assert (response.offer, response.need, offer.covered) == (offer, None, 300)
        assert "Angebot" in mails()[f"response-{response.pk}-confirm"].text


class BlindAtFirst:
    """Sees nothing at the first look, as a request does whose twin has not committed yet."""

    def __init__(self, filter_):
        self.filter, self.looks = filter_, 0

    def __call__(self, **where):
        self.looks += 1
        return Response.objects.none() if self.looks == 1 else self.filter(**where)


class TestConfirm:
    def test_the_answer_stands_and_both_hear_of_it(self):
        response = give_answer(confirmed=False, now=NOW)
        confirm_response(response=response, now=NOW)
        assert (response.state, response.confirmed_at, response.lapses_at) == ("offered", NOW, NOW + timedelta(days=14))
        assert response.contact.confirmed_at == NOW
        assert verbs(response) == ["response_given", "response_offered"]
        assert set(mails()) == {
            f"response-{response.pk}-confirm",
            f"response-{response.pk}-received-responder",
            f"response-{response.pk}-arrived-asker",
        }
        assert f"/antwort/{response.pk}/" in mails()[f"response-{response.pk}-arrived-asker"].text

    @pytest.mark.parametrize(
        ("until", "lapses"),
        [
            (None, NOW + timedelta(days=14)),
            (date(2026, 12, 7), NOW + timedelta(days=14)),
            (date(2026, 12, 6), datetime(2026, 12, 6, 22, 59, 59, tzinfo=UTC)),
            (date(2026, 11, 24), datetime(2026, 11, 24, 22, 59, 59, tzinfo=UTC)),
            (date(2026, 11, 23), datetime(2026, 11, 23, 22, 59, 59, tzinfo=UTC)),
        ],
    )
    def test_a_decision_waits_no_longer_than_the_need_is_open(self, until, lapses):
        assert give_answer(hang_need(now=NOW, until=until), now=NOW).lapses_at == lapses

    def test_both_mails_name_the_day(self):
        response = give_answer(hang_need(now=NOW, until=date(2026, 11, 24)), now=NOW)
        texts = [mails()[f"response-{response.pk}-{key}"].text for key in ("arrived-asker", "received-responder")]
        assert "bis Dienstag, 24. November, ja oder nein" in texts[0]
        assert "spätestens bis Dienstag, 24. November" in texts[1]

    def test_confirmed_the_morning_after_there_is_the_day_to_decide(self):
        response = give_answer(hang_need(now=NOW, until=NOW.date()), confirmed=False, now=NOW)
        confirm_response(response=response, now=NOW + timedelta(hours=16))
        assert response.lapses_at == datetime(2026, 11, 24, 22, 59, 59, tzinfo=UTC)

    @pytest.mark.parametrize("again", ["changed", "revived"])
    def test_a_later_last_day_gives_more_time_an_earlier_one_takes_none(self, again):
        need = hang_need(now=NOW, until=date(2026, 11, 25))
        response = give_answer(need, now=NOW)
        told = response.lapses_at
        for until, lapses in (
            (date(2026, 11, 28), datetime(2026, 11, 28, 22, 59, 59, tzinfo=UTC)),
            (date(2026, 11, 24), None),
        ):
            if again == "changed":
                change_notice(notice=need, fields={"until": until}, now=NOW)
            else:
                revive_notice(notice=need, until=until, now=NOW)
            response.refresh_from_db()
            told = lapses or told
            assert response.lapses_at == told

    def test_twice_is_refused(self):
        response = give_answer(now=NOW)
        with pytest.raises(DomainError, match="inzwischen entschieden"):
            confirm_response(response=response, now=NOW)

    def test_through_the_agency_first_tells_the_agency_too(self):
        response = give_answer(hang_need(now=NOW, contact_mode="broker"), now=NOW)
        assert f"response-{response.pk}-arrived-agency" in mails()
        assert "spricht zuerst" in mails()[f"response-{response.pk}-arrived-asker"].text
        assert "meldet sich zuerst" in mails()[f"response-{response.pk}-received-responder"].text

    def test_without_an_author_the_agency_hears_of_it(self):
        need = hang_need(now=NOW)
        Need.objects.filter(pk=need.pk).update(contact=None)
        need.refresh_from_db()
        response = give_answer(need, now=NOW)
        assert f"response-{response.pk}-arrived-agency" in mails()
        assert "brandt" not in mails()[f"response-{response.pk}-arrived-agency"].text.lower()

    @pytest.mark.parametrize("agency", [None, "without address"])
    def test_with_nobody_to_tell_it_still_stands(self, agency):
        need = hang_need(now=NOW, agency=make_agency(email="") if agency else None)
        Need.objects.filter(pk=need.pk).update(contact=None)
        need.refresh_from_db()
        response = give_answer(need, now=NOW)
        assert response.state == "offered"
        assert not any("agency" in key for key in mails())

    def test_who_left_no_address_is_called_instead(self):
        response = give_answer(confirmed=False, now=NOW)
        response.contact.email = ""
        response.contact.save()
        confirm_response(response=response, now=NOW)
        assert [key for key in mails() if "received" in key] == []

    def test_the_mail_speaks_the_language_of_its_reader(self):
        contact = Contact.objects.create(name="Oksana", email="o@example.org", language="en")
        response = give_answer(hang_need(now=NOW, contact=contact), now=NOW, language="de")
        assert mails()[f"response-{response.pk}-arrived-asker"].subject.startswith("Somebody has answered")
        assert mails()[f"response-{response.pk}-received-responder"].subject.startswith("Ihre Rückmeldung gilt")

    def test_nobody_can_smuggle_a_button_into_our_mail(self):
        response = give_answer(now=NOW, message="Hallo\n» Gewinn abholen: https://evil.example")
        mail = mails()[f"response-{response.pk}-arrived-asker"]
        assert 'href="https://evil.example' not in mail.html
        assert quotable("  » a\n»» b\nc » d") == "a\nb\nc » d"


class TestDecline:
    def test_frees_the_share_and_says_why(self):
        response = give_answer(now=NOW)
        decline_response(response=response, by=None, now=NOW, note="Wir haben genug.")
        need = Need.objects.get()
        assert (response.state, need.covered, response.lapses_at) == ("declined", 0, None)
        decision = Decision.objects.get()
        assert (decision.accepted, decision.note, decision.by) == (False, "Wir haben genug.", None)
        mail = next(mail for key, mail in mails().items() if "declined" in key)
        assert mail.to == response.contact.email
        assert "Wir haben genug." in mail.text

    def test_can_be_taken_back_while_enough_is_left(self):
        response = give_answer(now=NOW)
        decline_response(response=response, by=None, now=NOW)
        reopen_response(response=response, by=None, now=NOW)
        assert (response.state, Need.objects.get().covered, Decision.objects.count()) == ("offered", 500, 0)
        assert verbs(response)[-1] == "response_reopened"
        assert not [key for key in mails() if "declined" in key or "undone" in key]  # nobody had read it

    def test_whoever_has_read_the_no_hears_that_it_was_a_slip(self):
        response = give_answer(now=NOW)
        decline_response(response=response, by=None, now=NOW)
        OutgoingMail.objects.filter(key__contains="declined").update(state="sent")
        reopen_response(response=response, by=None, now=NOW)
        mail = next(mail for key, mail in mails().items() if "undone" in key)
        assert (mail.to, "war ein Versehen" in mail.text) == (response.contact.email, True)

    def test_cannot_be_taken_back_once_the_share_is_gone(self):
        need = hang_need(now=NOW)
        response = give_answer(need, now=NOW)
        decline_response(response=response, by=None, now=NOW)
        give_answer(need, now=NOW, amount=1900)
        with pytest.raises(NotEnoughLeft):
            reopen_response(response=response, by=None, now=NOW)
        response.refresh_from_db()
        assert (response.state, Decision.objects.count()) == ("declined", 1)

    def test_a_yes_is_not_reopened_here(self):
        response = give_answer(now=NOW)
        move_response(response, Move.ACCEPT, now=NOW)
        with pytest.raises(DomainError, match="Vereinbarung"):
            reopen_response(response=response, by=None, now=NOW)


class TestWithdraw:
    def test_frees_the_share_and_tells_who_asked(self):
        response = give_answer(now=NOW)
        withdraw_response(response=response, now=NOW, note="Der Transporter ist kaputt.")
        assert (response.state, Need.objects.get().covered) == ("withdrawn", 0)
        assert "Der Transporter ist kaputt." in mails()[f"response-{response.pk}-withdrawn-asker"].text

    def test_before_the_click_nobody_knew_of_it(self):
        response = give_answer(confirmed=False, now=NOW)
        withdraw_response(response=response, now=NOW)
        assert (response.state, Need.objects.get().covered) == ("withdrawn", 0)
        assert not any("withdrawn" in key for key in mails())

    def test_an_agreement_is_called_off_instead(self):
        response = give_answer(now=NOW)
        move_response(response, Move.ACCEPT, now=NOW)
        with pytest.raises(DomainError, match="Vereinbarung"):
            withdraw_response(response=response, now=NOW)


class TestChange:
    @pytest.mark.parametrize(("before", "after", "covered"), [(500, 800, 800), (500, 200, 200), (500, 500, 500)])
    def test_moves_the_share_by_the_difference(self, before, after, covered):
        response = give_answer(now=NOW, amount=before)
        change_response(response=response, amount=after, message="Anders.", now=NOW)
        response.refresh_from_db()
        assert (response.amount, response.message, Need.objects.get().covered) == (after, "Anders.", covered)
        assert any("changed" in key for key in mails())

    def test_nothing_changed_nobody_told(self):
        response = give_answer(now=NOW)
        change_response(response=response, amount=response.amount, message=response.message, now=NOW)
        assert not any("changed" in key for key in mails())

    def test_grows_only_as_far_as_there_is_room(self):
        need = hang_need(now=NOW)
        response = give_answer(need, now=NOW)
        give_answer(need, now=NOW, amount=1400)
        with pytest.raises(NotEnoughLeft) as problem:
            change_response(response=response, amount=700, message="", now=NOW)
        assert problem.value.left == 100

    def test_before_the_click_nobody_is_told(self):
        response = give_answer(confirmed=False, now=NOW)
        change_response(response=response, amount=100, message="", now=NOW)
        assert not any("changed" in key for key in mails())

    def test_not_after_the_decision(self):
        response = give_answer(now=NOW)
        decline_response(response=response, by=None, now=NOW)
        with pytest.raises(DomainError):
            change_response(response=response, amount=100, message="", now=NOW)


class TestExpire:
    def test_unconfirmed_lapses_after_a_day_without_a_mail(self):
        response = give_answer(confirmed=False, now=NOW)
        assert expire_responses(now=NOW + timedelta(hours=23, minutes=59)) == 0
        assert expire_responses(now=NOW + timedelta(hours=24)) == 1
        response.refresh_from_db()
        assert (response.state, Need.objects.get().covered) == ("expired", 0)
        assert set(mails()) == {f"response-{response.pk}-confirm"}

    def test_the_clock_sees_to_it(self):
        response = give_answer(confirmed=False, now=NOW)
        response_tasks.expire_unanswered(now=NOW + timedelta(hours=24))
        response.refresh_from_db()
        assert response.state == "expired"

    def test_undecided_lapses_after_two_weeks_and_both_sides_hear_of_it(self):
        response = give_answer(now=NOW)
        assert expire_responses(now=NOW + timedelta(days=14)) == 1
        response.refresh_from_db()
        assert (response.state, Need.objects.get().covered) == ("expired", 0)
        told = [key for key in mails() if "expired" in key]
        assert sorted(key.rsplit("-", 1)[1] for key in told) == ["agency", "responder"]

    def test_what_was_decided_meanwhile_is_left_alone(self):
        response = give_answer(now=NOW)
        decline_response(response=response, by=None, now=NOW)
        assert expire_response(pk=response.pk, now=NOW + timedelta(days=30)) is False

    def test_what_is_not_due_is_left_alone(self):
        response = give_answer(now=NOW)
        assert expire_response(pk=response.pk, now=NOW) is False
        Response.objects.update(lapses_at=None)
        assert expire_response(pk=response.pk, now=NOW + timedelta(days=99)) is False


class TestWhoMay:
    def test_strangers_may_nothing(self):
        response, stranger = give_answer(now=NOW), make_account()
        for act in (
            lambda: decline_response(response=response, by=stranger, now=NOW),
            lambda: withdraw_response(response=response, by=stranger, now=NOW),
            lambda: change_response(response=response, amount=1, message="", by=stranger, now=NOW),
            lambda: reopen_response(response=response, by=stranger, now=NOW),
            lambda: link_organisation(response=response, organisation=None, by=stranger, now=NOW),
            lambda: link_organisation(response=response, organisation=None, by=AnonymousUser(), now=NOW),
        ):
            with pytest.raises(NotAllowed):
                act()

    def test_staff_say_which_organisation_it_was(self):
        response, firm = give_answer(now=NOW), make_company()
        staff = make_staff(response.notice.agency)
        link_organisation(response=response, organisation=firm, by=staff, now=NOW)
        response.refresh_from_db()
        assert response.organisation == firm
        link_organisation(response=response, organisation=None, by=staff, now=NOW)
        response.refresh_from_db()
        assert response.organisation is None
        assert verbs(response)[-2:] == ["response_linked", "response_linked"]


def test_a_move_on_what_changed_under_it_is_refused(monkeypatch):
    """The row is read under a lock; should a database not keep it, the conditional write still refuses."""
    response = give_answer(now=NOW)
    from gemeinsinn.exchange.actions import response_moves  # patched below

    Response.objects.filter(pk=response.pk).update(state="expired")
    monkeypatch.setattr(response_moves, "lock_response", lambda response: None)
    with pytest.raises(DomainError, match="inzwischen entschieden"):
        move_response(response, Move.ACCEPT, now=NOW)


def test_a_share_is_also_taken_from_what_is_no_longer_open():
    need = hang_need(now=NOW, state=NoticeState.EXPIRED)
    take_share(need, 500, now=NOW)
    assert need.covered == 500
