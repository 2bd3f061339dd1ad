"""Writing for others: edits, a caller's yes, how it went, calling off."""

import uuid
from datetime import timedelta
from typing import Any

import pytest
from django.urls import reverse
from django.utils import timezone

from gemeinsinn.activity.models import OutgoingMail
from gemeinsinn.core.errors import DomainError
from gemeinsinn.desk.actions.acts import ACTS
from gemeinsinn.desk.actions.on_behalf import answer_for_caller
from gemeinsinn.desk.actions.performing import perform, undo
from gemeinsinn.desk.queries.matters import Art, Matter
from gemeinsinn.exchange.models import Response
from gemeinsinn.partnerships.models import Agreement, Signature
from tests.factories.answers import give_answer, hang_need, want_call
from tests.factories.desk import make_desk, submit_need
from tests.factories.partnerships import make_signed
from tests.factories.places import make_quarter

pytestmark = pytest.mark.django_db


def edit_data(need: Any, **changes: Any) -> dict[str, Any]:
    """The edit form of a need as the page shows it, with changes."""
    return {
        "title": need.title, "details": need.details, "amount": "20", "unit": need.unit, "unit_words": need.unit_words,
        "until": need.until.isoformat() if need.until else "", "when_words": need.when_words, "spot": need.spot,
        "place": need.quarter.name, "benefit_kind": need.benefit_kind, "benefit": need.benefit,
    } | changes  # fmt: skip


def test_change_and_put_on_the_board(world: Any, browse: Any) -> None:
    need = world.things["bedarf"]
    client = browse("own")
    address = reverse("desk:edit", args=["bedarf", need.pk])
    page = client.post(
        address, edit_data(need, title="Zwanzig Stühle bis Freitag", tun="veroeffentlichen"), follow=True
    )
    need.refresh_from_db()
    assert (need.state, need.title) == ("published", "Zwanzig Stühle bis Freitag")
    assert need.checks.first().changes == [
        {"field": "title", "before": "Zwanzig Stühle für das Hofcafé", "after": "Zwanzig Stühle bis Freitag"}
    ]
    (message,) = page.context["messages"]
    client.post(reverse("desk:undo"), {"schluessel": message.extra_tags.removeprefix("undo:")})
    need.refresh_from_db()
    assert (need.state, need.title) == ("submitted", "Zwanzig Stühle bis Freitag")


def test_change_what_hangs_and_back(world: Any, browse: Any) -> None:
    quarter = make_quarter(name="Silberhöhe")
    need = hang_need(agency=world.agency)
    before = (need.title, need.until, need.quarter_id, need.amount)
    later = need.until + timedelta(days=9)
    client = browse("own")
    page = client.post(
        reverse("desk:edit", args=["bedarf", need.pk]),
        edit_data(need, title="Zwölf Stühle", amount="12", until=later.isoformat(), place="Silberhöhe", tun="aendern"),
        follow=True,
    )
    need.refresh_from_db()
    assert (need.title, need.until, need.quarter_id, need.amount) == ("Zwölf Stühle", later, quarter.pk, 1200)
    # A new place may lie in another agency's area; here nobody is responsible, so the office takes it back.
    need.agency = world.agency
    need.save()
    (message,) = page.context["messages"]
    client.post(reverse("desk:undo"), {"schluessel": message.extra_tags.removeprefix("undo:")})
    need.refresh_from_db()
    assert (need.title, need.until, need.quarter_id, need.amount) == before


def test_what_a_plan_counts_is_not_typed_at_the_desk(world: Any, browse: Any) -> None:
    need = hang_need(agency=world.agency, kind="zeit", unit="place", unit_words="", amount=1800, planned=True)
    data = edit_data(need, title="Fest im Hof", amount="1", unit="hour", tun="aendern")
    browse("own").post(reverse("desk:edit", args=["bedarf", need.pk]), data)
    need.refresh_from_db()
    assert (need.title, need.unit, need.amount) == ("Fest im Hof", "place", 1800)


