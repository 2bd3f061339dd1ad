"""/konto/…: allauth's names under German addresses, our views and templates behind them. No password anywhere."""

from allauth.mfa.base import views as second
from allauth.mfa.recovery_codes import views as recovery
from allauth.mfa.totp import views as app
from allauth.mfa.webauthn import views as passkey
from django.urls import path

from gemeinsinn.people import forms
from gemeinsinn.people.brakes import braked
from gemeinsinn.people.confirming import confirmed_lately, renewing
from gemeinsinn.people.views import address, devices, sign_in, sign_out
from gemeinsinn.people.views.once_more import OnceMore
from gemeinsinn.people.views.second_step import SetUpApp, SetUpPasskey

T = "people/second"

urlpatterns = [
    path("anmelden/", sign_in.sign_in, name="account_login"),
    path("anmelden/code/", sign_in.enter_code, name="account_confirm_login_code"),
    path("anmelden/adresse/", sign_in.to_sign_in, name="account_request_login_code"),
    path("anmelden/neu/", sign_in.to_sign_in, name="account_signup"),
    path("anmelden/bestaetigt/", sign_in.to_sign_in, name="account_email_verification_sent"),
    path("anmelden/gesperrt/", sign_in.to_sign_in, name="account_inactive"),
    path(
        "anmelden/zweiter-schritt/",
        braked(
            second.AuthenticateView.as_view(
                template_name=f"{T}/authenticate.html",
                form_class=forms.SecondCodeForm,
                webauthn_form_class=forms.SecondPasskeyForm,
            )
        ),
        name="mfa_authenticate",
    ),
    path(
        "anmelden/passkey/",
        braked(passkey.LoginWebAuthnView.as_view(form_class=forms.PasskeySignInForm)),
        name="mfa_login_webauthn",
    ),
    path("abmelden/", sign_out.sign_out, name="account_logout"),
    path("adresse/", address.address, name="account_email"),
    path("sitzungen/", devices.devices, name="usersessions_list"),
    path("bestaetigen/", renewing(OnceMore.as_view()), name="account_reauthenticate"),
    path(
        "bestaetigen/code/",
        renewing(
            braked(
                second.ReauthenticateView.as_view(
                    template_name=f"{T}/once_more.html", form_class=forms.SecondCodeAgainForm
                )
            )
        ),
        name="mfa_reauthenticate",
    ),
    path(
        "bestaetigen/passkey/",
        renewing(
            braked(
                passkey.ReauthenticateWebAuthnView.as_view(
                    template_name=f"{T}/once_more_passkey.html", form_class=forms.PasskeyAgainForm
                )
            )
        ),
        name="mfa_reauthenticate_webauthn",
    ),
    path("sicherheit/", second.IndexView.as_view(template_name=f"{T}/index.html"), name="mfa_index"),
    path(
        "sicherheit/app/",
        braked(confirmed_lately(SetUpApp.as_view())),
        name="mfa_activate_totp",
    ),
    path(
        "sicherheit/app/entfernen/",
        confirmed_lately(
            app.DeactivateTOTPView.as_view(template_name=f"{T}/app_remove.html", form_class=forms.RemoveAppForm)
        ),
        name="mfa_deactivate_totp",
    ),
    path(
        "sicherheit/notfallcodes/",
        confirmed_lately(recovery.ViewRecoveryCodesView.as_view(template_name=f"{T}/recovery.html")),
        name="mfa_view_recovery_codes",
    ),
    path(
        "sicherheit/notfallcodes/neu/",
        confirmed_lately(
            recovery.GenerateRecoveryCodesView.as_view(
                template_name=f"{T}/recovery_new.html", form_class=forms.RecoveryForm
            )
        ),
        name="mfa_generate_recovery_codes",
    ),
    path(
        "sicherheit/notfallcodes/datei/",
        confirmed_lately(recovery.DownloadRecoveryCodesView.as_view(template_name=f"{T}/recovery.txt")),
        name="mfa_download_recovery_codes",
    ),
    path(
        "sicherheit/passkeys/",
        passkey.ListWebAuthnView.as_view(template_name=f"{T}/passkeys.html"),
        name="mfa_list_webauthn",
    ),
    path(
        "sicherheit/passkeys/neu/",
        confirmed_lately(SetUpPasskey.as_view()),
        name="mfa_add_webauthn",
    ),
    path(
        "sicherheit/passkeys/<int:pk>/entfernen/",
        confirmed_lately(passkey.RemoveWebAuthnView.as_view(template_name=f"{T}/passkey_remove.html")),
        name="mfa_remove_webauthn",
    ),
    path(
        "sicherheit/passkeys/<int:pk>/name/",
        confirmed_lately(
            passkey.EditWebAuthnView.as_view(template_name=f"{T}/passkey_name.html", form_class=forms.PasskeyNameForm)
        ),
        name="mfa_edit_webauthn",
    ),
]
