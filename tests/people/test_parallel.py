"""Many at one moment, on both databases."""

from django.test import Client
from django.utils import timezone

from gemeinsinn.activity.models import OutgoingMail
from gemeinsinn.people.actions import give_role, make_user
from gemeinsinn.people.models import NetworkRole, User


def test_twenty_requests_at_once_send_five_codes(either_database, run_at_once):
    answers = run_at_once(20, lambda _n: Client().post("/konto/anmelden/", {"email": "neu@example.org"}).status_code)
    assert sorted(answers) == [302] * 5 + [429] * 15
    assert OutgoingMail.objects.count() == 5


def test_an_address_gets_one_account_however_many_open_it_at_once(either_database, run_at_once):
    now = timezone.now()
    users = run_at_once(8, lambda _n: make_user(email="neu@example.org", name="", language="de", now=now))
    assert {user.pk for user in users} == {User.objects.get().pk}
    assert User.objects.get().emailaddress_set.count() == 1


def test_a_role_is_given_once(either_database, run_at_once):
    user = make_user(email="neu@example.org", name="", language="de", now=timezone.now())
    run_at_once(8, lambda _n: give_role(user=user, role="jury", by=None, now=timezone.now()))
    assert NetworkRole.objects.count() == 1