def test_clearing_a_day_and_back() -> None:
    desk = make_desk()
    need = hang_need(agency=desk.agency, until=None, when_words="donnerstags von 15 bis 17 Uhr")
    day = timezone.localdate() + timedelta(days=5)
    matter = [Matter(Art.NEED, need)]
    outcome = perform(
        desk=desk, act=ACTS["aendern"], matters=matter, words={"changes": {"until": day}}, now=timezone.now()
    )
    assert undo(desk=desk, key=outcome.undo, now=timezone.now()).refused == []
    need = type(need).objects.get(pk=need.pk)
    assert need.until is None


def test_nothing_changed(world: Any, browse: Any) -> None:
    need = hang_need(agency=world.agency)
    page = browse("own").post(
        reverse("desk:edit", args=["bedarf", need.pk]), edit_data(need, tun="aendern"), follow=True
    )
    assert [str(message) for message in page.context["messages"]] == ["Es wurde nichts geändert."]


def test_an_edit_that_cannot_be_taken_is_shown_again(world: Any, browse: Any) -> None:
    need = world.things["bedarf"]
    page = browse("own").post(reverse("desk:edit", args=["bedarf", need.pk]), edit_data(need, title="", amount="viele"))
    assert page.status_code == 422
    assert set(page.context["edit"].errors) == {"title", "amount"}
    assert 'value="viele"' in page.content.decode()


def test_an_offer_has_its_own_words(world: Any, browse: Any) -> None:
    offer = world.things["angebot"]
    data = edit_data_of_offer(offer) | {"conditions": "Nur mit Anhänger.", "tun": "veroeffentlichen"}
    browse("own").post(reverse("desk:edit", args=["angebot", offer.pk]), data)
    offer.refresh_from_db()
    assert (offer.state, offer.conditions) == ("published", "Nur mit Anhänger.")


def edit_data_of_offer(offer: Any) -> dict[str, Any]:
    return {
        "title": offer.title, "details": "", "amount": "10", "unit": offer.unit, "unit_words": offer.unit_words,
        "until": offer.until.isoformat(), "when_words": "", "spot": offer.spot, "place": offer.quarter.name,
    }  # fmt: skip


def yes_data(**changes: Any) -> dict[str, Any]:
    return {
        "name": "Cem Kaya", "email": "", "organisation_name": "Café Kaya", "amount": "5", "message": "Holt sie selbst.",
        "form_key": str(uuid.uuid4()),
    } | changes  # fmt: skip


def test_a_yes_on_the_phone(world: Any, browse: Any) -> None:
    call = want_call(hang_need(agency=world.agency), name="Cem Kaya")
    address = reverse("desk:answer", args=[call.pk])
    browse("own").post(address, yes_data())
    response = Response.objects.get(need=call.need)
    assert (response.state, response.amount, response.organisation_name) == ("offered", 500, "Café Kaya")
    assert response.contact.phone == call.contact.phone
    call.refresh_from_db()
    assert (call.state, call.response) == ("done", response)
    assert not OutgoingMail.objects.filter(key=f"response-{response.pk}-confirm").exists()


def test_the_same_yes_sent_twice_is_one(world: Any, browse: Any) -> None:
    call = want_call(hang_need(agency=world.agency))
    data = yes_data(email="kaya@example.org")
    for _ in range(2):
        answer = browse("own").post(reverse("desk:answer", args=[call.pk]), data)
        assert answer.status_code == 302
    assert Response.objects.filter(need=call.need).count() == 1


def test_more_than_is_left_is_shown_beside_the_form(world: Any, browse: Any) -> None:
    call = want_call(hang_need(agency=world.agency))
    page = browse("own").post(reverse("desk:answer", args=[call.pk]), yes_data(amount="21"))
    assert page.status_code == 409
    assert page.context["answer"].non_field_errors()
    assert browse("own").post(reverse("desk:answer", args=[call.pk]), yes_data(amount="")).status_code == 422
    call.refresh_from_db()
    assert call.state == "open"


