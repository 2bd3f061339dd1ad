"""A poll and its options. What they stand for, flats above know."""

from datetime import date

from django.db import models
from django.db.models import F, Q

from gemeinsinn.core.fields import MoneyField, PlainJSON
from gemeinsinn.core.models import Dated
from gemeinsinn.core.money import Money
from gemeinsinn.voting.lifecycle.polls import Method, Stand, State, Weight, stand_of


def nothing() -> Money:
    """Where there is no money to share out."""
    return Money(0)


class Poll(Dated):
    """A question with first and last day. `result` is written once, when it is counted (wording/results.py reads it)."""

    title = models.CharField(max_length=120)
    slug = models.SlugField(max_length=140)
    words = models.TextField(blank=True)
    method = models.CharField(max_length=10, choices=[(m.value, m.value) for m in Method])
    weight = models.CharField(max_length=10, choices=[(w.value, w.value) for w in Weight])
    budget = MoneyField(default=nothing)
    fewest = models.PositiveSmallIntegerField(default=1)
    most = models.PositiveSmallIntegerField(null=True, blank=True)
    allows_empty = models.BooleanField(default=False)
    members_only = models.BooleanField(default=False)  # rules.is_member says who that is
    starts = models.DateField()
    ends = models.DateField()
    state = models.CharField(max_length=10, choices=[(s.value, s.value) for s in State], default=State.DRAFT)
    result = models.JSONField(null=True, blank=True, encoder=PlainJSON)
    cancelled_words = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ["-ends", "-id"]
        indexes = [models.Index(fields=["state", "ends"], name="polls_to_count")]
        constraints = [
            models.CheckConstraint(condition=Q(ends__gte=F("starts")), name="poll_ends_after_start"),
            models.CheckConstraint(condition=Q(most=None) | Q(most__gte=F("fewest")), name="poll_most_above_fewest"),
            models.CheckConstraint(
                condition=Q(state=State.COUNTED, result__isnull=False) | (~Q(state=State.COUNTED) & Q(result=None)),
                name="poll_counted_has_a_result",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def stand(self, today: date) -> Stand:
        """What a visitor sees on a day."""
        return stand_of(self.state, self.starts, self.ends, today)


class Option(models.Model):
    """What can be ticked. `href` is a path of this portal where more can be read."""

    poll = models.ForeignKey(Poll, on_delete=models.CASCADE, related_name="options")
    position = models.PositiveSmallIntegerField()
    title = models.CharField(max_length=120)
    words = models.TextField(blank=True)
    cost = MoneyField(default=nothing)
    href = models.CharField(max_length=200, blank=True)

    class Meta:
        ordering = ["position"]
        constraints = [
            models.UniqueConstraint(fields=["poll", "position"], name="one_option_a_position"),
            models.CheckConstraint(condition=Q(cost__gte=0), name="option_cost_is_no_debt"),
        ]

    def __str__(self) -> str:
        return self.title
