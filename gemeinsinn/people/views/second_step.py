"""Setting up a second factor: allauth's views, plus the note that this sign-in has just used it."""

from typing import Any

from allauth.account.internal.flows.login import record_authentication
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.views import ActivateTOTPView
from allauth.mfa.webauthn.views import AddWebAuthnView
from django.http import HttpResponse

from gemeinsinn.people.forms import AppForm, PasskeyForm


class SetUpApp(ActivateTOTPView):
    """The app's first code proves it as well as any later one, so nobody is asked again for the recovery codes."""

    template_name = "people/second/app.html"
    form_class = AppForm

    def form_valid(self, form: Any) -> HttpResponse:
        response: HttpResponse = super().form_valid(form)
        record_authentication(self.request, self.request.user, method="mfa", type=Authenticator.Type.TOTP)
        return response


class SetUpPasskey(AddWebAuthnView):
    """The same for a passkey."""

    template_name = "people/second/passkey_new.html"
    form_class = PasskeyForm

    def form_valid(self, form: Any) -> HttpResponse:
        response: HttpResponse = super().form_valid(form)
        record_authentication(self.request, self.request.user, method="mfa", type=Authenticator.Type.WEBAUTHN)
        return response

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """allauth drops the form with its errors here."""
        return {**super().get_context_data(**kwargs), **kwargs}
