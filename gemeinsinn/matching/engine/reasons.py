"""Why something was found: codes and values, put into words by the pages."""

from dataclasses import dataclass

from gemeinsinn.matching.engine.understanding import Understood

_MEANT = 1.5  # standard deviations above what others have
_FOUND = 0.2
_NEAR_KM = 10.0
_FRESH_DAYS = 7.0
_ENDING_DAYS = 14.0


@dataclass(frozen=True, slots=True)
class Reason:
    """`code` is words, meaning, near, new, ending or waiting; `value` goes with it: words, kilometres or days."""

    code: str
    value: str | float = ""


def of(features: dict[str, float | None], asked: Understood) -> tuple[Reason, ...]:
    """Reasons of a hit, the strongest first."""
    found = []
    if (features["words"] or 0) >= _FOUND:
        found.append(Reason("words", " ".join(term.text for term in asked.terms)))
    elif (features["meaning"] or 0) >= _MEANT:
        found.append(Reason("meaning"))
    for code, feature, most in (("near", "km", _NEAR_KM), ("new", "age", _FRESH_DAYS)):
        value = features[feature]
        if value is not None and value <= most:
            found.append(Reason(code, round(value, 1)))
    left = features["days_left"]
    if left is not None and 0 <= left <= _ENDING_DAYS:
        found.append(Reason("ending", left))
    return tuple(found)
