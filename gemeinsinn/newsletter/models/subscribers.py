"""Who gets the newsletter, and what they chose. Who ends it leaves this table."""

from django.db import models
from django.utils import timezone

from gemeinsinn.core.models import Dated
from gemeinsinn.newsletter.lifecycle.subscriptions import ALL, Frequency, Role, State


def choices(kind: type[State | Frequency | Role]) -> list[tuple[str, str]]:
    """Words for screens stand in wording."""
    return [(one.value, one.value) for one in kind]


class Subscriber(Dated):
    """One address is one subscription: the database says so, however many forms are sent at once."""

    address = models.EmailField(max_length=254)
    key = models.CharField(max_length=64, unique=True)  # the fingerprint of the address
    language = models.CharField(max_length=8, default="de")
    frequency = models.CharField(max_length=12, choices=choices(Frequency), default=Frequency.ISSUES.value)
    topics = models.PositiveSmallIntegerField(default=ALL)
    role = models.CharField(max_length=16, choices=choices(Role), blank=True)
    place = models.CharField(max_length=120, blank=True)
    lat = models.FloatField(null=True, blank=True)
    lon = models.FloatField(null=True, blank=True)
    state = models.CharField(max_length=8, choices=choices(State), default=State.WAITING.value)
    asked_at = models.DateTimeField(default=timezone.now)
    confirmed_at = models.DateTimeField(null=True, blank=True)
    paused_at = models.DateTimeField(null=True, blank=True)
    lost_at = models.DateTimeField(null=True, blank=True)
    answer_by = models.DateTimeField(null=True, blank=True)  # who was asked anew: until then; else a week after asking

    class Meta:
        indexes = [models.Index(fields=["state", "frequency"], name="subscribers_to_write_to")]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(state=State.WAITING.value, confirmed_at__isnull=True)
                | (~models.Q(state=State.WAITING.value) & models.Q(confirmed_at__isnull=False)),
                name="subscribers_said_yes",
            ),
            models.CheckConstraint(
                condition=models.Q(lat__isnull=True, lon__isnull=True) | models.Q(lat__isnull=False, lon__isnull=False),
                name="subscriber_place_is_whole",
            ),
        ]

    def __str__(self) -> str:
        return f"subscriber {self.pk}"


class AddressChange(models.Model):
    """Another address that has not answered yet; the old one holds until then."""

    subscriber = models.OneToOneField(Subscriber, on_delete=models.CASCADE, related_name="address_change")
    address = models.EmailField(max_length=254)
    at = models.DateTimeField(default=timezone.now)

    def __str__(self) -> str:
        return f"other address of {self.subscriber_id}"
