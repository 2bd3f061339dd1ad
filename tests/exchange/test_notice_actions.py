"""What can be done with needs and offers, and what each act leaves behind."""

import uuid
from datetime import datetime, timedelta
from functools import partial
from zoneinfo import ZoneInfo

import pytest
import time_machine

from gemeinsinn.activity.models import Event, OutgoingMail
from gemeinsinn.core.errors import DomainError, NotAllowed, TooMuch
from gemeinsinn.core.models import SecretLink
from gemeinsinn.exchange.actions import notices as act
from gemeinsinn.exchange.actions.notices.writing import issue_draft_token, slug_of
from gemeinsinn.exchange.lifecycle.notices import State
from gemeinsinn.exchange.models import Need, NoticeCheck, Offer
from gemeinsinn.people.models import Contact
from tests.exchange.traces import mails, verbs
from tests.factories.answers import hang_need
from tests.factories.exchange import (
    make_agency_of,
    make_author,
    make_broker,
    make_need,
    make_offer,
    make_place,
    need_fields,
    offer_fields,
)
from tests.factories.people import make_account
from tests.factories.places import make_municipality

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 23, 12, tzinfo=ZoneInfo("Europe/Berlin"))


@pytest.fixture(autouse=True)
def _frozen():
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def place():
    return make_place()


def drafted(model=Need, **fields):
    draft = act.start_draft(model=model, language="de", now=NOW)
    told = (need_fields if model is Need else offer_fields)(**fields)
    return act.save_draft(notice=draft, fields=told, now=NOW)


def sent(notice, **author):
    told = {"name": "Maria Petrenko", "email": "maria@example.org", "phone": ""} | author
    return act.send_notice(notice=notice, now=NOW, **told)


# --- writing ---------------------------------------------------------------------------------


def test_a_draft_of_an_account_knows_its_author():
    user = make_account(name="Jule Brandt")
    draft = act.start_draft(model=Need, language="de", now=NOW, user=user)
    assert (draft.state, draft.contact.name, draft.contact.user) == (State.DRAFT, "Jule Brandt", user)


def test_the_same_first_screen_is_the_same_draft():
    key = uuid.uuid4()
    first, second = (act.start_draft(model=Need, language="de", now=NOW, form_key=key) for _ in range(2))
    assert (first.pk, Need.objects.count()) == (second.pk, 1)


def test_a_draft_keeps_words_and_makes_its_slug():
    draft = drafted()
    draft.refresh_from_db()
    assert (draft.title, draft.slug) == ("Zwanzig Stühle für das Hofcafé", "zwanzig-stuehle-fuer-das-hofcafe")
    assert act.save_draft(notice=draft, fields={"title": draft.title}, now=NOW) is draft


@pytest.mark.parametrize("name", ["state", "covered", "contact", "agency", "published_at", "benefit_hoped", "id"])
def test_no_form_writes_what_only_actions_move(name):
    with pytest.raises(ValueError, match="not written by hand"):
        act.save_draft(notice=drafted(), fields={name: "x"}, now=NOW)


@pytest.mark.parametrize(("title", "slug"), [("Straße", "strasse"), ("سلام", "-"), ("a" * 200, "a" * 80)])
def test_slugs(title, slug):
    assert slug_of(title) == slug


def test_sending_asks_to_confirm_the_address(place):
    _town, agency, _broker = place
    need = sent(drafted(), organisation_name="Hausgemeinschaft")
    need.refresh_from_db()
    assert (need.state, need.agency, need.organisation_name) == (State.UNCONFIRMED, agency, "Hausgemeinschaft")
    assert (need.contact.email, need.contact.confirmed_at) == ("maria@example.org", None)
    assert mails() == [f"need-{need.pk}-confirm"]
    link = SecretLink.objects.get(purpose="need-confirm")
    assert (link.subject_id, link.single_use) == (need.pk, True)


def test_an_account_with_its_own_address_needs_no_mail(place):
    user = make_account(email="maria@example.org")
    need = sent(drafted(), user=user)
    assert need.state == State.SUBMITTED
    assert need.contact.user == user
    assert verbs(need) == ["sent", "confirmed"]
    assert mails() == [f"need-{need.pk}-received"]


