"""How projects of the demo are described, checked and finished."""

import io
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

from gemeinsinn.core.images import check_image
from gemeinsinn.core.money import Money
from gemeinsinn.demo.days import number_of
from gemeinsinn.demo.drawings import draw
from gemeinsinn.demo.network.shapes import Project as Text
from gemeinsinn.demo.plot import Plot
from gemeinsinn.demo.stage import Stage, email_of, phone_of, place_of
from gemeinsinn.people.actions import confirm_contact, make_contact
from gemeinsinn.people.models import Contact
from gemeinsinn.projects.actions import (
    add_picture,
    finish_project,
    publish_project,
    put_project,
    return_project,
)

RIGHTS = "Zeichnung: Gemeinsinn-Demo"


def add_projects(plot: Plot, stage: Stage, texts: tuple[Text, ...]) -> None:
    """Each is described, checked, and perhaps finished."""
    for text in texts:
        written = stage.days.moment(text.written, text.key)
        plot.add(written, _describing(stage, text))
        if text.fate != "submitted":
            plot.add(written + timedelta(hours=4 + number_of(text.key, 20)), _checking(stage, text))
        if text.fate == "done" and text.ends is not None:
            plot.add(stage.days.moment(text.ends, text.key), _finishing(stage, text))


def contact_of(stage: Stage, org: str, name: str, now: datetime, language: str = "de") -> Contact:
    """The confirmed contact behind something an organisation or a neighbour wrote."""
    user = stage.accounts.get(org)
    name = name or stage.contact_names[org]
    contact = make_contact(
        name=name,
        email=user.email if user else email_of(name, org),
        phone=phone_of(name),
        language=language,
        user=user,
        now=now,
    )
    confirm_contact(contact=contact, now=now)
    return contact


def funding_of(text: Text) -> list[dict[str, Any]]:
    """Euros, or hours where the source is hours."""
    return [
        {
            "source": source,
            "note": note,
            **({"hours": number} if source == "hours" else {"amount": Money(number * 100)}),
        }
        for source, number, note in text.funding
    ]


def _describing(stage: Stage, text: Text) -> Callable[[datetime], None]:
    days = stage.days
    by_name = {str(organisation): organisation for organisation in stage.organisations.values()}

    def describe(now: datetime) -> None:
        by_name.update({str(organisation): organisation for organisation in stage.organisations.values()})
        project = put_project(
            by=None, now=now, contact=contact_of(stage, text.org, "", now),
            fields={
                "title": text.title, "aim": text.aim, "target_group": text.target_group,
                "organisation": stage.organisations[text.org], "place": place_of(text.where), "spot": text.spot,
                "access": text.access, "access_words": text.access_words,
                "starts": days.day(text.starts), "ends": days.day(text.ends) if text.ends is not None else None,
            },
            steps=[
                {"title": title, "due": days.day(due), "done_on": days.day(due) if done else None}
                for title, due, done in text.steps
            ],
            supporters=[{"name": name, "what": what, "organisation": by_name.get(name)} for name, what in text.supporters],
            funding=funding_of(text),
        )  # fmt: skip
        if text.picture:
            image = check_image(io.BytesIO(draw(text.picture)))
            add_picture(project=project, image=image, alt=text.alt, rights=RIGHTS, by=None, now=now)
        stage.projects[text.key] = project

    return describe


def _checking(stage: Stage, text: Text) -> Callable[[datetime], None]:
    def check(now: datetime) -> None:
        project = stage.projects[text.key]
        by = stage.broker_of(project.agency, text.key)
        if text.fate == "returned":
            return_project(project=project, by=by, now=now, note=text.note)
        else:
            publish_project(project=project, by=by, now=now)

    return check


def _finishing(stage: Stage, text: Text) -> Callable[[datetime], None]:
    def finish(now: datetime) -> None:
        finish_project(project=stage.projects[text.key], by=None, now=now)

    return finish
