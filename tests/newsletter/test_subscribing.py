"""Subscriptions without HTTP: what is written down, what is sent, what is left afterwards."""

import hashlib
from datetime import UTC, datetime, timedelta

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import IntegrityError, transaction

from gemeinsinn.activity.models import OutgoingMail
from gemeinsinn.core.errors import DomainError, NoLongerThere
from gemeinsinn.core.models import SecretLink
from gemeinsinn.newsletter.actions.changing import ask_for_address, change_wishes, confirm_address, pause, resume
from gemeinsinn.newsletter.actions.ending import end_subscription, refuse_subscription, suppress
from gemeinsinn.newsletter.actions.forgetting import forget_proofs
from gemeinsinn.newsletter.actions.linking import ADDRESS, MANAGE, stop_link, subject_of, subscriber_behind
from gemeinsinn.newsletter.actions.ordering import confirm_subscription, send_personal_link
from gemeinsinn.newsletter.consents import current_consent, versions
from gemeinsinn.newsletter.keys import key_of
from gemeinsinn.newsletter.lifecycle.subscriptions import ALL, PROOF_KEPT, Reason, State, packed, unpacked
from gemeinsinn.newsletter.models import AddressChange, Evidence, Subscriber, Suppressed
from gemeinsinn.newsletter.queries.subscribers import (
    counts_by_state,
    evidence_at,
    held_about,
    subscription_at,
    subscriptions_of,
    suppressed_at,
)
from gemeinsinn.newsletter.tasks import forget
from gemeinsinn.newsletter.wording.subscriptions import topics_words
from gemeinsinn.people.actions.leaving import close_account
from tests.factories.newsletters import link_for, order, subscribe
from tests.factories.people import make_account

NOW = datetime(2026, 11, 28, 12, 0, tzinfo=UTC)
LATER = NOW + timedelta(days=8)
pytestmark = pytest.mark.django_db


def kinds(**where):
    return list(Evidence.objects.filter(**where).order_by("pk").values_list("kind", flat=True))


def test_the_words_once_shown_stay_as_they_were():
    shown = {
        (version, code): hashlib.sha256(words.encode()).hexdigest()[:12]
        for version, texts in versions().items()
        for code, words in texts.items()
    }
    assert shown == {("2026-11", "de"): "2d2d090d9df6", ("2026-11", "en"): "a1b5c727df73"}
    assert current_consent("fr").wording == current_consent("de").wording


def test_topics_are_bits():
    assert packed([]) == packed(["netzwerk", "bedarfe", "vorhaben", "foerderung", "termine"]) == ALL
    assert [str(topic) for topic in unpacked(packed(["termine", "netzwerk"]))] == ["netzwerk", "termine"]
    assert (topics_words(ALL), topics_words(packed(["foerderung"]))) == ("alles", "Geld für Ideen")


def test_ordering_and_confirming_are_proved_word_for_word():
    made = order(" Jule@Example.org", now=NOW)
    asked, mailed = Evidence.objects.order_by("pk")
    mail = OutgoingMail.objects.get()
    assert (made.address, made.state) == ("jule@example.org", "waiting")
    assert (asked.kind, asked.version, asked.page) == ("asked", "2026-11", "/newsletter/")
    assert asked.wording == current_consent("de").wording and asked.chosen["frequency"] == "ausgaben"
    token = mail.text.partition("/m/")[2].partition("/")[0]
    assert mailed.mail_text == mail.text.replace(token, "…") and token not in mailed.mail_text
    assert (mailed.mail_subject, mailed.message_id) == (mail.subject, mail.message_id)
    assert "jule@" not in repr(list(Evidence.objects.values()))
    link = link_for(made, now=NOW)
    confirm_subscription(subscriber=made, link=link, page="/m/…/", now=NOW)
    assert (made.state, made.confirmed_at) == ("active", NOW)
    assert kinds() == ["asked", "mailed", "confirmed"]
    welcome = OutgoingMail.objects.latest("pk")
    assert welcome.stop_address == stop_link(made) and welcome.stop_address in welcome.text
    with pytest.raises(NoLongerThere):
        confirm_subscription(subscriber=made, link=link, page="/m/…/", now=NOW)
    confirm_subscription(
        subscriber=made, link=link_for(made, now=NOW), page="/m/…/", now=NOW
    )  # the link of another mail
    assert kinds() == ["asked", "mailed", "confirmed"] and OutgoingMail.objects.count() == 2


