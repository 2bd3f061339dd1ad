"""Whether a shift still takes people, and whether somebody suits it."""

from datetime import datetime

from django.utils import timezone
from django.utils.translation import gettext as _

from gemeinsinn.core.errors import DomainError, NoLongerThere
from gemeinsinn.exchange.lifecycle.notices import is_answerable
from gemeinsinn.exchange.models import Need
from gemeinsinn.volunteering.lifecycle.ages import Fit, fit_of
from gemeinsinn.volunteering.lifecycle.plans import closes_at
from gemeinsinn.volunteering.models import Shift
from gemeinsinn.volunteering.wording.shifts import shift_words


class ShiftClosed(NoLongerThere):
    """Its time is over, or it does not take place."""


class DoesNotSuit(DomainError):
    """A limit of the shift that this person does not meet."""


def is_open(shift: Shift, *, now: datetime) -> bool:
    """People may still sign up, at least for the waiting list."""
    return shift.called_off_at is None and now < closes_at(shift.starts_at, shift.deadline)


def must_be_open(shift: Shift, need: Need, *, now: datetime) -> None:
    """Raises ShiftClosed."""
    if not is_open(shift, now=now) or not is_answerable(need.state, need.until, timezone.localdate(now)):
        raise ShiftClosed(_("%(shift)s: it is too late to sign up for this.") % {"shift": shift_words(shift)})


def must_suit(shift: Shift, *, age: int | None, qualified: bool) -> None:
    """Raises DoesNotSuit with a sentence that names the limit."""
    words = {"shift": shift_words(shift), "least": shift.least_age, "most": shift.most_age}
    fit = fit_of(age, shift.least_age, shift.most_age)
    if fit is Fit.UNKNOWN:
        raise DoesNotSuit(_("%(shift)s: please say how old you are, there is a limit.") % words)
    if fit is Fit.TOO_YOUNG:
        raise DoesNotSuit(_("%(shift)s is for people from %(least)s years on.") % words)
    if fit is Fit.TOO_OLD:
        raise DoesNotSuit(_("%(shift)s is for people up to %(most)s years.") % words)
    if shift.qualification and not qualified:
        words["what"] = shift.qualification
        raise DoesNotSuit(_("%(shift)s asks for: %(what)s. Please tick that you have it.") % words)
