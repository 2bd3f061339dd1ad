"""Every act does what it says, says what it did, and finds its way back."""

from datetime import timedelta
from typing import Any

import pytest
from django.core import signing
from django.urls import reverse
from django.utils import timezone

from gemeinsinn.activity.models import Event, OutgoingMail
from gemeinsinn.core.errors import DomainError, NoLongerThere
from gemeinsinn.desk.actions.acts import ACTS, acts_for
from gemeinsinn.desk.actions.assignments import assign_matter, restore_assignment
from gemeinsinn.desk.actions.notes import add_note, remove_note
from gemeinsinn.desk.actions.performing import SALT, perform, undo
from gemeinsinn.desk.models import Assignment, Note
from gemeinsinn.desk.queries.matters import Art, Matter
from gemeinsinn.exchange.models import CallRequest
from gemeinsinn.partnerships.models import Agreement
from tests.factories.answers import give_answer, hang_need, hang_offer, make_company, want_call
from tests.factories.desk import make_desk, submit_need, submit_organisation, submit_project
from tests.factories.partnerships import make_agreement, make_signed
from tests.factories.people import make_account, make_confirmed_contact

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk() -> Any:
    return make_desk(name="Renate Hartung")


def do(desk: Any, key: str, art: Art, subject: Any, **words: Any) -> Any:
    return perform(desk=desk, act=ACTS[key], matters=[Matter(art, subject)], words=words, now=timezone.now())


def there_and_back(desk: Any, key: str, art: Art, subject: Any, after: str, **words: Any) -> None:
    before = subject.state
    outcome = do(desk, key, art, subject, **words)
    assert outcome.refused == []
    subject.refresh_from_db()
    assert subject.state == after
    back = undo(desk=desk, key=outcome.undo, now=timezone.now())
    assert (len(back.done), back.refused) == (1, [])
    subject = type(subject).objects.get(pk=subject.pk)
    assert subject.state == before


NOTE = "Bitte nennen Sie einen Tag."


def test_notices_there_and_back(desk: Any) -> None:
    agency = desk.agency
    for model, art in ((hang_need, Art.NEED), (hang_offer, Art.OFFER)):
        waiting = {"agency": agency, "state": "submitted", "published_at": None}
        there_and_back(desk, "veroeffentlichen", art, model(**waiting), "published")
        there_and_back(desk, "zurueckgeben", art, model(**waiting), "returned", note=NOTE)
        there_and_back(desk, "abnehmen", art, model(agency=agency), "hidden", note="Ist erledigt.")
        there_and_back(desk, "verlaengern", art, model(agency=agency), "published")


def test_profiles_there_and_back(desk: Any) -> None:
    for make, art in ((submit_project, Art.PROJECT), (submit_organisation, Art.ORGANISATION)):
        there_and_back(desk, "veroeffentlichen", art, make(desk.agency), "published")
        there_and_back(desk, "zurueckgeben", art, make(desk.agency), "returned", note=NOTE)
        there_and_back(desk, "abnehmen", art, make(desk.agency, state="published"), "hidden")


def test_answers_there_and_back(desk: Any) -> None:
    response = give_answer(hang_need(agency=desk.agency))
    there_and_back(desk, "annehmen", Art.RESPONSE, response, "accepted")
    assert not Agreement.objects.filter(response=response).exists()
    response.refresh_from_db()
    there_and_back(desk, "absagen", Art.RESPONSE, response, "declined", note="Jemand war schneller.")


@pytest.mark.parametrize(("key", "after"), [("anrufen", "taken"), ("niemand-da", "missed"), ("erledigt", "done")])
def test_calls_there_and_back(desk: Any, key: str, after: str) -> None:
    there_and_back(desk, key, Art.CALL, want_call(agency=desk.agency), after)
    call = CallRequest.objects.get()
    assert (call.tries, call.last_tried_at, call.taken_by) == (0, None, None)


def test_a_second_try_undone_leaves_the_first(desk: Any) -> None:
    call = want_call(agency=desk.agency)
    do(desk, "niemand-da", Art.CALL, call)
    call.refresh_from_db()
    first = call.last_tried_at
    key = do(desk, "niemand-da", Art.CALL, call).undo
    undo(desk=desk, key=key, now=timezone.now())
    call.refresh_from_db()
    assert (call.tries, call.last_tried_at) == (1, first)


