"""The file of one matter: facts, people, what can be done, what happened."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from gemeinsinn.desk.actions.acts import acts_for
from gemeinsinn.desk.actions.promises import is_tellable
from gemeinsinn.desk.forms import CallerForm, OutcomeForm, edit_form
from gemeinsinn.desk.queries.desks import colleagues
from gemeinsinn.desk.queries.files import File, open_file
from gemeinsinn.desk.queries.matters import Art, Matter, find_matter
from gemeinsinn.desk.rules import Desk
from gemeinsinn.desk.views.gate import at_desk, read_key, show
from gemeinsinn.desk.wording.acts import ICONS, act_label, decline_reasons, return_reasons
from gemeinsinn.desk.wording.due import author_name, giver_name, name_of, title_of
from gemeinsinn.desk.wording.facts import facts_of
from gemeinsinn.desk.wording.history import verb_words, who_words
from gemeinsinn.desk.wording.states import art_word, outcome_words, state_word, tone_of
from gemeinsinn.exchange.queries.projects import projects_at_desk
from gemeinsinn.exchange.wording.phrases import change_words
from gemeinsinn.exchange.wording.points import panel
from gemeinsinn.partnerships.forms import SignForm
from gemeinsinn.partnerships.lifecycle import Side
from gemeinsinn.partnerships.lifecycle import State as AgreementState
from gemeinsinn.partnerships.sides import contact_of, is_out_of_reach, person_name, public_name
from gemeinsinn.people.personal_data import NOBODY
from gemeinsinn.volunteering.actions.planning import PLANNED_KINDS
from gemeinsinn.volunteering.opportunity_sections import facts_of_need

MOST_PROJECTS = 300
PAGE_OF = {
    Art.NEED: "needs",
    Art.OFFER: "offers",
    Art.RESPONSE: "answers",
    Art.CALL: "calls",
    Art.AGREEMENT: "agreements",
    Art.PROJECT: "projects",
    Art.ORGANISATION: "organisations",
}
# The address everybody else sees it under.
PUBLIC_PAGE = {
    Art.NEED: ("exchange:need", ("pk", "slug")),
    Art.OFFER: ("exchange:offer", ("pk", "slug")),
    Art.PROJECT: ("projects:detail", ("pk", "slug")),
    Art.ORGANISATION: ("organisations:detail", ("slug",)),
}


def find(desk: Desk, art: str, pk: int) -> Matter:
    """The matter of an address: 404 if there is none, 403 on another agency's desk."""
    try:
        return find_matter(desk, *read_key(art, pk))
    except LookupError:
        raise Http404 from None


@require_safe
@at_desk
def file(request: HttpRequest, desk: Desk, art: str, pk: int) -> HttpResponse:
    """One matter."""
    return show_file(request, desk, find(desk, art, pk))


def show_file(
    request: HttpRequest, desk: Desk, matter: Matter, *, forms: dict[str, Any] | None = None, status: int = 200
) -> HttpResponse:
    """The page of a matter; `forms` brings back what was typed and could not be taken."""
    opened = open_file(matter)
    subject = matter.subject
    possible = acts_for(matter.art, subject)
    context: dict[str, Any] = {
        "matter": matter,
        "art": matter.art.value,
        "subject": subject,
        "title": name_of(matter.art, subject),
        "kicker": art_word(matter.art),
        "state": state_word(matter.art, subject.state),
        "tone": tone_of(subject.state),
        "notice": matter.notice,
        "facts": facts_of(matter.art, subject),
        "people": people_in(matter),
        "acts": {key.replace("-", "_"): act_of(matter, key) for key in possible},
        "return_reasons": return_reasons(matter.art),
        "decline_reasons": decline_reasons(),
        "colleagues": [one for one in colleagues(desk, matter.agency_id)[:100] if one.pk != desk.user.pk],
        "assignee": matter.assignee,
        "mine": matter.assignee is not None and matter.assignee.pk == desk.user.pk,
        "public_url": public_address(matter),
        "is_public": is_public(matter),
        "related": related(opened),
        "agreement": opened.agreement,
    }
    if matter.art is Art.NEED:
        context["opportunity"] = facts_of_need(subject, desk.user)
        planned = subject.kind in PLANNED_KINDS
        context["plan_href"] = reverse("volunteering:plan", args=[subject.pk]) if planned else ""
    forms = forms or {}
    context |= past_of(opened) | own_parts(matter, opened, forms.get("told", {})) | forms
    return show(request, desk, "desk/file.html", context, page=PAGE_OF[matter.art], status=status)


def past_of(opened: File) -> dict[str, Any]:
    """What happened, and what the agency's checks said and changed."""
    return {
        "history": [
            {
                "when": entry.event.at,
                "what": verb_words(entry.event.verb),
                "who": who_words(entry.event),
                "note": entry.note,
            }
            for entry in opened.history
        ],
        "checks": [
            {"at": check.at, "by": check.by, "note": check.note, "changes": change_words(getattr(check, "changes", []))}
            for check in opened.checks
            if check.note or getattr(check, "changes", None)
        ],
    }


