"""After signing in, colleagues land at their desk and everybody else at /konto/."""

from django.test import RequestFactory

from gemeinsinn.people.adapters import AccountAdapter
from tests.factories.guides import make_guide
from tests.factories.people import make_account


def landing(user):
    request = RequestFactory().get("/")
    request.user = user
    return AccountAdapter(request).get_login_redirect_url(request)


def test_who_has_a_desk_lands_there(world):
    assert landing(world.people["own"]) == "/schreibtisch/"
    assert landing(make_account(roles=["office"])) == "/schreibtisch/"


def test_who_has_none_lands_at_the_account(db):
    assert landing(make_account(name="Jule Brandt")) == "/konto/"
    assert landing(make_account(is_active=False, roles=["office"])) == "/konto/"


def test_a_guide_who_opens_the_desk_by_hand_is_led_to_their_own(client, db):
    client.force_login(make_guide().user)
    assert client.get("/schreibtisch/").url == "/schreibtisch/quartier/"
    assert client.get("/schreibtisch/bedarfe/").status_code == 403
    client.force_login(make_account(name="Jule Brandt"))
    assert client.get("/schreibtisch/").status_code == 403
