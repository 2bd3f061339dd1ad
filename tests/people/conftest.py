"""Signing in as a person does."""

import re

import pytest
from allauth.account.internal.flows.login import record_authentication
from django.test import Client, RequestFactory

from gemeinsinn.activity.models import OutgoingMail


def code_mailed_to(email):
    """The six digits of the newest mail to an address."""
    mail = OutgoingMail.objects.filter(to=email).latest("pk")
    return re.search(r"\b\d{6}\b", mail.subject)[0]


@pytest.fixture
def code_for():
    return code_mailed_to


@pytest.fixture
def sign_in():
    """sign_in(user) → a client whose session has just proved itself; by="mfa" as if with a second factor."""

    def sign_in(user, by="code"):
        client = Client()
        client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
        request = RequestFactory().get("/")
        request.user, request.session = user, client.session
        record_authentication(request, user, method=by)
        request.session.save()
        return client

    return sign_in
