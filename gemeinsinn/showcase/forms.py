"""What the office types about a portrait."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from gemeinsinn.organisations.forms.fields import PictureField
from gemeinsinn.projects.models import Project
from gemeinsinn.treasury.models import Pot
from gemeinsinn.ui.forms import DayField, FormCare, LineField, MoneyInputField, SeveralField, TextField


class BeginForm(FormCare, forms.Form):
    """What a portrait begins with: a public project or an accepted grant, as "p12" or "a7"."""

    source = forms.ChoiceField(label=_("Project or grant"))

    def __init__(self, *args: Any, projects: Any, grants: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["source"]
        field.choices = [
            (_("Projects of the portal"), [(f"p{one.pk}", one.title) for one in projects]),
            (_("Accepted grants"), [(f"a{one.pk}", f"{one.title} ({one.reference})") for one in grants]),
        ]


class PortraitForm(FormCare, forms.Form):
    """Words and month."""

    title = LineField(label=_("Title"), max_length=120)
    month = DayField(label=_("Month (any day of it)"))
    lead = LineField(label=_("One sentence to begin with"), max_length=300, required=False)
    text = TextField(label=_("The story"), max_length=8000, required=False, widget=forms.Textarea(attrs={"rows": 14}))
    who = LineField(label=_("Who did it (an organisation or group, no private person)"), max_length=160, required=False)
    funder_line = LineField(label=_("Sentence about who paid"), max_length=240, required=False)


class PictureForm(FormCare, forms.Form):
    """A picture with its words."""

    image = PictureField(label=_("Picture"), longest=1600)
    alt = LineField(label=_("What is on it, for those who do not see it"), max_length=240)
    rights = LineField(label=_("Who took it"), max_length=160)
    agreed = forms.BooleanField(label=_("Whoever can be recognised agrees to be shown, or nobody can"), required=False)


class QuoteForm(FormCare, forms.Form):
    """Words of somebody, and the address at which they are asked."""

    text = LineField(label=_("What was said"), max_length=500)
    name = LineField(label=_("Who said it"), max_length=120)
    function = LineField(label=_("As what"), max_length=120, required=False)
    email = forms.EmailField(label=_("E-mail address, to ask for a yes"), max_length=254)


class PrizeForm(FormCare, forms.Form):
    """Prize money out of a pot."""

    pot: Any = forms.ModelChoiceField(label=_("Pot"), queryset=Pot.objects.order_by("-year", "name"))
    amount = MoneyInputField(label=_("Prize money"))


class VoteForm(FormCare, forms.Form):
    """Candidates, month and days."""

    title = LineField(label=_("Question"), max_length=120)
    month = DayField(label=_("Month (any day of it)"))
    starts = DayField(label=_("First day"))
    ends = DayField(label=_("Last day"))
    projects: Any = SeveralField(
        label=_("Candidates"), queryset=Project.objects.none(), widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, *args: Any, projects: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["projects"]
        field.queryset = projects

    def clean(self) -> dict[str, Any]:
        told = super().clean() or {}
        if told.get("starts") and told.get("ends") and told["ends"] < told["starts"]:
            self.add_error("ends", _("The last day cannot be before the first."))
        return told