def own_parts(matter: Matter, opened: File, told: dict[str, Any]) -> dict[str, Any]:
    """Forms and panels that only this sort of thing has; `told`: a side's outcome form that could not be taken."""
    subject = matter.subject
    match matter.art:
        case Art.NEED | Art.OFFER:
            points = panel(subject, today=timezone.localdate())
            return {
                "edit": edit_form(subject),
                "stand": subject.changed_at.isoformat(),
                "projects": projects_at_desk(subject)[:MOST_PROJECTS] if matter.art is Art.NEED else [],
                "points": points,
                "point_items": [(line.ok, line.name, line.said) for line in points["lines"] if not line.ok],
            }
        case Art.CALL:
            notice = subject.notice
            return {"answer": CallerForm(notice=notice, contact=subject.contact) if notice else None}
        case Art.AGREEMENT:
            return parts_of_agreement(subject, opened, told)
    return {}


def sign_form(agreement: Any, version: Any, side: Side, signed: bool) -> SignForm | None:
    """What a colleague signs with for a side nobody can write to, as long as its name is missing."""
    waits = version is not None and agreement.state == AgreementState.OPEN and not signed
    return SignForm(initial={"number": version.number}) if waits and is_out_of_reach(agreement.response, side) else None


def parts_of_agreement(agreement: Any, opened: File, told: dict[str, Any]) -> dict[str, Any]:
    """Both sides: signed, how it went, and the form for what is said on the phone."""
    answered = {answer.side: answer for answer in opened.agreement.answers.all()} if opened.agreement else {}
    version = opened.agreement.versions.first() if opened.agreement else None
    signed = {side: getattr(opened.agreement, f"{side}_signed", False) for side in Side}
    return {
        "sides": [
            {
                "name": public_name(agreement.response, side), "side": side.value, "answer": answered.get(side),
                "answer_words": outcome_words().get(answered[side].outcome, "") if side in answered else "",
                "signed": signed[side],
                "sign": sign_form(agreement, version, side, signed[side]),
                "open": side in told,
                "form": told.get(side) or OutcomeForm(prefix=side.value, notice=agreement.response.notice),
            }
            for side in Side
        ],
        "can_report": is_tellable(agreement),
        "version": version,
    }  # fmt: skip


def act_of(matter: Matter, key: str) -> dict[str, str]:
    """A button: where it posts to, what is on it."""
    open_ended = getattr(matter.subject, "until", None) is None
    return {
        "action": reverse("desk:act", args=[matter.art, matter.pk, key]),
        "label": act_label(key, matter.art, open_ended=open_ended),
        "icon": ICONS[key],
    }


def is_public(matter: Matter) -> bool:
    """Whether everybody sees it."""
    return matter.subject.state in {"published", "expired", "done"}


def public_address(matter: Matter) -> str:
    """Where everybody sees it; "" if nobody does. A project's page its agency sees before: what it checks is there."""
    subject = matter.subject
    if matter.art not in PUBLIC_PAGE or not (is_public(matter) or matter.art is Art.PROJECT):
        return ""
    name, attributes = PUBLIC_PAGE[matter.art]
    return reverse(name, args=[getattr(subject, attribute) or "-" for attribute in attributes])


def people_in(matter: Matter) -> list[dict[str, Any]]:
    """Who can be called about it, each with their part in it."""
    found = contacts_in(matter)
    for one in found:
        known = one["contact"] is not None and one["contact"].name != NOBODY
        one["href"] = reverse("desk:person", args=[one["contact"].pk]) if known else ""
    return found


def contacts_in(matter: Matter) -> list[dict[str, Any]]:
    """Both sides of an answer or agreement, else who wrote or called, and whose notice a call is about."""
    subject = matter.subject
    if matter.art in {Art.RESPONSE, Art.AGREEMENT}:
        response = subject if matter.art is Art.RESPONSE else subject.response
        return [
            {
                "contact": contact_of(response, side),
                "name": person_name(response, side),
                "part": public_name(response, side),
            }
            for side in (Side.GIVER, Side.SEEKER)
        ]
    found = [{"contact": getattr(subject, "contact", None), "name": "", "part": ""}]
    if matter.art is Art.CALL and subject.notice and subject.notice.contact:
        found.append({"contact": subject.notice.contact, "name": "", "part": author_name(subject.notice)})
    return [one for one in found if one["contact"]]


def related(opened: File) -> list[dict[str, Any]]:
    """Other files that belong to this one, as links."""
    matter = opened.matter
    found: list[tuple[Art, Any, str]] = [(Art.RESPONSE, one, giver_name(one)) for one in opened.responses]
    found += [(Art.CALL, one, one.contact.name) for one in opened.calls]
    if matter.art not in {Art.NEED, Art.OFFER} and matter.notice is not None:
        art = Art.NEED if matter.notice._meta.model_name == "need" else Art.OFFER
        found.append((art, matter.notice, matter.notice.title))
    if matter.art is Art.NEED and matter.subject.project and matter.subject.project.agency_id == matter.agency_id:
        found.append((Art.PROJECT, matter.subject.project, matter.subject.project.title))
    if matter.art is Art.RESPONSE and opened.agreement is not None:
        found.append((Art.AGREEMENT, opened.agreement, title_of(Art.AGREEMENT, opened.agreement)))
    if matter.art is Art.AGREEMENT:
        found.append((Art.RESPONSE, matter.subject.response, giver_name(matter.subject.response)))
    return [
        {
            "href": reverse("desk:file", args=[art, one.pk]), "kicker": art_word(art), "title": name,
            "state": state_word(art, one.state), "tone": tone_of(one.state),
        }
        for art, one, name in found
    ]  # fmt: skip
