"""What a colleague types or chooses at the desk."""

from gemeinsinn.desk.forms.acts import ActForm
from gemeinsinn.desk.forms.filters import FilterForm
from gemeinsinn.desk.forms.writing import CallerForm, EditForm, OutcomeForm, edit_form

__all__ = ["ActForm", "CallerForm", "EditForm", "FilterForm", "OutcomeForm", "edit_form"]
