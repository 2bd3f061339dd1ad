"""A giver is named on the board only as long as both signed it and nobody took it back."""

from datetime import UTC, datetime

import pytest

from gemeinsinn.exchange.models import Need
from gemeinsinn.exchange.queries.givers import givers_of
from gemeinsinn.partnerships.actions import change_terms, sign, take_back_publication
from gemeinsinn.partnerships.actions.naming import PURPOSE, keep_naming, stop_naming
from gemeinsinn.partnerships.lifecycle import Side
from gemeinsinn.people.models import Consent
from tests.factories.answers import give_answer, hang_need, make_company
from tests.factories.partnerships import NAMES, make_agreement, make_signed

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
pytestmark = pytest.mark.django_db


def promise(benefit_kind="visible"):
    """A company's answer to a need; "visible" proposes that both may name each other."""
    response = give_answer(hang_need(now=NOW, benefit_kind=benefit_kind), now=NOW)
    response.organisation = make_company(name="Tischlerei Brandt & Töchter")
    response.save()
    return response


def named(agreement) -> list[str]:
    return [giver.who for giver in givers_of(Need.objects.get(pk=agreement.response.need_id))]


def sign_again(agreement):
    for side in Side:
        sign(agreement=agreement, number=2, side=side, typed_name=NAMES[side], now=NOW)


def test_nobody_is_named_before_both_have_signed():
    agreement = make_agreement(promise(), now=NOW)
    assert "Tischlerei Brandt & Töchter" not in named(agreement)
    assert Consent.objects.count() == 0


def test_both_signatures_under_publicity_name_the_giver_in_the_words_they_read():
    agreement = make_signed(promise(), now=NOW)
    assert named(agreement) == ["Tischlerei Brandt & Töchter"]
    consent = Consent.objects.get()
    assert (consent.purpose, consent.contact, consent.given_at) == (PURPOSE, agreement.response.contact, NOW)
    assert consent.wording == "Beide dürfen davon erzählen und einander nennen."


def test_without_publicity_the_giver_stays_unnamed():
    agreement = make_signed(promise("team"), now=NOW)
    assert "Tischlerei Brandt & Töchter" not in named(agreement)


def test_new_terms_without_publicity_end_it_once_both_signed_them():
    agreement = make_signed(promise(), now=NOW)
    change_terms(agreement=agreement, terms={"publicity": False}, side=Side.GIVER, now=NOW)
    sign_again(agreement)
    assert Consent.objects.get().withdrawn_at == NOW
    assert "Tischlerei Brandt & Töchter" not in named(agreement)


def test_taking_it_back_works_alone_and_at_any_time():
    agreement = make_signed(promise(), now=NOW)
    take_back_publication(agreement=agreement, side=Side.GIVER, now=NOW)
    assert "Tischlerei Brandt & Töchter" not in named(agreement)


def test_a_side_without_a_contact_has_nothing_to_give_or_take():
    agreement = make_signed(promise(), now=NOW)
    Need.objects.update(contact=None)
    agreement.response.need.refresh_from_db()
    stop_naming(agreement, Side.SEEKER, now=NOW)
    assert Consent.objects.get().withdrawn_at is None


def test_an_imported_offer_without_contact_names_nobody(monkeypatch):
    agreement = make_signed(promise(), now=NOW)
    Consent.objects.all().delete()
    monkeypatch.setattr("gemeinsinn.partnerships.actions.naming.contact_of", lambda *_sides: None)
    keep_naming(agreement.versions.get(), now=NOW)
    assert Consent.objects.count() == 0
