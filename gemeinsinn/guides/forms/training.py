"""What is asked about a training."""

from typing import Any, ClassVar, cast

from django import forms
from django.utils.translation import gettext_lazy as _

from gemeinsinn.guides.models import Cohort
from gemeinsinn.guides.queries.cohorts import possible_houses, possible_projects, possible_trainees
from gemeinsinn.ui.forms import DayField, FormCare, LineField

OPEN = _("not chosen yet")


class CohortForm(FormCare, forms.Form):
    """A new training."""

    name = LineField(label=_("Name of the training"), max_length=120)
    agency: Any = forms.ModelChoiceField(label=_("Agency"), queryset=None)
    starts = DayField(label=_("Begins on"))
    ends = DayField(label=_("Ends on"), required=False)

    def __init__(self, *args: Any, agencies: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        cast(Any, self.fields["agency"]).queryset = agencies
        if agencies.count() == 1:
            self.fields["agency"].initial = agencies.get()


class ModuleForm(FormCare, forms.Form):
    """One part."""

    title = LineField(label=_("What is learned"), max_length=120)


class OfCohort(FormCare, forms.Form):
    """A form that chooses among things of one training: (field, query of the training)."""

    chooses: ClassVar[tuple[str, Any]] = ("", None)

    def __init__(self, *args: Any, cohort: Cohort, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        name, query = self.chooses
        cast(Any, self.fields[name]).queryset = query(cohort)


class DayForm(OfCohort):
    """One date."""

    chooses = ("module", lambda cohort: cohort.modules.all())

    day = DayField(label=_("Day"))
    starts = forms.TimeField(label=_("From"), widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"))
    ends = forms.TimeField(label=_("Until"), widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"))
    spot = LineField(label=_("Where"), max_length=160, required=False)
    module: Any = forms.ModelChoiceField(label=_("Module"), queryset=None, required=False, empty_label=OPEN)


class TraineeForm(OfCohort):
    """Who takes part."""

    chooses = ("guide", possible_trainees)

    guide: Any = forms.ModelChoiceField(label=_("Guide"), queryset=None)


class ProjectForm(OfCohort):
    """Their own project."""

    chooses = ("project", possible_projects)

    project: Any = forms.ModelChoiceField(label=_("Own project"), queryset=None, required=False, empty_label=OPEN)


class HouseForm(OfCohort):
    """Who signs beside the network."""

    chooses = ("house", possible_houses)

    house: Any = forms.ModelChoiceField(
        label=_("Signs beside the network"), queryset=None, required=False, empty_label=OPEN
    )
