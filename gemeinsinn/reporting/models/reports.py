"""A report of a round to its funder, frozen: the row stays for good, its files only for a while."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from gemeinsinn.core.fields import PlainJSON
from gemeinsinn.fund.models import Round
from gemeinsinn.reporting.lifecycle.reports import OPEN, Form, State


class Report(models.Model):
    """`digest` is the SHA-256 of everything in it as sorted JSON; `sums` are its totals in cents, `faults` where it and
    the ledger differ. `read_at`: as of when it tells.
    """

    round = models.ForeignKey(Round, on_delete=models.PROTECT, related_name="reports")
    number = models.PositiveIntegerField()
    state = models.CharField(max_length=8, choices=[(s.value, s.value) for s in State], default=State.WAITING)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    language = models.CharField(max_length=8, default="de")
    at = models.DateTimeField(default=timezone.now)
    started_at = models.DateTimeField(null=True, blank=True)
    read_at = models.DateTimeField(null=True, blank=True)
    finished_at = models.DateTimeField(null=True, blank=True)
    progress = models.PositiveSmallIntegerField(default=0)  # per cent
    cases = models.PositiveIntegerField(default=0)
    sums = models.JSONField(default=dict, blank=True)
    faults = models.JSONField(default=list, blank=True, encoder=PlainJSON)
    digest = models.CharField(max_length=64, blank=True)

    class Meta:
        ordering = ["-at", "-id"]
        constraints = [
            models.UniqueConstraint(fields=["round", "number"], name="one_report_a_number"),
            models.UniqueConstraint(fields=["round"], condition=Q(state__in=sorted(OPEN)), name="one_open_report_a_round"),
            models.CheckConstraint(
                condition=~Q(state=State.DONE) | (Q(read_at__isnull=False) & ~Q(digest="")), name="report_frozen"
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return f"{self.round} {self.number}"

    @property
    def is_open(self) -> bool:
        """Whether it is still being made."""
        return self.state in OPEN


class ReportFile(models.Model):
    """One of its files, sealed where it lies; without `path` it is gone, and the digest tells whether a copy is the one."""

    report = models.ForeignKey(Report, on_delete=models.CASCADE, related_name="files")
    form = models.CharField(max_length=4, choices=[(f.value, f.value) for f in Form])
    path = models.CharField(max_length=120, blank=True)
    digest = models.CharField(max_length=64)
    size = models.PositiveIntegerField()

    class Meta:
        ordering = ["id"]
        constraints = [models.UniqueConstraint(fields=["report", "form"], name="one_file_a_form")]

    def __str__(self) -> str:
        return f"{self.report_id}.{self.form}"
