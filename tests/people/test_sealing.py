"""The secrets of second factors are of no use to whoever finds a copy of the database."""

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import (
    TOTP,
    format_hotp_value,
    generate_totp_secret,
    hotp_value,
    yield_hotp_counters_from_time,
)

from gemeinsinn.people.sealing import seal, unseal
from tests.factories.people import make_account


def test_what_is_sealed_is_told_to_nobody_and_comes_back():
    assert "JBSWY3DP" not in seal("JBSWY3DP")
    assert unseal(seal("JBSWY3DP")) == "JBSWY3DP"
    assert seal("JBSWY3DP") != seal("JBSWY3DP")


def test_another_key_opens_nothing_and_no_code_can_be_foreseen(settings):
    sealed = seal("JBSWY3DP")
    settings.SECRET_KEY = "another key that is long enough to be taken for one, or so it says"
    assert unseal(sealed) not in {"JBSWY3DP", "", unseal(sealed)}
    assert unseal("not sealed at all") != "not sealed at all"


@pytest.mark.django_db
def test_app_and_recovery_codes_are_stored_sealed_and_still_work(settings):
    user, secret = make_account(), generate_totp_secret()
    app = TOTP.activate(user, secret)
    codes = RecoveryCodes.activate(user)
    stored = str(list(Authenticator.objects.values_list("data", flat=True)))
    assert secret not in stored
    assert all(code not in stored for code in codes.generate_codes())
    code = format_hotp_value(hotp_value(secret, next(iter(yield_hotp_counters_from_time()))))
    settings.SECRET_KEY, kept = "x" * 60, settings.SECRET_KEY
    assert app.validate_code(code) is False
    settings.SECRET_KEY = kept
    assert app.validate_code(code) is True
    assert codes.validate_code(codes.generate_codes()[0]) is True
