"""Long work shows that it lives, and how much of it is left."""

from collections import Counter

from django.utils.translation import gettext as _

from gemeinsinn.core.imports import Say
from gemeinsinn.movein.wording import OUTCOMES

EVERY = 500


class Progress:
    """Counts outcomes of a known number of articles."""

    def __init__(self, say: Say, total: int) -> None:
        self.say, self.total, self.counts = say, total, Counter[str]()

    def add(self, what: str) -> None:
        """One more of `what`."""
        self.counts[what] += 1
        done = self.counts.total()
        if done % EVERY == 0 and done < self.total:
            self.say(_("%(done)s of %(total)s ...") % {"done": done, "total": self.total})

    def sentence(self) -> str:
        """ "12 taken as draft, 3 left out on purpose"."""
        parts = [f"{self.counts[what]} {words}" for what, words in OUTCOMES.items() if self.counts[what]]
        return ", ".join(parts) or _("nothing to do")
