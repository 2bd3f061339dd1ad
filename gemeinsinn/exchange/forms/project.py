"""Which project a need belongs to: one of one's own, or none."""

from typing import Any, cast

from django import forms
from django.utils.translation import gettext_lazy as _

from gemeinsinn.exchange.forms.steps import StepForm, WhatForm
from gemeinsinn.exchange.models import Need
from gemeinsinn.exchange.queries.projects import choosable_projects
from gemeinsinn.projects.models import Project


class ProjectChoice(StepForm):
    """Asked only of those who have a choice."""

    project: Any = forms.ModelChoiceField(
        Project.objects.none(),
        label=_("Does it belong to a project?"),
        required=False,
        empty_label=_("to none"),
        error_messages={"invalid_choice": _("Please choose one of your own projects, or none.")},
    )

    def __init__(self, data: Any = None, *, notice: Any, **kwargs: Any) -> None:
        super().__init__(data, notice=notice, **kwargs)
        found = choosable_projects(self.user, notice)
        if isinstance(notice, Need) and found.exists():
            cast(forms.ModelChoiceField, self.fields["project"]).queryset = found
        else:
            del self.fields["project"]


class NeedWhatForm(ProjectChoice, WhatForm):
    """The first screen of a need."""

    stored = (*WhatForm.stored, "project")

    field_order = ["title", "kind", "details", "project"]
