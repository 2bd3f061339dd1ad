"""The five questions for those who do not know yet: what is answered, what comes next. Plain data, no Django."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from urllib.parse import urlencode

from gemeinsinn.volunteering.lifecycle.opportunities import ANY, AXES, AXIS, picky

PLACE = "ort"
AT_HOME = ("wo", "zu-hause")  # who helps from home need not say where that is


@dataclass(frozen=True, slots=True)
class Answers:
    """What stands in the address. `place` is None until the question was answered or left out."""

    given: Mapping[str, str] = field(default_factory=dict)
    place: str | None = None
    radius: int = 0

    @property
    def picky(self) -> dict[str, str]:
        """The answers that narrow."""
        return picky(self.given)

    @property
    def open(self) -> str:
        """The question to ask now: the key of an axis, the place, or "" at the end."""
        for axis in AXES:
            if axis.key not in self.given:
                return axis.key
        if self.place is None and self.given.get(AT_HOME[0]) != AT_HOME[1]:
            return PLACE
        return ""

    def pairs(self) -> list[tuple[str, str]]:
        """The address's query, in the order of the questions."""
        told = [(axis.key, self.given[axis.key]) for axis in AXES if axis.key in self.given]
        if self.place is not None:
            told.append((PLACE, self.place))
            if self.place:
                told.append(("umkreis", str(self.radius)))
        return told

    @property
    def query(self) -> str:
        """ "tun=haende&mit=egal"."""
        return urlencode(self.pairs())

    def saying(self, key: str, answer: str) -> "Answers":
        """With one more answer, or another one."""
        return replace(self, given={**self.given, key: answer})

    def without(self, key: str) -> "Answers":
        """As if this had not been asked yet."""
        return replace(self, given={name: answer for name, answer in self.given.items() if name != key})

    def dropping(self, key: str) -> "Answers":
        """The same, but this does not matter."""
        return replace(self, place="") if key == PLACE else self.saying(key, ANY)


def read_answers(query: Mapping[str, str], *, place: str | None, radius: int) -> Answers:
    """From an address. An answer nobody can give is not given: the question is asked again."""
    told = {axis.key: query.get(axis.key, "") for axis in AXES}
    known = {key: answer for key, answer in told.items() if answer in AXIS[key].answers}
    return Answers(known, place, radius)
