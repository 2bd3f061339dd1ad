"""The parts of a project as screens: the same whether it is being written or changed later."""

from datetime import datetime
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from gemeinsinn.organisations.forms.profile import place_words
from gemeinsinn.projects.actions import change_project, save_draft, set_funding, set_steps, set_supporters
from gemeinsinn.projects.extras import Door
from gemeinsinn.projects.forms import (
    PictureForm,
    ShareForm,
    ShareRows,
    StepRows,
    SupporterRows,
    WhatForm,
    WhereForm,
    WhoForm,
)
from gemeinsinn.projects.lifecycle import State
from gemeinsinn.projects.models import FundingShare, Project
from gemeinsinn.ui.meanwhile import ask, ask_about_rows, stand_of, take_over

PARTS: dict[str, tuple[Promise, Promise]] = {
    "was": (_("What"), _("What are you up to?")),
    "wer": (_("Who"), _("Who runs it, and who helps?")),
    "wo": (_("Where and when"), _("Where, and from when to when?")),
    "plan": (_("Plan"), _("Step by step: how will it go?")),
    "geld": (_("Means"), _("What is there already, and from whom?")),
    "bilder": (_("Pictures"), _("Is there a picture?")),
}
KEYS = list(PARTS)


def make_forms(project: Project, part: str, door: Door, data: Any = None, files: Any = None) -> dict[str, Any]:
    """The forms of a part, filled with what is known: {"form": ...} and perhaps {"rows": ...}."""
    initial: dict[str, Any]
    if part == "was":
        initial = {"title": project.title, "aim": project.aim, "target_group": project.target_group}
        return {"form": WhatForm(data, initial=initial)}
    if part == "wer":
        supporters = [{"id": row.pk, "name": row.name, "what": row.what} for row in project.supporters.all()]
        initial = {"run_by": project.run_by, "organisation": project.organisation}
        return {
            "form": WhoForm(data, initial=initial, user=door.user),
            "rows": SupporterRows(data, initial=supporters, prefix="helfer"),
        }
    if part == "wo":
        names = ("spot", "access", "access_words", "starts", "ends")
        initial = {"place": place_words(project), **{name: getattr(project, name) for name in names}}
        return {"form": WhereForm(data, initial=initial)}
    if part == "plan":
        steps = [{"id": step.pk, "title": step.title, "due": step.due} for step in project.steps.all()]
        return {"rows": StepRows(data, initial=steps, prefix="schritte")}
    if part == "geld":
        shares = [ShareForm.initial_of(share) for share in project.funding.all()]
        blank = [{"source": source} for source in FundingShare.Source.values]
        return {"rows": ShareRows(data, initial=shares or blank, prefix="mittel")}
    wanted = data is not None and (data.get("alt") or data.get("rights") or (files and files.get("image")))
    return {"form": PictureForm(data, files) if wanted else PictureForm()}


def sent_forms(project: Project, part: str, door: Door, data: Any, files: Any) -> dict[str, Any]:
    """The forms as they were sent, after a look at what somebody else changed since they were shown.

    Rows that only somebody else changed come back without data: they stay as they are.
    """
    now = make_forms(project, part, door)
    if part == "bilder":
        return make_forms(project, part, door, data, files)
    asked: dict[str, str] = {}
    if "form" in now:
        data, asked = take_over(data, now["form"])
    found = make_forms(project, part, door, data, files)
    if asked:
        ask(found["form"], asked)
    if "rows" in found and found["rows"].is_valid():
        found["rows"] = ask_about_rows(data, now["rows"], found["rows"])
    return found


def stand_now(project: Project, part: str, door: Door) -> str:
    """The marks of what a screen shows; "" for a draft, and for pictures, which are added one by one."""
    if part == "bilder" or project.state == State.DRAFT:
        return ""
    now = make_forms(project, part, door)
    return stand_of(now.get("form"), now.get("rows"))


def are_valid(found: dict[str, Any]) -> bool:
    """All that were sent, each checked, so that every error shows."""
    return sum(not form.is_valid() for form in found.values() if form.is_bound) == 0


def save_part(project: Project, part: str, found: dict[str, Any], door: Door, now: datetime) -> None:
    """Writes what valid forms hold. Raises DomainError."""
    if part in {"was", "wo"}:
        _save_fields(project, dict(found["form"].cleaned_data), door, now)
    elif part == "wer":
        _save_fields(project, dict(found["form"].cleaned_data), door, now)
        if found["rows"].is_bound:
            set_supporters(project=project, supporters=_filled(found["rows"], "name"), by=door.by, now=now)
    elif not found["rows"].is_bound:
        return
    elif part == "plan":
        set_steps(project=project, steps=_filled(found["rows"], "title"), by=door.by, now=now)
    else:
        shares = [row["share"] for row in found["rows"].cleaned_data if row.get("share")]
        set_funding(project=project, shares=shares, by=door.by, now=now)


def _save_fields(project: Project, fields: dict[str, Any], door: Door, now: datetime) -> None:
    if project.state == State.DRAFT:
        save_draft(project=project, fields=fields, now=now)
    else:
        change_project(project=project, fields=fields, by=door.by, now=now)


def _filled(rows: Any, name: str) -> list[dict[str, Any]]:
    return [row for row in rows.cleaned_data if row.get(name)]
