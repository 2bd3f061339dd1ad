"""How the lines of a statement read on screen."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from gemeinsinn.treasury.lifecycle.statements import Outcome

OUTCOMES: dict[str, tuple[Promise, str]] = {
    Outcome.PAID: (_("paid"), "good"),
    Outcome.FAILED: (_("refused by the bank"), "wrong"),
    Outcome.RETURNED: (_("came back"), "wrong"),
    Outcome.REPAID: (_("paid back"), "good"),
    Outcome.OPEN: (_("nobody knows yet what for"), "heed"),
    Outcome.BATCH: (_("a sum without its parts: please read the camt.054 file, too"), "heed"),
    Outcome.STRANGE: (_("one of our payments, but not as we know it: please look"), "wrong"),
    Outcome.OTHER: (_("nothing of ours"), "plain"),
    Outcome.DISMISSED: (_("nothing of ours, somebody said"), "plain"),
}
