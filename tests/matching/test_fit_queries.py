"""Who is suggested for a need and which needs for a partner, with an index, without one, and with a broken one."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db.models import Q
from django.utils import timezone

from gemeinsinn.matching.actions.answering import refuse_suggestion
from gemeinsinn.matching.actions.asking import set_most_asked, stop_asking
from gemeinsinn.matching.actions.suggestions import ask_partner, dismiss_suggestion, snooze_suggestion
from gemeinsinn.matching.engine.fit.reasons import Why
from gemeinsinn.matching.engine.words import IndexDamaged
from gemeinsinn.matching.lifecycle.suggestions import Reason, State
from gemeinsinn.matching.partner import Partner, partner_of
from gemeinsinn.matching.queries import likeness as likeness_query
from gemeinsinn.matching.queries.asked import most_of_agency
from gemeinsinn.matching.queries.fits import fit_between, fits_for_need, needs_that_fit, text_of
from gemeinsinn.matching.queries.gathering import own_address
from gemeinsinn.matching.queries.givers import records_of
from gemeinsinn.matching.queries.likeness import likeness, without_numbers
from gemeinsinn.matching.queries.suggestions import ideas_for, learned_from, put_aside
from gemeinsinn.partnerships.models import Agreement
from tests.factories.answers import give_answer, hang_need, hang_offer, make_staff
from tests.factories.matching import build_index
from tests.factories.people import make_confirmed_contact
from tests.factories.places import make_quarter
from tests.factories.suggestions import make_asked, make_firm, make_need_at_desk

pytestmark = pytest.mark.django_db
NOW = timezone.now()


def names(fits):
    return [fit.partner.key for fit in fits]


def place():
    quarter = make_quarter()
    return {"lat": quarter.lat, "lon": quarter.lon, "quarter": quarter}


def chairs(**more):
    contact = make_confirmed_contact(name="Rudi Voss", email="rudi@example.org")
    return hang_offer(
        **{"title": "Klappstühle aus dem Saal", "unit_words": "Stühle", "contact": contact} | place() | more
    )


@pytest.mark.parametrize("indexed", [True, False])
def test_offers_and_profiles_close_by_with_or_without_an_index(indexed):
    need, _broker = make_need_at_desk(now=NOW, title="Stühle für das Hofcafé")
    firm, other = make_firm(), make_firm(gives_kinds={"geld": ""}, branch="Bank")
    offer = chairs()
    if indexed:
        build_index(NOW)
    found = names(fits_for_need(need, now=NOW))
    assert set(found) == {f"partner-{firm.pk}", f"angebot-{offer.pk}"}
    assert f"partner-{other.pk}" not in found


def test_a_damaged_index_is_no_reason_to_fail(monkeypatch):
    need, _broker = make_need_at_desk(now=NOW)
    firm = make_firm()

    class Broken:
        def opened(self, *, now):
            raise IndexDamaged("torn")

    monkeypatch.setattr(likeness_query, "current_reader", Broken)
    assert names(fits_for_need(need, now=NOW)) == [f"partner-{firm.pk}"]


def test_meaning_counts_where_there_is_an_encoder(fake_encoder):
    from gemeinsinn.matching.actions.encoding import encode_waiting  # needs the fixture's settings

    need, _broker = make_need_at_desk(now=NOW, title="Stühle für das Hofcafé")
    offer = chairs()
    build_index(NOW)
    encode_waiting(encoders=[fake_encoder], now=NOW, seconds=5)
    likeness_query.current_reader().load_everything()
    key = f"offer:{offer.pk}"
    alike = likeness("Stühle", "de", [key, f"need:{need.pk}"], now=NOW)
    assert 0 < alike[key] <= 1


def test_nothing_to_compare_is_like_nothing():
    assert likeness("", "de", [], now=NOW) == {}
    offer = chairs()
    assert likeness("", "de", [f"offer:{offer.pk}"], now=NOW) == {f"offer:{offer.pk}": 0.0}


def test_numbers_are_no_likeness():
    assert without_numbers("Zwanzig Stühle, 40 mal 60") == "Stühle, mal"
    assert without_numbers("Einundzwanzig Eimer") == "Eimer"
    assert without_numbers("120") == "120"


def test_who_needs_it_and_who_has_answered_are_not_asked():
    club = make_firm(kind="association")
    need, _broker = make_need_at_desk(now=NOW, organisation=club)
    mine = chairs(contact=make_confirmed_contact(email=need.contact.email))
    answered = make_firm()
    response = give_answer(need)
    response.organisation = answered
    response.save()
    ours = chairs(organisation=club)
    assert names(fits_for_need(need, now=NOW)) == []
    assert {mine.pk, ours.pk}


def test_a_need_without_contact_has_no_own_address():
    need, _broker = make_need_at_desk(now=NOW)
    need.contact = None
    assert own_address(need) == ""


def test_needs_for_partners_only_are_for_firms():
    need, _broker = make_need_at_desk(now=NOW, audience="partners", title="Stühle für das Hofcafé")
    firm, _club, _person = make_firm(), make_firm(kind="association"), chairs()
    assert names(fits_for_need(need, now=NOW)) == [f"partner-{firm.pk}"]
    assert needs_that_fit(Partner(firm), now=NOW) == []
    member = make_staff(firm)
    assert [fit.need for fit in needs_that_fit(Partner(firm), now=NOW, viewer=member)] == [need]


def test_an_offer_of_an_organisation_speaks_for_it():
    need, _broker = make_need_at_desk(now=NOW, title="Klappstühle für das Hofcafé")
    firm = make_firm()
    offer = chairs(organisation=firm)
    (fit,) = fits_for_need(need, now=NOW)
    assert (fit.partner.organisation, fit.partner.offer) == (firm, offer)
    firm.state = "hidden"
    firm.save()
    (fit,) = fits_for_need(need, now=NOW)
    assert (fit.partner.organisation, fit.partner.offer) == (None, offer)


def test_without_a_place_the_newest_are_looked_at():
    need, _broker = make_need_at_desk(now=NOW)
    need.lat = need.lon = None
    firm = make_firm(lat=None, lon=None)
    assert names(fits_for_need(need, now=NOW)) == [f"partner-{firm.pk}"]


def test_needs_for_an_offer_and_for_a_firm_that_says_nothing():
    need, _broker = make_need_at_desk(now=NOW, title="Klappstühle für das Hofcafé")
    hang_need(kind="geld", title="Preisgeld", **place())
    assert [fit.need for fit in needs_that_fit(Partner(None, chairs()), now=NOW)] == [need]
    assert needs_that_fit(Partner(make_firm(gives_kinds={}, branch="")), now=NOW) == []


def test_helpers_and_those_who_know_how_stand_close():
    need, _broker = make_need_at_desk(now=NOW, kind="zeit", title="Begleitung zum Amt", unit="hour", unit_words="")
    offer = chairs(kind="wissen", title="Begleitung zum Amt", unit="hour", unit_words="")
    assert [fit.partner.offer for fit in fits_for_need(need, now=NOW)] == [offer]


def test_words_for_a_partner():
    firm = make_firm(gives="Holz")
    assert text_of(Partner(firm)) == "Tischlerei Holz Stühle und Tische"
    assert text_of(Partner()) == ""


def test_one_pair_whatever_it_is_worth():
    need, _broker = make_need_at_desk(now=NOW)
    fit = fit_between(need, Partner(make_firm(gives_kinds={"geld": ""})), now=NOW)
    assert fit.pair.kind == 0 and Why.KIND not in [said.code for said in fit.reasons]
    assert fit_between(need, Partner(None, chairs()), now=NOW).partner.offer is not None


def test_kept_promises_stand_in_the_record():
    firm, need = make_firm(), hang_need()
    for outcome in ("yes", "yes", "no", "unknown"):
        response = give_answer(need, amount=100)
        response.organisation = firm
        response.save()
        Agreement.objects.create(response=response, state="settled", outcome=outcome)
    offer = hang_offer(organisation=firm)
    Agreement.objects.create(response=give_answer(offer, amount=100), state="settled", outcome="yes")
    assert records_of({firm.pk}) == {firm.pk: (3, 4)}


def test_a_stated_no_counts_for_the_kind_and_can_be_unlearned():
    firm, (need, broker) = make_firm(), make_need_at_desk(now=NOW)
    (before,) = needs_that_fit(Partner(firm), now=NOW)
    other, colleague = make_need_at_desk(now=NOW, title="Tische", agency=need.agency)
    dismiss_suggestion(need=other, partner=Partner(firm), reason=Reason.NOT_THEIRS, by=colleague, now=NOW)
    offer = chairs()
    dismiss_suggestion(need=other, partner=Partner(None, offer), reason=Reason.NOT_THEIRS, by=colleague, now=NOW)
    after = fit_between(need, Partner(firm), now=NOW)
    assert (before.pair.learned, after.pair.learned) == (0, 1) and after.score < before.score
    assert fit_between(need, Partner(None, offer), now=NOW).pair.learned == 1
    asked = make_asked(now=NOW)
    refuse_suggestion(suggestion=asked, reason="not_theirs", note="", now=NOW)
    assert learned_from(Q(), broker).count() == 3
    assert learned_from(Q(need__agency=need.agency), broker).count() == 2
    assert broker is not None


def test_the_list_has_three_parts():
    need, broker = make_need_at_desk(now=NOW)
    firms = [make_firm() for _one in range(5)]
    ask_partner(need=need, partner=Partner(firms[0]), by=broker, now=NOW)
    dismiss_suggestion(need=need, partner=Partner(firms[1]), reason="too_far", by=broker, now=NOW)
    snooze_suggestion(
        need=need, partner=Partner(firms[2]), until=timezone.localdate(NOW) + timedelta(days=3), by=broker, now=NOW
    )
    stop_asking(partner=Partner(firms[3]), now=NOW)
    ideas = ideas_for(need, broker, now=NOW)
    assert {one.partner.organisation for one in ideas.open} == set(firms[3:])
    assert [one.partner.organisation for one in ideas.asked] == firms[:1]
    assert {one.partner.organisation for one in ideas.aside} == set(firms[1:3])
    assert put_aside(Q(), broker).count() == 2
    (asked,) = ideas.asked
    assert (asked.asked, asked.most, asked.last_asked, asked.may_be_mailed) == (1, 3, NOW, True)
    quiet = next(one for one in ideas.open if one.partner.organisation == firms[3])
    assert quiet.quiet and not quiet.may_be_mailed
    later = ideas_for(need, broker, now=NOW + timedelta(days=3))
    assert firms[2] in [one.partner.organisation for one in later.open]


def test_what_was_asked_stays_on_the_list_though_it_no_longer_fits():
    need, broker = make_need_at_desk(now=NOW)
    bank = make_firm(gives_kinds={"geld": ""})
    offer = chairs(title="Etwas ganz anderes")
    ask_partner(need=need, partner=Partner(bank), by=broker, now=NOW)
    ask_partner(need=need, partner=Partner(None, offer), by=broker, now=NOW)
    ideas = ideas_for(need, broker, now=NOW)
    assert {one.partner.key for one in ideas.asked} == {f"partner-{bank.pk}", f"angebot-{offer.pk}"}
    assert {one.last_asked for one in ideas.asked} == {NOW}
    assert {one.state for one in ideas.asked} == {State.ASKED}


def test_how_often_an_agency_asks():
    need, broker = make_need_at_desk(now=NOW)
    assert (most_of_agency(None), most_of_agency(need.agency)) == (3, 3)
    set_most_asked(agency=need.agency, most=1, by=broker, now=NOW)
    assert most_of_agency(need.agency) == 1


def test_a_partner_by_name_number_and_address():
    firm = make_firm(contact=None, email="post@example.org", phone="0345 99", language="en")
    assert (Partner(firm).email, Partner(firm).phone, Partner(firm).language) == ("post@example.org", "0345 99", "en")
    nobody = Partner()
    assert (nobody.key, nobody.email, nobody.phone, nobody.name, nobody.language, nobody.agency) == (
        "angebot-0", "", "", "", "de", None,
    )  # fmt: skip
    offer = chairs()
    assert (Partner(None, offer).name, Partner(firm, offer).email) == ("Rudi", "rudi@example.org")
    assert partner_of(make_asked()).key.startswith("partner-")
    assert AnonymousUser().is_anonymous
