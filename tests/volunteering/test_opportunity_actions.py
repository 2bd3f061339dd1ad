"""Telling more about a need: who may, when, what is looked at again; what a person takes along and what goes with them."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from gemeinsinn.activity.models import Event, OutgoingMail
from gemeinsinn.core.errors import DomainError, NotAllowed
from gemeinsinn.exchange.models import Need
from gemeinsinn.people.actions.leaving import close_account
from gemeinsinn.people.personal_data import collect_all, person_of
from gemeinsinn.volunteering.actions.opportunities import (
    describe_opportunity,
    erase_opportunities,
    forget_opportunities,
)
from gemeinsinn.volunteering.models import Opportunity
from gemeinsinn.volunteering.tasks import forget_withdrawn_opportunities
from tests.factories.answers import make_agency, make_company, make_staff
from tests.factories.opportunities import describe, hang_hands, make_field
from tests.factories.people import make_account, make_confirmed_contact

pytestmark = pytest.mark.django_db


def tell(need, by=None, **told):
    return describe_opportunity(need=need, told=told, by=by, now=timezone.now())


def owned(user, **overrides):
    contact = make_confirmed_contact(name=user.name, email=user.email)
    contact.user = user
    contact.save()
    return hang_hands(contact=contact, **overrides)


def test_choices_take_effect_at_once():
    need = hang_hands()
    field = make_field()
    assert tell(need, means="hands", field=field, hours_a_week=250, least_months=6) == [
        "means",
        "field",
        "hours_a_week",
        "least_months",
    ]
    row = Opportunity.objects.get(need=need)
    assert (row.means, row.field, row.hours_a_week, row.least_months) == ("hands", field, 250, 6)
    need.refresh_from_db()
    assert need.state == "published"
    event = Event.objects.get(verb="changed", subject_id=need.pk)
    assert event.data == {
        "fields": ["opportunity.means", "opportunity.field", "opportunity.hours_a_week", "opportunity.least_months"]
    }


def test_the_same_once_more_changes_nothing():
    need = describe(means="hands")
    events = Event.objects.count()
    stamp = Need.objects.get(pk=need.pk).changed_at
    assert tell(need, means="hands") == []
    assert (Event.objects.count(), Need.objects.get(pk=need.pk).changed_at) == (events, stamp)


def test_whoever_keeps_a_copy_hears_of_it():
    need = hang_hands()
    before = need.changed_at
    tell(need, means="hands")
    assert Need.objects.get(pk=need.pk).changed_at > before


@pytest.mark.parametrize(
    ("state", "after"),
    [("unconfirmed", "unconfirmed"), ("submitted", "submitted"), ("returned", "submitted"), ("published", "submitted")],
)
def test_words_of_the_author_are_looked_at_again(state, after):
    need = hang_hands(state=state)
    tell(need, way_there="Tram 2")
    need.refresh_from_db()
    assert need.state == after
    mails = OutgoingMail.objects.filter(key__startswith=f"need-{need.pk}-received-").count()
    assert mails == (1 if state in {"returned", "published"} else 0)


def test_an_author_with_an_account_is_an_author():
    need = owned(make_account())
    tell(need, by=need.contact.user, learns="Geduld")
    need.refresh_from_db()
    assert need.state == "submitted"


def test_words_of_staff_hang_at_once():
    agency = make_agency()
    need = hang_hands(agency=agency)
    assert tell(need, by=make_staff(agency), way_there="Tram 2") == ["way_there"]
    need.refresh_from_db()
    assert need.state == "published"


def test_others_may_not():
    need = hang_hands()
    for stranger in (make_account(), make_staff(make_agency())):
        with pytest.raises(NotAllowed):
            tell(need, by=stranger, means="hands")
    assert not Opportunity.objects.exists()


@pytest.mark.parametrize("state", ["draft", "hidden", "expired", "done", "withdrawn"])
def test_what_is_over_or_taken_down_takes_no_words(state):
    with pytest.raises(DomainError):
        tell(hang_hands(state=state), way_there="Tram 2")


@pytest.mark.parametrize("kind", ["sachen", "raeume", "geld"])
def test_things_are_no_opportunity(kind):
    with pytest.raises(DomainError):
        tell(hang_hands(kind=kind), means="hands")


def test_nobody_writes_past_the_form():
    with pytest.raises(ValueError, match="need_id"):
        tell(hang_hands(), need_id=7)


@pytest.mark.parametrize(
    "wrong", [{"hours_a_week": 0}, {"hours_a_week": 16801}, {"least_months": 0}, {"least_months": 121}]
)
def test_the_database_refuses_impossible_numbers(wrong):
    with pytest.raises(IntegrityError), transaction.atomic():
        tell(hang_hands(), **wrong)


def test_a_field_that_goes_leaves_the_rest():
    field = make_field()
    need = describe(field=field, means="hands")
    field.delete()
    row = Opportunity.objects.get(need=need)
    assert (row.field, row.means, str(row)) == (None, "hands", need.title)


def test_a_person_takes_along_what_they_told():
    user = make_account()
    need = describe(owned(user), means="head", way_there="Tram 2 bis zur Brücke", field=make_field("Brückenbau"))
    (told,) = collect_all(user)["opportunities"]
    assert (told["to"], told["means"], told["way_there"], told["field"]) == (
        need.title,
        "head",
        "Tram 2 bis zur Brücke",
        "Brückenbau",
    )


def test_what_a_person_told_goes_with_them():
    user = make_account(name="Xaveria Quittenbaum")
    need = describe(owned(user), way_there="Fragen Sie Xaveria Quittenbaum", learns="Ruhe", means="hands")
    close_account(user=user, now=timezone.now())
    row = Opportunity.objects.get(need=need)
    assert (row.way_there, row.learns, row.means) == ("", "", "hands")


def test_what_an_organisation_told_stays_without_the_name():
    user = make_account(name="Xaveria Quittenbaum")
    shop = make_company()
    make_staff(shop)
    need = describe(owned(user, organisation=shop), way_there="Fragen Sie Xaveria Quittenbaum", learns="Ruhe")
    erase_opportunities(person_of(user), now=timezone.now())
    row = Opportunity.objects.get(need=need)
    assert (row.way_there, row.learns) == ("Fragen Sie N. N.", "Ruhe")


def test_beside_a_withdrawn_need_nothing_is_kept():
    now = timezone.now()
    gone, fresh, hangs = (describe(learns="Ruhe") for _ in range(3))
    Need.objects.filter(pk__in=[gone.pk, fresh.pk]).update(state="withdrawn", changed_at=now - timedelta(days=29))
    Need.objects.filter(pk__in=[gone.pk, hangs.pk]).update(changed_at=now - timedelta(days=31))
    assert forget_opportunities(now=now) == 1
    assert set(Opportunity.objects.values_list("need", flat=True)) == {fresh.pk, hangs.pk}
    forget_withdrawn_opportunities(now=now)
    assert Opportunity.objects.count() == 2