def test_linking_an_organisation_and_back(desk: Any) -> None:
    first, second = make_company(), make_company(name="Holz Kraft", agency=desk.agency)
    response = give_answer(hang_need(agency=desk.agency))
    response.organisation = first
    response.save()
    outcome = do(desk, "zuordnen", Art.RESPONSE, response, organisation=second)
    assert (outcome.refused, response.organisation) == ([], second)
    undo(desk=desk, key=outcome.undo, now=timezone.now())
    response.refresh_from_db()
    assert response.organisation == first


@pytest.mark.parametrize("state", ["published", "expired", "hidden"])
def test_extending_goes_back_to_the_very_days(desk: Any, state: str) -> None:
    now = timezone.now()
    day = timezone.localdate(now) + timedelta(days=-3 if state == "expired" else 3)
    need = hang_need(agency=desk.agency, state=state, until=day, confirmed_at=now - timedelta(days=20))
    days = (need.until, need.asked_at, need.confirmed_at)
    outcome = do(desk, "verlaengern", Art.NEED, need)
    need.refresh_from_db()
    assert need.state == "published"
    assert need.until == max(day, timezone.localdate(now)) + timedelta(days=28)
    assert undo(desk=desk, key=outcome.undo, now=now).refused == []
    need.refresh_from_db()
    assert (need.state, need.until, need.asked_at, need.confirmed_at) == (state, *days)


@pytest.mark.parametrize("state", ["published", "expired", "hidden"])
def test_what_its_author_settled_by_phone_goes_there_and_back(desk: Any, state: str) -> None:
    contact = make_confirmed_contact(email="oksana@example.org")
    need = hang_need(agency=desk.agency, state=state, covered=300, contact=contact)
    there_and_back(desk, "erledigt", Art.NEED, need, "done")
    assert list(Event.objects.filter(subject_id=need.pk, verb__startswith="finish").values_list("verb", "by").order_by("pk")) == [
        ("finished", desk.user.pk), ("finish_undone", desk.user.pk)
    ]  # fmt: skip
    assert not OutgoingMail.objects.exists()  # taken back before it went out
    need.refresh_from_db()
    assert need.covered == 300


def test_what_is_needed_after_all_goes_there_and_back(desk: Any) -> None:
    today = timezone.localdate()
    contact = make_confirmed_contact(email="oksana@example.org")
    for model, art in ((hang_need, Art.NEED), (hang_offer, Art.OFFER)):
        for until, then in ((None, None), (today, today), (today - timedelta(days=9), today + timedelta(days=28))):
            notice = model(agency=desk.agency, state="done", until=until, contact=contact)
            outcome = do(desk, "wieder-auf", art, notice)
            notice.refresh_from_db()
            assert (notice.state, notice.until) == ("published", then)
            undo(desk=desk, key=outcome.undo, now=timezone.now())
            notice.refresh_from_db()
            assert (notice.state, notice.until) == ("done", until)
    assert not OutgoingMail.objects.exists()


def test_an_author_who_read_that_it_hangs_again_hears_that_it_does_not(desk: Any) -> None:
    contact = make_confirmed_contact(email="oksana@example.org")
    need = hang_need(agency=desk.agency, state="done", contact=contact)
    outcome = do(desk, "wieder-auf", Art.NEED, need)
    OutgoingMail.objects.update(state=OutgoingMail.State.SENT)
    undo(desk=desk, key=outcome.undo, now=timezone.now())
    assert [mail.subject for mail in OutgoingMail.objects.order_by("pk")] == [
        f"Wieder offen: {need.title}", f"Erledigt: {need.title}"
    ]  # fmt: skip


def test_still_needed_without_a_last_day(desk: Any) -> None:
    now = timezone.now()
    need = hang_need(
        agency=desk.agency, until=None, asked_at=now - timedelta(days=4), confirmed_at=now - timedelta(days=94)
    )
    asked, confirmed = need.asked_at, need.confirmed_at
    outcome = do(desk, "verlaengern", Art.NEED, need)
    need.refresh_from_db()
    assert (need.until, need.asked_at) == (None, None)
    assert need.confirmed_at > confirmed
    undo(desk=desk, key=outcome.undo, now=now)
    need.refresh_from_db()
    assert (need.asked_at, need.confirmed_at) == (asked, confirmed)


def test_extending_to_a_day_of_ones_own(desk: Any) -> None:
    need = hang_need(agency=desk.agency)
    day = timezone.localdate() + timedelta(days=60)
    do(desk, "verlaengern", Art.NEED, need, until=day)
    need.refresh_from_db()
    assert need.until == day


