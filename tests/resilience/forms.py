"""Every form of the portal with what a person would fill in: (address, fields, who fills it in)."""

import uuid
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.urls import reverse
from django.utils import timezone

from gemeinsinn.core.tokens import issue_link
from gemeinsinn.exchange.actions.notices.writing import issue_draft_token
from gemeinsinn.organisations.actions import start_registration
from gemeinsinn.partnerships.actions import accept_response, sign
from gemeinsinn.projects.actions import start_draft as start_project
from tests.factories.exchange import make_author, make_need, make_offer
from tests.factories.partnerships import NAMES
from tests.permissions.world import World, give

Fields = dict[str, str]


@dataclass(frozen=True)
class Form:
    """One form: where it goes, what is filled in, and by whom ("" is somebody without account)."""

    name: str
    path: str
    fields: Fields
    role: str = ""
    refused: int = 0  # with this status, where something that no field can bring is missing
    fresh: tuple[str, ...] = ()  # fields that get a new key each time

    def filled(self) -> Fields:
        """As a person would send it."""
        return self.fields | {name: str(uuid.uuid4()) for name in self.fresh}


NOTE = {"note": "Das passt gut."}
CONTACT = {"contact_name": "Jule Brandt", "contact_email": "jule@example.org", "contact_phone": "0345 1234567"}
AUTHOR = {
    "name": "Oksana Petrenko", "email": "oksana@example.org", "phone": "0345 1234567", "contact_mode": "reply",
    "organisation_name": "Hausgemeinschaft Bunter Weg", "languages": "uk",
}  # fmt: skip
ANSWER = {
    "amount": "2", "message": "Zwei stehen im Keller.", "name": "Jule Brandt", "email": "jule@example.org",
    "phone": "0345 1234567", "organisation_name": "Tischlerei",
}  # fmt: skip
CALL = {"name": "Emre Kaya", "phone": "0345 5551234", "good_times": "abends", "message": "Acht Stühle."}
WHAT = {"title": "Zwanzig Stühle für das Hofcafé", "kind": "sachen", "details": "Stapelbar."}
AMOUNT = {"amount": "20", "unit": "piece", "unit_words": "Stühle"}
PLACE = {"place": "Halle-Neustadt", "spot": "Hof am Tulpenbrunnen"}
THANKS = "Ihr Name steht ein Jahr lang auf jeder Lehne, 340 Haushalte gehen daran vorbei."
KEY = ("form_key",)


def forms(world: World) -> Iterator[Form]:
    """All of them."""
    yield from _writing()
    yield from _answering(world)
    yield from _profiles(world)
    yield from _personal(world)
    yield from _promises(world)
    yield from _searches(world)
    yield from _accounts(world)
    yield from _desk(world)
    yield from _plans(world)


def day(days: int) -> str:
    return (timezone.localdate() + timedelta(days=days)).isoformat()


def token(purpose: str, pk: int) -> str:
    return issue_link(purpose=purpose, subject_id=pk, now=timezone.now(), lasts=timedelta(days=1))


def _writing() -> Iterator[Form]:
    for noun, folder, make in (("need", "bedarfe", make_need), ("offer", "angebote", make_offer)):
        draft = make(state="draft", contact=make_author())
        root = f"/{folder}/schreiben/{issue_draft_token(notice=draft, now=timezone.now())}/"
        when = {"until": day(20), "when_words": "donnerstags ab 15 Uhr"}
        yield Form(f"{noun}: what", f"/{folder}/schreiben/", WHAT, fresh=KEY)
        yield Form(f"{noun}: what again", f"{root}was/", WHAT)
        if noun == "need":
            yield Form("need: how much", f"{root}wie-viel/", AMOUNT)
            yield Form("need: where", f"{root}wo-und-wann/", PLACE | when)
            yield Form("need: thanks", f"{root}dank/", {"benefit_kind": "visible", "benefit": THANKS})
        else:
            yield Form("offer: how much", f"{root}wie-viel/", AMOUNT | when | {"standing": "on"})
            terms = {"radius_km": "5", "conditions": "Abholen.", "benefit_hoped": "Ein Foto."}
            yield Form("offer: where", f"{root}wo-und-wann/", PLACE | terms)
        yield Form(f"{noun}: who", f"{root}selbst/", AUTHOR)
        yield Form(f"{noun}: send", f"{root}pruefen/", {})
        yield Form(f"{noun}: link", f"{root}link/", {"email": "oksana@example.org"})


