"""Who gets money, and on which account."""

from django.db import models

from gemeinsinn.core.models import Dated
from gemeinsinn.people.models import Contact
from gemeinsinn.treasury.lifecycle.banking import masked

NO_ACCOUNT = "–"


class Payee(Dated):
    """An account and its holder as the bank knows the name. The number is sealed; four digits of it can be shown.

    The contact is the person whose data this is, None for organisations.
    """

    contact = models.ForeignKey(Contact, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    holder = models.CharField(max_length=140)
    iban_sealed = models.TextField(blank=True)
    iban_country = models.CharField(max_length=2, blank=True)
    iban_tail = models.CharField(max_length=4, blank=True)

    class Meta:
        ordering = ["id"]

    def __str__(self) -> str:
        return self.holder

    @property
    def has_account(self) -> bool:
        """Whether it can be paid."""
        return bool(self.iban_sealed)

    @property
    def masked_iban(self) -> str:
        """For everybody but the treasurer."""
        return masked(self.iban_country, self.iban_tail) if self.has_account else NO_ACCOUNT
