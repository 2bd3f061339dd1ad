"""Words that mean the same, as one line."""

from django import forms
from django.utils.translation import gettext_lazy as _

from gemeinsinn.matching.engine.analyzer.languages import LANGUAGES as SEARCHED
from gemeinsinn.matching.wording.asked import LANGUAGES
from gemeinsinn.ui.forms import FormCare, LineField


class SynonymForm(FormCare, forms.Form):
    """ "Beamer, Projektor, Bildwerfer", and in which language."""

    words = LineField(
        label=_("Words that mean the same"),
        max_length=600,
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "none"}),
    )
    language = forms.ChoiceField(
        label=_("Language"), choices=[(code, LANGUAGES[code]) for code in SEARCHED], initial="de"
    )

    def listed(self) -> list[str]:
        """The words one by one."""
        return [word.strip() for word in self.cleaned_data["words"].replace(";", ",").split(",") if word.strip()]
