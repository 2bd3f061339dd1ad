"""A field that takes a place as people write it, and the form that draws a quarter."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from gemeinsinn.core.text import clean_line
from gemeinsinn.places.geojson import MOST_BYTES, MOST_POINTS, BadArea, read_area
from gemeinsinn.places.queries import LONGEST, Spot, find_spot, near_misses, quarters
from gemeinsinn.ui.forms import REQUIRED, FormCare, LineField


class SpotInput(forms.TextInput):
    """A line with suggestions: quarters of the network at once, everything else as one types."""

    template_name = "places/spot_input.html"

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        context = super().get_context(name, value, attrs)
        control = context["widget"]["attrs"]
        control["list"] = f"{control.get('id') or name}_spots"
        context["quarters"] = quarters()[:200]
        return context


class SpotField(forms.CharField):
    """A postcode, town or quarter as a Spot (None when empty and not required)."""

    widget = SpotInput
    default_error_messages = {
        "unknown": _("We do not know this place. Please write a postcode or a town."),
        "close": _("We do not know this place. Did you mean %(names)s?"),
    }

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(max_length=LONGEST, **kwargs)
        self.widget.attrs.setdefault("autocomplete", "off")
        self.error_messages["required"] = REQUIRED

    def clean(self, value: Any) -> Any:
        text = clean_line(super().clean(value))
        if not text:
            return None
        spot = find_spot(text)
        if spot is None:
            names = near_misses(text)
            raise ValidationError(
                self.error_messages["close" if names else "unknown"],
                code="close" if names else "unknown",
                params={"names": ", ".join(names)},
            )
        return spot

    def prepare_value(self, value: Any) -> Any:
        return value.label if isinstance(value, Spot) else value

    def has_changed(self, initial: Any, data: Any) -> bool:
        return bool(super().has_changed(self.prepare_value(initial), data))


AREA_PROBLEMS = {
    "size": _("This file is larger than 1 MB. Please draw the area with fewer corners."),
    "json": _("This is not a GeoJSON file."),
    "kind": _("Please upload one polygon or multipolygon."),
    "rings": _("The outline is not closed or has fewer than three corners."),
    "points": _("The area has more than %(most)d corners. Please simplify it."),
    "range": _("The coordinates are not in degrees (longitude, latitude)."),
}


class AreaField(forms.FileField):
    """An uploaded GeoJSON file as a checked geometry."""

    widget = forms.FileInput(attrs={"accept": ".geojson,.json,application/geo+json"})

    def clean(self, data: Any, initial: Any = None) -> Any:
        file = super().clean(data, initial)
        if not isinstance(file, UploadedFile):
            return None
        try:
            return read_area(file.read(MOST_BYTES + 1))
        except BadArea as problem:
            raise ValidationError(
                AREA_PROBLEMS[str(problem)], code=str(problem), params={"most": MOST_POINTS}
            ) from problem


class QuarterForm(FormCare, forms.Form):
    """A quarter: its name, and either a place with a radius or an uploaded area."""

    name = LineField(label=_("Name of the quarter"), max_length=120)
    spot = SpotField(label=_("Municipality or postcode"))
    lat = forms.FloatField(label=_("Latitude of the middle"), required=False, min_value=-90, max_value=90)
    lon = forms.FloatField(label=_("Longitude of the middle"), required=False, min_value=-180, max_value=180)
    radius_m = forms.IntegerField(label=_("Radius in metres"), required=False, min_value=50, max_value=20_000)
    area = AreaField(label=_("Area as GeoJSON"), required=False)

    def clean(self) -> dict[str, Any]:
        """Without an area a middle counts as given when both its numbers are; else it is the place's own."""
        found: dict[str, Any] = super().clean() or {}
        if (found.get("lat") is None) != (found.get("lon") is None) and not self.errors:
            raise ValidationError(_("Please give both latitude and longitude, or neither."), code="half")
        return found

    def drawing(self) -> dict[str, Any]:
        """Arguments for actions.save_quarter."""
        found = self.cleaned_data
        spot: Spot = found["spot"]
        here = found["lat"] is not None
        return {
            "municipality": spot.municipality,
            "name": found["name"],
            "area": found["area"],
            "lat": found["lat"] if here else spot.lat,
            "lon": found["lon"] if here else spot.lon,
            "radius_m": found["radius_m"] or 1000,
        }
