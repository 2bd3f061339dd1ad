"""Every address of the desk for everybody: who gets in, who is sent to sign in, who is turned away."""

from typing import Any

import pytest
from django.urls import reverse

from gemeinsinn.desk.actions.acts import ACTS
from gemeinsinn.desk.queries.matters import Art
from gemeinsinn.desk.urls import LISTS, urlpatterns
from gemeinsinn.desk.views.acts import WITH_FORM

PAGES = ["today", "people", "areas", "fair", "learned", *LISTS]
IN_TEST_WORDS = {"words", "words_back", "words_remove"}
IN_TEST_WRITING = {"sign_for"}
IN_TEST_FIELDS = {"fields", "fields_rename", "fields_show"}
IN_TEST_SUGGESTIONS = {"ideas", "idea_yes", "suggest", "unlearn", "asking_rule"}
STAFF = ("own", "owner", "office")
STRANGERS = ("resident", "jury")
ARTS = [art.value for art in Art]


def sign_in_first(answer: Any) -> bool:
    return answer.status_code == 302 and "/konto/" in answer["Location"] and "next=" in answer["Location"]


def test_every_address_is_covered_here() -> None:
    assert {pattern.name for pattern in urlpatterns} == {
        *PAGES, "export", "bulk", "undo", "answer", "outcome", "cancel", "paper", "file", "edit", "act", "person", "erase",
        *IN_TEST_SUGGESTIONS, *IN_TEST_WORDS, *IN_TEST_FIELDS, *IN_TEST_WRITING,
    }  # fmt: skip


def test_pages(browse: Any) -> None:
    for address in (reverse(f"desk:{page}") for page in PAGES):
        assert sign_in_first(browse("").get(address))
        for who in STRANGERS:
            answer = browse(who).get(address)
            assert answer.status_code == 403
            assert "Freiwilligenagentur" in answer.content.decode()
        for who in (*STAFF, "other"):
            assert browse(who).get(address).status_code == 200, address


def test_a_contact_of_the_agency_has_no_desk(world: Any, browse: Any) -> None:
    world.people["own"].memberships.update(role="contact")
    assert browse("own").get(reverse("desk:today")).status_code == 403


def test_an_agency_nobody_published_has_no_desk(world: Any, browse: Any) -> None:
    world.agency.state = "submitted"
    world.agency.save()
    assert browse("own").get(reverse("desk:today")).status_code == 403


def test_files(world: Any, browse: Any) -> None:
    for art in ARTS:
        address = reverse("desk:file", args=[art, world.things[art].pk])
        assert sign_in_first(browse("").get(address))
        for who in STAFF:
            assert browse(who).get(address).status_code == 200, (who, art)
        for who in (*STRANGERS, "other"):
            assert browse(who).get(address).status_code == 403, (who, art)


@pytest.mark.usefixtures("brief_refusals")
@pytest.mark.parametrize("who", ["", *STRANGERS, "other"])
def test_acts_of_others_do_nothing(world: Any, browse: Any, who: str) -> None:
    client = browse(who)
    told = {"note": "Bitte eine Zahl.", "colleague": world.people["other"].pk}
    for art, thing in world.things.items():
        before = thing.state
        for key in ACTS:
            answer = client.post(reverse("desk:act", args=[art, thing.pk, key]), told)
            # Some have a form of their own (see below): behind the door their address here is nobody's.
            expected = {403, 404} if key in WITH_FORM else {403}
            assert answer.status_code in expected if who else sign_in_first(answer), (art, key)
        thing.refresh_from_db()
        assert thing.state == before


FORMS = [
    ("edit", "bedarf"),
    ("edit", "angebot"),
    ("answer", "anruf"),
    ("outcome", "vereinbarung"),
    ("cancel", "vereinbarung"),
]


def form_address(name: str, art: str, pk: int) -> str:
    args: list[Any] = {"edit": [art, pk], "outcome": [pk, "giver"]}.get(name, [pk])
    return reverse(f"desk:{name}", args=args)


def test_forms_of_others_do_nothing(world: Any, browse: Any) -> None:
    for name, art in FORMS:
        address = form_address(name, art, world.things[art].pk)
        assert sign_in_first(browse("").post(address, {}))
        for who in (*STRANGERS, "other"):
            assert browse(who).post(address, {"note": "x"}).status_code == 403, (who, name)


