"""Certificates in words."""

from typing import Any

from django.utils.translation import gettext_lazy, pgettext_lazy

from gemeinsinn.recognition.lifecycle.attestations import Part, Signer, Standing

PART_LABELS: dict[str, Any] = {
    Part.NAME: gettext_lazy("my name"),
    Part.HOST: gettext_lazy("where it was"),
    Part.FIELDS: gettext_lazy("fields of engagement"),
    Part.HOURS: gettext_lazy("how many hours"),
    Part.PERIOD: gettext_lazy("the period"),
    Part.FUNCTIONS: gettext_lazy("my functions"),
}
STANDING_LABELS: dict[str, Any] = {
    Standing.WAITING: gettext_lazy("waits for confirmation"),
    Standing.VALID: pgettext_lazy("certificate", "valid"),
    Standing.DECLINED: gettext_lazy("not confirmed"),
    Standing.WITHDRAWN: pgettext_lazy("certificate", "taken back"),
}
STANDING_TONES = {
    Standing.WAITING: "heed",
    Standing.VALID: "good",
    Standing.DECLINED: "plain",
    Standing.WITHDRAWN: "plain",
}
SIGNER_LABELS: dict[str, Any] = {
    Signer.HOST: gettext_lazy("for the host"),
    Signer.AGENCY: gettext_lazy("for the agency"),
}