def test_extending_cannot_be_undone_after_something_else_happened(desk: Any) -> None:
    need = hang_need(agency=desk.agency)
    outcome = do(desk, "verlaengern", Art.NEED, need)
    do(desk, "abnehmen", Art.NEED, need)
    back = undo(desk=desk, key=outcome.undo, now=timezone.now())
    assert (len(back.done), len(back.refused)) == (0, 1)


def test_reminding_and_asking_send_mails_and_offer_no_way_back(desk: Any) -> None:
    need = hang_need(agency=desk.agency)
    unsigned = make_agreement(give_answer(need))
    signed = make_signed(give_answer(need))
    assert do(desk, "erinnern", Art.AGREEMENT, unsigned).undo == ""
    # Before its day is over nobody could answer, and the mail would not be true.
    assert do(desk, "fragen", Art.AGREEMENT, signed).refused != []
    Agreement.objects.filter(pk=signed.pk).update(due_on=timezone.localdate() - timedelta(days=1))
    signed.refresh_from_db()
    outcome = do(desk, "fragen", Art.AGREEMENT, signed)
    assert (len(outcome.done), outcome.undo) == (1, "")
    signed.refresh_from_db()
    assert signed.asked_at is not None
    assert do(desk, "fragen", Art.AGREEMENT, signed).refused != []
    assert do(desk, "erinnern", Art.AGREEMENT, signed).refused != []


def test_taking_over_and_handing_over(desk: Any) -> None:
    colleague = make_desk(desk.agency, role="editor", name="David Okafor").user
    need = submit_need(desk.agency)
    matter = Matter(Art.NEED, need)
    first = do(desk, "uebernehmen", Art.NEED, need)
    assert Assignment.objects.get().user == desk.user
    second = do(desk, "weitergeben", Art.NEED, need, colleague=colleague)
    assert Assignment.objects.get().user == colleague
    undo(desk=desk, key=second.undo, now=timezone.now())
    assert Assignment.objects.get().user == desk.user
    undo(desk=desk, key=first.undo, now=timezone.now())
    assert not Assignment.objects.exists()
    verbs = list(Event.objects.filter(subject_type="exchange.need", subject_id=need.pk).values_list("verb", flat=True))
    assert verbs == ["handed_back", "handed_back", "handed_over", "taken_over"]
    with pytest.raises(DomainError):
        assign_matter(desk=desk, matter=matter, colleague=make_account(), now=timezone.now())


def test_nothing_goes_back_to_somebody_who_left(desk: Any) -> None:
    gone = make_account(is_active=False)
    matter = Matter(Art.NEED, submit_need(desk.agency))
    assign_matter(desk=desk, matter=matter, colleague=desk.user, now=timezone.now())
    restore_assignment(matter=matter, user_id=gone.pk, by=desk.user, now=timezone.now())
    assert not Assignment.objects.exists()


def test_notes(desk: Any) -> None:
    need = submit_need(desk.agency)
    outcome = do(desk, "notiz", Art.NEED, need, note="Frau Wendt ist nur vormittags da.\x00")
    note = Note.objects.get()
    assert (note.text, note.by) == ("Frau Wendt ist nur vormittags da.", desk.user)
    event = Event.objects.get(verb="noted")
    assert event.data == {"note": note.pk}  # the stream names nobody
    matter = Matter(Art.NEED, need)
    stranger = make_account()
    with pytest.raises(DomainError):
        remove_note(matter=matter, note_id=note.pk, by=stranger, now=timezone.now())
    undo(desk=desk, key=outcome.undo, now=timezone.now())
    assert not Note.objects.exists()
    assert Event.objects.filter(verb="note_removed").count() == 1
    with pytest.raises(DomainError):
        add_note(matter=matter, text=" \x07 ", by=desk.user, now=timezone.now())


def test_an_undo_says_that_the_author_had_read_it(desk: Any) -> None:
    need = submit_need(agency=desk.agency)
    for key, words in (("zurueckgeben", {"note": NOTE}), ("veroeffentlichen", {}), ("abnehmen", {})):
        for gone in (False, True):
            if key == "abnehmen":
                need = hang_need(agency=desk.agency)
            done = do(desk, key, Art.NEED, type(need).objects.get(pk=need.pk), **words)
            if gone:
                OutgoingMail.objects.update(state=OutgoingMail.State.SENT)
            assert bool(undo(desk=desk, key=done.undo, now=timezone.now()).said) is gone