def test_an_account_with_another_address_confirms_it(place):
    need = sent(drafted(), user=make_account(email="other@example.org"))
    assert (need.state, need.contact.user) == (State.UNCONFIRMED, None)


def test_what_is_too_general_stays_a_draft(place):
    draft = drafted(benefit="Wir machen Werbung für Sie")
    with pytest.raises(DomainError):
        sent(draft)
    draft.refresh_from_db()
    assert (draft.state, mails()) == (State.DRAFT, [])


def test_sending_twice_sends_once(place):
    need = sent(drafted())
    with pytest.raises(DomainError):
        sent(Need.objects.get(pk=need.pk))
    assert len(mails()) == 1
    with pytest.raises(DomainError):
        act.save_draft(notice=Need.objects.get(pk=need.pk), fields={"title": "Anders"}, now=NOW)


def test_saving_the_author_twice_keeps_one_contact():
    draft = drafted()
    for name in ("Maria", "Maria P."):
        act.save_author(notice=draft, name=name, email="m@example.org", phone="", now=NOW)
    assert [contact.name for contact in Contact.objects.all()] == ["Maria P."]


def test_confirming_gives_it_to_the_agency_once(place):
    need = sent(drafted())
    act.confirm_notice(notice=need, now=NOW)
    assert (need.state, need.confirmed_at) == (State.SUBMITTED, NOW)
    assert need.contact.confirmed_at == NOW
    with pytest.raises(DomainError):
        act.confirm_notice(notice=need, now=NOW)
    assert mails() == [f"need-{need.pk}-confirm", f"need-{need.pk}-received"]


def test_an_imported_row_without_author_can_be_confirmed():
    need = make_need(state=State.UNCONFIRMED)
    Need.objects.filter(pk=need.pk).update(contact=None)
    need.refresh_from_db()
    act.confirm_notice(notice=need, now=NOW)
    assert (need.state, mails()) == (State.SUBMITTED, [])


def test_the_link_of_a_draft_is_mailed_and_the_address_not_kept():
    draft = drafted(model=Offer)
    token = issue_draft_token(notice=draft, now=NOW)
    act.send_draft_link(notice=draft, email="m@example.org", address=f"https://x.example/{token}/", now=NOW)
    mail = OutgoingMail.objects.get()
    assert (mail.to, token in mail.text, Contact.objects.count()) == ("m@example.org", True, 0)
    assert SecretLink.objects.get().purpose == "offer-draft"


def test_a_trusted_source_puts_it_into_the_tray(place):
    _town, agency, _broker = place
    need = act.put_notice(model=Need, fields=need_fields(amount=None, until=None), contact=make_author(), now=NOW)
    assert (need.state, need.agency, need.confirmed_at) == (State.SUBMITTED, agency, NOW)
    offer = act.put_notice(model=Offer, fields=offer_fields(), contact=None, source="freinet:1", now=NOW)
    assert (offer.source, verbs(offer), mails()) == ("freinet:1", ["sent"], [])
    with pytest.raises(DomainError):
        act.put_notice(model=Need, fields=need_fields(benefit=""), contact=None, now=NOW)


# --- checking --------------------------------------------------------------------------------


def submitted(place, **overrides):
    _town, agency, _broker = place
    return make_need(state=State.SUBMITTED, agency=agency, **overrides)


def test_what_changed_is_quoted_as_the_authors_language_does(place):
    need = submitted(place, contact=make_author(language="en"))
    act.publish_notice(notice=need, by=place[2], now=NOW, changes={"title": "20 chairs"})
    assert "“Zwanzig Stühle für das Hofcafé” → “20 chairs”" in OutgoingMail.objects.get().text


def test_publishing_with_edits_tells_the_author_what_changed(place):
    broker = place[2]
    need = submitted(place)
    act.publish_notice(notice=need, by=broker, now=NOW, changes={"title": "20 Stühle", "amount": 2000}, note="Schön.")
    assert (need.state, need.published_at, need.slug) == (State.PUBLISHED, NOW, "20-stuehle")
    check = NoticeCheck.objects.get()
    assert (check.state, check.by, check.note) == ("published", broker, "Schön.")
    assert check.changes == [
        {"field": "title", "before": "Zwanzig Stühle für das Hofcafé", "after": "20 Stühle"},
    ]
    text = OutgoingMail.objects.get().text
    assert "„Zwanzig Stühle für das Hofcafé“ → „20 Stühle“" in text
    assert "Schön." in text
    event = Event.objects.get(verb="published")
    assert (event.audience, event.data) == ("public", {"edited": ["title"]})


