"""How agencies and organisations of the demo come into the network."""

from collections.abc import Callable
from datetime import datetime, time, timedelta
from typing import Any

from gemeinsinn.demo.days import WEEKDAYS, number_of
from gemeinsinn.demo.network.agencies import AGENCIES
from gemeinsinn.demo.network.people import COLLEAGUES
from gemeinsinn.demo.network.shapes import Organisation as Text
from gemeinsinn.demo.network.story import NOTICES, PROJECTS
from gemeinsinn.demo.plot import Plot
from gemeinsinn.demo.stage import Stage, email_of, phone_of, place_of, town_of
from gemeinsinn.organisations.actions import (
    add_member,
    confirm_organisation,
    hide_organisation,
    publish_organisation,
    register_organisation,
    return_organisation,
    set_area,
)
from gemeinsinn.organisations.actions.duty import add_duty_hour
from gemeinsinn.organisations.models import Membership, Organisation

CHECKED_WITHIN_HOURS = 40


def fields_of(text: Text) -> dict[str, Any]:
    """A profile as its form would send it."""
    return {
        "kind": text.kind, "name": text.name, "about": text.about, "branch": text.branch, "gives": text.gives,
        "gives_kinds": text.gives_kinds, "gives_not": text.gives_not, "hours": text.hours, "brand": text.brand,
        "paid_staff": text.paid_staff, "volunteers": text.volunteers, "email": email_of("kontakt", text.key),
        "phone": phone_of(text.name), "place": place_of(text.where), "spot": text.spot,
        "access": text.access, "access_words": text.access_words,
    }  # fmt: skip


def found_agencies(stage: Stage, now: datetime) -> None:
    """All agencies at once, with their areas and the people at their desks."""
    by_name = {user.name: user for user in stage.users.values()}
    for text in AGENCIES:
        agency = register_organisation(by=None, now=now, **fields_of(text))
        publish_organisation(organisation=agency, by=stage.office, now=now)
        remember(stage, text, agency)
        people = [stage.users[text.account], *(by_name[name] for name in COLLEAGUES.get(text.key, ()))]
        for number, user in enumerate(people):
            role = Membership.Role.EDITOR if number else Membership.Role.OWNER
            function = "Beratung" if number else text.function
            add_member(organisation=agency, user=user, role=role, by=stage.office, now=now, function=function)
        stage.staff[agency.pk] = people
        for days, starts, ends in text.duty:
            for day in days.split():
                add_duty_hour(
                    agency=agency, weekday=WEEKDAYS.index(day), starts=time(starts), ends=time(ends),
                    by=stage.broker_of(agency), now=now,
                )  # fmt: skip
        for town in text.towns:
            set_area(agency=agency, municipality=town_of(town), by=stage.office, now=now)


def remember(stage: Stage, text: Text, organisation: Organisation) -> None:
    """Makes an organisation known to the rest of the story."""
    stage.organisations[text.key] = organisation
    stage.contact_names[text.key] = text.contact
    if text.account:
        stage.accounts[text.key] = stage.users[text.account]


def add_organisations(plot: Plot, stage: Stage, texts: tuple[Text, ...]) -> None:
    """Each registers some days before the story needs it and is checked soon after."""
    for text in texts:
        joined = stage.days.moment(joined_on(text), text.key)
        plot.add(joined, _joining(stage, text))
        if text.fate != "submitted":
            checked = joined + timedelta(hours=3 + number_of(text.key, CHECKED_WITHIN_HOURS))
            plot.add(checked, _checking(stage, text))


def joined_on(text: Text) -> int:
    """The day it says, or some day of the last year before it first appears in the story."""
    if text.joined is not None:
        return text.joined
    uses = [project.written for project in PROJECTS if project.org == text.key]
    for notice in NOTICES:
        uses += [notice.written] if notice.org == text.key else []
        uses += [notice.written + answer.after for answer in notice.answers if answer.org == text.key]
    return max(-365, min([-330 + number_of(text.key, 220), *(use - 6 for use in uses)]))


def _joining(stage: Stage, text: Text) -> Callable[[datetime], None]:
    def join(now: datetime) -> None:
        if text.account:
            user = stage.users[text.account]
            organisation = register_organisation(by=user, now=now, **fields_of(text))
            Membership.objects.filter(organisation=organisation, user=user).update(function=text.function)
        else:
            organisation = register_organisation(
                by=None, now=now, contact_name=text.contact, contact_email=email_of(text.contact, text.key),
                contact_phone=phone_of(text.contact), **fields_of(text),
            )  # fmt: skip
            confirm_organisation(organisation=organisation, now=now)
        remember(stage, text, organisation)

    return join


def _checking(stage: Stage, text: Text) -> Callable[[datetime], None]:
    def check(now: datetime) -> None:
        organisation = stage.organisations[text.key]
        by = stage.broker_of(organisation.agency, text.key)
        if text.fate == "returned":
            return_organisation(organisation=organisation, by=by, now=now, note=text.note)
            return
        publish_organisation(organisation=organisation, by=by, now=now)
        if text.fate == "hidden":
            hide_organisation(organisation=organisation, by=by, now=now + timedelta(days=2), note=text.note)

    return check
