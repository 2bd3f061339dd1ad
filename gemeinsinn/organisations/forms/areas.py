"""Which places an agency is responsible for."""

from django import forms
from django.utils.translation import gettext_lazy as _

from gemeinsinn.places.forms import SpotField
from gemeinsinn.ui.forms import FormCare


class AreaForm(FormCare, forms.Form):
    """A municipality, or one quarter of it."""

    place = SpotField(label=_("Town or quarter"))