def test_an_undo_works_once(desk: Any) -> None:
    need = submit_need(desk.agency)
    key = do(desk, "veroeffentlichen", Art.NEED, need).undo
    assert undo(desk=desk, key=key, now=timezone.now()).refused == []
    again = undo(desk=desk, key=key, now=timezone.now())
    assert (again.done, len(again.refused)) == ([], 1)


def test_an_undo_belongs_to_whoever_did_it(desk: Any) -> None:
    key = do(desk, "veroeffentlichen", Art.NEED, submit_need(desk.agency)).undo
    colleague = make_desk(desk.agency)
    for wrong, at in ((key, colleague), ("x" + key, desk), ("", desk)):
        with pytest.raises(NoLongerThere):
            undo(desk=at, key=wrong, now=timezone.now())


def test_an_undo_ends_after_half_an_hour(desk: Any, monkeypatch: Any) -> None:
    need = submit_need(desk.agency)
    key = do(desk, "veroeffentlichen", Art.NEED, need).undo
    later = timezone.now().timestamp() + 31 * 60
    monkeypatch.setattr(signing.time, "time", lambda: later)
    with pytest.raises(NoLongerThere):
        undo(desk=desk, key=key, now=timezone.now())


def test_an_undo_needs_the_desk_still(desk: Any) -> None:
    """Whoever lost the desk in between cannot use an old key."""
    need = submit_need(desk.agency)
    key = do(desk, "veroeffentlichen", Art.NEED, need).undo
    elsewhere = type(desk)(desk.user, ())
    with pytest.raises(DomainError):
        undo(desk=elsewhere, key=key, now=timezone.now())


def test_the_key_is_signed_for_this_purpose_alone(desk: Any) -> None:
    forged = signing.dumps({"who": desk.user.pk, "act": "veroeffentlichen", "kept": []}, salt="another")
    assert SALT not in forged
    with pytest.raises(NoLongerThere):
        undo(desk=desk, key=forged, now=timezone.now())


def test_a_rule_that_says_no_to_one_stops_no_other(desk: Any) -> None:
    good, vague = submit_need(desk.agency), submit_need(desk.agency, title="Hilfe gesucht", details="", benefit="")
    over = submit_need(desk.agency, until=timezone.localdate() - timedelta(days=1))
    outcome = perform(
        desk=desk, act=ACTS["veroeffentlichen"], matters=[Matter(Art.NEED, one) for one in (vague, good, over)], words={},
        now=timezone.now(),
    )  # fmt: skip
    assert [matter.pk for matter in outcome.done] == [good.pk]
    assert [matter.pk for matter, _why in outcome.refused] == [vague.pk, over.pk]


def test_an_action_that_refuses_is_reported(desk: Any) -> None:
    outcome = do(desk, "zurueckgeben", Art.NEED, submit_need(desk.agency))
    assert (outcome.done, len(outcome.refused)) == ([], 1)


def test_the_project_of_a_need_there_and_back(desk: Any) -> None:
    need, project = hang_need(agency=desk.agency), submit_project(desk.agency)
    outcome = do(desk, "vorhaben", Art.NEED, need, project=project)
    need.refresh_from_db()
    assert (outcome.refused, need.project, need.state) == ([], project, "published")
    assert need.checks.first().changes == [{"field": "project", "before": "", "after": "Hofcafé am Tulpenbrunnen"}]
    assert OutgoingMail.objects.filter(key__startswith=f"need-{need.pk}-changed").count() == 1
    undo(desk=desk, key=outcome.undo, now=timezone.now())
    need.refresh_from_db()
    assert need.project is None
    do(desk, "vorhaben", Art.NEED, need, project=project)
    cleared = do(desk, "vorhaben", Art.NEED, need)
    need.refresh_from_db()
    assert need.project is None
    project.delete()
    assert undo(desk=desk, key=cleared.undo, now=timezone.now()).refused == []
    need.refresh_from_db()
    assert need.project is None