def test_half_a_chair_is_refused_on_the_phone_as_elsewhere(world: Any, browse: Any) -> None:
    call = want_call(hang_need(agency=world.agency))
    page = browse("own").post(reverse("desk:answer", args=[call.pk]), yes_data(amount="2,5"))
    assert (page.status_code, page.context["answer"].errors["amount"][0].endswith("2 Stühle.")) == (422, True)
    need = world.things["bedarf"]
    page = browse("own").post(reverse("desk:edit", args=["bedarf", need.pk]), edit_data(need, amount="2,5"))
    assert (page.status_code, list(page.context["edit"].errors)) == (422, ["amount"])
    agreement = make_signed(give_answer(hang_need(agency=world.agency)))
    Agreement.objects.update(due_on=timezone.localdate() - timedelta(days=1))
    browse("own").post(
        reverse("desk:outcome", args=[agreement.pk, "giver"]),
        {"giver-outcome": "partly", "giver-amount": "2,5", "giver-reason": "Einer brach."},
    )
    assert not agreement.answers.exists()


def test_a_call_about_nothing_has_nothing_to_say_yes_to(world: Any, browse: Any) -> None:
    call = want_call(agency=world.agency)
    assert browse("own").post(reverse("desk:answer", args=[call.pk]), yes_data()).status_code == 404
    with pytest.raises(DomainError):
        answer_for_caller(
            call=call, name="x", email="", organisation_name="", amount=None, message="", form_key=uuid.uuid4(),
            by=world.people["own"], now=timezone.now(),
        )  # fmt: skip


def test_a_need_without_an_amount_asks_for_none(world: Any, browse: Any) -> None:
    call = want_call(hang_need(agency=world.agency, amount=None))
    page = browse("own").get(reverse("desk:file", args=["anruf", call.pk]))
    assert "amount" not in page.context["answer"].fields


def test_how_it_went(world: Any, browse: Any) -> None:
    agreement = make_signed(give_answer(hang_need(agency=world.agency)))
    Agreement.objects.filter(pk=agreement.pk).update(due_on=timezone.localdate() - timedelta(days=1))
    client = browse("own")
    address = reverse("desk:outcome", args=[agreement.pk, "giver"])
    page = client.post(
        address, {"giver-outcome": "partly", "giver-amount": "viele", "giver-reason": "Zwei waren kaputt."}
    )
    seeker, giver = page.context["sides"]
    assert (page.status_code, giver["open"], seeker["open"]) == (422, True, False)
    assert 'value="Zwei waren kaputt."' in page.content.decode()
    client.post(address, {"giver-outcome": "partly", "giver-amount": "3", "giver-reason": "Zwei waren kaputt."})
    told = agreement.answers.get()
    assert (told.outcome, told.amount, told.reason) == ("partly", 300, "Zwei waren kaputt.")
    file = client.get(reverse("desk:file", args=["vereinbarung", agreement.pk]))
    assert [one["answer_words"] for one in file.context["sides"]] == ["", "zum Teil gehalten"]


def test_how_it_went_is_undone_and_says_what_was_mailed(world: Any, browse: Any) -> None:
    agreement = make_signed(give_answer(hang_need(agency=world.agency)))
    Agreement.objects.filter(pk=agreement.pk).update(due_on=timezone.localdate() - timedelta(days=1))
    client = browse("own")
    said = []
    for side in ("giver", "seeker"):
        address = reverse("desk:outcome", args=[agreement.pk, side])
        page = client.post(address, {f"{side}-outcome": "yes"}, follow=True)
        (message,) = page.context["messages"]
        said.append(str(message))
    assert said == [
        f"Aufgeschrieben zu „{agreement.response.notice.title}“. War es anders, schreiben Sie es einfach noch einmal auf.",
        f"Aufgeschrieben: Zu „{agreement.response.notice.title}“ haben jetzt beide Seiten erzählt, "
        "und beide bekommen eine Mail mit dem Ergebnis.",
    ]
    OutgoingMail.objects.update(state=OutgoingMail.State.SENT)
    page = client.post(reverse("desk:undo"), {"schluessel": message.extra_tags.removeprefix("undo:")}, follow=True)
    assert [str(message) for message in page.context["messages"]] == [
        f"Rückgängig gemacht: „{agreement.response.notice.title}“ ist wieder wie vorher. Die Mail zum Ergebnis war schon "
        "unterwegs: Wer sie bekommen hat, bekommt eine zweite, die sie zurücknimmt."
    ]
    agreement.refresh_from_db()
    assert (agreement.state, list(agreement.answers.values_list("side", flat=True))) == ("signed", ["giver"])


