"""Model fields for the types of this layer."""

from typing import Any

from django.core.serializers.json import DjangoJSONEncoder
from django.db import models

from gemeinsinn.core.money import Money


class MoneyField(models.BigIntegerField):  # type: ignore[type-arg]  # Django takes no type arguments here when it runs
    """A column of whole euro cents that reads and takes Money."""

    def from_db_value(self, value: int | None, *args: Any) -> Money | None:
        return None if value is None else Money(value)

    def to_python(self, value: Any) -> Money | None:
        return value if value is None or isinstance(value, Money) else Money(int(value))

    def get_prep_value(self, value: Any) -> int | None:
        return value.cents if isinstance(value, Money) else super().get_prep_value(value)

    def value_to_string(self, obj: models.Model) -> str:
        value = self.value_from_object(obj)
        return "" if value is None else str(value.cents)


class PlainJSON(DjangoJSONEncoder):
    """Writes ü as ü, so that words inside a JSON column can be searched on SQLite too."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**{**kwargs, "ensure_ascii": False})
