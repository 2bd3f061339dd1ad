"""The words of the description in the reader's language. What a program reads (names, types, examples) stays as it is.

Descriptions of parameters and fields are marked where they stand; those that are docstrings are marked here.
"""

from typing import Any

from django.utils.translation import gettext
from django.utils.translation import gettext_noop as _

DOCSTRINGS = (
    _(
        "Needs, offers, projects and partners that fit a question by meaning, words, place and time, each with its reasons. Hits have no fixed places: while you turn pages a new one may be missed, but none is told twice in a row."
    ),
    _(
        "Every need everyone may read and answer or could until it was full: newest first, with a place nearest first, with `changed_since` the longest unchanged first. What is addressed to companies only is not here."
    ),
    _("A need by its id, also when it is over or done. 410 once it has been taken down."),
    _("Every offer everyone may read, in the same orders as needs."),
    _("An offer by its id, also when it is over or done. 410 once it has been taken down."),
    _("Every public project with its plan and its mix of means, in the same orders as needs."),
    _("A project by its id. 410 once it has been hidden."),
    _(
        "Needs of time and skill in the flat shape platforms exchange, in the same orders as needs. With `changed_since` also what was taken down in the last 90 days, as `withdrawn`."
    ),
    _(
        "The rows of `/opportunities` as CSV: UTF-8 with a mark, semicolons, a heading with the names of the fields. The next page stands in the `Link` header."
    ),
    _(
        "An opportunity by its id with all its coming dates; `withdrawn` once it is over or settled, 410 once it has been taken down."
    ),
    _("How many hits each choice would show, everything else staying as asked."),
    _("Something the search found, and why."),
    _("One page of hits, with counts of the whole."),
    _("Somebody needs something, and says what the giver gets out of it."),
    _("Somebody can give something, once or lasting."),
    _("What volunteers want to know. Null, or an empty text, where nobody has said it."),
    _("A partner's public profile. How to reach it stands on its page."),
    _("An organisation. Private people are never named here."),
    _("Where. No house is ever located: the position is the middle of the quarter or, without one, of the town."),
    _("A Vorhaben: what is to happen, for whom, where, who runs it, and where its means come from."),
    _("The project a need belongs to."),
    _("An amount as a number with its unit, and in words."),
    _("Where part of the means comes from. Hours are never turned into money."),
    _("One step of a project's plan."),
    _("One page of needs."),
    _("One page of offers."),
    _("One page of projects."),
    _("An opportunity to take over. Once it is `withdrawn` everything but `id`, `state` and `changed_at` is empty."),
    _("One page of opportunities."),
    _("A date with places."),
)


def in_active_language(part: Any, key: str = "") -> Any:
    """A copy with every description and summary in the active language; examples are left alone."""
    if isinstance(part, dict):
        return {
            name: value if name in {"example", "examples"} else in_active_language(value, name)
            for name, value in part.items()
        }
    if isinstance(part, list):
        return [in_active_language(one) for one in part]
    if key in {"description", "summary"} and isinstance(part, str) and part:
        one_line = " ".join(part.split())
        return gettext(one_line)
    return part
