"""The address of a sign-up is put right once, before the click; the first link is void and the place stays kept."""

import re

import pytest
from django.utils import timezone

from gemeinsinn.activity.models import OutgoingMail
from gemeinsinn.core.errors import DomainError
from gemeinsinn.volunteering.actions.correcting import correct_enrolment_address
from gemeinsinn.volunteering.views.signing import address_after
from tests.factories.volunteering import join, only_sign_up, plan_shift, state_of

pytestmark = pytest.mark.django_db
RIGHT = "nadja@example.org"


def newest_link() -> str:
    return re.search(r"/m/[^/\s]+/", OutgoingMail.objects.latest("pk").text)[0]


def test_the_mail_goes_to_the_right_address_and_the_place_is_kept_as_before(client):
    shift = plan_shift(capacity=1)
    enrolment = join(shift, email="nadja@exmaple.org", confirmed=False)
    first, page, lapses = newest_link(), address_after(enrolment), only_sign_up(enrolment).lapses_at
    assert "nadja@exmaple.org" in client.get(page).content.decode()
    assert client.post(page, {"email": "Nadja@Example.org "}).status_code == 303
    shift.refresh_from_db()
    assert (only_sign_up(enrolment).lapses_at, shift.taken) == (lapses, 1)
    shown = client.get(page).content.decode()
    assert (RIGHT in shown, 'name="email"' in shown) == (True, False)
    assert [mail.to for mail in OutgoingMail.objects.order_by("pk")][-1] == RIGHT
    assert client.post(first).status_code == 404
    assert client.post(newest_link()).status_code == 302
    assert state_of(enrolment) == "confirmed"


def test_it_works_once_and_never_after_the_click(client):
    waiting, done = join(plan_shift(), confirmed=False), join(plan_shift())
    correct_enrolment_address(enrolment=waiting, email=RIGHT, now=timezone.now())
    for enrolment in (waiting, done):
        with pytest.raises(DomainError):
            correct_enrolment_address(enrolment=enrolment, email="else@example.org", now=timezone.now())
        assert client.post(address_after(enrolment), {"email": "else@example.org"}).status_code == 303
        enrolment.response.contact.refresh_from_db()
        assert enrolment.response.contact.email != "else@example.org"


def test_no_address_is_told_beside_the_field(client):
    page = client.post(address_after(join(plan_shift(), confirmed=False)), {"email": "nadja"})
    assert (page.status_code, "aria-invalid" in page.content.decode()) == (422, True)
