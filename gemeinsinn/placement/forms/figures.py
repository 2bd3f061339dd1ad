"""What is to be counted: a span of time, an agency, an area. All optional; what makes no sense is said, and nothing lost."""

from datetime import date
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from gemeinsinn.organisations.models import Organisation
from gemeinsinn.placement.lifecycle.figures import Named, Span, span_of
from gemeinsinn.placement.queries.figures import Scope, areas_of
from gemeinsinn.placement.wording.figures import SPANS
from gemeinsinn.places.models import Municipality, Quarter
from gemeinsinn.ui.forms import DayField, FormCare


class FiguresForm(FormCare, forms.Form):
    """Read from the address, so that a view can be kept, sent to a colleague, or saved as a table."""

    zeit = forms.ChoiceField(label=_("Span of time"), required=False, choices=SPANS)
    von = DayField(label=_("First day"), required=False)
    bis = DayField(label=_("Last day"), required=False)
    stelle = forms.ChoiceField(label=_("Agency"), required=False)
    gebiet = forms.ChoiceField(label=_("People from"), required=False)

    def __init__(self, data: QueryDict, *, agencies: list[Organisation], own: list[Organisation], today: date) -> None:
        told = data.copy()
        told.setdefault("zeit", Named.OWN if told.get("von") or told.get("bis") else Named.YEAR)
        super().__init__(told, auto_id="zahlen-%s")
        self.today = today
        self.own = {one.pk for one in own}  # of whose cases the reader knows anyway
        self.agencies = {one.slug: one for one in agencies}
        self.areas: dict[str, Municipality | Quarter] = {
            area_key(one): one for one in areas_of(tuple(one.pk for one in agencies))
        }
        fields: Any = self.fields
        fields["stelle"].choices = [("", _("all agencies")), *((slug, one.name) for slug, one in self.agencies.items())]
        fields["gebiet"].choices = [
            ("", _("everywhere")),
            *((slug, area_label(one)) for slug, one in self.areas.items()),
        ]
        if len(agencies) < 2:
            del self.fields["stelle"]
        if not self.areas:
            del self.fields["gebiet"]

    def clean(self) -> dict[str, Any]:
        """Two days only where they are asked for."""
        told = super().clean() or {}
        named = Named(told.get("zeit") or Named.YEAR)
        if named == Named.OWN and not {"von", "bis"} & set(self.errors):
            von, bis = told.get("von"), told.get("bis")
            if von is None or bis is None:
                self.add_error(
                    "von" if von is None else "bis", _("Please give both days, or choose a span from the list.")
                )
            else:
                try:
                    told["span"] = Span(von, bis)
                except ValueError:
                    self.add_error("bis", _("The last day comes before the first, or more than 20 years later."))
        elif named != Named.OWN:
            told["span"] = span_of(named, today=self.today)
        return told

    def span(self) -> Span:
        """What was asked for; this year where that makes no sense."""
        self.is_valid()
        span: Span | None = self.cleaned_data.get("span")
        return span or span_of(Named.YEAR, today=self.today)

    def scope(self) -> Scope:
        """Whose figures, and from where."""
        self.is_valid()
        chosen = self.agencies.get(self.cleaned_data.get("stelle", ""))
        agencies = [chosen] if chosen else list(self.agencies.values())
        area = self.areas.get(self.cleaned_data.get("gebiet", ""))
        return Scope(
            agencies=tuple(one.pk for one in agencies),
            municipality=area if isinstance(area, Municipality) else None,
            quarter=area if isinstance(area, Quarter) else None,
            veil=not {one.pk for one in agencies} <= self.own,
        )


def area_key(area: Municipality | Quarter) -> str:
    """ "quartier-wolfen-nord", as addresses name it: a town and its quarter may share a slug."""
    return f"{'quartier' if isinstance(area, Quarter) else 'ort'}-{area.slug}"


def area_label(area: Municipality | Quarter) -> str:
    """Quarters stand behind their town."""
    return f"– {area.name}" if isinstance(area, Quarter) else area.name
