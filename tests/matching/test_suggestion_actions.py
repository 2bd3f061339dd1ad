"""Asking, putting aside, putting off, answering, and every way back."""

import uuid
from datetime import timedelta

import pytest
from django.utils import timezone

from gemeinsinn.activity.models import Event, OutgoingMail
from gemeinsinn.core.errors import DomainError, NoLongerThere, NotAllowed
from gemeinsinn.exchange.models import Need, Offer, Response
from gemeinsinn.matching.actions.answering import accept_suggestion, never_ask_again, refuse_suggestion
from gemeinsinn.matching.actions.asking import (
    AskedEnough,
    allow_asking,
    forget_ask_counts,
    set_most_asked,
    stop_asking,
)
from gemeinsinn.matching.actions.suggestions import (
    ask_partner,
    dismiss_suggestion,
    reopen_suggestion,
    snooze_suggestion,
    take_back_ask,
)
from gemeinsinn.matching.lifecycle.suggestions import Reason, State
from gemeinsinn.matching.models import AskCount, Quiet
from gemeinsinn.matching.partner import Partner, partner_of
from gemeinsinn.matching.queries.asked import asked_among, is_quiet
from tests.factories.answers import hang_offer, make_agency, make_staff
from tests.factories.people import make_account, make_confirmed_contact
from tests.factories.suggestions import make_asked, make_firm, make_need_at_desk

pytestmark = pytest.mark.django_db
NOW = timezone.now()


def ask(need, partner, by, **more):
    return ask_partner(need=need, partner=partner, by=by, now=NOW, **more)


def mails():
    return list(OutgoingMail.objects.filter(key__startswith="suggestion-").order_by("pk"))


def counted():
    return sum(AskCount.objects.values_list("count", flat=True))


def verbs(need):
    rows = Event.objects.filter(subject_type="exchange.need", subject_id=need.pk).order_by("pk")
    return list(rows.values_list("verb", flat=True))


def answer(suggestion, **more):
    told = {
        "name": "Jule Brandt", "email": partner_of(suggestion).email, "phone": "", "amount": 500, "message": "Gern.",
        "organisation_name": suggestion.organisation.name if suggestion.organisation else "", "form_key": uuid.uuid4(),
    }  # fmt: skip
    by = more.pop("by", None)
    return accept_suggestion(suggestion=suggestion, told=told | more, language="de", now=NOW, by=by)


def test_asking_writes_a_mail_with_the_reasons_and_counts_once():
    need, broker = make_need_at_desk(now=NOW)
    firm = make_firm()
    suggestion = ask(need, Partner(firm), broker, note="» Ich habe an Sie gedacht")
    (mail,) = mails()
    assert (suggestion.state, suggestion.by, suggestion.asks) == (State.ASKED, broker, 1)
    assert mail.to == firm.contact.email and need.title in mail.subject
    for words in ("Jule Brandt", "Sie geben", "gerade-nicht", "nicht-mehr-fragen", "/ja/", need.benefit, "3-mal"):
        assert words in mail.text, words
    assert "„Ich habe an Sie gedacht“" in mail.text
    assert (counted(), verbs(need)) == (1, ["partner_asked"])


def test_a_person_with_an_offer_is_asked_by_their_own_address():
    need, broker = make_need_at_desk(now=NOW)
    offer = hang_offer(contact=make_confirmed_contact(name="Rudi Voss", email="rudi@example.org"))
    suggestion = ask(need, Partner(None, offer), broker)
    assert (suggestion.organisation, suggestion.offer) == (None, offer)
    assert mails()[0].to == "rudi@example.org"


def test_an_organisation_with_an_offer_is_one_partner_whichever_way_it_came_up():
    need, broker = make_need_at_desk(now=NOW)
    firm = make_firm()
    offer = hang_offer(organisation=firm, contact=firm.contact)
    dismissed = dismiss_suggestion(need=need, partner=Partner(firm, offer), reason=Reason.NOT_THIS, by=broker, now=NOW)
    with pytest.raises(DomainError):
        ask(need, Partner(firm), broker)
    dismissed.refresh_from_db()
    assert dismissed.state == State.DISMISSED and not mails()


@pytest.mark.parametrize("state", ["done", "expired", "withdrawn", "submitted"])
def test_a_need_that_is_not_open_is_not_asked_for(state):
    need, broker = make_need_at_desk(now=NOW, state=state)
    with pytest.raises(NoLongerThere):
        ask(need, Partner(make_firm()), broker)


def test_nothing_is_asked_for_when_all_is_promised():
    need, broker = make_need_at_desk(now=NOW, covered=2000)
    with pytest.raises(NoLongerThere):
        ask(need, Partner(make_firm()), broker)


def test_a_need_for_partners_only_is_told_to_firms_alone():
    need, broker = make_need_at_desk(now=NOW, audience="partners")
    club = make_firm(kind="association")
    for partner in (Partner(club), Partner(None, hang_offer())):
        with pytest.raises(NotAllowed):
            ask(need, partner, broker)
    assert ask(need, Partner(make_firm()), broker).state == State.ASKED


