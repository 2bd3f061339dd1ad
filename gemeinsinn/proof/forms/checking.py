"""What the office says of a proof."""

from django import forms
from django.utils.translation import gettext_lazy as _

from gemeinsinn.fund.forms.fields import AmountField
from gemeinsinn.ui.forms import DayField, FormCare, TextField


class BackForm(FormCare, forms.Form):
    """Back for completion."""

    words = TextField(label=_("What is missing? The grantee reads this"), max_length=2000)
    until = DayField(label=_("Until when?"))


class CheckForm(FormCare, forms.Form):
    """The result."""

    recognised = AmountField(label=_("Recognised amount in euros"), least=0)
    words = TextField(label=_("Words for the letter; reasons, where it is less"), max_length=2000, required=False)
    note = TextField(label=_("Audit note: what you looked at, and what you found"), max_length=2000)


class RevokeForm(FormCare, forms.Form):
    """No proof, and no more waiting."""

    words = TextField(label=_("Reasons; they stand in the letter"), max_length=2000)
    note = TextField(label=_("Audit note"), max_length=2000)


class AnswerForm(FormCare, forms.Form):
    """An answer to a change."""

    words = TextField(label=_("Words for the letter; reasons, where it is a no"), max_length=2000, required=False)