def _answering(world: World) -> Iterator[Form]:
    yield Form("respond to a need", reverse("exchange:respond_need", args=[world.need.pk]), ANSWER, fresh=KEY)
    yield Form("respond to an offer", reverse("exchange:respond_offer", args=[world.offer.pk]), ANSWER, fresh=KEY)
    yield Form("call about a need", reverse("exchange:call_need", args=[world.need.pk]), CALL, fresh=KEY)
    yield Form("call about an offer", reverse("exchange:call_offer", args=[world.offer.pk]), CALL, fresh=KEY)
    yield Form("call", reverse("exchange:call"), CALL | {"place": "Halle-Neustadt"}, fresh=KEY)


def _profiles(world: World) -> Iterator[Form]:
    yield Form("firm: kind", reverse("organisations:register"), {"kind": "social"})
    root = f"/m/{token('organisation-draft', start_registration(language='de', now=timezone.now()).pk)}/"
    who = {"name": "Tischlerei", "branch": "Holz", "about": "Treppen.", "paid_staff": "3", "volunteers": "0"}
    reach = {"phone": "0345 123456", "email": "post@example.org", "website": "tischlerei.example", "hours": "Mo bis Fr"}
    gives = {"gives": "Reste", "gives_not": "Geld", "gives_sachen": "on", "words_sachen": "Holz"}
    yield Form("firm: kind again", f"{root}art/", {"kind": "company"})
    yield Form("firm: who", f"{root}wer/", who)
    yield Form("firm: where", f"{root}wo/", PLACE | reach)
    yield Form("firm: gives", f"{root}geben/", gives)
    yield Form("firm: contact", f"{root}kontakt/", CONTACT)
    whole = who | PLACE | reach | gives | {"kind": "company", "brand": "#0a5c3a"}
    yield Form("firm: change by link", f"/m/{token('organisation', world.unseen_firm.pk)}/bearbeiten/", whole)
    yield Form("firm: change", reverse("organisations:edit", args=[world.firm.slug]), whole, "partner")
    invite = {"email": "neu@example.org", "role": "editor", "function": "Buchhaltung"}
    yield Form("firm: invite", reverse("organisations:invite", args=[world.firm.slug]), invite, "partner")
    member = reverse("organisations:member", args=[world.firm.slug, world.colleague.pk])
    yield Form("firm: member", member, {"role": "owner", "function": "Chefin"}, "partner")
    yield Form(
        "agency: area", reverse("organisations:areas", args=[world.agency.slug]), {"place": "Halle-Neustadt"}, "office"
    )
    quarter = {"name": "Südpark", "spot": "Halle-Neustadt", "radius_m": "800", "lat": "51.48", "lon": "11.92"}
    duty = reverse("organisations:duty", args=[world.agency.slug])
    hour = {"zeit-weekday": "6", "zeit-starts": "10:00", "zeit-ends": "11:00"}
    yield Form("agency: phone hour", duty, hour, "head")
    holiday = {
        "ausnahme": "1", "ausnahme-first": "2026-12-24", "ausnahme-last": "2026-12-31", "ausnahme-starts": "10:00",
        "ausnahme-ends": "11:00", "ausnahme-why": "Ferien",
    }  # fmt: skip
    yield Form("agency: phone, exception", duty, holiday, "head")
    yield Form("agency: quarter", reverse("organisations:draw_quarter", args=[world.agency.slug]), quarter, "head")
    yield from _projects(world)


def _projects(world: World) -> Iterator[Form]:
    what = {"title": "Hofcafé", "aim": "Nachbarn kennen sich.", "target_group": "Alle"}
    yield Form("project: what", reverse("projects:write"), what)
    drafted = f"/m/{token('project-draft', start_project(language='de', now=timezone.now()).pk)}/"
    own = f"/m/{token('project', world.project.pk)}/"
    parts = {
        "was": what,
        "wer": {"run_by": "Hausgemeinschaft", **rows("helfer", id="", name="Bäckerei", what="Brot")},
        "wo": PLACE | {"starts": day(2), "ends": day(9)},
        "plan": rows("schritte", id="", title="Stühle holen", due=day(3)),
        "geld": rows("mittel", source="municipality", amount="200", note="Quartiersfonds"),
        "bilder": {"alt": "Ein Hof", "rights": "selbst", "remove": ""},
    }  # fmt: skip
    for root, name in ((drafted, "draft"), (own, "project")):
        for part, fields in parts.items():
            yield Form(f"{name}: {part}", f"{root}{part}/", fields, refused=422 if part == "bilder" else 0)
    yield Form("draft: contact", f"{drafted}kontakt/", CONTACT)
    yield Form("project: step done", f"{own}schritt/", {"step": "1", "done": "1"}, refused=404)


