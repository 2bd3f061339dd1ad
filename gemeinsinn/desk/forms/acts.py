"""What comes along with an act: a note, a day, a colleague, an organisation."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from gemeinsinn.desk.queries.desks import colleagues
from gemeinsinn.desk.queries.matters import Matter
from gemeinsinn.desk.rules import Desk
from gemeinsinn.exchange.queries.projects import projects_at_desk
from gemeinsinn.organisations.lifecycle import State
from gemeinsinn.organisations.models import Organisation
from gemeinsinn.people.models import User
from gemeinsinn.projects.models import Project
from gemeinsinn.ui.forms import REQUIRED, DayField, FormCare, LineField, TextField

NEEDS_NOTE = frozenset({"zurueckgeben", "notiz"})


class ActForm(FormCare, forms.Form):
    """The words of one act. Which of them it needs depends on the act."""

    note = TextField(label=_("Note"), max_length=2000, required=False)
    reason = LineField(label=_("Reason"), max_length=300, required=False)  # a ready-made one; own words go before it
    until = DayField(label=_("Until"), required=False)
    colleague = forms.ModelChoiceField(User.objects.none(), label=_("Colleague"), required=False)
    project = forms.ModelChoiceField(Project.objects.none(), label=_("Project"), required=False)
    organisation = LineField(label=_("Organisation"), max_length=180, required=False)

    def __init__(self, *args: Any, desk: Desk, matter: Matter, act: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.needs_note = act in NEEDS_NOTE
        if act == "zurueckgeben":
            self.fields["note"].label = self.fields["reason"].label  # what is asked for there, should it be missing
        self.fields["colleague"].required = act == "weitergeben"
        self.fields["colleague"].queryset = colleagues(desk, matter.agency_id)  # type: ignore[attr-defined]  # a field with choices
        if act == "vorhaben":
            self.fields["project"].queryset = projects_at_desk(matter.subject)  # type: ignore[attr-defined]  # a field with choices

    def clean_organisation(self) -> Organisation | None:
        """By its name or the last part of its address; only one that everybody can see."""
        name = self.cleaned_data["organisation"]
        if not name:
            return None
        public = Organisation.objects.filter(state=State.PUBLISHED)
        found = public.filter(slug=name).first() or public.filter(name__iexact=name).first()
        if found is None:
            raise forms.ValidationError(_("We do not know an organisation of this name."))
        return found

    def clean(self) -> dict[str, Any]:
        """Without words of one's own the ready-made reason counts."""
        told: dict[str, Any] = super().clean() or {}
        told["note"] = told.get("note") or told.pop("reason", "")
        if self.needs_note and not told["note"] and "note" not in self.errors:
            self.add_error("note", REQUIRED)
        return told

    def words(self) -> dict[str, Any]:
        """What was filled in."""
        return {name: value for name, value in self.cleaned_data.items() if value not in (None, "")}

    def problems(self) -> list[str]:
        """Every error as one sentence: acts on a row have no field to stand beside."""
        return [f"{self.fields[name].label}: {errors[0]}" for name, errors in self.errors.items()]