def test_acts_follow_the_state(desk: Any) -> None:
    always = ["uebernehmen", "weitergeben", "notiz"]
    assert acts_for(Art.OFFER, hang_offer(agency=desk.agency, state="done")) == ["wieder-auf", *always]
    assert acts_for(Art.OFFER, hang_offer(agency=desk.agency, state="done", covered=1000)) == always
    assert acts_for(Art.NEED, submit_need(desk.agency)) == [
        "veroeffentlichen", "zurueckgeben", "aendern", "vorhaben", *always
    ]  # fmt: skip
    assert acts_for(Art.NEED, hang_need(agency=desk.agency)) == [
        "abnehmen", "verlaengern", "aendern", "vorhaben", "erledigt", *always
    ]  # fmt: skip
    assert acts_for(Art.CALL, want_call(agency=desk.agency)) == ["anrufen", "niemand-da", "erledigt", *always]
    assert acts_for(Art.RESPONSE, give_answer()) == ["annehmen", "absagen", "zuordnen", *always]
    assert acts_for(Art.AGREEMENT, make_agreement()) == ["erinnern", *always]


# --- In the browser ---------------------------------------------------------------------------


def test_a_project_of_the_own_area_can_be_chosen_and_no_other(world: Any, browse: Any) -> None:
    need, own, foreign = world.things["bedarf"], world.things["vorhaben"], world.foreign["vorhaben"]
    client, address = browse("own"), reverse("desk:act", args=["bedarf", need.pk, "vorhaben"])
    page = client.get(reverse("desk:file", args=["bedarf", need.pk]))
    assert list(page.context["projects"]) == [own]
    for chosen, after in ((foreign.pk, None), ("x", None), (own.pk, own), ("", None)):
        client.post(address, {"project": chosen})
        need.refresh_from_db()
        assert need.project == after
    need.project = own
    need.save()
    page = client.get(reverse("desk:file", args=["bedarf", need.pk]))
    assert [one["title"] for one in page.context["related"]] == [own.title]
    need.project = foreign  # its author runs a project elsewhere: named, but its file lies on another desk
    need.save()
    page = client.get(reverse("desk:file", args=["bedarf", need.pk]))
    assert (page.context["related"], ("Vorhaben", foreign.title) in page.context["facts"]) == ([], True)
    offer = world.things["angebot"]
    assert client.post(reverse("desk:act", args=["angebot", offer.pk, "vorhaben"])).status_code == 404
    assert browse("other").post(address, {"project": own.pk}).status_code == 403


def test_publishing_from_the_list_and_undoing_it(world: Any, browse: Any) -> None:
    need = world.things["bedarf"]
    client = browse("own")
    page = client.post(
        reverse("desk:act", args=["bedarf", need.pk, "veroeffentlichen"]),
        {"zurueck": reverse("desk:today")},
        follow=True,
    )
    need.refresh_from_db()
    assert (need.state, page.redirect_chain) == ("published", [(reverse("desk:today"), 302)])
    (message,) = page.context["messages"]
    assert str(message) == f"„{need.title}“ hängt am Brett."
    key = message.extra_tags.removeprefix("undo:")
    assert f'name="schluessel" value="{key}"' in page.content.decode()
    client.post(reverse("desk:undo"), {"schluessel": key})
    need.refresh_from_db()
    assert need.state == "submitted"


def test_several_at_once_and_all_of_them_back(world: Any, browse: Any) -> None:
    needs = [submit_need(world.agency, title=f"{number} Stühle für den Hof") for number in (4, 5, 6)]
    client = browse("own")
    ticked = [f"bedarf-{need.pk}" for need in needs]
    page = client.post(reverse("desk:bulk"), {"tun": "veroeffentlichen", "ding": ticked}, follow=True)
    (message,) = page.context["messages"]
    assert str(message) == "3 Zettel hängen am Brett."
    assert {type(need).objects.get(pk=need.pk).state for need in needs} == {"published"}
    back = client.post(reverse("desk:undo"), {"schluessel": message.extra_tags.removeprefix("undo:")}, follow=True)
    assert [str(one) for one in back.context["messages"]] == ["Rückgängig gemacht: 3 sind wieder wie vorher."]
    assert {type(need).objects.get(pk=need.pk).state for need in needs} == {"submitted"}


def test_several_of_which_one_cannot(world: Any, browse: Any) -> None:
    call = world.things["anruf"]
    ticked = [f"bedarf-{world.things['bedarf'].pk}", f"anruf-{call.pk}"]
    page = browse("own").post(reverse("desk:bulk"), {"tun": "veroeffentlichen", "ding": ticked}, follow=True)
    said = [(message.level_tag, str(message)) for message in page.context["messages"]]
    assert [level for level, _words in said] == ["success", "warning"]


