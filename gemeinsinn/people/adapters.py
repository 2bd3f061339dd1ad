"""How allauth behaves here: our words, our outbox, no network addresses, no passwords."""

import hmac
import logging
import uuid
from ipaddress import IPv6Address
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.authentication import get_authentication_records
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from gemeinsinn.activity.outbox import queue_mail
from gemeinsinn.core.middleware import client_address
from gemeinsinn.people.arrival import arrival_for
from gemeinsinn.people.models import User
from gemeinsinn.people.sealing import seal, unseal
from gemeinsinn.people.second_factor import needs_second_factor

log = logging.getLogger("gemeinsinn.door")

NO_ADDRESS = "::"

SAID = {
    "account/messages/logged_in.txt": _("Good to see you. You are signed in."),
    "account/messages/logged_out.txt": _("You are signed out."),
    "mfa/messages/totp_activated.txt": _("The app is set up. From now on we ask for its code when you sign in."),
    "mfa/messages/totp_deactivated.txt": _("The app is no longer needed for signing in."),
    "mfa/messages/webauthn_added.txt": _("The passkey is set up."),
    "mfa/messages/webauthn_removed.txt": _("The passkey is removed."),
    "mfa/messages/recovery_codes_generated.txt": _(
        "Here are your recovery codes. Keep them safe, for example on paper."
    ),
}
TOLD = {
    "mfa/email/totp_activated": "app_added",
    "mfa/email/totp_deactivated": "app_removed",
    "mfa/email/webauthn_added": "passkey_added",
    "mfa/email/webauthn_removed": "passkey_removed",
    "mfa/email/recovery_codes_generated": "recovery_codes_made",
}


class AccountAdapter(DefaultAccountAdapter):
    """Sign-in by e-mail code."""

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """Only notices about second factors come by here; they wait in the outbox like every mail."""
        user = User.objects.filter(email__iexact=email).first()
        queue_mail(
            key=f"notice-{uuid.uuid4().hex}",
            to=email,
            template=f"people/mail/{TOLD[template_prefix]}.txt",
            context={"link": settings.BASE_URL + reverse("mfa_index")},
            language=user.language if user else settings.LANGUAGE_CODE,
            now=timezone.now(),
        )

    def add_message(
        self,
        request: HttpRequest,
        level: int,
        message_template: str | None = None,
        message_context: dict[str, Any] | None = None,
        extra_tags: str = "",
        message: str | None = None,
    ) -> None:
        """Our sentences; what allauth would say beyond them stays unsaid."""
        sentence = message or SAID.get(message_template or "")
        if sentence:
            messages.add_message(request, level, sentence, extra_tags=extra_tags)

    def get_client_ip(self, request: HttpRequest) -> str:
        """A stand-in for the network address, different every day: enough for allauth's brakes, useless to others."""
        secret = f"{settings.SECRET_KEY}{timezone.now():%Y-%m-%d}".encode()
        digest = hmac.new(secret, client_address(request).encode(), "sha256").digest()
        return str(IPv6Address(b"\xfd" + digest[:15]))

    def post_login(self, request: HttpRequest, user: Any, **kwargs: Any) -> HttpResponse:
        """The list of sessions keeps no address, not even the stand-in."""
        response: HttpResponse = super().post_login(request, user, **kwargs)
        UserSession.objects.filter(session_key=request.session.session_key).update(ip=NO_ADDRESS)
        ways = [record["method"] for record in get_authentication_records(request, user)]
        log.info("signed in", extra={"line": {"by": ways, "acts_for_others": needs_second_factor(user)}})
        return response

    def get_login_redirect_url(self, request: HttpRequest) -> str:
        """The desk for those who have one, else the own page."""
        return arrival_for(request.user) or reverse("people:account")

    def get_logout_redirect_url(self, request: HttpRequest) -> str:
        """Back to the start."""
        return "/"

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Accounts are opened by confirming a code, never by allauth's own form."""
        return False

    def respond_user_inactive(self, request: HttpRequest, user: Any) -> HttpResponse:
        """Says so only after the code was right."""
        return render(request, "people/inactive.html", status=403)

    def is_reauthentication_required(self, *, app: str, **kwargs: Any) -> bool:
        """Our own decorator asks, in account_urls, before every view that needs it."""
        return False

    def get_reauthentication_methods(self, user: Any) -> list[dict[str, Any]]:
        """A second factor if there is one, else a code by e-mail."""
        if not user.is_authenticated:
            return []
        types = set(Authenticator.objects.filter(user=user).values_list("type", flat=True))
        ways = []
        if Authenticator.Type.WEBAUTHN in types:
            ways.append(_way("webauthn", _("With my passkey"), "mfa_reauthenticate_webauthn"))
        if types - {Authenticator.Type.WEBAUTHN} and types != {Authenticator.Type.RECOVERY_CODES}:
            ways.append(_way("code", _("With a code from my app or a recovery code"), "mfa_reauthenticate"))
        return ways or [_way("email", _("With a code by e-mail"), "account_reauthenticate")]


def _way(key: str, description: Any, name: str) -> dict[str, Any]:
    return {"id": key, "description": description, "url": reverse(name)}


class SecondFactorAdapter(DefaultMFAAdapter):
    """Passkeys and the app, in our words."""

    error_messages = {
        "add_email_blocked": _("That does not work with this account. Please call us."),
        "cannot_delete_authenticator": _(
            "Your tasks need a second step. Set up another one first, then remove this one."
        ),
        "cannot_generate_recovery_codes": _("Recovery codes only help beside a passkey or an app. Set one up first."),
        "incorrect_code": _("That did not fit. Please try again."),
        "unverified_email": _("Please confirm your e-mail address first."),
    }

    def encrypt(self, text: str) -> str:
        """Secrets of apps and seeds of recovery codes are stored sealed."""
        return seal(text)

    def decrypt(self, encrypted_text: str) -> str:
        """The way back."""
        return unseal(encrypted_text)

    def can_delete_authenticator(self, authenticator: Authenticator) -> bool:
        """The last one stays for those who need one."""
        user = authenticator.user
        others = Authenticator.objects.filter(user=user).exclude(pk=authenticator.pk)
        return not needs_second_factor(user) or others.exclude(type=Authenticator.Type.RECOVERY_CODES).exists()

    def generate_authenticator_name(self, user: Any, type: str) -> str:  # noqa: A002  # allauth's name for it
        """ "Passkey", "Passkey 2"."""
        number = Authenticator.objects.filter(user_id=user.pk, type=type).count() + 1
        return "Passkey" if number == 1 else f"Passkey {number}"

    def get_public_key_credential_rp_entity(self) -> dict[str, str]:
        """The portal by its own name."""
        return {**super().get_public_key_credential_rp_entity(), "name": settings.NETWORK["name"] or "Gemeinsinn"}
