"""Acts in order of time: what happened in the demo network, played with the clock of back then."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, time, timedelta

from django.utils import timezone

Do = Callable[[datetime], object]


@dataclass(frozen=True, order=True, slots=True)
class Act:
    """One thing done at one time."""

    at: datetime
    number: int
    do: Do = field(compare=False)


@dataclass(slots=True)
class Plot:
    """Collects acts and plays them; between the days the network's own jobs run."""

    now: datetime
    acts: list[Act] = field(default_factory=list)

    def add(self, at: datetime, do: Do) -> None:
        """Puts an act on the plan. Raises ValueError if it lies in the future: the story is wrong then."""
        if at > self.now:
            raise ValueError(f"an act lies in the future: {at:%Y-%m-%d %H:%M}")
        self.acts.append(Act(at, len(self.acts), do))

    def play(self, *, every_day: Do, say: Callable[[str], None]) -> None:
        """Plays everything up to now, with `every_day` at six in the morning."""
        acts = sorted(self.acts)
        morning = self._morning_after(acts[0].at - timedelta(days=1))
        for number, act in enumerate(acts, start=1):
            while morning <= act.at:
                every_day(morning)
                morning = self._morning_after(morning)
            act.do(act.at)
            if number % 200 == 0:
                say(f"... {number} of {len(acts)} things have happened")
        while morning <= self.now:
            every_day(morning)
            morning = self._morning_after(morning)

    def _morning_after(self, moment: datetime) -> datetime:
        tomorrow = timezone.localdate(moment) + timedelta(days=1)
        return datetime.combine(tomorrow, time(6), tzinfo=timezone.get_default_timezone())
