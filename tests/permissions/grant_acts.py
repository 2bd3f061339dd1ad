"""How each act of expected_acts.py is asked for: an address, and what is typed there."""

import uuid
from datetime import timedelta
from typing import Any

from django.urls import reverse
from django.utils import timezone

from gemeinsinn.activity.models import Event
from gemeinsinn.fund.lifecycle.applications import Check
from gemeinsinn.fund.models import FormalCheck, Message
from gemeinsinn.jury.models import Member, Remark
from gemeinsinn.proof.models import Receipt
from tests.factories.documents import upload
from tests.factories.treasury import IBAN
from tests.permissions.grant_world import Grants

Asked = tuple[str, dict[str, Any]]
DESK = {
    "ask": ("frage", {"text": "Wo?"}), "note": ("notiz", {"text": "Angerufen."}), "award": ("bewilligen", {"amount": "100"}),
    "put off": ("zurueckstellen", {"until": "1.1.2030", "reasons": "Später."}), "reject": ("ablehnen", {"reasons": "Nein."}),
    "answer objection": ("widerspruch", {"upheld": "ja", "text": "Stimmt."}),
}  # fmt: skip
MEMBER = {
    "vote": ("stimme", {"choice": "yes"}), "say a word": ("wort", {"text": "Gut."}),
    "declare bias": ("befangen", {"b-reason": "Mein Chor."}),
    "give points": ("punkte", {f"k-{key}": "3" for key in ("nachbarschaft", "beteiligung", "aufwand", "wirkung")}),
}  # fmt: skip
LEAD = {
    "note the votes": ("stimmen", {}), "write the result": ("beschluss", {"reasons": "Darum."}),
    "put off in it": ("vertagen", {"until": "1.1.2030", "reasons": "Später."}),
}  # fmt: skip
PROOF = {
    "judge receipts": ("belege", {"urteil-1": "remark", "wort-1": "Schwer zu lesen."}), "send it back": ("zurueck", {"words": "Bon 2.", "until": "1.1.2030"}),
    "settle it": ("pruefen", {"recognised": "900", "note": "Gesehen."}),
    "revoke": ("aufheben", {"words": "Kein Nachweis.", "note": "x"}), "answer a change": ("ja", {}),
}  # fmt: skip


def asked_by_applicant(grants: Grants, state: str, act: str) -> tuple[str, dict[str, Any]]:
    """The rest of the address below the case, and what is typed."""
    today = timezone.localdate()
    paper = grants.made[state].papers.filter(signatory=None).get()
    grant = grants.grant(state)
    later = (grant.ends if grant else today) + timedelta(days=30)
    receipt = {"paper": upload(b"Noch ein Bon"), "amount": "5", "day": str(today), "payee": "Kiosk", "reason": "Eis"}
    told: dict[str, tuple[str, dict[str, Any]]] = {
        "write": ("antwort", {"text": "Hallo."}), "object": ("antwort", {"text": "Nein!", "objects": "on"}),
        "accept": ("annehmen", {"typed_name": "Jana Antrag"}), "withdraw": ("zurueckziehen", {}),
        "hand in a paper": ("unterlage", {"label": "Skizze", "file": upload(b"Skizze")}),
        "take it back": (f"unterlage-{paper.pk}-weg", {}), "name an account": ("konto", {"holder": "Jana", "iban": IBAN}),
        "ask for money": ("abruf", {"amount": "10", "needed_by": str(today), "form_key": uuid.uuid4()}),
        "add a receipt": ("nachweis/belege", {**receipt, "cost_type": "sachmittel"}),
        "shift costs": ("nachweis/aendern/umschichten", {"cost-sachmittel": "590", "cost-verpflegung": "310"}),
        "ask for time": ("nachweis/aendern/zeit", {"zeit-until": str(later), "zeit-reason": "Regen."}),
        "end early": ("nachweis/aendern/ende", {"ende-until": str(today), "ende-reason": "Fertig."}),
        "hand in the proof": ("nachweis/senden", {"true": "on", "typed_name": "Jana Antrag"}),
    }  # fmt: skip
    return told[act]


def asked(grants: Grants, state: str, act: str) -> Asked | None:
    """Address and form; None where there is no such thing yet."""
    pk, case, grant = grants.made[state].pk, grants.case(state), grants.grant(state)
    if act in DESK:
        return reverse("fund:act", args=[pk, DESK[act][0]]), DESK[act][1]
    if act in MEMBER or act in LEAD:
        name, (what, told) = ("act", MEMBER[act]) if act in MEMBER else ("decide", LEAD[act])
        if act == "note the votes":
            told = {f"m{one.pk}-choice": "yes" for one in Member.objects.all()}
        return (reverse(f"jury:{name}", args=[case.pk, what]), told) if case else None
    if act in PROOF:
        what, told = PROOF[act]
        change = grant.changes.first() if grant else None
        told = told | ({"aenderung": change.pk} if change else {})
        return (reverse("proof:act", args=[grant.pk, what]), told) if grant else None
    ours = grants.commitment(state)
    till = {
        "plan a payment": (
            "payment",
            {"zahlung-amount": "1", "zahlung-due_on": str(timezone.localdate()), "zahlung-form_key": uuid.uuid4()},
        ),
        "note the account": ("payee", {"konto-holder": "Jana", "konto-iban": IBAN}),
    }
    if act in till:
        return (reverse(f"treasury:{till[act][0]}", args=[ours.pk]), till[act][1]) if ours else None
    other = {
        "check formally": ("check_formally", {"punkt": list(Check)}), "add a paper": ("add_paper", {"label": "Brief", "file": upload(b"Brief")}),
        "ask money back": ("demand", {"amount": "1", "due_on": "1.1.2030", "reason": "Zu viel."}),
    }  # fmt: skip
    return reverse(f"fund:{other[act][0]}", args=[pk]), other[act][1]


def traces() -> tuple[int, ...]:
    """Changes with everything that can be done with a case."""
    return (
        Receipt.objects.exclude(remark="").count(),
        *(model.objects.count() for model in (Event, Message, FormalCheck, Remark, Receipt)),
    )