def test_handing_several_over(world: Any, browse: Any) -> None:
    colleague = world.people["owner"]
    ticked = [f"bedarf-{world.things['bedarf'].pk}", f"anruf-{world.things['anruf'].pk}"]
    told = {"tun": "weitergeben", "ding": ticked, "colleague": colleague.pk}
    page = browse("own").post(reverse("desk:bulk"), told, follow=True)
    assert [str(one) for one in page.context["messages"]] == ["David Okafor kümmert sich jetzt um 2 Dinge."]
    assert set(Assignment.objects.values_list("user", flat=True)) == {colleague.pk}
    without = browse("own").post(reverse("desk:bulk"), told | {"colleague": ""}, follow=True)
    assert [message.level_tag for message in without.context["messages"]] == ["warning"]


def test_nothing_ticked(browse: Any) -> None:
    page = browse("own").post(reverse("desk:bulk"), {"tun": "veroeffentlichen"}, follow=True)
    assert [str(one) for one in page.context["messages"]] == [
        "Nichts war angekreuzt. Kreuzen Sie zuerst ein paar Zeilen an."
    ]


def test_a_ready_made_reason_counts_without_own_words(world: Any, browse: Any) -> None:
    need = world.things["bedarf"]
    address = reverse("desk:act", args=["bedarf", need.pk, "zurueckgeben"])
    page = browse("own").post(address, {"note": " ", "reason": ""}, follow=True).content.decode()
    need.refresh_from_db()
    assert need.state == "submitted"
    assert "Grund: " in page and "Notiz: " not in page
    browse("own").post(address, {"note": "", "reason": NOTE})
    need.refresh_from_db()
    assert (need.state, need.checks.first().note) == ("returned", NOTE)


def test_linking_by_name(world: Any, browse: Any) -> None:
    company = make_company(name="Holz Kraft", slug="holz-kraft", agency=world.agency)
    response = world.things["rueckmeldung"]
    address = reverse("desk:act", args=["rueckmeldung", response.pk, "zuordnen"])
    page = browse("own").post(address, {"organisation": "Gibt es nicht"}, follow=True)
    assert [message.level_tag for message in page.context["messages"]] == ["warning"]
    for name in ("holz kraft", "holz-kraft"):
        browse("own").post(address, {"organisation": name})
        response.refresh_from_db()
        assert response.organisation == company
    browse("own").post(address, {"organisation": ""})
    response.refresh_from_db()
    assert response.organisation is None


@pytest.mark.parametrize(
    "where", ["https://boese.example/", "//boese.example/schreibtisch/", "/konto/", "/schreibtisch/../konto/", ""]
)
def test_the_way_back_never_leaves_the_desk(world: Any, browse: Any, where: str) -> None:
    address = reverse("desk:act", args=["bedarf", world.things["bedarf"].pk, "uebernehmen"])
    answer = browse("own").post(address, {"zurueck": where})
    assert (answer.status_code, answer["Location"]) == (302, reverse("desk:today"))


@pytest.mark.parametrize("name", ["act", "bulk", "undo"])
def test_acts_are_never_done_by_looking(world: Any, browse: Any, name: str) -> None:
    args = ["bedarf", world.things["bedarf"].pk, "veroeffentlichen"] if name == "act" else []
    assert browse("own").get(reverse(f"desk:{name}", args=args)).status_code == 405


def test_a_reason_for_what_cannot_be_done_any_more_is_not_lost(world: Any, browse: Any) -> None:
    need = world.things["bedarf"]
    address = reverse("desk:act", args=["bedarf", need.pk, "zurueckgeben"])
    type(need).objects.filter(pk=need.pk).update(state="published")  # a colleague was quicker
    page = browse("own").post(address, {"note": "Bitte schreiben Sie, wann."})
    need.refresh_from_db()
    assert (page.status_code, need.state, page.context["typed"]) == (409, "published", "Bitte schreiben Sie, wann.")
    said = page.content.decode()
    assert 'aria-describedby="notiz-h">Bitte schreiben Sie, wann.</textarea>' in said
    assert "Es hat sich inzwischen geändert" in said
    # Too long for the field is kept, too, and so is a ready-made sentence; without either one is led back.
    assert browse("own").post(address, {"note": "a" * 2001}).context["typed"] == "a" * 2001
    ready = browse("own").post(address, {"reason": "Zu allgemein.", "note": ""})
    assert (ready.status_code, ready.context["typed"]) == (409, "Zu allgemein.")
    assert browse("own").post(address).status_code == 302