def _plans(world: World) -> Iterator[Form]:
    shift, one = world.shift, world.enrolment.sign_ups.get()
    told = {"schicht": str(shift.pk), "name": "Nora Neu", "email": "nora@example.org", "phone": "0345 1234567"}
    more = {"heads": "1", "organisation_name": "Chor", "age": "30", "message": "Gern.", "remind_hours": "24"}
    guardian = {"guardian_name": "Katrin Neu", "guardian_email": "katrin@example.org", "qualified": "on"}
    path = reverse("volunteering:sign_up", args=[world.planned.pk])
    yield Form("sign up", path, told | more | guardian, fresh=KEY)
    slot = {"begins": "10:00", "ends": "12:00", "capacity": "3", "least": "1", "role": "Kuchen", "place": "Hof"}
    limits = {"qualification": "Schein", "least_age": "14", "most_age": "90", "deadline_days": "2"}
    root = f"/m/{token('need', world.planned.pk)}/plan/"
    yield Form("plan: shift", f"{root}neu/", slot | limits | {"day": day(30)}, fresh=KEY)
    rule = {"rhythm": "weekly", "weekdays": "1", "every": "1", "nth": "1", "first": day(30), "last": day(60)}
    pause = {"pause_first": day(40), "pause_last": day(45), "without": "24.12.2030"}
    yield Form("plan: series", f"{root}serie/", slot | limits | rule | pause, fresh=KEY)
    copied = {"since": day(0), "until": day(20), "first": day(100)}
    yield Form("plan: copy", f"{root}kopieren/", copied, fresh=KEY)
    people = {"mode": "agency", "cancel_hours": "12", "meeting_point": "am Tor", "bring_along": "Schuhe"}
    yield Form("plan: settings", f"{root}einstellungen/", people)
    yield Form("plan: change", f"{root}{shift.pk}/aendern/", slot | limits | {"day": day(12)}, fresh=KEY)
    yield Form("plan: decide", f"{root}{shift.pk}/entscheiden/", {"wer": str(one.pk), "antwort": "ja", "note": "Ja."})
    yield Form("plan: tick", f"{root}{shift.pk}/haken/", {"wer": str(one.pk), "haken": "da"})
    yield Form("plan: call off", f"{root}{shift.pk}/ausfall/", {"note": "Regen."})
    own = f"/m/{token('response', world.enrolment.pk)}/"
    yield Form("own: step back", f"{own}absagen/{one.pk}/", {"reason": "Krank."})
    yield Form("own: heads", f"{own}personen/{one.pk}/", {"heads": "2"})
    yield Form("own: place", f"{own}platz/{one.pk}/", {"antwort": "nein"})
    yield Form("own: reason", f"{own}grund/{one.pk}/", {"reason": "Zug."})
    yield Form("own: reminder", f"{own}erinnern/", {"remind_hours": "72"})
    yield Form("own: more", f"{own}mehr/", {"schicht": str(shift.pk)}, refused=409)


def rows(prefix: str, **fields: str) -> Fields:
    """A formset of one row."""
    management = {f"{prefix}-TOTAL_FORMS": "1", f"{prefix}-INITIAL_FORMS": "0"}
    return management | {f"{prefix}-0-{name}": value for name, value in fields.items()}


def _personal(world: World) -> Iterator[Form]:
    change = WHAT | AMOUNT | PLACE | {"until": day(20), "contact_mode": "reply", "audience": "public"}
    more = {"starts": day(1), "benefit_kind": "visible", "benefit": THANKS, "when_words": "abends"}
    need = make_need(agency=world.agency)
    yield Form("change a need", f"/m/{token('need', need.pk)}/aendern/", change | more)
    terms = {"standing": "on", "radius_km": "5", "conditions": "Abholen.", "benefit_hoped": "Ein Foto."}
    yield Form("change an offer", f"/m/{token('offer', world.offer.pk)}/aendern/", change | terms)
    answered = f"/m/{token('need', world.need.pk)}/antwort/{world.answer.pk}/"
    yield Form("accept", f"{answered}annehmen/", NOTE)
    yield Form("decline", f"{answered}ablehnen/", NOTE)
    own = f"/m/{token('response', world.answer.pk)}/"
    yield Form("change an answer", f"{own}aendern/", {"amount": "3", "message": "Doch drei."})
    yield Form("take an answer back", f"{own}zuruecknehmen/", NOTE)