def test_who_cannot_be_found_any_more_is_not_asked():
    need, broker = make_need_at_desk(now=NOW)
    for partner in (Partner(make_firm(state="hidden")), Partner(None, hang_offer(state="done"))):
        with pytest.raises(NotAllowed):
            ask(need, partner, broker)


def test_without_an_address_there_is_the_phone():
    need, broker = make_need_at_desk(now=NOW)
    firm = make_firm(contact=make_confirmed_contact(email="", phone="0345 1"))
    with pytest.raises(DomainError):
        ask(need, Partner(firm), broker)
    suggestion = ask(need, Partner(firm), broker, by_phone=True)
    assert (suggestion.state, suggestion.by_phone, counted(), mails()) == (State.ASKED, True, 1, [])


def test_asked_twice_is_asked_once():
    need, broker = make_need_at_desk(now=NOW)
    partner = Partner(make_firm())
    ask(need, partner, broker)
    with pytest.raises(DomainError):
        ask(need, partner, broker)
    assert (counted(), len(mails())) == (1, 1)


def test_three_times_a_month_and_no_more():
    partner = Partner(make_firm())
    pairs = [make_need_at_desk(now=NOW) for _time in range(4)]
    for need, broker in pairs[:3]:
        ask(need, partner, broker)
    need, broker = pairs[3]
    with pytest.raises(AskedEnough):
        ask(need, partner, broker)
    assert (counted(), len(mails()), verbs(need)) == (3, 3, [])
    assert asked_among([partner], now=NOW) == {partner.key: 3}
    later = NOW + timedelta(days=32)
    Need.objects.update(until=None)
    assert ask_partner(need=Need.objects.get(pk=need.pk), partner=partner, by=broker, now=later).state == State.ASKED


def test_the_same_address_counts_together_whatever_stands_before_it():
    need, broker = make_need_at_desk(now=NOW)
    set_most_asked(agency=need.agency, most=1, by=broker, now=NOW)
    firm = make_firm()
    offer = hang_offer(contact=make_confirmed_contact(email=firm.contact.email.upper()))
    ask(need, Partner(firm), broker)
    with pytest.raises(AskedEnough):
        ask(need, Partner(None, offer), broker)


def test_the_smaller_number_of_two_agencies_counts():
    home = make_agency()
    set_most_asked(agency=home, most=0, by=make_staff(home), now=NOW)
    need, broker = make_need_at_desk(now=NOW)
    with pytest.raises(AskedEnough):
        ask(need, Partner(make_firm(agency=home)), broker)


def test_who_may_say_how_often():
    agency = make_agency()
    staff = make_staff(agency)
    for most in (-1, 21):
        with pytest.raises(DomainError):
            set_most_asked(agency=agency, most=most, by=staff, now=NOW)
    with pytest.raises(NotAllowed):
        set_most_asked(agency=agency, most=2, by=make_account(), now=NOW)
    with pytest.raises(NotAllowed):
        set_most_asked(agency=make_firm(), most=2, by=staff, now=NOW)
    set_most_asked(agency=agency, most=2, by=staff, now=NOW)
    assert set_most_asked(agency=agency, most=5, by=staff, now=NOW).most_a_month == 5


def test_a_question_taken_back_before_the_mail_went_out_does_not_count():
    suggestion = make_asked()
    assert take_back_ask(suggestion=suggestion, by=suggestion.by, now=NOW)
    assert (suggestion.state, counted(), mails()) == (State.OPEN, 0, [])


def test_a_question_taken_back_too_late_counts():
    suggestion = make_asked()
    OutgoingMail.objects.update(state="sent")
    assert not take_back_ask(suggestion=suggestion, by=suggestion.by, now=NOW)
    assert (suggestion.state, counted()) == (State.OPEN, 1)


def test_asked_again_is_a_second_mail():
    suggestion = make_asked()
    OutgoingMail.objects.update(state="sent")
    take_back_ask(suggestion=suggestion, by=suggestion.by, now=NOW)
    again = ask(suggestion.need, partner_of(suggestion), suggestion.by)
    assert (again.pk, again.asks, len(mails())) == (suggestion.pk, 2, 2)


def test_others_desks_are_theirs():
    suggestion = make_asked()
    stranger, need = make_staff(make_agency()), suggestion.need
    partner = Partner(make_firm())
    for act in (
        lambda: ask(need, partner, stranger),
        lambda: take_back_ask(suggestion=suggestion, by=stranger, now=NOW),
        lambda: dismiss_suggestion(need=need, partner=partner, reason="not_this", by=stranger, now=NOW),
        lambda: snooze_suggestion(need=need, partner=partner, until=NOW.date(), by=stranger, now=NOW),
        lambda: reopen_suggestion(suggestion=suggestion, by=stranger, now=NOW),
        lambda: answer(suggestion, by=stranger),
        lambda: refuse_suggestion(suggestion=suggestion, reason="no_time", note="", now=NOW, by=stranger),
        lambda: ask(need, partner, None),
    ):
        with pytest.raises(NotAllowed):
            act()


