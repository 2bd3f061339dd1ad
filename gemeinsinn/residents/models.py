"""Which round a poll is about, and which application each of its options stands for."""

from django.db import models

from gemeinsinn.fund.models import Application, Round
from gemeinsinn.voting.models import Option, Poll


class RoundVote(models.Model):
    """A poll on a round of a fund."""

    poll = models.OneToOneField(Poll, on_delete=models.CASCADE, related_name="round_vote")
    round = models.ForeignKey(Round, on_delete=models.PROTECT, related_name="votes")

    class Meta:
        ordering = ["-id"]

    def __str__(self) -> str:
        return f"{self.round} {self.poll_id}"


class VotedApplication(models.Model):
    """An application as an option."""

    vote = models.ForeignKey(RoundVote, on_delete=models.CASCADE, related_name="applications")
    option = models.OneToOneField(Option, on_delete=models.CASCADE, related_name="voted_application")
    application = models.ForeignKey(Application, on_delete=models.CASCADE, related_name="votes")

    class Meta:
        ordering = ["option__position"]
        constraints = [models.UniqueConstraint(fields=["vote", "application"], name="an_application_once_in_a_vote")]

    def __str__(self) -> str:
        return f"{self.application_id} in {self.vote_id}"
