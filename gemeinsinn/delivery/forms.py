"""An address somebody asks about."""

from django import forms
from django.utils.translation import gettext_lazy as _

from gemeinsinn.people.forms import email_field
from gemeinsinn.ui.forms import FormCare


class LookUpForm(FormCare, forms.Form):
    """Posted, so that it stands in no log."""

    email = email_field(_("E-mail address"))
