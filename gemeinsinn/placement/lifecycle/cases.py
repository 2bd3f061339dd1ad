"""A case: somebody would like to help. Its state follows its proposals until a colleague closes it."""

from collections.abc import Collection
from datetime import timedelta
from enum import StrEnum

from gemeinsinn.placement.lifecycle.proposals import State as ProposalState
from gemeinsinn.volunteering.lifecycle.ages import OF_AGE_TO_CONSENT

CLOSED_KEPT = timedelta(days=365)  # the person's data after the end; the figures stay
SILENT_AFTER = timedelta(days=730)  # nobody has touched it: it is closed by itself
OLDEST = 110
YOUNGEST = 10


class State(StrEnum):
    """How far it has come."""

    ENQUIRY = "enquiry"  # somebody asked, nobody has talked with them yet
    ADVISED = "advised"  # the first talk was held, or a colleague suggested something that came to nothing
    SUGGESTED = "suggested"
    INTRODUCED = "introduced"
    TRIAL = "trial"
    PLACED = "placed"
    CLOSED = "closed"


OPEN = tuple(state for state in State if state is not State.CLOSED)


class CameBy(StrEnum):
    """How somebody found the agency."""

    DOOR = "door"
    PHONE = "phone"
    MAIL = "mail"
    WEB = "web"
    EVENT = "event"
    FRIEND = "friend"
    PRESS = "press"
    OFFICE = "office"  # a public office, an employment agency
    GUIDE = "guide"
    OTHER = "other"


class AgeBand(StrEnum):
    """Ages as statistics count them."""

    TO_17 = "to17"
    TO_29 = "18-29"
    TO_44 = "30-44"
    TO_59 = "45-59"
    TO_74 = "60-74"
    FROM_75 = "75+"


LAST_AGE = {
    AgeBand.TO_17: 17, AgeBand.TO_29: 29, AgeBand.TO_44: 44, AgeBand.TO_59: 59, AgeBand.TO_74: 74,
    AgeBand.FROM_75: OLDEST,
}  # fmt: skip


class Youth(StrEnum):
    """Whether somebody is under 16, by what they told."""

    NO = "no"
    PERHAPS = "perhaps"
    SURELY = "surely"


class GuardianSays(StrEnum):
    """What a colleague has made sure of before somebody young is introduced."""

    YES = "yes"  # a parent or guardian has said so
    NOT_NEEDED = "not-needed"  # the person is 16 already


class Gender(StrEnum):
    """Only where somebody says so."""

    FEMALE = "female"
    MALE = "male"
    DIVERSE = "diverse"


class Closed(StrEnum):
    """Why a case was closed."""

    DONE = "done"  # placed, and well
    NOTHING_FITS = "nothing-fits"
    NO_TIME = "no-time"
    OTHER_WAY = "other-way"  # found something without the agency
    SILENT = "silent"
    WISH = "wish"  # the person took it back
    COUNTED = "counted"  # an anonymous line, closed from the beginning
    OTHER = "other"


CHOSEN = (Closed.DONE, Closed.NOTHING_FITS, Closed.NO_TIME, Closed.OTHER_WAY, Closed.SILENT, Closed.OTHER)

# The furthest live proposal says how far a case is; what ended or came to nothing does not.
FURTHEST = (
    (ProposalState.PLACED, State.PLACED),
    (ProposalState.TRIAL, State.TRIAL),
    (ProposalState.INTRODUCED, State.INTRODUCED),
    (ProposalState.SUGGESTED, State.SUGGESTED),
)


def state_of(proposals: Collection[str], *, talked: bool) -> State:
    """How far an open case is, by the states of its proposals and whether the first talk was held."""
    for proposal, state in FURTHEST:
        if proposal in proposals:
            return state
    return State.ADVISED if talked or proposals else State.ENQUIRY


def may_close(proposals: Collection[str]) -> bool:
    """Not while a host waits for somebody: say first what became of it."""
    return not {ProposalState.INTRODUCED, ProposalState.TRIAL} & set(proposals)


def band_of(birth_year: int, year: int) -> AgeBand:
    """The band of somebody born in `birth_year`, by the age they reach this year."""
    age = year - birth_year
    return next((band for band, last in LAST_AGE.items() if age <= last), AgeBand.FROM_75)


def youth_of(birth_year: int | None, age_band: str, year: int) -> Youth:
    """Whether somebody is under 16. A year of birth leaves it open in the year they turn 16, an age band always."""
    if birth_year is None:
        return Youth.PERHAPS if age_band == AgeBand.TO_17 else Youth.NO
    reached = year - birth_year
    if reached == OF_AGE_TO_CONSENT:
        return Youth.PERHAPS
    return Youth.SURELY if reached < OF_AGE_TO_CONSENT else Youth.NO


def guardian_lacks(youth: Youth, said: GuardianSays | None) -> bool:
    """Whether a guardian has still to be asked before a host hears of somebody."""
    return (
        youth is not Youth.NO
        and said is not GuardianSays.YES
        and not (youth is Youth.PERHAPS and said is GuardianSays.NOT_NEEDED)
    )