def test_evidence_is_never_changed():
    order(now=NOW)
    line = Evidence.objects.first()
    with pytest.raises(TypeError, match="append-only"):
        line.save()


def test_an_address_is_one_subscription_and_a_yes_has_its_time():
    made = order(now=NOW)
    with pytest.raises(IntegrityError), transaction.atomic():
        Subscriber.objects.create(address="JULE@example.org", key=made.key)
    with pytest.raises(IntegrityError), transaction.atomic():
        Subscriber.objects.filter(pk=made.pk).update(state="active")


def test_ordering_again_changes_what_waits_and_tells_who_is_known():
    first = order(now=NOW)
    again = order(now=NOW + timedelta(days=5), topics=packed(["termine"]))
    assert (again.pk, again.topics) == (first.pk, packed(["termine"])) and Subscriber.objects.count() == 1
    assert kinds() == ["asked", "mailed"] * 2
    confirm_subscription(subscriber=again, link=link_for(again, now=NOW), page="", now=NOW)
    order(now=NOW, topics=packed(["netzwerk"]))
    again.refresh_from_db()
    assert again.topics == packed(["termine"])  # who types an address changes nothing about its subscription
    assert "Sie bekommen ihn schon" in OutgoingMail.objects.latest("pk").text


def test_a_lost_link_is_sent_to_known_addresses_alone():
    subscribe(now=NOW)
    order("wartet@example.org", now=NOW)
    before = OutgoingMail.objects.count()
    for address in ("wartet@example.org", "niemand@example.org"):
        send_personal_link(address=address, now=LATER)
    assert OutgoingMail.objects.count() == before
    send_personal_link(address="JULE@example.org", now=LATER)
    assert OutgoingMail.objects.latest("pk").to == "jule@example.org"


def test_that_was_not_me_holds_for_ever():
    made = order(now=NOW)
    refuse_subscription(subscriber=made, link=link_for(made, now=NOW), page="", now=NOW)
    assert Suppressed.objects.get().reason == Reason.REFUSED and not OutgoingMail.objects.exists()
    with pytest.raises(Subscriber.DoesNotExist):
        order(now=NOW)
    assert not OutgoingMail.objects.exists()
    refuse_subscription(subscriber=made, link=link_for(made, now=NOW), page="", now=NOW)  # another mail, nothing left
    assert kinds() == ["asked", "mailed", "refused"]


def test_the_end_leaves_a_proof_and_a_fingerprint_and_old_mails_still_end_it():
    made = subscribe(now=NOW)
    old, number = stop_link(made), made.pk
    end_subscription(subscriber=made, page="/newsletter/abmelden/…/", now=NOW)
    assert not Subscriber.objects.exists() and not SecretLink.objects.exists() and not OutgoingMail.objects.exists()
    assert Suppressed.objects.get().reason == Reason.ENDED
    assert kinds() == ["asked", "mailed", "confirmed", "ended"]
    made.pk = number
    end_subscription(subscriber=made, page="", now=NOW)  # a second click at the same time
    assert kinds() == ["asked", "mailed", "confirmed", "ended"]
    again = subscribe(now=LATER)
    assert not Suppressed.objects.exists()  # a new yes lifts it
    subject = subject_of(old.rstrip("/").rpartition("/")[2])
    assert (subject, subscriber_behind(subject)) == (number, again)
    assert subscriber_behind(again.pk) == again and subject_of("1.nichts") is None


def test_pauses_and_changes_are_written_down():
    made = subscribe(now=NOW)
    change_wishes(subscriber=made, fields={"topics": packed(["termine"]), "role": "presse"}, page="", now=NOW)
    pause(subscriber=made, page="", now=NOW)
    assert (made.state, made.paused_at) == (State.PAUSED, NOW)
    pause(subscriber=made, page="", now=NOW)
    resume(subscriber=made, page="", now=NOW)
    assert (made.state, made.paused_at) == (State.ACTIVE, None)
    assert kinds()[3:] == ["changed", "paused", "resumed"]
    assert Evidence.objects.get(kind="changed").chosen["topics"] == ["termine"]
    with pytest.raises(ValueError, match="not changeable"):
        change_wishes(subscriber=made, fields={"state": "active"}, page="", now=NOW)


