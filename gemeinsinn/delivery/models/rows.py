"""The ledger: one row a mailing and address. What goes out goes out from here."""

from django.db import models
from django.db.models import Q

from gemeinsinn.delivery.lifecycle.mailings import RowState
from gemeinsinn.delivery.models.mailings import Mailing


class Batch(models.Model):
    """Rows one worker has claimed together, and what became of them: from these come rate and stops."""

    mailing = models.ForeignKey(Mailing, on_delete=models.CASCADE, related_name="batches")
    worker = models.CharField(max_length=32)  # the name of its journal
    claimed_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)
    sent = models.PositiveIntegerField(default=0)
    refused = models.PositiveIntegerField(default=0)
    later = models.PositiveIntegerField(default=0)

    class Meta:
        indexes = [
            models.Index(fields=["mailing", "-id"], name="batches_of_mailing"),
            models.Index(fields=["worker"], name="batches_open", condition=Q(ended_at=None)),
        ]

    def __str__(self) -> str:
        return f"batch {self.pk} of mailing {self.mailing_id}"


class Row(models.Model):
    """One message to one address. The person's words are blanked once it is sent; the address stays a while longer."""

    mailing = models.ForeignKey(Mailing, on_delete=models.CASCADE, related_name="rows", db_index=False)
    address = models.EmailField(max_length=254)
    domain = models.CharField(max_length=253)
    language = models.CharField(max_length=16, default="de")  # a language tag: "de", "de-simple"
    values = models.JSONField(default=dict)
    unsubscribe_url = models.CharField(max_length=300, blank=True)
    unsubscribe_mail = models.CharField(max_length=254, blank=True)  # a mail to this address ends it, too
    state = models.CharField(
        max_length=10, choices=[(one.value, one.value) for one in RowState], default=RowState.QUEUED
    )
    due_at = models.DateTimeField()
    tries = models.PositiveSmallIntegerField(default=0)
    batch = models.ForeignKey(
        Batch, null=True, blank=True, on_delete=models.SET_NULL, related_name="rows", db_index=False
    )
    ended_at = models.DateTimeField(null=True, blank=True)
    problem = models.CharField(max_length=300, blank=True)  # the server's words

    class Meta:
        constraints = [models.UniqueConstraint(fields=["mailing", "address"], name="one_row_an_address")]
        indexes = [
            models.Index(
                fields=["mailing", "due_at", "id", "domain"], name="rows_to_send", condition=Q(state=RowState.QUEUED)
            ),
            models.Index(fields=["batch"], name="rows_on_their_way", condition=Q(state=RowState.CLAIMED)),
            models.Index(fields=["mailing", "state"], name="rows_by_state"),
            models.Index(fields=["address"], name="rows_of_address"),
        ]

    def __str__(self) -> str:
        return f"row {self.pk} of mailing {self.mailing_id} ({self.state})"
