"""Certificates as pages show them."""

from typing import Any

from django.utils.translation import gettext as _

from gemeinsinn.recognition.lifecycle.attestations import Part, Signer, Standing
from gemeinsinn.recognition.lifecycle.codes import shown_code
from gemeinsinn.recognition.models import Attestation
from gemeinsinn.recognition.wording.attestations import SIGNER_LABELS, STANDING_LABELS, STANDING_TONES
from gemeinsinn.recognition.wording.hours import hours_words
from gemeinsinn.ui import formats


def attestation_row(one: Attestation) -> dict[str, Any]:
    """One certificate as a line of a list, and at the head of its page."""
    standing = one.standing
    reasons = [signing.reason for signing in one.signings.all() if not signing.agreed]
    return {
        "one": one,
        "standing": standing,
        "label": STANDING_LABELS[standing],
        "tone": STANDING_TONES[standing],
        "valid": standing == Standing.VALID,
        "length": hours_words(one.minutes),
        "period": formats.span(one.first, one.last),
        "code": shown_code(one.code),
        "reason": reasons[0] if reasons else "",
        "answers": [answer_of(one, signer) for signer in Signer],
    }


def answer_of(one: Attestation, signer: Signer) -> dict[str, Any]:
    """What one of the two has said."""
    found = next((signing for signing in one.signings.all() if signing.signer == signer), None)
    return {
        "label": SIGNER_LABELS[signer],
        "said": found is not None,
        "agreed": found is not None and found.agreed,
        "name": found.typed_name if found else "",
        "at": found.at if found else None,
    }


def facts(one: Attestation) -> list[tuple[str, str, str]]:
    """(part, label, words) of everything the paper says; empty ones are left out."""
    rows = [
        (Part.NAME, _("Name"), one.name),
        (Part.HOST, _("Where"), one.host_name),
        (Part.FIELDS, _("Fields of engagement"), ", ".join(one.fields)),
        (Part.PERIOD, _("Period"), formats.span(one.first, one.last)),
        (Part.HOURS, _("Extent"), hours_words(one.minutes)),
        (Part.FUNCTIONS, _("Functions"), one.functions),
        ("", _("Skills shown"), one.skills),
        ("", _("Courses taken"), one.trainings),
    ]
    return [row for row in rows if row[2]]


def public_facts(one: Attestation) -> list[tuple[str, str]]:
    """Only what its holder allows to be seen."""
    return [(label, words) for part, label, words in facts(one) if part in one.shows]
