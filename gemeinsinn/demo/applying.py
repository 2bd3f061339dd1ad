"""Applications of the demo, brought by the real actions as far as their text says."""

from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from io import BytesIO
from typing import Any

from gemeinsinn.core.documents import Checked, checked_document
from gemeinsinn.core.money import Money
from gemeinsinn.demo.network.grants import GRANTS, GrantText
from gemeinsinn.demo.stage import Stage, email_of, phone_of, place_of
from gemeinsinn.fund.actions.conversation import ask, withdraw, write
from gemeinsinn.fund.actions.deciding import accept_award, award, check_formally, defer, reject
from gemeinsinn.fund.actions.drafting import save_draft, send_application, start_draft
from gemeinsinn.fund.actions.objecting import object_to
from gemeinsinn.fund.actions.papers import hand_in
from gemeinsinn.fund.actions.signing import sign, sign_as_applicant
from gemeinsinn.fund.lifecycle.applications import Check
from gemeinsinn.fund.models import Application, Round
from gemeinsinn.fund.papers import SHEET
from gemeinsinn.ui.typesetting import common_data, typeset

PAPERS = {"satzung": "Satzung", "freistellung": "Freistellungsbescheid", "angebot": "Angebot für das Faltblatt"}
SAMPLE = "Dieses Blatt steht in der Vorführung für die Unterlage, die jemand einreicht."
LATER = timedelta(hours=30)
WAY = {
    "sent": (), "signing": (), "submitted": (), "asked": ("asked",), "answered": ("asked", "answered"),
    "checked": ("checked",), "jury": ("checked",), "deferred": ("checked", "deferred"), "awarded": ("checked", "awarded"),
    "accepted": ("checked", "awarded", "accepted"), "rejected": ("checked", "rejected"), "withdrawn": ("withdrawn",),
}  # fmt: skip


def apply_for_grants(
    stage: Stage, rounds: dict[str, Round], texts: Sequence[GrantText] = GRANTS
) -> dict[str, Application]:
    """Every application by its title, the oldest first, so that their numbers are in order."""
    found = {}
    for text in sorted(texts, key=lambda one: one.sent):
        at = stage.days.moment(text.sent, text.title)
        made = found[text.title] = written(text, stage, rounds[text.fund], at)
        if text.until == "draft":
            continue
        send_application(application=made, now=at)
        if text.until != "sent":
            sign_as_applicant(application=made, now=at + timedelta(minutes=9))
        if text.until not in {"sent", "signing"}:
            sign_with_others(made, at + timedelta(minutes=50))
        steps = (*WAY[text.until], *(("objected",) if text.objects else ()))
        for number, step in enumerate(steps, start=1):
            moment = min(at + number * LATER, stage.days.now - timedelta(minutes=30 - number))
            ACTS[step](made, text, stage, moment)
    return found


def sign_with_others(made: Application, at: datetime) -> None:
    """Host and co-applicant have clicked, too."""
    for other in made.signatories.filter(signed_at=None).select_related("contact"):
        sign(signatory=other, typed_name=other.contact.name if other.contact else "", now=at)
    made.refresh_from_db()


def written(text: GrantText, stage: Stage, funding: Round, at: datetime) -> Application:
    """The draft with everything in it."""
    made = start_draft(funding=funding, language="de", now=at)
    save_draft(application=made, fields=fields_of(text, stage), now=at)
    for key in text.papers:
        hand_in(application=made, document=paper_of(key, text.body), key=key, label=PAPERS[key], now=at)
    return made


def paper_of(key: str, body: str) -> Checked:
    """A sheet that says what it would be."""
    empty: dict[str, Any] = dict.fromkeys(("costs_title", "list_title", "footer"), "")
    empty |= {name: [] for name in ("address", "rows", "head", "costs_head", "costs", "sums", "list")}
    title = PAPERS[key]
    words = {"words": "de", "title": title, "kicker": body, "heading": title, "paragraphs": [f"{body}: {SAMPLE}"]}
    return checked_document(BytesIO(typeset(SHEET, common_data() | empty | words)))


def fields_of(text: GrantText, stage: Stage) -> dict[str, Any]:
    """What the screens would hand over."""
    spot = place_of(text.where)
    body, host = text.host
    return {
        "kind": text.kind, "organisation_name": text.body, "title": text.title, "aim": text.aim, "target_group": text.whom,
        "place": spot, "spot": text.spot, "starts": stage.days.day(text.starts), "ends": stage.days.day(text.ends),
        "not_begun": True, "street": f"{text.spot.split(' ')[0]}weg 7", "town": spot.label, "birth_year": text.born,
        "costs": [{"type": kind, "what": what, "cents": euros * 100} for kind, what, euros in text.costs],
        "means": [{"kind": kind, "what": what, "cents": euros * 100} for kind, what, euros in text.means],
        "draft": {
            "name": text.name, "email": email_of(text.name), "phone": phone_of(text.name),
            "host": {"organisation": body, "name": host, "email": email_of(host)} if host else None,
            "co": {"name": text.co, "email": email_of(text.co)} if text.co else None,
        },
    }  # fmt: skip


Act = Callable[[Application, GrantText, Stage, datetime], object]
ACTS: dict[str, Act] = {
    "asked": lambda made, text, stage, at: ask(
        application=made, text=text.words, due_on=stage.days.day(10), by=stage.office, now=at
    ),
    "answered": lambda made, _text, _stage, at: write(
        application=made, text="In der Küche des Nachbarschaftsladens. Das Gesundheitsamt war im Mai da.", now=at
    ),
    "checked": lambda made, _text, stage, at: check_formally(
        application=made, ticked=[point.value for point in Check], by=stage.office, now=at
    ),
    "deferred": lambda made, text, stage, at: defer(
        application=made, until=stage.days.day(25), reasons=text.words, by=stage.office, now=at
    ),
    "awarded": lambda made, text, stage, at: award(
        application=made, amount=Money(text.less * 100) if text.less else made.asked, conditions=text.words,
        by=stage.office, now=at,
    ),
    "accepted": lambda made, text, _stage, at: accept_award(application=made, typed_name=text.name, now=at),
    "objected": lambda made, text, _stage, at: object_to(application=made, text=text.objects, now=at),
    "rejected": lambda made, text, stage, at: reject(application=made, reasons=text.words, by=stage.office, now=at),
    "withdrawn": lambda made, _text, _stage, at: withdraw(application=made, now=at),
}  # fmt: skip
