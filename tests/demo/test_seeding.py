"""The demo network as a whole: what is in it, that it holds together, that it is made once."""

import re
import time
from collections import Counter
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
from django.core.management import call_command
from django.db import transaction
from django.db.models import Count, F, Q, Sum
from django.utils import timezone, translation

from gemeinsinn.activity.models import Event, OutgoingMail
from gemeinsinn.demo.seeding import seed_demo
from gemeinsinn.exchange.lifecycle import calls, notices, responses
from gemeinsinn.exchange.models import CallRequest, Kind, Need, Offer, Response
from gemeinsinn.fund.models import Application
from gemeinsinn.guides.lifecycle.handovers import State as HandState
from gemeinsinn.guides.models import Guide, HandOver, TeamSponsor, Trainee
from gemeinsinn.guides.queries.desk import open_calls, open_messages
from gemeinsinn.matching.models import SavedSearch
from gemeinsinn.organisations.lifecycle import State as OrganisationState
from gemeinsinn.organisations.models import AgencyArea, Membership, Organisation
from gemeinsinn.partnerships.lifecycle import Outcome
from gemeinsinn.partnerships.lifecycle import State as AgreementState
from gemeinsinn.partnerships.models import Agreement, Fulfilment, Thanks
from gemeinsinn.partnerships.queries import network_rate
from gemeinsinn.people.models import Contact, NetworkRole, User
from gemeinsinn.placement.lifecycle.cases import State as CaseState
from gemeinsinn.placement.lifecycle.proposals import State as ProposalState
from gemeinsinn.placement.models import Case, ConductCheck, FollowUp, Proposal
from gemeinsinn.places.models import Quarter
from gemeinsinn.portal.models import (
    ArticlePage,
    Newsflash,
    PressPage,
    QuestionsPage,
    SitePage,
    StandardPage,
    Topic,
)
from gemeinsinn.projects.lifecycle import State as ProjectState
from gemeinsinn.projects.models import Project, ProjectPicture
from gemeinsinn.proof.lifecycle.grants import Way
from gemeinsinn.proof.models import Grant, TooMuchBack
from gemeinsinn.proof.queries.closing import WITH_SURPLUS, surplus_of
from gemeinsinn.volunteering.lifecycle.signups import HOLDING as HOLDING_PLACES
from gemeinsinn.volunteering.models import Opportunity, Shift, SignUp

pytestmark = pytest.mark.django_db  # also says, where these tests run alone, that there has to be a database
FICTIONAL_PHONES = re.compile(r"030 23125 \d{3}|0171 39200\d{2}")


@pytest.fixture(scope="module")
def seeded(django_db_setup: None, django_db_blocker: Any) -> Iterator[dict[str, float]]:
    """The network, made once for all tests of this module and rolled back after them."""
    with django_db_blocker.unblock(), transaction.atomic():
        started = time.process_time()
        with translation.override("de"):
            assert seed_demo(now=timezone.now(), say=lambda _line: None) is True
        yield {"seconds": time.process_time() - started}
        transaction.set_rollback(True)


def test_it_is_quick(seeded):
    assert seeded["seconds"] < 60


def test_it_is_as_large_as_promised(seeded):
    assert Organisation.objects.filter(kind="agency", state="published").count() >= 8
    assert Quarter.objects.filter(municipality__state="Sachsen-Anhalt").count() >= 20
    assert Organisation.objects.exclude(kind="agency").filter(state="published").count() >= 40
    assert Project.objects.filter(state="published").count() >= 12
    assert Need.objects.count() >= 60
    assert Offer.objects.count() >= 40
    assert Agreement.objects.count() >= 25


def test_some_wish_for_something_and_their_agency_may_ask(seeded):
    asked = Counter(SavedSearch.objects.values_list("agency__name", flat=True))
    assert (sum(asked.values()), asked[None], len(asked)) == (6, 1, 3)
    assert set(SavedSearch.objects.values_list("state", flat=True)) == {"active"}


def test_a_part_says_how_one_gets_in(seeded):
    for model in (Need, Offer):
        said = Counter(model.objects.values_list("access", flat=True))
        assert set(said) == {"yes", "partly", "no", ""} and said["yes"] >= 6, said


def test_every_kind_and_state_is_there(seeded):
    def of(rows: Any, field: str) -> set[str]:
        return set(rows.values_list(field, flat=True))

    assert of(Need.objects, "kind") == of(Offer.objects, "kind") == set(Kind.values)
    assert of(Organisation.objects, "kind") == set(Organisation.Kind.values)
    assert of(Need.objects, "state") == set(notices.State)
    assert of(Response.objects, "state") == set(responses.State)
    assert of(CallRequest.objects, "state") == set(calls.State)
    assert of(Agreement.objects, "state") == set(AgreementState)
    assert of(Agreement.objects.filter(state="settled"), "outcome") == set(Outcome)
    assert of(Project.objects, "state") == {
        ProjectState.SUBMITTED, ProjectState.RETURNED, ProjectState.PUBLISHED, ProjectState.DONE,
    }  # fmt: skip
    assert of(Organisation.objects, "state") >= {
        OrganisationState.SUBMITTED, OrganisationState.RETURNED, OrganisationState.PUBLISHED, OrganisationState.HIDDEN,
    }  # fmt: skip
    assert {"de", "en", "uk", "ar"} <= {
        code for codes in Need.objects.values_list("languages", flat=True) for code in codes
    }
    for model in (Need, Offer):
        assert model.objects.filter(state="published", asked_at__isnull=False).exists()


