"""The demo's accounts and their tasks in the network."""

from datetime import datetime

from allauth.account.models import EmailAddress

from gemeinsinn.demo.network.people import SIGN_INS, STAFF
from gemeinsinn.demo.network.shapes import Person
from gemeinsinn.demo.stage import Stage, phone_of
from gemeinsinn.people.actions import give_role, make_user
from gemeinsinn.people.models import User


def open_accounts(stage: Stage, now: datetime) -> None:
    """Makes everybody who signs in. The office comes first: it gives the others their tasks."""
    for person in (*SIGN_INS, *STAFF):
        user = open_account(person, now)
        stage.users[person.email] = user
        if person.role:
            give_role(user=user, role=person.role, by=None if person.role == "office" else stage.office, now=now)


def open_account(person: Person, now: datetime) -> User:
    """One account with a verified address, so that answers and notices of that address are its own."""
    user: User = make_user(email=person.email, name=person.name, language=person.language, now=now)
    User.objects.filter(pk=user.pk).update(phone=phone_of(person.name), date_joined=now)
    user.refresh_from_db()
    EmailAddress.objects.update_or_create(user=user, email=user.email, defaults={"verified": True, "primary": True})
    return user