def _promises(world: World) -> Iterator[Form]:
    agreed = f"/m/{token('response', world.agreed.pk)}/vereinbarung/"
    terms = {
        "what": "Drei Stühle", "amount": "3", "when": "am Freitag", "due_on": day(9), "where": "Hof", "benefit": "Dank",
        "organiser": "Oksana", "publicity": "on",
    }  # fmt: skip
    yield Form("sign", agreed, {"number": "1", "typed_name": "Jule Brandt"})
    yield Form("propose", f"{agreed}aendern/", terms)
    yield Form("call off", f"{agreed}absagen/", NOTE)
    over = finished(world)
    report = {
        "outcome": "partly", "amount": "1", "reason": "Ein Auftrag.", "concrete": "4", "benefit_felt": "3",
        "sentence": "Gern wieder.", "may_publish": "on",
    }  # fmt: skip
    yield Form("report", f"/m/{token('response', over.response.pk)}/geklappt/", report)
    outcome = {"giver-outcome": "partly", "giver-amount": "1", "giver-reason": "Ein Auftrag."}
    yield Form("desk: outcome", reverse("desk:outcome", args=[over.pk, "giver"]), outcome, "staff")


def _searches(world: World) -> Iterator[Form]:
    yield Form("keep a search", "/suche/merken/?q=Kuchen", {"email": "jule@example.org", "rhythm": "sofort"}, fresh=KEY)
    changed = {"words": "Torte", "place": "Halle-Neustadt", "km": "5", "rhythm": "taeglich"}
    yield Form("change a search", f"/m/{token('search', world.search.pk)}/aendern/", changed)


def finished(world: World) -> Any:
    """Signed by both, and the day is over."""
    now = timezone.now()
    response = give(make_need(agency=world.agency), world.users["partner"], 200, now=now)
    agreement = accept_response(response=response, by=None, now=now)
    for side, name in NAMES.items():
        sign(agreement=agreement, number=1, side=side, typed_name=name, now=now)
    type(agreement).objects.filter(pk=agreement.pk).update(due_on=timezone.localdate() - timedelta(days=1))
    return agreement


def _accounts(world: World) -> Iterator[Form]:
    yield Form("sign in", reverse("account_login"), {"email": "oksana@example.org", "next": "/konto/"})
    profile = {"name": "Oksana Petrenko", "phone": "0345 1234567", "language": "de"}
    yield Form("own profile", reverse("people:profile"), profile, "resident")
    yield Form("confirm oneself", reverse("account_reauthenticate"), {"code": "123456"}, "resident", 410)


def _desk(world: World) -> Iterator[Form]:
    def act(art: str, thing: Any, key: str) -> str:
        return reverse("desk:act", args=[art, thing.pk, key])

    back = {"zurueck": "/schreibtisch/"}
    edit = (
        WHAT
        | AMOUNT
        | PLACE
        | back
        | {"until": day(20), "benefit_kind": "visible", "benefit": "Dank", "tun": "aendern"}
    )
    yield Form("desk: edit", reverse("desk:edit", args=["bedarf", world.waiting.pk]), edit, "staff")
    yield Form("desk: note", act("bedarf", world.need, "notiz"), NOTE | back, "staff")
    returned = {"note": "Bitte eine Zahl.", "reason": "Bitte eine Zahl."} | back
    yield Form("desk: give back", act("bedarf", world.waiting, "zurueckgeben"), returned, "staff")
    yield Form("desk: extend", act("bedarf", world.need, "verlaengern"), {"until": day(50)} | back, "staff")
    handed = {"colleague": str(world.users["head"].pk)} | back
    yield Form("desk: hand over", act("bedarf", world.need, "weitergeben"), handed, "staff")
    linked = {"organisation": world.firm.name} | back
    yield Form("desk: link", act("rueckmeldung", world.answer, "zuordnen"), linked, "staff")
    yield Form("desk: caller's yes", reverse("desk:answer", args=[world.call.pk]), ANSWER | back, "staff", fresh=KEY)
    yield Form("desk: call off", reverse("desk:cancel", args=[world.agreement.pk]), NOTE | back, "staff")
    signed = {"number": "1", "typed_name": "Renate Hartung"} | back
    yield Form("desk: sign for", reverse("desk:sign_for", args=[world.agreement.pk, "seeker"]), signed, "staff")
    many = {"tun": "verlaengern", "ding": f"bedarf-{world.need.pk}"} | back
    yield Form("desk: several", reverse("desk:bulk"), many, "staff")
    yield Form("desk: undo", reverse("desk:undo"), {"schluessel": "x"} | back, "staff", 410)
