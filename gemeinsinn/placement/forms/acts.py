"""Small forms on the page of a case."""

from typing import Any, cast

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from gemeinsinn.placement.lifecycle.cases import CHOSEN
from gemeinsinn.placement.lifecycle.following import Answer
from gemeinsinn.placement.lifecycle.proposals import REASONS_OF, Move
from gemeinsinn.placement.wording.cases import CLOSED
from gemeinsinn.placement.wording.proposals import ANSWERS, REASONS
from gemeinsinn.ui.forms import DayField, FormCare, LineField, TextField


class NoteForm(FormCare, forms.Form):
    """A remark."""

    text = TextField(label=_("Note"), max_length=2000, widget=forms.Textarea(attrs={"rows": 3}))


class GuardianForm(FormCare, forms.Form):
    """Whom to ask for somebody under 16."""

    name = LineField(label=_("Name of a parent or guardian"), max_length=120)
    email = forms.EmailField(label=_("Their e-mail address"), max_length=254)


class DueForm(FormCare, forms.Form):
    """When to look at it again, and why; an empty day ends it."""

    due_on = DayField(label=_("Look at it again on"), required=False)
    words = LineField(label=_("What for?"), max_length=160, required=False)


class ColleagueForm(FormCare, forms.Form):
    """Who looks after it from now on."""

    to = forms.ModelChoiceField(label=_("Hand over to"), queryset=None, empty_label="–")

    def __init__(self, *args: Any, people: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        cast(forms.ModelChoiceField, self.fields["to"]).queryset = people


class AllForm(FormCare, forms.Form):
    """All open cases of one colleague ("": of nobody) to another."""

    before = forms.ChoiceField(label=_("All open cases of"), required=False)
    to = forms.ChoiceField(label=_("Hand over to"))

    def __init__(self, *args: Any, people: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.people = {str(one.pk): one for one in people}
        names: Any = [(key, one.get_full_name()) for key, one in self.people.items()]
        cast(forms.ChoiceField, self.fields["before"]).choices = [("", _("nobody yet")), *names]
        cast(forms.ChoiceField, self.fields["to"]).choices = [("", "–"), *names]

    def chosen(self, name: str) -> Any:
        """The colleague behind a choice; None for nobody."""
        return self.people.get(self.cleaned_data[name])


class CloseForm(FormCare, forms.Form):
    """Why it ends."""

    why = forms.ChoiceField(label=_("Why?"), choices=[(key.value, CLOSED[key]) for key in CHOSEN])
    words = LineField(label=_("A word about it"), max_length=300, required=False)


class EndForm(FormCare, forms.Form):
    """Why it came to nothing, or is over."""

    reason = forms.ChoiceField(label=_("Why?"))
    words = LineField(label=_("A word about it"), max_length=300, required=False)

    def __init__(self, *args: Any, move: Move, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = cast(forms.ChoiceField, self.fields["reason"])
        field.choices = [(key.value, REASONS[key]) for key in REASONS_OF[move]]


class CertificateForm(FormCare, forms.Form):
    """That it was seen. No upload, no words."""

    issued_on = DayField(label=_("Issued on"))
    seen_on = DayField(label=_("Seen on"), initial=timezone.localdate)
    clear = forms.TypedChoiceField(
        label=_("Does it have an entry?"), choices=[("1", _("No entry")), ("0", _("There is an entry"))],
        coerce=lambda value: value == "1", widget=forms.RadioSelect,
    )  # fmt: skip


class AnswerForm(FormCare, forms.Form):
    """What one side said on the telephone."""

    answer = forms.ChoiceField(label=_("How is it going?"), choices=[(key.value, ANSWERS[key]) for key in Answer])
    words = LineField(label=_("A word about it"), max_length=300, required=False)
