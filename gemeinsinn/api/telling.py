"""From a row to what is told about it. Only what its public page shows; private people are not named at all."""

from collections.abc import Callable
from typing import Any, Literal, cast

from django.conf import settings
from django.urls import reverse
from django.utils import timezone

from gemeinsinn.api import shapes
from gemeinsinn.api.opportunities import opportunity_told
from gemeinsinn.core.quantities import is_whole
from gemeinsinn.exchange.lifecycle.notices import State, is_answerable
from gemeinsinn.exchange.models import Need, Offer
from gemeinsinn.exchange.showing.cards import notice_path
from gemeinsinn.exchange.wording.amounts import amount_text
from gemeinsinn.exchange.wording.notices import LANGUAGES
from gemeinsinn.exchange.wording.phrases import kind_label, when_words
from gemeinsinn.organisations.lifecycle import State as PartnerState
from gemeinsinn.organisations.models import Organisation
from gemeinsinn.places.distance import km_between
from gemeinsinn.places.models import Located
from gemeinsinn.places.queries import Spot
from gemeinsinn.projects.lifecycle import PUBLIC
from gemeinsinn.projects.lifecycle import State as ProjectState
from gemeinsinn.projects.models import FundingShare, Project
from gemeinsinn.projects.queries import funding_of
from gemeinsinn.projects.wording import page_address


def number_of(hundredths: int) -> int | float:
    """20 for 2000, 2.5 for 250."""
    return hundredths // 100 if is_whole(hundredths) else hundredths / 100


def quantity_of(notice: Need | Offer, hundredths: int | None) -> shapes.Quantity | None:
    """An amount of a notice; None where none was named."""
    if hundredths is None:
        return None
    return shapes.Quantity(
        number=number_of(hundredths),
        unit=cast("shapes.UnitName", notice.unit),
        words=amount_text(notice, hundredths).replace("\xa0", " "),
    )


def place_of(row: Located, spot: Spot | None) -> shapes.Place:
    """Where, with the middle of the quarter or town as its position and the distance the list is ordered by."""
    middle = row.quarter or row.municipality
    distance = None
    if spot is not None and row.lat is not None and row.lon is not None:
        distance = round(km_between(spot.lat, spot.lon, row.lat, row.lon), 1)
    return shapes.Place(
        name=row.place_name,
        spot=row.spot,
        postcode=row.postcode,
        municipality=row.municipality.name if row.municipality else None,
        quarter=row.quarter.slug if row.quarter else None,
        latitude=round(middle.lat, 4) if middle else None,
        longitude=round(middle.lon, 4) if middle else None,
        distance_km=distance,
    )


def state_of(notice: Need | Offer) -> shapes.State:
    """How it stands today, also before the hourly job has noticed that its last day is over."""
    if notice.state == State.DONE:
        return "done"
    if not is_answerable(notice.state, notice.until, timezone.localdate()):
        return "over"
    return "full" if notice.left is not None and notice.left <= 0 else "open"


def address_of(path: str) -> str | None:
    """A full address, or None for none."""
    return settings.BASE_URL + path if path else None


def partner_of(organisation: Organisation | None, name: str = "") -> shapes.Partner | None:
    """An organisation with its page, if everyone may see that; else the name that was written instead."""
    if organisation is None:
        return shapes.Partner(name=name, page=None) if name else None
    seen = organisation.state == PartnerState.PUBLISHED
    path = reverse("organisations:detail", args=[organisation.slug]) if seen else ""
    return shapes.Partner(name=organisation.name, page=address_of(path))


def shared_of(notice: Need | Offer, spot: Spot | None) -> dict[str, Any]:
    """What needs and offers have in common."""
    state = state_of(notice)
    amount = quantity_of(notice, notice.amount)
    respond = "exchange:respond_need" if isinstance(notice, Need) else "exchange:respond_offer"
    return {
        "id": notice.pk,
        "title": notice.title,
        "details": notice.details,
        "text_language": notice.language,
        "kind": shapes.KIND_NAMES[notice.kind],
        "kind_label": kind_label(notice.kind),
        "state": state,
        "amount": amount,
        "missing": quantity_of(notice, notice.left) if notice.covered else amount,
        "starts": notice.starts,
        "until": notice.until,
        "when": when_words(notice),
        "place": place_of(notice, spot),
        "access": notice.access or None,
        "access_words": notice.access_words,
        "organisation": partner_of(notice.organisation, notice.organisation_name),
        "languages": [code for code in notice.languages if code in LANGUAGES],
        "published_at": notice.published_at,
        "changed_at": notice.changed_at,
        "url": settings.BASE_URL + notice_path(notice),
        "answer_url": address_of(reverse(respond, args=[notice.pk])) if state == "open" else None,
    }


def need_told(need: Need, spot: Spot | None = None) -> shapes.Need:
    """A need, with the project it belongs to if everyone may see that."""
    told, project = None, need.project
    if project is not None and project.state in PUBLIC:
        told = shapes.ProjectLink(id=project.pk, title=project.title, page=page_address(project))
    return shapes.Need(**shared_of(need, spot), benefit=need.benefit, project=told, opportunity=opportunity_told(need))


def offer_told(offer: Offer, spot: Spot | None = None) -> shapes.Offer:
    """An offer."""
    return shapes.Offer(
        **shared_of(offer, spot), standing=offer.standing, reach_km=offer.radius_km, conditions=offer.conditions
    )


def share_of(row: FundingShare) -> shapes.Share:
    """Money in euros, or hours."""
    if row.amount is not None:
        return shapes.Share(
            source=cast("shapes.SourceName", row.source), number=number_of(row.amount.cents), unit="euro"
        )
    return shapes.Share(source="hours", number=row.hours or 0, unit="hour")


def project_told(project: Project, spot: Spot | None = None) -> shapes.Project:
    """A project with its plan and its mix of means."""
    state: Literal["running", "finished"] = "finished" if project.state == ProjectState.DONE else "running"
    return shapes.Project(
        id=project.pk,
        title=project.title,
        aim=project.aim,
        target_group=project.target_group,
        text_language=project.language,
        state=state,
        organisation=partner_of(project.organisation),
        starts=project.starts,
        ends=project.ends,
        place=place_of(project, spot),
        access=cast("shapes.AccessName | None", project.access or None),
        access_words=project.access_words,
        steps=[shapes.Step(title=step.title, due=step.due, done_on=step.done_on) for step in project.steps.all()],
        funding=[share_of(row) for row in funding_of(project).rows],
        published_at=project.published_at,
        changed_at=project.changed_at,
        url=page_address(project),
    )


def organisation_told(body: Organisation, spot: Spot | None = None) -> shapes.Organisation:
    """A partner's profile, without how to reach it."""
    return shapes.Organisation(
        name=body.name,
        kind=body.kind,
        kind_label=str(body.get_kind_display()),
        branch=body.branch,
        about=body.about,
        gives=[cast("shapes.KindName", shapes.KIND_NAMES[kind]) for kind, _label, _words in body.givings],
        place=place_of(body, spot),
        access=cast("shapes.AccessName | None", body.access or None),
        access_words=body.access_words,
        url=settings.BASE_URL + reverse("organisations:detail", args=[body.slug]),
    )


NOTICE_TOLD: dict[type[Need] | type[Offer], Callable[..., shapes.Need | shapes.Offer]] = {
    Need: need_told,
    Offer: offer_told,
}
