"""What has its place in a quarter: upper contexts say how theirs is called; every link to a quarter is counted."""

from django.apps import apps
from django.db.models import Model
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from gemeinsinn.places.models import Quarter

_WORDS: dict[str, Promise] = {}


def name_use(model: str, words: Promise) -> None:
    """name_use("exchange.Need", _("Needs")): how what lies in a quarter is called. Called from ready()."""
    _WORDS[model] = words


def uses_of(quarter: Quarter, *, but: frozenset[str] = frozenset()) -> dict[str, int]:
    """How many of each kind are linked to a quarter, by their word; `but` names models that do not count."""
    found: dict[str, int] = {}
    for model, field in _links():
        count = model._base_manager.filter(**{field: quarter}).count()
        if count and model._meta.label not in but:
            word = str(_WORDS.get(model._meta.label, _("Other entries")))
            found[word] = found.get(word, 0) + count
    return found


def _links() -> list[tuple[type[Model], str]]:
    """Every field of every model that leads to quarters; a new one is counted without being named here."""
    return [
        (model, field.name)
        for model in apps.get_models()
        for field in model._meta.get_fields()
        if field.concrete and field.is_relation and field.related_model is Quarter
    ]