def test_some_agreements_wait_for_each_step(seeded):
    signatures = Agreement.objects.filter(state="open").annotate(
        signed=Count("versions__signatures", filter=Q(versions__number=1))
    )
    assert set(signatures.values_list("signed", flat=True)) == {0, 1, 2}  # two: signed, then changed
    signed = Agreement.objects.filter(state="signed")
    assert signed.filter(asked_at=None, due_on__gte=timezone.localdate()).exists()
    assert signed.filter(asked_at__isnull=False, reminded_at=None).exists()
    assert signed.filter(reminded_at__isnull=False).exists()
    assert signed.annotate(told=Count("answers")).filter(told=1).exists()


def test_what_is_covered_is_what_is_promised(seeded):
    for model, of_notice in ((Need, "need"), (Offer, "offer")):
        holding = dict(
            Response.objects.filter(state__in=responses.HOLDING, **{f"{of_notice}__isnull": False})
            .values_list(of_notice)
            .annotate(held=Sum("amount") - Sum("freed"))
        )
        for notice in model.objects.all():
            if isinstance(notice, Need) and notice.planned:
                continue  # its shifts are counted, see below
            assert notice.covered == (holding.get(notice.pk) or 0), notice.title
        assert not model.objects.filter(covered__gt=F("amount")).exists()


def test_places_of_shifts_are_those_of_the_people_in_them(seeded):
    held = dict(
        SignUp.objects.filter(state__in=HOLDING_PLACES)
        .values_list("shift")
        .annotate(heads=Sum("heads"))
        .order_by("shift")
    )
    coming: dict[int, int] = {}
    for shift in Shift.objects.select_related("plan"):
        assert shift.taken == held.get(shift.pk, 0), shift
        if shift.starts_at > timezone.now() and shift.called_off_at is None:
            coming[shift.plan_id] = coming.get(shift.plan_id, 0) + min(shift.taken, shift.capacity)
    planned = Need.objects.filter(planned=True)
    assert {need.pk: need.covered for need in planned} == {need.pk: 100 * coming.get(need.pk, 0) for need in planned}
    states = set(SignUp.objects.values_list("state", flat=True))
    assert {"confirmed", "waiting", "requested", "held", "attended", "missed", "cancelled"} <= states


def test_thanks_are_public_only_where_both_want_them(seeded):
    assert Thanks.objects.count() >= 15
    for thanks in Thanks.objects.select_related("agreement"):
        assert [answer.may_publish for answer in thanks.agreement.answers.all()] == [True, True]
        assert thanks.agreement.outcome in {Outcome.YES, Outcome.PARTLY}
    assert Fulfilment.objects.filter(may_publish=False, outcome="yes").exists()


def test_the_rate_is_near_what_peers_report(seeded):
    rate = network_rate()
    assert rate.due >= 25
    assert 65 <= rate.percent < 90


def test_everybody_is_invented(seeded):
    for model in (User, Contact, Organisation):
        for email, phone in model.objects.values_list("email", "phone"):
            assert email == "" or email.endswith(".example"), email
            assert phone == "" or FICTIONAL_PHONES.fullmatch(phone), phone


def test_sign_ins_have_things_to_show(seeded):
    guides = Guide.objects.values("user")
    roles = dict(NetworkRole.objects.exclude(user__in=guides).values_list("user__email", "role"))
    assert NetworkRole.objects.filter(user__in=guides, role="guide").count() == guides.count() == 11
    assert roles | {Guide.objects.get(name="Samir Haddad").user.email: "guide"} == {
        "netz@demo.example": "office", "lotse@demo.example": "guide", "jury@demo.example": "jury",
        "kasse@demo.example": "treasurer", "redaktion@demo.example": "editor",
    }  # fmt: skip
    part = {m.user.email: m.organisation for m in Membership.objects.select_related("user", "organisation")}
    assert part["agentur@demo.example"].name == "Freiwilligenagentur Halle"
    halle = part["agentur@demo.example"]
    assert Need.objects.filter(agency=halle, state="submitted").exists()
    assert CallRequest.objects.filter(agency=halle, state="open").exists()
    assert (
        Need.objects.filter(
            organisation=part["initiative@demo.example"], contact__user__email="initiative@demo.example"
        ).count()
        >= 3
    )
    assert Response.objects.filter(contact__user__email="partner@demo.example", organisation__isnull=False).count() >= 3
    assert Need.objects.filter(organisation=part["lotse@demo.example"]).exists()