def test_the_sheet_of_an_agreement(world: Any, browse: Any) -> None:
    address = reverse("desk:paper", args=[world.things["vereinbarung"].pk])
    assert sign_in_first(browse("").get(address))
    assert browse("other").get(address).status_code == 403
    assert browse("jury").get(address).status_code == 403
    answer = browse("own").get(address)
    assert answer.content.startswith(b"%PDF")


def test_taking_a_list_away_is_a_right_of_its_own(browse: Any) -> None:
    for address in (reverse("desk:export", args=[page]) for page in LISTS):
        assert sign_in_first(browse("").get(address))
        assert [browse(who).get(address).status_code for who in ("resident", "jury", "own", "owner", "office")] == [
            403, 403, 403, 200, 200,
        ]  # fmt: skip


def test_lists_show_nothing_of_another_agency(world: Any, browse: Any) -> None:
    for page in LISTS:
        only_ones_own(world, browse, page)


def only_ones_own(world: Any, browse: Any, page: str) -> None:
    own = browse("owner").get(reverse(f"desk:{page}"), {"stelle": world.other.slug})
    assert own.context["total"] == len(own.context["rows"])
    art = own.context["art"]
    foreign = reverse("desk:file", args=[art, world.foreign[art].pk])
    assert foreign not in own.content.decode()
    assert reverse("desk:file", args=[art, world.things[art].pk]) in own.content.decode()
    assert foreign in browse("office").get(reverse(f"desk:{page}")).content.decode()
    sheet = b"".join(browse("owner").get(reverse("desk:export", args=[page]), {"stelle": world.other.slug}))
    assert sheet.count(b"\r\n") == own.context["total"] + 1


def test_people_of_another_agency_stay_unknown(world: Any, browse: Any) -> None:
    contact = world.foreign["anruf"].contact
    contact.name = "Nur in Magdeburg"
    contact.save()
    assert "Nur in Magdeburg" not in browse("own").get(reverse("desk:people")).content.decode()
    assert "Nur in Magdeburg" in browse("office").get(reverse("desk:people")).content.decode()


def test_today_shows_nothing_of_another_agency(world: Any, browse: Any) -> None:
    page = browse("own").get(reverse("desk:today")).content.decode()
    assert f"bedarf-{world.things['bedarf'].pk}" in page
    assert f'"bedarf-{world.foreign["bedarf"].pk}"' not in page


def test_a_foreign_id_among_ticked_ones_stops_everything(world: Any, browse: Any) -> None:
    client = browse("own")
    for art in ARTS:
        ticked = [f"bedarf-{world.things['bedarf'].pk}", f"{art}-{world.foreign[art].pk}"]
        answer = client.post(reverse("desk:bulk"), {"tun": "veroeffentlichen", "ding": ticked})
        assert answer.status_code == 403, art
    world.things["bedarf"].refresh_from_db()
    assert world.things["bedarf"].state == "submitted"


def test_handing_over_to_a_stranger(world: Any, browse: Any) -> None:
    need = world.things["bedarf"]
    address = reverse("desk:act", args=["bedarf", need.pk, "weitergeben"])
    page = browse("own").post(address, {"colleague": world.people["other"].pk}, follow=True).content.decode()
    assert "kümmert sich jetzt" not in page
    assert browse("own").get(reverse("desk:file", args=["bedarf", need.pk])).context["assignee"] is None


def test_the_office_narrows_it_down(world: Any, browse: Any) -> None:
    office = browse("office")
    both = office.get(reverse("desk:needs")).context["total"]
    own = office.get(reverse("desk:needs"), {"stelle": world.agency.slug}).context["total"]
    none = office.get(reverse("desk:needs"), {"stelle": "ohne"}).context["total"]
    assert (both, own, none) == (8, 4, 0)


def test_nobody_gets_in_by_a_role_elsewhere(world: Any, browse: Any) -> None:
    """Owning a company gives no desk."""
    world.agency.kind = "company"
    world.agency.save()
    assert browse("own").get(reverse("desk:today")).status_code == 403
