"""Filters for pages about partners: which house they live in, example words, distances."""

from urllib.parse import urlsplit

from django import template
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from gemeinsinn.organisations.models import Giving, Organisation
from gemeinsinn.places.access import access_line
from gemeinsinn.places.away import away_words

register = template.Library()
register.filter("access_line", access_line)
Kind = Organisation.Kind
LONG_WORD = 19

HOUSES = {
    Kind.COMPANY: "shop", Kind.SOCIAL: "shop", Kind.HOUSING: "block",
    Kind.MUNICIPALITY: "hall", Kind.SCHOOL: "hall", Kind.AGENCY: "hall",
}  # fmt: skip
KIND_WORDS: dict[str, Promise] = {
    Kind.AGENCY: _("brings people and places together; the network office looks at you first"),
    Kind.ASSOCIATION: _("registered, with members and a board"),
    Kind.INITIATIVE: _("a few neighbours who simply began"),
    Kind.COMPANY: _("shop, workshop, practice, office"),
    Kind.HOUSING: _("lets flats here and knows every staircase"),
    Kind.SOCIAL: _("paid people and volunteers side by side"),
    Kind.MUNICIPALITY: _("town hall, office, district administration"),
    Kind.SCHOOL: _("school, nursery, library, home, parish"),
}
EXAMPLES: dict[str, Promise] = {
    Giving.TIME: _("two people for a morning, four times a year"),
    Giving.SKILL: _("an evening a month: gluing, dowelling, sanding"),
    Giving.GOODS: _("offcuts, a box a week"),
    Giving.SPACE: _("the workshop on Saturday mornings"),
    Giving.MONEY: pgettext_lazy("example of a gift of money", "up to 300 euros a year, for prizes"),
}


@register.filter
def has_long_word(name: str) -> bool:
    """Whether a name holds a word that does not fit a phone's line at the size of a headline."""
    return max(map(len, name.replace("-", " ").split()), default=0) > LONG_WORD


@register.filter
def house(organisation: Organisation) -> str:
    """shop, block, hall or home: the drawing for a partner."""
    return house_of_kind(organisation.kind)


@register.filter
def house_of_kind(kind: str) -> str:
    """The drawing for a kind of partner."""
    return {kind.value: name for kind, name in HOUSES.items()}.get(str(kind), "home")


@register.filter
def kind_words(kind: str) -> Promise | str:
    """A few words that tell one kind from another."""
    return KIND_WORDS.get(str(kind), "")


@register.filter
def giving_example(kind: str) -> Promise | str:
    """How a gift of this kind may be worded."""
    return EXAMPLES.get(str(kind), "")


@register.filter
def away(organisation: Organisation) -> str:
    """ "800 m" where the list asked for a place and one is known well enough, else nothing."""
    return away_words(organisation, getattr(organisation, "distance_km", None))


@register.filter
def site_name(url: str) -> str:
    """ "https://www.baeckerei.example/" → "baeckerei.example"."""
    parts = urlsplit(url)
    return f"{parts.netloc.removeprefix('www.')}{parts.path.rstrip('/')}"