@pytest.mark.parametrize(
    "who", ["nobody", "author", "other desk"], ids=["nobody", "its author", "another agency's broker"]
)
def test_only_the_agency_of_the_place_checks(place, who):
    need = submitted(place)
    stranger = {"nobody": None, "author": make_account(), "other desk": make_place_elsewhere()}[who]
    for verb in (act.publish_notice, act.unpublish_notice, act.hide_notice):
        with pytest.raises(NotAllowed):
            verb(notice=need, by=stranger, now=NOW)
    with pytest.raises(NotAllowed):
        act.return_notice(notice=need, by=stranger, now=NOW, note="x")
    need.refresh_from_db()
    assert (need.state, mails(), NoticeCheck.objects.count()) == (State.SUBMITTED, [], 0)


def make_place_elsewhere():
    return make_broker(make_agency_of(make_municipality(name="Magdeburg")))


def test_the_network_office_checks_where_no_agency_is_responsible():
    need = make_need(state=State.SUBMITTED, agency=None)
    act.publish_notice(notice=need, by=make_account(roles=["office"]), now=NOW)
    assert need.state == State.PUBLISHED


def test_publishing_refuses_what_is_over_or_too_general(place):
    broker = place[2]
    over = submitted(place, until=NOW.date() - timedelta(days=1))
    with pytest.raises(DomainError):
        act.publish_notice(notice=over, by=broker, now=NOW)
    with pytest.raises(DomainError):
        act.publish_notice(notice=submitted(place, benefit="Werbung"), by=broker, now=NOW)
    act.publish_notice(notice=over, by=broker, now=NOW, changes={"until": NOW.date()})
    assert over.state == State.PUBLISHED


def test_publishing_twice_publishes_once(place):
    broker = place[2]
    need = submitted(place)
    act.publish_notice(notice=need, by=broker, now=NOW)
    with pytest.raises(DomainError):
        act.publish_notice(notice=Need.objects.get(pk=need.pk), by=broker, now=NOW)
    assert verbs(need) == ["published"]


def test_returning_needs_a_reason_and_mails_it(place):
    broker = place[2]
    need = submitted(place)
    with pytest.raises(DomainError):
        act.return_notice(notice=need, by=broker, now=NOW, note="  ")
    act.return_notice(notice=need, by=broker, now=NOW, note="Wie viele Stühle genau?")
    assert need.state == State.RETURNED
    assert "Wie viele Stühle genau?" in OutgoingMail.objects.get().text


def test_undo_of_publishing_until_somebody_answered(place):
    broker = place[2]
    need = submitted(place)
    act.publish_notice(notice=need, by=broker, now=NOW)
    act.unpublish_notice(notice=need, by=broker, now=NOW)
    assert (need.state, need.published_at) == (State.SUBMITTED, None)


@pytest.mark.parametrize("slip", ["published", "returned", "hidden"])
@pytest.mark.parametrize("gone", [False, True])
def test_a_slip_leaves_no_author_with_a_mail_that_is_not_true(place, slip, gone):
    _town, agency, broker = place
    need = make_need(agency=agency) if slip == "hidden" else submitted(place)
    do, undo = {
        "published": (act.publish_notice, act.unpublish_notice),
        "returned": (partial(act.return_notice, note="Wie viele?"), act.unreturn_notice),
        "hidden": (act.hide_notice, act.unhide_notice),
    }[slip]
    before = need.state
    do(notice=need, by=broker, now=NOW)
    if gone:
        OutgoingMail.objects.update(state=OutgoingMail.State.SENT)
    # When the agency takes it back
    assert undo(notice=need, by=broker, now=NOW) is gone
    assert need.state == before
    # Then a mail that waited is not sent, and one that is gone is corrected
    waiting = OutgoingMail.objects.filter(state=OutgoingMail.State.QUEUED)
    assert [mail.key.split("-")[2] for mail in waiting] == (["undone"] if gone else [])
    assert all(mail.subject.startswith("Corrected: ") or mail.subject.startswith("Korrigiert: ") for mail in waiting)


