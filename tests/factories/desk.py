"""Two agencies with a matter of every sort on each desk, and everybody who might look."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from django.utils import timezone

from gemeinsinn.desk.queries.desks import desk_of
from gemeinsinn.desk.queries.matters import Art
from gemeinsinn.exchange.lifecycle.notices import State as NoticeState
from gemeinsinn.organisations.models import AgencyArea, Membership, Organisation
from gemeinsinn.projects.models import Project
from tests.factories.answers import give_answer, hang_need, hang_offer, make_agency, make_company, make_staff, want_call
from tests.factories.partnerships import make_agreement
from tests.factories.people import make_account, make_confirmed_contact
from tests.factories.places import make_quarter


def make_desk(agency: Organisation | None = None, *, role: str = Membership.Role.OWNER, **overrides: Any) -> Any:
    """The desk of a new colleague at an agency."""
    user = make_staff(agency or make_agency(), **overrides)
    Membership.objects.filter(user=user).update(role=role)
    return desk_of(user)


def submit_need(agency: Organisation | None, **overrides: Any) -> Any:
    """A concrete need that waits for its check."""
    return hang_need(**{"agency": agency, "state": NoticeState.SUBMITTED, "published_at": None, **overrides})


def submit_project(agency: Organisation | None, **overrides: Any) -> Project:
    """A project that waits for its check."""
    quarter = make_quarter()
    fields = {
        "title": "Hofcafé am Tulpenbrunnen", "slug": "hofcafe", "aim": "Ein Café für alle im Hof.", "agency": agency,
        "contact": make_confirmed_contact(name="Oksana Petrenko"), "state": "submitted", "quarter": quarter,
        "municipality": quarter.municipality,
    } | overrides  # fmt: skip
    return Project.objects.create(**fields)


def submit_organisation(agency: Organisation | None, **overrides: Any) -> Organisation:
    """A company that waits for its check."""
    return make_company(
        **{"state": "submitted", "agency": agency, "municipality": make_quarter().municipality, **overrides}
    )


def make_things(agency: Organisation | None, now: datetime | None = None) -> dict[str, Any]:
    """One of every sort on the desk of one agency, by the word of its address."""
    now = now or timezone.now()
    return {
        Art.NEED.value: submit_need(agency),
        Art.OFFER.value: hang_offer(agency=agency, state=NoticeState.SUBMITTED, published_at=None),
        Art.RESPONSE.value: give_answer(hang_need(agency=agency, now=now), now=now),
        Art.CALL.value: want_call(hang_need(agency=agency), agency=agency, now=now),
        Art.AGREEMENT.value: make_agreement(give_answer(hang_need(agency=agency, now=now), now=now), now=now),
        Art.PROJECT.value: submit_project(agency),
        Art.ORGANISATION.value: submit_organisation(agency),
    }


@dataclass
class World:
    """Own agency, another one, and the people around them."""

    agency: Organisation = field(default_factory=lambda: make_agency(slug="eigene"))
    other: Organisation = field(
        default_factory=lambda: make_agency(slug="andere", name="Freiwilligenagentur Magdeburg")
    )

    def __post_init__(self) -> None:
        quarter = make_quarter()
        AgencyArea.objects.create(agency=self.agency, municipality=quarter.municipality, quarter=quarter)
        self.people = {
            "resident": make_account(name="Frau Wendt"),
            "own": make_staff(self.agency, name="Renate Hartung"),
            "owner": make_staff(self.agency, name="David Okafor"),
            "other": make_staff(self.other, name="Maike Lorenz"),
            "office": make_account(name="Maren Netz", roles=("office",)),
            "jury": make_account(name="Jurek Klein", roles=("jury",)),
        }
        Membership.objects.filter(user=self.people["owner"]).update(role=Membership.Role.OWNER)
        self.things = make_things(self.agency)
        self.foreign = make_things(self.other)


def days(number: float) -> timedelta:
    return timedelta(days=number)