def test_what_cannot_be_told_yet_is_not_written_down(world: Any, browse: Any) -> None:
    agreement = world.things["vereinbarung"]
    address = reverse("desk:outcome", args=[agreement.pk, "giver"])
    page = browse("own").post(address, {"giver-outcome": "yes"}, follow=True)
    assert [message.level_tag for message in page.context["messages"]] == ["warning"]
    assert not agreement.answers.exists()


def test_a_form_opened_before_a_colleagues_change_does_not_put_the_old_words_back(world: Any, browse: Any) -> None:
    need = hang_need(agency=world.agency)
    client, address = browse("own"), reverse("desk:edit", args=["bedarf", need.pk])
    opened = client.get(reverse("desk:file", args=["bedarf", need.pk])).context["stand"]
    client.post(address, edit_data(need, title="Zwanzig Stühle bis Freitag", stand=opened))
    late = edit_data(need, spot="Hof hinten links", stand=opened)  # still with the old headline
    page = client.post(address, late)
    need.refresh_from_db()
    assert (page.status_code, need.title, need.spot) == (409, "Zwanzig Stühle bis Freitag", "Hof am Tulpenbrunnen")
    assert 'value="Hof hinten links"' in page.content.decode()
    # Compared and sent once more, it counts.
    client.post(address, late | {"title": need.title, "stand": page.context["stand"]})
    need.refresh_from_db()
    assert (need.title, need.spot) == ("Zwanzig Stühle bis Freitag", "Hof hinten links")


def test_after_a_form_that_was_refused_the_way_back_is_still_the_file(world: Any, browse: Any) -> None:
    need = world.things["bedarf"]
    file = reverse("desk:file", args=["bedarf", need.pk])
    page = browse("own").post(reverse("desk:edit", args=["bedarf", need.pk]), edit_data(need, title="", zurueck=file))
    assert (page.status_code, page.context["back_to"]) == (422, file)


def test_calling_off_needs_a_reason(world: Any, browse: Any) -> None:
    agreement = world.things["vereinbarung"]
    address = reverse("desk:cancel", args=[agreement.pk])
    browse("own").post(address, {"note": "  "})
    agreement.refresh_from_db()
    assert agreement.state == "open"
    browse("own").post(address, {"note": "Das Fest fällt aus."})
    agreement.refresh_from_db()
    assert agreement.state == "cancelled"


def test_signing_for_a_side_nobody_can_write_to(world: Any, browse: Any) -> None:
    agreement = world.things["vereinbarung"]
    file = reverse("desk:file", args=["vereinbarung", agreement.pk])
    address = reverse("desk:sign_for", args=[agreement.pk, "seeker"])
    contact = agreement.response.notice.contact
    own = browse("own")
    assert "Im Auftrag unterschreiben" not in own.get(file).text
    said = own.post(address, {"number": "1", "typed_name": "Renate Hartung"}, follow=True).text
    assert ("eigenen Link" in said, Signature.objects.count()) == (True, 0)
    type(contact).objects.filter(pk=contact.pk).update(email="")
    assert address in own.get(file).text
    assert "Vor- und Nachnamen" in own.post(address, {"number": "1", "typed_name": " "}, follow=True).text
    assert own.post(address.replace("seeker", "beide"), {"number": "1", "typed_name": "R"}).status_code == 404
    said = own.post(address, {"number": "1", "typed_name": "Renate Hartung"}, follow=True).text
    assert ("Im Auftrag unterschrieben." in said, Signature.objects.get().on_behalf) == (True, True)
    assert address not in own.get(file).text


def test_publishing_through_an_edit_needs_a_state_that_allows_it() -> None:
    desk = make_desk()
    need = hang_need(agency=desk.agency)
    words = {"changes": {"title": "Zwölf Stühle für den Hof"}, "publish": True}
    outcome = perform(desk=desk, act=ACTS["aendern"], matters=[Matter(Art.NEED, need)], words=words, now=timezone.now())
    assert (outcome.refused, need.title) == ([], "Zwölf Stühle für den Hof")
    assert submit_need(desk.agency).state == "submitted"