@pytest.mark.parametrize("contact", [None, "no mail"])
def test_a_slip_nobody_was_told_of_is_corrected_for_nobody(place, contact):
    _town, agency, broker = place
    need = make_need(agency=agency)
    if contact is None:
        need.contact = None
    else:
        need.contact.email = ""
    act.hide_notice(notice=need, by=broker, now=NOW)
    assert act.unhide_notice(notice=need, by=broker, now=NOW) is False
    assert not OutgoingMail.objects.exists()


def test_only_the_agency_takes_back_what_it_decided(place):
    need = submitted(place)
    act.return_notice(notice=need, by=place[2], now=NOW, note="Wie viele?")
    with pytest.raises(NotAllowed):
        act.unreturn_notice(notice=need, by=make_account(), now=NOW)
    # And no slip is left once its author has sent it again
    act.unreturn_notice(notice=need, by=place[2], now=NOW)
    with pytest.raises(DomainError):
        act.unreturn_notice(notice=need, by=place[2], now=NOW)


def test_no_undo_once_somebody_answered(place):
    from tests.factories.answers import give_answer

    need = hang_need(agency=place[1])
    give_answer(need)
    with pytest.raises(DomainError):
        act.unpublish_notice(notice=need, by=place[2], now=NOW)


def test_what_the_agency_hid_its_author_cannot_simply_put_back(place):
    _town, agency, broker = place
    need = make_need(agency=agency)
    act.hide_notice(notice=need, by=broker, now=NOW, note="Bitte ohne Telefonnummer.")
    assert "Bitte ohne Telefonnummer." in OutgoingMail.objects.get().text
    with pytest.raises(DomainError):
        act.revive_notice(notice=need, now=NOW)
    act.change_notice(notice=need, fields={"details": "Ohne Nummer, wie gewünscht."}, now=NOW)
    assert need.state == State.SUBMITTED
    act.publish_notice(notice=need, by=broker, now=NOW)
    assert need.state == State.PUBLISHED


def test_what_the_agency_hid_is_not_shown_again_by_settling_it(place):
    _town, agency, broker = place
    need = make_need(agency=agency)
    act.hide_notice(notice=need, by=broker, now=NOW, note="Bitte ohne Telefonnummer.")
    assert act.finish_notice(notice=need, now=NOW).state == State.WITHDRAWN
    forgotten = make_need(agency=agency, state=State.HIDDEN)
    assert act.finish_notice(notice=forgotten, now=NOW).state == State.DONE


# --- keeping ---------------------------------------------------------------------------------


def test_still_needed_counts_from_today(place):
    need = make_need(until=None, asked_at=NOW, confirmed_at=NOW - timedelta(days=95))
    act.revive_notice(notice=need, now=NOW)
    need.refresh_from_db()
    assert (need.state, need.confirmed_at, need.asked_at) == (State.PUBLISHED, NOW, None)
    assert Event.objects.get(verb="revived").audience == "internal"


def test_an_expired_one_needs_a_new_day():
    need = make_need(state=State.EXPIRED, until=NOW.date() - timedelta(days=3))
    with pytest.raises(DomainError):
        act.revive_notice(notice=need, now=NOW)
    act.revive_notice(notice=need, now=NOW, until=NOW.date() + timedelta(days=3))
    assert (need.state, Event.objects.get(verb="revived").audience) == (State.PUBLISHED, "public")


def test_the_agency_may_put_back_what_it_hid(place):
    _town, agency, broker = place
    need = make_need(agency=agency)
    act.hide_notice(notice=need, by=broker, now=NOW)
    with pytest.raises(NotAllowed):
        act.revive_notice(notice=need, now=NOW, by=make_account())
    act.revive_notice(notice=need, now=NOW, by=broker)
    assert need.state == State.PUBLISHED
    assert NoticeCheck.objects.order_by("pk").last().state == "published"


def test_settled_and_withdrawn():
    need, other = make_need(), make_offer(state=State.RETURNED)
    act.finish_notice(notice=need, now=NOW)
    act.withdraw_notice(notice=other, now=NOW)
    assert (need.state, other.state) == (State.DONE, State.WITHDRAWN)
    for notice, acts in (
        (need, (act.finish_notice, act.withdraw_notice)),
        (other, (act.finish_notice, act.withdraw_notice, act.revive_notice)),
    ):
        for verb in acts:
            with pytest.raises(DomainError):
                verb(notice=notice, now=NOW)


