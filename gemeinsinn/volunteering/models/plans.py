"""A need of kind time or skill with shifts: how it takes people in, its series, its shifts."""

from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from gemeinsinn.core.models import Dated
from gemeinsinn.exchange.models import Need
from gemeinsinn.volunteering.lifecycle.plans import USUAL_CANCEL_HOURS, Mode
from gemeinsinn.volunteering.lifecycle.recurrence import Rhythm


class Plan(Dated):
    """What holds for all shifts of one need."""

    need = models.OneToOneField(Need, primary_key=True, on_delete=models.CASCADE, related_name="plan")
    mode = models.CharField(max_length=10, choices=[(m.value, m.value) for m in Mode], default=Mode.AT_ONCE)
    cancel_hours = models.PositiveSmallIntegerField(default=USUAL_CANCEL_HOURS)  # before the start, by oneself
    meeting_point = models.CharField(max_length=160, blank=True)
    bring_along = models.CharField(max_length=300, blank=True)
    told_at = models.DateTimeField(default=timezone.now)  # until when the host has heard what is new

    def __str__(self) -> str:
        return str(self.need)


class Series(models.Model):
    """A rule shifts were made from. Kept so that it can be read, and copied to the next year."""

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="series")
    rhythm = models.CharField(max_length=16, choices=[(r.value, r.value) for r in Rhythm])
    every = models.PositiveSmallIntegerField(default=1)
    weekdays = models.JSONField(default=list, blank=True)
    nth = models.SmallIntegerField(default=1)
    first = models.DateField()
    last = models.DateField()
    without = models.JSONField(default=list, blank=True)  # ISO days
    pauses = models.JSONField(default=list, blank=True)  # [[first, last], ...]

    def __str__(self) -> str:
        return f"{self.rhythm} {self.first} – {self.last}"


class PlanAct(models.Model):
    """A form of the plan that has been carried out: sent twice, it makes its shifts once."""

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="acts")
    form_key = models.UUIDField(unique=True)
    at = models.DateTimeField(default=timezone.now)

    def __str__(self) -> str:
        return str(self.form_key)


class Shift(models.Model):
    """A slot of time with room for so many people.

    `capacity` is how many are wanted; `places` is what may be handed out at most. They differ only after the capacity
    was lowered below what is taken: then nobody is thrown out, and places go one by one as people step back.
    """

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="shifts")
    series = models.ForeignKey(Series, null=True, blank=True, on_delete=models.SET_NULL, related_name="shifts")
    role = models.CharField(max_length=80, blank=True)  # "Getränke ausgeben"
    place = models.CharField(max_length=160, blank=True)  # where it differs from the need's
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    capacity = models.PositiveIntegerField()
    places = models.PositiveIntegerField()
    taken = models.PositiveIntegerField(default=0)
    least = models.PositiveIntegerField(default=0)  # below that it does not make sense
    deadline = models.DateTimeField(null=True, blank=True)
    qualification = models.CharField(max_length=120, blank=True)
    least_age = models.PositiveSmallIntegerField(null=True, blank=True)
    most_age = models.PositiveSmallIntegerField(null=True, blank=True)
    called_off_at = models.DateTimeField(null=True, blank=True)
    short_told_at = models.DateTimeField(null=True, blank=True)  # when the host heard that too few have signed up

    class Meta:
        ordering = ["starts_at", "place", "role", "id"]
        indexes = [
            models.Index(fields=["plan", "starts_at"], name="shifts_of_plan"),
            models.Index(fields=["starts_at"], name="shifts_by_start"),
        ]
        constraints = [
            models.CheckConstraint(condition=Q(ends_at__gt=F("starts_at")), name="shift_ends_after_start"),
            models.CheckConstraint(condition=Q(capacity__gt=0), name="shift_has_room"),
            models.CheckConstraint(condition=Q(places__gte=F("capacity")), name="shift_places_cover_capacity"),
            models.CheckConstraint(condition=Q(taken__lte=F("places")), name="shift_never_overbooked"),
        ]

    def __str__(self) -> str:
        return f"{self.starts_at:%Y-%m-%d %H:%M} {self.role}".strip()

    @property
    def left(self) -> int:
        """Places nobody holds; none while more people are in than wanted."""
        return max(0, min(self.places, self.capacity) - self.taken)
