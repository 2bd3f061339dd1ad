"""Forms of sign-in and of the own account."""

from datetime import timedelta
from typing import Any

from allauth.mfa import app_settings as second
from allauth.mfa.adapter import get_adapter
from allauth.mfa.base.forms import AuthenticateForm, ReauthenticateForm
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.forms import GenerateRecoveryCodesForm
from allauth.mfa.totp.forms import ActivateTOTPForm, DeactivateTOTPForm
from allauth.mfa.webauthn.forms import (
    AddWebAuthnForm,
    AuthenticateWebAuthnForm,
    EditWebAuthnForm,
    LoginWebAuthnForm,
    ReauthenticateWebAuthnForm,
)
from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from gemeinsinn.core.errors import TooOften
from gemeinsinn.core.limits import check_limit
from gemeinsinn.people.phone import PhoneField
from gemeinsinn.ui.forms import FormCare, LineField

# Languages in which the portal writes to people, each in its own words; editors' pages know one more.
WRITTEN_IN = (("de", "Deutsch"), ("en", "English"))

# What a made-up credential makes fido2 raise; each of them is just a wrong answer.
UNREADABLE = (ValueError, TypeError, KeyError, AttributeError, IndexError, AssertionError, OverflowError)


def email_field(label: Any) -> forms.EmailField:
    """An address, with the keyboard and the filling-in that belong to it."""
    return forms.EmailField(
        label=label,
        max_length=254,
        widget=forms.EmailInput(attrs={"autocomplete": "email", "inputmode": "email", "spellcheck": "false"}),
        error_messages={
            "required": _("Please write your e-mail address."),
            "invalid": _("Please check the address, for example maria@example.org."),
        },
    )


def code_field(label: Any, *, numeric: bool = True) -> LineField:
    """A code from a mail, an app or a sheet of paper."""
    attrs = {"autocomplete": "one-time-code", "spellcheck": "false", "class": "control--code"}
    field = LineField(
        label=label, max_length=40, widget=forms.TextInput(attrs=attrs | ({"inputmode": "numeric"} if numeric else {}))
    )
    field.error_messages["required"] = _("Please type the code.")
    return field


def written_in_field(label: Any) -> forms.ChoiceField:
    """In which language somebody is written to; German unless chosen otherwise."""
    return forms.ChoiceField(label=label, choices=WRITTEN_IN, initial="de", widget=forms.RadioSelect)


class SignInForm(FormCare, forms.Form):
    """One address."""

    email = email_field(_("Your e-mail address"))


class AddressForm(FormCare, forms.Form):
    """Another address for the account."""

    email = email_field(_("Your new e-mail address"))


class CodeForm(FormCare, forms.Form):
    """The six digits from the mail."""

    code = code_field(_("The code from the mail"))


class ProfileForm(FormCare, forms.Form):
    """Name, phone, language."""

    name = LineField(
        label=_("Your name"), max_length=120, required=False, widget=forms.TextInput(attrs={"autocomplete": "name"})
    )
    phone = PhoneField(label=_("Phone"), required=False)
    language = written_in_field(_("Language of our mails"))


class CloseForm(FormCare, forms.Form):
    """Closing the account takes a tick, so that no slip of the thumb does it."""

    sure = forms.BooleanField(
        label=_("Yes, close my account and erase what names me."),
        error_messages={"required": _("Please tick this if you want to close the account.")},
    )


class OncePerCode(forms.Form):
    """Mixin: the app's code opens once, whichever process it reaches; allauth remembers it in one process's cache."""

    def clean_code(self) -> str:
        code: str = super().clean_code()  # type: ignore[misc]  # allauth's forms have it
        if self.authenticator.type == Authenticator.Type.TOTP:  # type: ignore[attr-defined]  # set by allauth's
            shown = "".join(sign for sign in code if sign.isalnum())
            period = timedelta(seconds=second.TOTP_PERIOD)
            try:
                check_limit("app-code", f"{self.user.pk}-{shown}", most=1, within=period, now=timezone.now())  # type: ignore[attr-defined]  # likewise
            except TooOften as problem:
                raise get_adapter().validation_error("incorrect_code") from problem
        return code


class SecondCodeForm(FormCare, OncePerCode, AuthenticateForm):
    """Second step of signing in: the app's code or a recovery code."""

    code = code_field(_("Code from the app, or a recovery code"), numeric=False)


class SecondCodeAgainForm(FormCare, OncePerCode, ReauthenticateForm):
    """The same, asked once more."""

    code = code_field(_("Code from the app, or a recovery code"), numeric=False)


class AppForm(FormCare, ActivateTOTPForm):
    """The first code of a new app."""

    code = code_field(_("The code the app shows now"))


class RemoveAppForm(FormCare, DeactivateTOTPForm):
    """Removing the app."""


class RecoveryForm(FormCare, GenerateRecoveryCodesForm):
    """New recovery codes."""


class CredentialField(forms.JSONField):
    """A browser's answer as JSON; nested a thousand deep it is no answer."""

    widget = forms.HiddenInput

    def to_python(self, value: Any) -> Any:
        try:
            return super().to_python(value)
        except RecursionError as problem:
            raise get_adapter().validation_error("incorrect_code") from problem


class ReadableCredential(forms.Form):
    """Mixin: whatever a browser, or somebody pretending to be one, sends as a credential is right or wrong, no fault."""

    credential = CredentialField()

    def clean_credential(self) -> Any:
        try:
            return super().clean_credential()
        except ValidationError:
            raise
        except UNREADABLE as problem:
            raise get_adapter().validation_error("incorrect_code") from problem


class PasskeyForm(FormCare, AddWebAuthnForm):
    """A new passkey and the name its owner gives it."""

    name = LineField(label=_("Name of the passkey"), max_length=60, required=False)
    credential = CredentialField()
    passwordless = forms.BooleanField(required=False, initial=True, widget=forms.HiddenInput)

    def clean(self) -> dict[str, Any]:
        try:
            found: dict[str, Any] = super().clean()
            credential = found.get("credential")
            if credential is not None and not isinstance(credential, dict):
                raise get_adapter().validation_error("incorrect_code")
        except ValidationError:
            raise
        except UNREADABLE as problem:
            raise get_adapter().validation_error("incorrect_code") from problem
        return found


class PasskeyNameForm(FormCare, EditWebAuthnForm):
    """Another name for a passkey."""

    name = LineField(label=_("Name of the passkey"), max_length=60)


class SecondPasskeyForm(ReadableCredential, AuthenticateWebAuthnForm):
    """Second step of signing in, with a passkey."""


class PasskeySignInForm(ReadableCredential, LoginWebAuthnForm):
    """Signing in with a passkey alone."""


class PasskeyAgainForm(ReadableCredential, ReauthenticateWebAuthnForm):
    """The passkey, asked once more."""