class TestSettledAndOpenedAgain:
    def test_its_author_hangs_it_up_again_with_what_is_promised_and_ninety_days(self):
        need = make_need(until=None, covered=800, confirmed_at=NOW - timedelta(days=89), asked_at=NOW)
        act.finish_notice(notice=need, now=NOW)
        act.revive_notice(notice=need, now=NOW)
        need.refresh_from_db()
        assert (need.state, need.covered, need.left) == (State.PUBLISHED, 800, 1200)
        assert (need.confirmed_at, need.asked_at, mails()) == (NOW, None, [])

    def test_with_nothing_left_only_a_larger_number_opens_it(self):
        need = make_need(amount=2000, covered=2000)
        act.finish_notice(notice=need, now=NOW)
        for doing in (
            lambda: act.revive_notice(notice=need, now=NOW),
            lambda: act.change_notice(notice=need, fields={"until": NOW.date()}, now=NOW),
        ):
            with pytest.raises(DomainError, match="zugesagt"):
                doing()
        need.refresh_from_db()
        act.change_notice(notice=need, fields={"amount": 2500}, now=NOW)
        assert (need.state, need.left) == (State.PUBLISHED, 500)

    def test_what_the_agency_took_down_does_not_come_back_by_being_settled(self, place):
        need = make_need(agency=place[1])
        act.hide_notice(notice=need, by=place[2], now=NOW)
        act.finish_notice(notice=need, by=place[2], now=NOW)
        with pytest.raises(DomainError, match="abgenommen"):
            act.revive_notice(notice=need, now=NOW)
        act.change_notice(notice=need, fields={"until": NOW.date()}, now=NOW)
        assert need.state == State.SUBMITTED

    def test_only_the_agency_of_the_place_settles_for_others(self, place):
        need = make_need(agency=place[1])
        for stranger in (make_account(), make_broker(make_agency_of(make_municipality(name="Magdeburg")))):
            with pytest.raises(NotAllowed):
                act.finish_notice(notice=need, by=stranger, now=NOW)
            with pytest.raises(NotAllowed):
                act.unfinish_notice(notice=need, state=State.PUBLISHED, by=stranger, now=NOW)
        act.finish_notice(notice=need, by=place[2], now=NOW)
        with pytest.raises(NotAllowed):
            act.revive_notice(notice=need, by=make_account(), now=NOW)

    def test_the_author_hears_that_the_agency_settled_it_and_opened_it_again(self, place):
        need, broker = make_need(agency=place[1]), place[2]
        act.finish_notice(notice=need, by=broker, now=NOW)
        act.revive_notice(notice=need, by=broker, now=NOW + timedelta(days=1))
        first, second = OutgoingMail.objects.order_by("pk")
        assert (first.subject, second.subject) == (f"Erledigt: {need.title}", f"Wieder offen: {need.title}")
        assert "Es hängt wieder am Brett" in second.text
        assert [event.by for event in Event.objects.filter(verb__in=("finished", "revived"))] == [broker, broker]

    @pytest.mark.parametrize("before", [State.PUBLISHED, State.EXPIRED, State.HIDDEN])
    @pytest.mark.parametrize("sent", [False, True])
    def test_undone_it_stands_as_before_and_a_mail_not_yet_sent_never_goes(self, place, before, sent):
        need, broker = make_need(agency=place[1], state=before, covered=300, asked_at=NOW), place[2]
        act.finish_notice(notice=need, by=broker, now=NOW)
        if sent:
            OutgoingMail.objects.update(state=OutgoingMail.State.SENT)
        act.unfinish_notice(notice=need, state=before, by=broker, now=NOW)
        need.refresh_from_db()
        assert (need.state, need.covered, need.asked_at) == (before, 300, NOW)
        subjects = list(OutgoingMail.objects.values_list("subject", flat=True).order_by("pk"))
        assert subjects == ([f"Erledigt: {need.title}", f"Wieder offen: {need.title}"] if sent else [])
        if sent:
            assert ("Es hängt wieder am Brett" in OutgoingMail.objects.latest("pk").text) == (before == State.PUBLISHED)

    def test_what_its_author_opened_since_is_not_undone(self, place):
        need, broker = make_need(agency=place[1], state=State.EXPIRED), place[2]
        act.finish_notice(notice=need, by=broker, now=NOW)
        act.revive_notice(notice=need, now=NOW)
        with pytest.raises(DomainError, match="Inzwischen"):
            act.unfinish_notice(notice=need, state=State.EXPIRED, by=broker, now=NOW)
        assert need.state == State.PUBLISHED