def test_another_address_answers_first_and_is_found_under_both():
    made = subscribe(now=NOW)
    link_for(made, MANAGE)
    suppress(key=key_of("neu@example.org"), reason=Reason.ENDED, now=NOW)
    ask_for_address(subscriber=made, address="Neu@example.org", now=NOW)
    assert OutgoingMail.objects.latest("pk").to == "neu@example.org"
    made.refresh_from_db()
    assert made.address == "jule@example.org"
    link = link_for(made, ADDRESS, now=NOW)
    confirm_address(subscriber=made, link=link, page="", now=NOW)
    assert (made.address, made.key) == ("neu@example.org", key_of("neu@example.org"))
    assert not Suppressed.objects.exists() and not SecretLink.objects.filter(purpose=MANAGE).exists()
    office = make_account(roles=["office"])
    assert evidence_at(office, "jule@example.org") == evidence_at(office, "neu@example.org") != []
    with pytest.raises(NoLongerThere):
        confirm_address(subscriber=made, link=link_for(made, ADDRESS, now=NOW), page="", now=NOW)


def test_an_address_that_has_a_subscription_or_refused_stays_out():
    made, other = subscribe(now=NOW), subscribe("andere@example.org", now=NOW)
    ask_for_address(subscriber=made, address=other.address, now=NOW)
    with pytest.raises(DomainError, match="schon"):
        confirm_address(subscriber=made, link=link_for(made, ADDRESS, now=NOW), page="", now=NOW)
    suppress(key=key_of("nie@example.org"), reason=Reason.REFUSED, now=NOW)
    before = OutgoingMail.objects.count()
    ask_for_address(subscriber=made, address="nie@example.org", now=NOW)
    assert OutgoingMail.objects.count() == before and AddressChange.objects.get().address == "nie@example.org"


def test_what_ends_by_itself():
    waiting, paused = order("wartet@example.org", now=NOW), subscribe("pause@example.org", now=NOW)
    moving = subscribe("zieht@example.org", now=NOW)
    pause(subscriber=paused, page="", now=NOW)
    ask_for_address(subscriber=moving, address="um@example.org", now=NOW)
    forget(now=NOW + timedelta(days=7))
    assert Subscriber.objects.count() == 3
    forget(now=LATER)
    assert set(Subscriber.objects.values_list("pk", flat=True)) == {paused.pk, moving.pk}
    assert kinds(subject=waiting.pk) == [] and not AddressChange.objects.exists()
    forget(now=NOW + timedelta(days=366))
    assert kinds(subject=paused.pk)[-1] == "ended"
    assert forget_proofs(now=NOW + timedelta(days=366) + PROOF_KEPT) == 0
    assert forget_proofs(now=NOW + timedelta(days=367) + PROOF_KEPT) == 1
    assert set(Evidence.objects.values_list("subject", flat=True)) == {moving.pk}  # whoever still gets it


def test_who_leaves_takes_it_along():
    for address, make in (("jule@example.org", subscribe), ("max@example.org", order)):
        user = make_account(email=address)
        make(address, now=NOW)
        assert [one.address for one in subscriptions_of(user)] == [address]
        close_account(user=user, now=NOW)
    assert not Subscriber.objects.exists()
    assert kinds() == ["asked", "mailed", "confirmed", "ended"]


def test_the_office_reads_of_single_addresses_nobody_else_does():
    made = subscribe(now=NOW)
    suppress(key=made.key, reason=Reason.IMPORTED, now=NOW)
    office, nobody = make_account(roles=["office"]), AnonymousUser()
    assert counts_by_state(office) == {State.WAITING: 0, State.ACTIVE: 1, State.PAUSED: 0, State.LOST: 0}
    assert subscription_at(office, "JULE@example.org") == made and suppressed_at(office, made.address)
    assert (counts_by_state(nobody), evidence_at(nobody, made.address)) == ({}, [])
    assert (subscription_at(nobody, made.address), suppressed_at(nobody, made.address)) == (None, None)


def test_everything_held_is_told():
    made = subscribe(now=NOW)
    assert held_about(made)["other_address"] == ""
    ask_for_address(subscriber=made, address="neu@example.org", now=NOW)
    told = held_about(made)
    assert (told["address"], told["other_address"], len(told["proof"])) == ("jule@example.org", "neu@example.org", 4)
