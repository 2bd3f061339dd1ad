"""Handing documents in: with the form, later in the case, or by the office for somebody who sent a letter."""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from gemeinsinn.activity.actions import record
from gemeinsinn.core.documents import Checked, drop_document, store_document
from gemeinsinn.core.errors import DomainError
from gemeinsinn.core.text import clean_line
from gemeinsinn.fund.actions.funds import allow_office
from gemeinsinn.fund.lifecycle.applications import LOOSE, OPEN_FOR_PAPERS
from gemeinsinn.fund.models import Application, HandedIn, Signatory

MOST = 30


@transaction.atomic
def hand_in(
    *, application: Application, document: Checked, key: str = "", label: str = "", by: Any = None, now: datetime
) -> HandedIn:
    """Keeps a document under a key of the rules, or under a name of its own. `by`: the office, for a paper by post."""
    if by is not None:
        allow_office(by)
    held = Application.objects.select_for_update(of=("self",)).select_related("rule_set").get(pk=application.pk)
    if held.state not in OPEN_FOR_PAPERS:
        raise DomainError(_("Nothing can be handed in any more."))
    if HandedIn.objects.filter(application=held).exclude(path="").count() >= MOST:
        raise DomainError(_("Thirty documents are enough. Please take one away first, or call us."))
    asked = next((one.label for one in held.rules.papers_for(held.kind) if one.key == key), "")
    words = asked or clean_line(label)[:160] or _("Document")
    made = keep(held, document, key=key if asked else "", label=words, by=by, now=now)
    record("grant_paper", held, by=by, now=now, key=made.key)
    return made


def keep(
    application: Application, document: Checked, *, key: str, label: str, now: datetime, by: Any = None,
    signatory: Signatory | None = None,
) -> HandedIn:  # fmt: skip
    """The row and the sealed file."""
    made: HandedIn = HandedIn.objects.create(
        application=application, key=key, label=label, path=store_document(document), suffix=document.suffix,
        size=len(document.content), digest=document.digest, at=now, by=by, signatory=signatory,
    )  # fmt: skip
    return made


@transaction.atomic
def take_away(*, paper: HandedIn, now: datetime) -> None:
    """The applicant takes a document back, as long as nobody has to decide with it."""
    if paper.application.state not in LOOSE or paper.signatory_id is not None:
        raise DomainError(_("This document belongs to the case now. Please write to us if it is the wrong one."))
    record("grant_paper_gone", paper.application, now=now, key=paper.key)
    drop_document(paper.path)
    paper.delete()


def drop_papers(application: Application) -> None:
    """All files go; the rows say only that there was something."""
    rows = HandedIn.objects.filter(application=application)
    for path in rows.values_list("path", flat=True):
        drop_document(path)
    rows.update(path="", label="")