def test_putting_aside_needs_a_reason_and_can_be_undone():
    need, broker = make_need_at_desk(now=NOW)
    partner = Partner(make_firm())
    for reason in ("", "no_time", "nonsense"):
        with pytest.raises(DomainError):
            dismiss_suggestion(need=need, partner=partner, reason=reason, by=broker, now=NOW)
    row = dismiss_suggestion(need=need, partner=partner, reason=Reason.NOT_THEIRS, by=broker, now=NOW, note="sagt er")
    assert (row.state, row.reason, row.note) == (State.DISMISSED, Reason.NOT_THEIRS, "sagt er")
    reopen_suggestion(suggestion=row, by=broker, now=NOW)
    assert (row.state, row.reason, row.note) == (State.OPEN, "", "")
    assert verbs(need) == ["suggestion_dismissed", "suggestion_reopened"]


def test_putting_off_until_a_day():
    need, broker = make_need_at_desk(now=NOW)
    partner, today = Partner(make_firm()), timezone.localdate(NOW)
    for until in (today, today - timedelta(days=1), today + timedelta(days=366)):
        with pytest.raises(DomainError):
            snooze_suggestion(need=need, partner=partner, until=until, by=broker, now=NOW)
    row = snooze_suggestion(need=need, partner=partner, until=today + timedelta(days=7), by=broker, now=NOW)
    assert (row.state, row.until) == (State.SNOOZED, today + timedelta(days=7))
    assert ask(need, partner, broker).until is None


def test_yes_is_an_answer_that_counts_at_once():
    suggestion = make_asked()
    response = answer(suggestion)
    assert (response.state, response.broker, response.organisation) == (
        "offered",
        suggestion.by,
        suggestion.organisation,
    )
    assert (suggestion.state, suggestion.response) == (State.ACCEPTED, response)
    assert not OutgoingMail.objects.filter(key=f"response-{response.pk}-confirm").exists()
    assert answer(suggestion) == response
    assert Response.objects.count() == 1


def test_with_another_address_that_one_confirms_first():
    response = answer(make_asked(), email="neu@example.org", organisation_name="Ganz anders")
    assert (response.state, response.organisation) == ("unconfirmed", None)
    assert OutgoingMail.objects.filter(key=f"response-{response.pk}-confirm").exists()


def test_a_yes_on_the_phone_needs_no_address():
    suggestion = make_asked(by_phone=True)
    assert answer(suggestion, email="", by=suggestion.by).state == "offered"


def test_not_now_and_then_after_all():
    suggestion = make_asked()
    with pytest.raises(DomainError):
        refuse_suggestion(suggestion=suggestion, reason="known", note="", now=NOW)
    refuse_suggestion(suggestion=suggestion, reason="no_time", note="Im Januar wieder", now=NOW)
    refuse_suggestion(suggestion=suggestion, reason="too_far", note="", now=NOW)
    suggestion.refresh_from_db()
    assert (suggestion.state, suggestion.reason) == (State.REFUSED, "too_far")
    assert answer(suggestion).state == "offered"
    with pytest.raises(NoLongerThere):
        refuse_suggestion(suggestion=suggestion, reason="no_time", note="", now=NOW)


def test_a_question_taken_back_cannot_be_answered():
    suggestion = make_asked()
    take_back_ask(suggestion=suggestion, by=suggestion.by, now=NOW)
    with pytest.raises(NoLongerThere):
        answer(suggestion)
    with pytest.raises(NoLongerThere):
        refuse_suggestion(suggestion=suggestion, reason="no_time", note="", now=NOW)


def test_never_again_and_the_way_back():
    suggestion = make_asked()
    partner = partner_of(suggestion)
    never_ask_again(suggestion=suggestion, now=NOW)
    never_ask_again(suggestion=suggestion, now=NOW)
    assert (suggestion.state, is_quiet(partner), Quiet.objects.count()) == (State.REFUSED, True, 1)
    need, broker = make_need_at_desk(now=NOW)
    with pytest.raises(DomainError):
        ask(need, partner, broker)
    other = Partner(type(suggestion.organisation).objects.get(pk=suggestion.organisation.pk))
    other.organisation.contact = make_confirmed_contact(email="nachfolgerin@example.org")
    assert is_quiet(other)
    allow_asking(partner=partner, now=NOW)
    allow_asking(partner=partner, now=NOW)
    assert ask(need, partner, broker).state == State.ASKED


def test_a_person_can_be_quiet_too():
    partner = Partner(None, hang_offer())
    stop_asking(partner=partner, now=NOW)
    assert is_quiet(partner)
    allow_asking(partner=partner, now=NOW)
    assert not is_quiet(Partner(None, Offer.objects.get()))


def test_counts_are_forgotten_after_two_months():
    make_asked(now=NOW)
    assert forget_ask_counts(now=NOW + timedelta(days=40)) == 0
    assert forget_ask_counts(now=NOW + timedelta(days=100)) == 1
