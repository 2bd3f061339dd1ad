"""Nonsense in every address, filter and form: never a 500, never somebody else's."""

from typing import Any

import pytest
from django.urls import reverse

from gemeinsinn.desk.actions.acts import ACTS
from gemeinsinn.desk.queries.matters import Art
from gemeinsinn.desk.urls import LISTS

pytestmark = pytest.mark.usefixtures("brief_refusals")
HUGE = 10**30
ARTS = [art.value for art in Art]
NASTY = [
    "'; DROP TABLE people_user;--",
    "<script>alert(1)</script>",
    "\x00",
    "\u202egnp.exe",
    "9" * 400,
    "-1",
    "v-",
    "v-x",
    "o-99999999999999999999",
    "%00",
]


def test_files_that_are_not_there(browse: Any) -> None:
    client = browse("office")
    for art in (*ARTS, "konto", "Bedarf"):
        for pk in (0, 999_999, 2**63, HUGE):
            assert client.get(f"/schreibtisch/{art}/{pk}/").status_code == 404, (art, pk)


@pytest.mark.parametrize("state", ["draft", "unconfirmed"])
def test_what_was_never_sent_is_nobodys(world: Any, browse: Any, state: str) -> None:
    need = world.things["bedarf"]
    need.state = state
    need.save()
    assert browse("office").get(reverse("desk:file", args=["bedarf", need.pk])).status_code == 404
    answer = world.things["rueckmeldung"]
    type(answer).objects.filter(pk=answer.pk).update(state="unconfirmed")
    assert browse("office").get(reverse("desk:file", args=["rueckmeldung", answer.pk])).status_code == 404


def test_acts_on_nothing(browse: Any) -> None:
    client = browse("office")
    for pk in (0, 999_999, HUGE):
        for key in ACTS:
            assert client.post(f"/schreibtisch/bedarf/{pk}/{key}/").status_code == 404, (pk, key)


def test_acts_nobody_knows(world: Any, browse: Any) -> None:
    pk = world.things["bedarf"].pk
    assert browse("own").post(f"/schreibtisch/bedarf/{pk}/loeschen/").status_code == 404
    assert browse("own").post(f"/schreibtisch/bedarf/{pk}/annehmen/").status_code == 404
    assert browse("own").post(f"/schreibtisch/bedarf/{pk}/aendern/").status_code == 404


TICKS = [
    "",
    "bedarf",
    "bedarf-",
    "bedarf-x",
    "bedarf-²",
    "konto-1",
    "bedarf--1",
    f"bedarf-{HUGE}",
    "bedarf-0",
    "bedarf-999999",
]


def test_ticks_that_mean_nothing(browse: Any) -> None:
    client = browse("own")
    for ticked in TICKS:
        answer = client.post(reverse("desk:bulk"), {"tun": "veroeffentlichen", "ding": ticked})
        assert answer.status_code == 404, ticked


def test_only_some_acts_work_on_several(world: Any, browse: Any) -> None:
    client = browse("own")
    for act in ("", "loeschen", "annehmen", "notiz", "aendern"):
        told = {"tun": act, "ding": f"bedarf-{world.things['bedarf'].pk}"}
        assert client.post(reverse("desk:bulk"), told).status_code == 404, act


def test_damaged_undo_keys(browse: Any) -> None:
    client = browse("own")
    for key in ("", "x", "x:y:z", "'" * 50_000):
        assert client.post(reverse("desk:undo"), {"schluessel": key}).status_code == 410, key


def test_an_undo_of_what_is_gone(world: Any, browse: Any) -> None:
    project = world.things["vorhaben"]
    client = browse("own")
    page = client.post(reverse("desk:act", args=["vorhaben", project.pk, "uebernehmen"]), follow=True)
    (message,) = page.context["messages"]
    project.delete()
    assert (
        client.post(reverse("desk:undo"), {"schluessel": message.extra_tags.removeprefix("undo:")}).status_code == 404
    )


def test_filters(browse: Any) -> None:
    client = browse("office")
    for page in (*LISTS, "people"):
        for word in NASTY:
            told = dict.fromkeys(("stand", "art", "wo", "wer", "wort", "seite", "stelle"), word)
            answer = client.get(reverse(f"desk:{page}"), told)
            assert answer.status_code == 200, (page, word)
            assert "<script>alert" not in answer.content.decode()


def test_words_are_shown_as_words(world: Any, browse: Any) -> None:
    nasty = '<img src=x onerror="alert(1)">'
    need = world.things["bedarf"]
    need.title = need.details = nasty
    need.save()
    need.contact.name = nasty
    need.contact.save()
    client = browse("own")
    client.post(reverse("desk:act", args=["bedarf", need.pk, "notiz"]), {"note": nasty})
    for address in (
        reverse("desk:today"),
        reverse("desk:needs"),
        reverse("desk:people"),
        reverse("desk:file", args=["bedarf", need.pk]),
    ):
        assert "<img src=x" not in client.get(address).content.decode()


def test_notes_have_an_end(world: Any, browse: Any) -> None:
    address = reverse("desk:act", args=["bedarf", world.things["bedarf"].pk, "notiz"])
    page = browse("own").post(address, {"note": "a" * 900_000}, follow=True)
    assert [message.level_tag for message in page.context["messages"]] == ["warning"]


def test_colleagues_nobody_knows(world: Any, browse: Any) -> None:
    address = reverse("desk:act", args=["bedarf", world.things["bedarf"].pk, "weitergeben"])
    client = browse("own")
    for colleague in ("", "x", "0", str(HUGE), "-1"):
        page = client.post(address, {"colleague": colleague}, follow=True)
        assert (page.status_code, [message.level_tag for message in page.context["messages"]]) == (200, ["warning"])


@pytest.mark.parametrize(("name", "art"), [("edit", "anruf"), ("edit", "vorhaben")])
def test_forms_a_thing_does_not_have(world: Any, browse: Any, name: str, art: str) -> None:
    assert browse("own").post(reverse(f"desk:{name}", args=[art, world.things[art].pk])).status_code == 404


def test_a_side_nobody_is_on(world: Any, browse: Any) -> None:
    address = reverse("desk:outcome", args=[world.things["vereinbarung"].pk, "third"])
    assert browse("own").post(address, {}).status_code == 404


def test_a_form_without_its_key_is_refused(world: Any) -> None:
    from django.test import Client  # this one browser checks what the others skip

    client = Client(enforce_csrf_checks=True)
    client.force_login(world.people["own"], backend="django.contrib.auth.backends.ModelBackend")
    assert client.post(reverse("desk:bulk"), {"tun": "uebernehmen"}).status_code == 403


def test_every_act_on_every_thing_without_a_word(world: Any, browse: Any) -> None:
    """Whatever its state, an act without its words is refused or done, never an error of ours."""
    client = browse("own")
    for art, thing in world.things.items():
        for key in [*ACTS, *reversed(ACTS)]:
            status = client.post(f"/schreibtisch/{art}/{thing.pk}/{key}/").status_code
            assert status in {302, 404}, (art, key)