def test_numbers_change_at_once_words_are_checked_again(place):
    need = make_need(agency=place[1])
    changed = act.change_notice(notice=need, fields={"amount": 3000, "until": NOW.date()}, now=NOW)
    assert [one["field"] for one in changed] == ["amount", "until"]
    assert (need.state, mails()) == (State.PUBLISHED, [])
    act.change_notice(notice=need, fields={"title": "Dreißig Stühle für das Hofcafé"}, now=NOW)
    need.refresh_from_db()
    assert (need.state, need.slug, need.amount) == (State.SUBMITTED, "dreissig-stuehle-fuer-das-hofcafe", 3000)
    assert mails() == [f"need-{need.pk}-received"]


def test_a_change_of_nothing_changes_nothing():
    need = make_need()
    assert act.change_notice(notice=need, fields={"title": need.title}, now=NOW) == []
    assert (need.state, verbs(need)) == (State.PUBLISHED, [])


def test_what_is_promised_stays_true():
    need = make_need(covered=800)
    with pytest.raises(DomainError):
        act.change_notice(notice=need, fields={"unit": "kg"}, now=NOW)
    need.refresh_from_db()
    with pytest.raises(TooMuch):
        act.change_notice(notice=need, fields={"amount": 700}, now=NOW)
    need.refresh_from_db()
    assert (need.amount, need.unit) == (2000, "piece")
    act.change_notice(notice=need, fields={"amount": 800}, now=NOW)
    need.refresh_from_db()
    assert need.left == 0


def test_no_change_makes_it_too_general():
    need = make_need()
    with pytest.raises(DomainError):
        act.change_notice(notice=need, fields={"benefit": "Werbung"}, now=NOW)
    bare = make_need(amount=None, until=None)
    act.change_notice(notice=bare, fields={"details": "Gern gebraucht."}, now=NOW)  # no worse than before
    assert bare.state == State.SUBMITTED


def test_moving_house_changes_the_agency(place):
    need = make_need(agency=place[1], state=State.SUBMITTED)
    elsewhere = make_municipality(name="Magdeburg")
    act.change_notice(notice=need, fields={"municipality": elsewhere, "quarter": None}, now=NOW)
    need.refresh_from_db()
    assert (need.agency, need.state) == (None, State.SUBMITTED)


def test_the_agency_changes_and_the_author_is_told(place):
    _town, agency, broker = place
    need = make_need(agency=agency)
    act.change_notice(notice=need, fields={"title": "Zwanzig Klappstühle für das Café"}, by=broker, now=NOW)
    assert need.state == State.PUBLISHED
    assert "Klappstühle" in OutgoingMail.objects.get().text
    with pytest.raises(NotAllowed):
        act.change_notice(notice=need, fields={"title": "x"}, by=make_account(), now=NOW)


def test_its_own_account_changes_as_author(place):
    user = make_account()
    need = make_need(agency=place[1], contact=make_author(user=user))
    act.change_notice(notice=need, fields={"details": "Neu und mehr."}, by=user, now=NOW)
    assert (need.state, NoticeCheck.objects.count()) == (State.SUBMITTED, 0)


@pytest.mark.parametrize("state", [State.DRAFT, State.WITHDRAWN])
def test_closed_ones_do_not_change(state):
    with pytest.raises(DomainError):
        act.change_notice(notice=make_need(state=state), fields={"title": "Anders und neu"}, now=NOW)


def test_whoever_keeps_a_copy_hears_of_changed_words_and_of_moves():
    """The interface answers "what changed since" by changed_at."""
    before = NOW - timedelta(days=9)
    need = make_need()
    for change in (
        lambda: act.change_notice(notice=need, fields={"amount": 1500}, now=NOW),
        lambda: act.finish_notice(notice=need, now=NOW),
    ):
        Need.objects.update(changed_at=before)
        change()
        assert Need.objects.get().changed_at > before
