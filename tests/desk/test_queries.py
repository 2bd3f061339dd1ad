"""Lists, people, quarters, figures; and that their cost does not grow with the rows."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from gemeinsinn.desk.actions.assignments import assign_matter
from gemeinsinn.desk.queries.areas import area_figures
from gemeinsinn.desk.queries.desks import colleagues, colleagues_shown, desk_of
from gemeinsinn.desk.queries.figures import days_to_answer, kept_of_due, monthly_figures
from gemeinsinn.desk.queries.files import open_file
from gemeinsinn.desk.queries.lists import Area, Filters, areas, listed
from gemeinsinn.desk.queries.matters import Art, Matter, every, find_matter, find_matters, slim_rows
from gemeinsinn.desk.queries.people import matters_of, people_involved
from gemeinsinn.desk.rules import NOBODY, Desk, can_export
from gemeinsinn.desk.urls import LISTS
from gemeinsinn.organisations.models import AgencyArea, Membership
from gemeinsinn.partnerships.models import Agreement
from tests.factories.answers import give_answer, hang_need, hang_offer, make_agency, make_company, want_call
from tests.factories.desk import make_desk, make_things, submit_need, submit_organisation
from tests.factories.partnerships import make_settled
from tests.factories.people import make_account
from tests.factories.places import make_municipality, make_quarter

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk() -> Any:
    return make_desk(name="Renate Hartung")


def pks(rows: Any) -> list[int]:
    return [row.pk for row in rows]


# --- Desks ------------------------------------------------------------------------------------


def test_whose_desk_it_is() -> None:
    agency, second = make_agency(slug="a"), make_agency(slug="b")
    user = make_desk(agency).user
    Membership.objects.create(user=user, organisation=second, role="editor")
    desk = desk_of(user)
    assert (desk.may_enter, desk.office, desk.agency, len(desk.agencies)) == (True, False, None, 2)
    assert desk.owned == {agency.pk}
    assert [desk.handles(pk) for pk in (agency.pk, second.pk, None, 0)] == [True, True, False, False]
    assert desk_of(user, choice="b").agency == second
    own, other = submit_need(agency), submit_need(second)
    assert pks(listed(desk, Art.NEED, Filters())) == [other.pk, own.pk]
    assert desk_of(user, choice="c").chosen == ""
    assert desk_of(user, choice=NOBODY).chosen == ""


def test_exporting_is_a_right_of_its_own() -> None:
    agency, second = make_agency(slug="a"), make_agency(slug="b")
    user = make_desk(agency).user
    Membership.objects.create(user=user, organisation=second, role="editor")
    assert [can_export(desk_of(user, choice=choice)) for choice in ("", "a", "b")] == [False, True, False]
    assert can_export(desk_of(make_account(roles=("office",))))
    assert not can_export(Desk(user))


def test_nobodys_desk() -> None:
    from django.contrib.auth.models import AnonymousUser  # only here

    assert not desk_of(AnonymousUser()).may_enter
    gone = make_desk().user
    gone.is_active = False
    assert not desk_of(gone).may_enter


def test_the_team() -> None:
    agency = make_agency()
    desk = make_desk(agency, name="Renate Hartung")
    colleague = make_desk(agency, role="editor", name="David Okafor").user
    make_desk(agency, role="contact")
    gone = make_desk(agency).user
    type(gone).objects.filter(pk=gone.pk).update(is_active=False)
    office = make_account(roles=("office",), name="Maren Netz")
    assert desk_of(desk.user).team == (colleague,)
    assert list(colleagues(desk, agency.pk)) == [colleague, desk.user]
    assert list(colleagues(desk, None)) == [office]
    assert list(colleagues_shown(desk)) == [colleague, desk.user]
    assert list(colleagues_shown(desk_of(office))) == [colleague, desk.user]


# --- Matters ----------------------------------------------------------------------------------


def test_finding_matters(desk: Any) -> None:
    things = make_things(desk.agency)
    keys = [(Art(art), thing.pk) for art, thing in things.items()]
    found = find_matters(desk, [*keys, keys[0]])
    assert [(matter.art, matter.pk) for matter in found] == keys
    assert {matter.agency_id for matter in found} == {desk.agency.pk}
    assert [matter.key for matter in found[:2]] == [f"bedarf-{things['bedarf'].pk}", f"angebot-{things['angebot'].pk}"]
    assert [bool(matter.notice) for matter in found] == [True] * 5 + [False] * 2
    with pytest.raises(LookupError):
        find_matter(desk, Art.NEED, 0)
    assert find_matter(desk, *keys[0]).assignee is None
    assign_matter(desk=desk, matter=found[0], colleague=desk.user, now=timezone.now())
    assert find_matter(desk, *keys[0]).assignee == desk.user


def test_a_call_about_nothing_has_no_notice(desk: Any) -> None:
    matter = Matter(Art.CALL, want_call(agency=desk.agency))
    assert (matter.notice, matter.agency_id) == (None, desk.agency.pk)


# --- Lists ------------------------------------------------------------------------------------


def test_rows_of_a_list_say_who_looks_after_them_and_drafts_are_not_seen(desk: Any) -> None:
    for kept in (every, slim_rows):
        kept.cache_clear()  # made once a process, perhaps long before this test
    need = submit_need(desk.agency)
    assign_matter(desk=desk, matter=find_matter(desk, Art.NEED, need.pk), colleague=desk.user, now=timezone.now())
    assert slim_rows(Art.NEED).get(pk=need.pk).assignee == "Renate Hartung"
    type(need).objects.filter(pk=need.pk).update(state="draft")
    assert not every(Art.NEED).filter(pk=need.pk).exists()


def test_filters_of_needs(desk: Any) -> None:
    elsewhere = make_quarter(name="Südliche Innenstadt")
    chairs = hang_need(agency=desk.agency, title="Stühle", kind="sachen")
    rakes = submit_need(desk.agency, title="Harken", kind="zeit", quarter=elsewhere)
    hang_need(title="Fremde Stühle")
    assert pks(listed(desk, Art.NEED, Filters())) == [rakes.pk, chairs.pk]
    for filters, expected in [
        (Filters(state="submitted"), [rakes.pk]),
        (Filters(kind="sachen"), [chairs.pk]),
        (Filters(place=("quarter", elsewhere.pk)), [rakes.pk]),
        (Filters(place=("municipality", elsewhere.municipality_id)), [rakes.pk, chairs.pk]),
        (Filters(words=("Stühle",)), [chairs.pk]),
        (Filters(words=("Petrenko", "Harken")), [rakes.pk]),
    ]:
        assert pks(listed(desk, Art.NEED, filters)) == expected, filters
        assert filters.any
    assert not Filters().any


def test_filters_by_colleague(desk: Any) -> None:
    held, free = submit_need(desk.agency), submit_need(desk.agency)
    assign_matter(desk=desk, matter=Matter(Art.NEED, held), colleague=desk.user, now=timezone.now())
    assert pks(listed(desk, Art.NEED, Filters(colleague=desk.user.pk))) == [held.pk]
    assert pks(listed(desk, Art.NEED, Filters(colleague=0))) == [free.pk]
    assert [row.assignee for row in listed(desk, Art.NEED, Filters())] == [None, "Renate Hartung"]


@pytest.mark.parametrize("art", list(Art))
def test_filters_of_every_sort(desk: Any, art: Art) -> None:
    thing = make_things(desk.agency)[art]
    quarter = make_quarter()
    kind = "company" if art is Art.ORGANISATION else "" if art is Art.PROJECT else "sachen"
    found = Filters(state=thing.state, kind=kind, colleague=0)
    assert thing.pk in pks(listed(desk, art, found))
    assert pks(listed(desk, art, Filters(kind="geld" if art is not Art.PROJECT else "", state="nie"))) == []
    place = Filters(place=("municipality", quarter.municipality_id))
    assert thing.pk in pks(listed(desk, art, place))
    assert pks(listed(desk, art, Filters(words=("Gibt-es-nicht",)))) == []


def test_answers_and_agreements_of_offers_are_found_too(desk: Any) -> None:
    response = give_answer(hang_offer(agency=desk.agency))
    assert pks(listed(desk, Art.RESPONSE, Filters(kind="sachen", words=("Holzreste",)))) == [response.pk]


def test_areas_are_those_of_the_desk(desk: Any) -> None:
    quarter = make_quarter()
    town = quarter.municipality
    other = make_quarter(name="Silberhöhe")
    AgencyArea.objects.create(agency=make_agency(), municipality=town, quarter=other)
    AgencyArea.objects.create(agency=desk.agency, municipality=town, quarter=quarter)
    assert areas(desk) == [Area(town, quarter)]
    AgencyArea.objects.all().delete()
    AgencyArea.objects.create(agency=make_agency(), municipality=town, quarter=other)
    AgencyArea.objects.create(agency=desk.agency, municipality=town)
    assert areas(desk) == [Area(town, None), Area(town, quarter)]
    assert [area.key for area in areas(desk)] == [f"o-{town.pk}", f"v-{quarter.pk}"]


# --- People -----------------------------------------------------------------------------------


def test_people_of_a_desk(desk: Any) -> None:
    call = want_call(agency=desk.agency, name="Cem Kaya")
    response = give_answer(hang_need(agency=desk.agency), name="Jule Brandt")
    want_call(agency=make_agency(), name="Fremd")
    names = [contact.name for contact in people_involved(desk)]
    assert names == ["Jule Brandt", "Oksana Petrenko", "Cem Kaya"]
    assert [contact.name for contact in people_involved(desk, ("Cem",))] == ["Cem Kaya"]
    found = matters_of(desk, list(people_involved(desk)))
    assert found[call.contact_id] == [(Art.CALL, call)]
    assert found[response.contact_id] == [(Art.RESPONSE, response)]


# --- Figures ----------------------------------------------------------------------------------


def test_days_to_the_first_answer(desk: Any) -> None:
    now = timezone.now().replace(day=20)
    assert days_to_answer(desk, now=now) is None
    for published, answered in ((6, 4), (3, 2), (9, 1)):
        need = hang_need(agency=desk.agency, now=now - timedelta(days=published), until=None)
        give_answer(need, now=now - timedelta(days=answered))
        give_answer(need, now=now)  # a second one does not count
    assert days_to_answer(desk, now=now) == 2.0


def test_promises_kept(desk: Any) -> None:
    now = timezone.now()
    assert kept_of_due(desk, now=now) == (0, 0)
    for outcomes in (("yes", "yes"), ("no", "no"), ("unknown", "unknown")):
        make_settled(give_answer(hang_need(agency=desk.agency)), outcomes=outcomes)
    make_settled(give_answer(hang_need()))
    Agreement.objects.update(settled_at=now)
    assert kept_of_due(desk, now=now) == (1, 2)


def test_figures_beside_the_list_rest_for_some_minutes(desk: Any) -> None:
    now = timezone.now()
    assert monthly_figures(desk, now=now) == {"days": None, "kept": 0, "due": 0}
    make_settled(give_answer(hang_need(agency=desk.agency)))
    Agreement.objects.update(settled_at=now)
    assert monthly_figures(desk, now=now)["due"] == 0
    office = desk_of(make_account(roles=("office",)))
    assert monthly_figures(office, now=now)["due"] == 1
    assert monthly_figures(desk_of(office.user, choice=desk.agency.slug), now=now)["due"] == 1


def test_figures_of_areas(desk: Any) -> None:
    now = timezone.now().replace(day=20)
    quarter, rest = make_quarter(), make_quarter(name="Südliche Innenstadt")
    make_quarter(name="Wo nichts los ist")
    town = quarter.municipality
    AgencyArea.objects.create(agency=desk.agency, municipality=town)
    AgencyArea.objects.create(agency=desk.agency, municipality=town, quarter=quarter)
    give_answer(
        hang_need(agency=desk.agency, quarter=quarter, now=now - timedelta(days=5), until=None),
        now=now - timedelta(days=2),
    )
    hang_need(agency=desk.agency, quarter=rest)
    hang_offer(agency=desk.agency, quarter=quarter)
    make_settled(give_answer(hang_offer(agency=desk.agency, quarter=rest), amount=100))
    Agreement.objects.update(settled_at=now)
    found = {str(one.area): (one.needs, one.offers, one.days, one.kept, one.due) for one in area_figures(desk, now=now)}
    assert found == {
        "Halle (Saale)": (2, 2, 3.0, 1, 1),  # a town's figures hold those of its quarters
        "Halle-Neustadt": (1, 1, 3.0, 0, 0),
        "Südliche Innenstadt": (1, 1, None, 1, 1),
    }


# --- Files ------------------------------------------------------------------------------------


def test_a_file_holds_what_belongs_to_it(desk: Any) -> None:
    response = give_answer(hang_need(agency=desk.agency))
    call = want_call(response.need, agency=desk.agency)
    opened = open_file(Matter(Art.NEED, response.need))
    assert (opened.responses, opened.calls, opened.agreement) == ([response], [call], None)
    assert {entry.event.verb for entry in opened.history} == {"response_given", "response_offered", "call_wanted"}


@pytest.mark.parametrize("art", list(Art))
def test_files_of_every_sort(desk: Any, art: Art) -> None:
    things = make_things(desk.agency)
    opened = open_file(Matter(art, things[art]))
    assert bool(opened.agreement) == (art is Art.AGREEMENT)
    if art is Art.AGREEMENT:
        assert open_file(Matter(Art.RESPONSE, things[art].response)).agreement == things[art]
    organisation = submit_organisation(desk.agency)
    assert open_file(Matter(Art.ORGANISATION, organisation)).history == []


# --- Cost -------------------------------------------------------------------------------------


def grow(agency: Any, number: int) -> None:
    company = make_company(name="Tischlerei Brandt", agency=agency)
    for _ in range(number):
        things = make_things(agency, now=timezone.now() - timedelta(days=6))
        things["rueckmeldung"].organisation = company
        things["rueckmeldung"].save()


def queries_of(client: Any, address: str) -> int:
    with CaptureQueriesContext(connection) as captured:
        assert client.get(address).status_code == 200
    return len(captured)


@pytest.mark.parametrize("who", ["owner", "office"])
def test_queries_are_few_and_stay_so(world: Any, browse: Any, who: str) -> None:
    client = browse(who)
    addresses = [reverse(f"desk:{name}") for name in ("today", "people", "areas", *LISTS)]
    addresses += [reverse("desk:file", args=[art, thing.pk]) for art, thing in world.things.items()]
    addresses += [reverse("desk:export", args=[name]) for name in LISTS]
    AgencyArea.objects.create(agency=world.agency, municipality=make_municipality(name="Landsberg"))
    grow(world.agency, 1)
    client.get(addresses[0])  # the first visit of a session is noted, once
    before = {address: queries_of(client, address) for address in addresses}
    grow(world.agency, 6)
    for index in range(10):
        area = make_municipality(name=f"Ort {index}")
        AgencyArea.objects.create(agency=world.agency, municipality=area)
    after = {address: queries_of(client, address) for address in addresses}
    assert after == before
    assert max(after.values()) <= 15, after


def test_filters_from_an_address(world: Any, browse: Any) -> None:
    quarter = make_quarter()
    AgencyArea.objects.get_or_create(agency=world.agency, municipality=quarter.municipality, quarter=None)
    client = browse("own")
    told = {"wo": f"v-{quarter.pk}", "wer": "niemand", "stand": "submitted", "art": "sachen", "wort": "Stühle"}
    page = client.get(reverse("desk:needs"), told)
    assert page.context["total"] == 1
    assert [one["label"].partition(":")[0] for one in page.context["active"]] == [
        "Stand",
        "Art",
        "Gebiet",
        "Wer kümmert sich",
        "Wort",
    ]
    assert "wo=" not in page.context["active"][2]["href"]
    assert client.get(reverse("desk:needs"), {"wo": f"o-{quarter.municipality_id}"}).context["total"] == 4
    assert client.get(reverse("desk:needs"), {"wer": world.people["own"].pk}).context["total"] == 0


def test_what_hangs_can_be_seen_as_everybody_sees_it(world: Any, browse: Any) -> None:
    need = hang_need(agency=world.agency)
    page = browse("own").get(reverse("desk:file", args=["bedarf", need.pk]))
    assert page.context["public_url"] == reverse("exchange:need", args=[need.pk, need.slug])
    assert browse("own").get(reverse("desk:file", args=["anruf", world.things["anruf"].pk])).context["public_url"] == ""