def test_guides_stand_in_every_state_and_somebody_waits_for_them(seeded):
    assert dict(Guide.objects.order_by().values_list("state").annotate(Count("pk"))) == {
        "published": 9, "prepared": 1, "paused": 1,
    }  # fmt: skip
    samir = Guide.objects.get(user__email="lotse@demo.example")
    assert (open_calls(samir).count(), open_messages(samir).count(), samir.meetings.count()) == (2, 1, 2)
    assert samir.consultations.count() > 20
    assert samir.trainings.get().certificate.house.kind == "housing"
    assert Trainee.objects.filter(certificate=None).count() == 2
    assert set(HandOver.objects.values_list("state", flat=True)) == set(HandState) - {HandState.LAPSED}
    assert {row.organisation.kind for row in TeamSponsor.objects.select_related("organisation")} >= {"housing"}


def test_every_agency_has_its_own_area_and_work(seeded):
    for agency in Organisation.objects.filter(kind="agency"):
        assert AgencyArea.objects.filter(agency=agency).exists()
        assert Need.objects.filter(agency=agency, state="published").exists(), agency
    assert not Need.objects.filter(agency=None).exclude(state="draft").exists()


def test_history_is_spread_over_the_year(seeded):
    now = timezone.now()
    months = Counter((now - at).days // 30 for at in Event.objects.values_list("at", flat=True))
    assert not Event.objects.filter(at__gt=now).exists()
    assert set(range(12)) <= set(months)
    for model in (Need, Offer, Response, Agreement):
        assert model.objects.filter(created_at__lt=now - timedelta(days=40)).exists()
        assert not model.objects.filter(created_at__gt=now).exists()


def test_no_mail_is_left_to_send(seeded):
    mails = OutgoingMail.objects.all()
    assert mails.count() > 500
    assert set(mails.values_list("state", "text", "html", "to", "attachment").distinct()) == {
        ("sent", "", "", "sent@invalid.example", None)
    }


def test_pictures_say_what_they_show_and_whose_they_are(seeded):
    assert ProjectPicture.objects.count() >= 6
    assert set(ProjectPicture.objects.values_list("rights", flat=True)) == {"Zeichnung: Gemeinsinn-Demo"}
    assert all(picture.alt.startswith("Zeichnung: ") and picture.width for picture in ProjectPicture.objects.all())


def test_a_second_time_changes_nothing(seeded, capsys):
    before = {model: model.objects.count() for model in (Event, Need, Offer, Response, User, Contact, OutgoingMail)}
    call_command("seed", "demo")
    assert "nothing has changed" in capsys.readouterr().out
    assert {model: model.objects.count() for model in before} == before


def test_volunteers_are_told_more_about_every_need_of_time_and_skill(seeded):
    asked = Need.objects.filter(kind__in=["zeit", "wissen"])
    told = Opportunity.objects.filter(need__in=asked)
    assert told.count() == asked.count() > 20
    assert not told.filter(
        Q(field=None) | Q(means="") | Q(about="") | Q(company="") | Q(pace="") | Q(reach="")
    ).exists()


def test_cases_stand_in_every_state_at_several_agencies(seeded):
    cases = Case.objects.filter(contact__isnull=False)
    assert set(cases.values_list("state", flat=True)) == {state.value for state in CaseState}
    assert set(Proposal.objects.values_list("state", flat=True)) == {state.value for state in ProposalState}
    assert cases.count() >= 24
    assert cases.values("agency").distinct().count() >= 5
    assert cases.filter(agency__name="Freiwilligenagentur Halle").values("in_charge").distinct().count() == 2
    assert set(FollowUp.objects.values_list("answer", flat=True)) >= {"", "laeuft-gut", "anders"}
    assert ConductCheck.objects.exists() and Case.objects.filter(contact=None).count() == 8


def test_the_editors_have_written(seeded):
    german = ArticlePage.objects.filter(locale__language_code="de", live=True)
    assert (german.count(), Topic.objects.count(), Newsflash.objects.count()) == (30, 8, 6)
    assert german.exclude(picture=None).count() >= 10
    for code, least in (("en", 4), ("ls", 3)):
        twins = ArticlePage.objects.filter(locale__language_code=code).values("translation_key")
        assert german.filter(translation_key__in=twins).count() == len(twins) >= least
    standing = [StandardPage, PressPage, QuestionsPage]
    found = {
        code: SitePage.objects.type(*standing).filter(locale__language_code=code, live=True) for code in ("de", "en")
    }
    assert {page.slug for page in found["de"]} == {"ueber-uns", "presse", "fragen"}
    assert {page.slug for page in found["en"]} == {"about", "press", "questions"}
    assert found["en"].filter(translation_key__in=found["de"].values("translation_key")).count() == 3
    assert PressPage.objects.get(slug="presse").notices[2].value["document"].file_extension == "pdf"


def test_no_two_applications_are_called_the_same(seeded):
    titles = Counter(Application.objects.values_list("title", flat=True))
    assert [title for title, times in titles.items() if times > 1] == []


def test_somebody_paid_back_too_much_in_every_way(seeded):
    assert [(one.way, one.amount.cents) for one in TooMuchBack.objects.all()] == [(Way.KEPT, 10_00)]
    waiting = Grant.objects.filter(WITH_SURPLUS).distinct()
    assert [surplus_of(one).cents for one in waiting] == [5_00]
