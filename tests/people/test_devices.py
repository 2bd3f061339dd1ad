"""Where I am signed in."""

from datetime import timedelta

import pytest
from allauth.usersessions.models import UserSession
from django.contrib.sessions.models import Session
from django.test import Client
from django.utils import timezone
from django.utils.translation import override

from gemeinsinn.people.devices import device_words
from tests.factories.people import make_account

FIREFOX = "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:130.0) Gecko/20100101 Firefox/130.0"
IPHONE = "Mozilla/5.0 (iPhone; CPU iPhone OS 17_0 like Mac OS X) AppleWebKit/605.1.15 Version/17.0 Mobile/15E148 Safari/604.1"
CHROME = "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0.0.0 Safari/537.36"


@pytest.mark.parametrize(
    ("agent", "words"),
    [
        (FIREFOX, "Firefox, Windows"),
        (IPHONE, "Safari, iPhone"),
        (CHROME, "Chrome, Linux"),
        (CHROME.replace("Safari", "Edg/130 Safari"), "Edge, Linux"),
        (
            "Mozilla/5.0 (Linux; Android 14) SamsungBrowser/24.0 Chrome/117.0 Mobile Safari/537.36",
            "Samsung Internet, Android",
        ),
        ("Mozilla/5.0 (Macintosh; Intel Mac OS X 14_0) OPR/100 Chrome/116", "Opera, Mac"),
        ("Mozilla/5.0 (iPad; CPU OS 17_0 like Mac OS X) CriOS/120", "Chrome, iPad"),
        ("curl/8.0", "Unbekanntes Gerät"),
        ("", "Unbekanntes Gerät"),
    ],
)
def test_devices_have_words(agent, words):
    with override("de"):
        assert device_words(agent) == words


def signed_in(user, code_for, agent=FIREFOX, address="203.0.113.77"):
    client = Client(HTTP_USER_AGENT=agent, REMOTE_ADDR=address)
    client.post("/konto/anmelden/", {"email": user.email})
    client.post("/konto/anmelden/code/", {"code": code_for(user.email)})
    return client


@pytest.mark.django_db
class TestDevices:
    def test_no_network_address_is_kept(self, code_for):
        user = make_account()
        client = signed_in(user, code_for)
        client.get("/konto/")
        row = UserSession.objects.get()
        assert (row.ip, row.user_agent) == ("::", FIREFOX)
        from tests.people.test_account import dump_of_everything

        assert "203.0.113.77" not in dump_of_everything()

    def test_one_other_device_is_signed_out(self, code_for):
        user = make_account()
        here, there = signed_in(user, code_for), signed_in(user, code_for, IPHONE)
        page = here.get("/konto/sitzungen/").content.decode()
        assert page.index("Firefox, Windows") < page.index("Safari, iPhone")
        assert page.count("dieses Gerät") == 1
        row = UserSession.objects.get(user_agent=IPHONE)
        assert here.post("/konto/sitzungen/", {"end": row.pk})["Location"] == "/konto/sitzungen/"
        assert there.get("/konto/").status_code == 302
        assert here.get("/konto/").status_code == 200

    def test_all_others(self, code_for):
        user = make_account()
        here, there, third = (signed_in(user, code_for, agent) for agent in (FIREFOX, IPHONE, CHROME))
        here.post("/konto/sitzungen/", {"others": "1"})
        assert [client.get("/konto/").status_code for client in (here, there, third)] == [200, 302, 302]

    def test_everywhere(self, code_for):
        user = make_account()
        here, there = signed_in(user, code_for), signed_in(user, code_for, IPHONE)
        assert here.post("/konto/sitzungen/", {"everywhere": "1"})["Location"] == "/konto/anmelden/"
        assert [client.get("/konto/").status_code for client in (here, there)] == [302, 302]
        assert not UserSession.objects.exists()

    def test_closing_the_account_ends_every_session(self, code_for):
        user = make_account()
        here, there = signed_in(user, code_for), signed_in(user, code_for, IPHONE)
        here.post("/konto/schliessen/", {"sure": "on"})
        assert [client.get("/konto/").status_code for client in (here, there)] == [302, 302]
        assert not Session.objects.filter(session_key=there.cookies["sessionid"].value).exists()

    def test_nobody_ends_another_s_session(self, code_for):
        mine, theirs = signed_in(make_account(), code_for), signed_in(make_account(), code_for, IPHONE)
        row = UserSession.objects.get(user_agent=IPHONE)
        for chosen in (row.pk, "", "x", "0", "9" * 30):
            assert mine.post("/konto/sitzungen/", {"end": chosen}).status_code == 404
        assert theirs.get("/konto/").status_code == 200

    def test_when_a_device_was_last_used_is_noted_now_and_then(self, code_for):
        client = signed_in(make_account(), code_for)
        long_ago = timezone.now() - timedelta(days=3)
        UserSession.objects.update(last_seen_at=long_ago)
        from django.core.cache import cache

        cache.clear()
        client.get("/konto/")
        assert UserSession.objects.get().last_seen_at > long_ago
        UserSession.objects.update(last_seen_at=long_ago)
        client.get("/konto/")
        assert UserSession.objects.get().last_seen_at == long_ago
