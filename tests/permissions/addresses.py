"""Every address of the portal, filled with things of Halle: {"exchange:need": "/bedarfe/1-stuehle/", ...}.

Where one pattern serves several sorts of things, the label says which: "desk:file[bedarf]".
"""

from collections.abc import Iterator
from typing import Any

from django.urls import URLPattern, get_resolver, reverse

from tests.permissions.world import World

THINGS = {
    "bedarf": "need", "angebot": "offer", "rueckmeldung": "answer", "anruf": "call", "vereinbarung": "agreement",
    "vorhaben": "project", "organisation": "firm",
}  # fmt: skip
LISTS = ("needs", "offers", "calls", "answers", "agreements", "projects", "organisations")
GUESSED = "q" * 43  # as long as a token, but nobody's


def routes() -> set[str]:
    """The full name of every pattern of the resolver."""
    return set(_walk(get_resolver().url_patterns, "", ()))


def _walk(patterns: Any, prefix: str, spaces: tuple[str, ...]) -> Iterator[str]:
    for pattern in patterns:
        route = prefix + str(pattern.pattern)
        if route.startswith("redaktion/"):
            continue  # test_editors.py walks the editors' desk
        if isinstance(pattern, URLPattern):
            yield ":".join([*spaces, pattern.name or route])
        else:
            yield from _walk(pattern.url_patterns, route, (*spaces, pattern.namespace) if pattern.namespace else spaces)


def route_of(label: str) -> str:
    """The pattern behind a label."""
    return label.partition("[")[0]


def addresses(world: World) -> dict[str, str]:
    """Label → path, at least one for each pattern."""
    found = {"favicon.ico": "/favicon.ico"}
    for label, args in _filled(world):
        found[label] = reverse(route_of(label), args=args)
    for name in routes() - {route_of(label) for label in found}:
        found[name] = reverse(name)  # a pattern without arguments needs no filling
    return found


def _filled(world: World) -> Iterator[tuple[str, list[Any]]]:
    yield "picture", ["logos/" + "0" * 32 + ".webp"]
    yield "ui:component", ["button"]
    yield "portal:page_image", [999_999]
    yield "portal:agency_card", [world.agency.slug]
    yield "plain_page", ["aktuelles/"]
    yield "wagtail_serve", ["gibt-es/nicht/"]
    yield "wagtaildocs_serve", [999_999, "blatt.pdf"]
    yield "people:personal", [GUESSED]
    yield "people:personal_rest", [GUESSED, "aendern"]
    yield "mfa_remove_webauthn", [1]
    yield "mfa_edit_webauthn", [1]
    yield "matching:tongue", ["ar"]
    yield "matching:own", [world.search.pk]
    yield "matching:stop", [GUESSED]
    yield "matching:stop_asking", [GUESSED]
    yield "newsletter:stop", [GUESSED]
    yield "contact:concern", [world.concern.pk]
    for act in ("antwort", "notiz", "weitergeben", "schliessen", "oeffnen", "loeschen", "gibt-es-nicht"):
        yield f"contact:act[{act}]", [world.concern.pk, act]
    yield from _issues(world)
    yield from _desk(world)
    yield from _notices(world)
    yield from _promises(world)
    yield from _profiles(world)
    yield from _plans(world)
    yield from _data(world)
    yield from _guides(world)
    for name in ("edit_card", "remove_card"):
        yield f"recognition:{name}", [world.card.pk]
    yield "recognition:checked", [world.attestation.code]
    yield "recognition:to_confirm_page[nachweis]", [f"nachweis/{world.attestation.pk}"]
    for page in ("berichtigen", "ablehnen", "gibt-es-nicht"):
        yield f"recognition:to_confirm_page[{page}]", [f"{world.hours.pk}/{page}"]
    yield from _cases(world)
    yield from _funds(world)
    yield from _polls(world)
    yield from _juries(world)
    yield from _proofs(world)
    for name in ("run", "release", "discard", "file"):
        yield f"treasury:{name}", [world.run.pk]
    for name in ("drop", "again"):
        yield f"treasury:{name}", [world.payment.pk]
    for name in ("statement", "assign", "dismiss"):
        yield f"treasury:{name}", [999_999]
    for name in ("commitment", "payee", "payment"):
        yield f"treasury:{name}", [world.payment.commitment_id]
    yield "treasury:number", [world.payment.commitment.payee_id]
    yield "treasury:drop_demand", [999_999]


def _issues(world: World) -> Iterator[tuple[str, list[Any]]]:
    for label, one in (("", world.edition), ("[unseen]", world.unseen_edition)):
        yield f"newsletter:issue{label}", [one.pk, one.slug]
        yield f"newsletter:edit{label}", [one.pk]
    yield "newsletter:follow", [world.edition.pk, 999]
    draft = world.unseen_edition.pk
    for name in ("count", "gather", "preview", "test"):
        yield f"newsletter:{name}", [draft]
    yield "newsletter:block", [draft, world.unseen_edition.blocks.first().pk]
    for act in ("einreichen", "gibt-es-nicht"):
        yield f"newsletter:act[{act}]", [draft, act]
    for name in ("intake", "intake_report"):
        yield f"newsletter:{name}", [999_999]
    for act in ("uebernehmen", "gibt-es-nicht"):
        yield f"newsletter:intake_act[{act}]", [999_999, act]


def _guides(world: World) -> Iterator[tuple[str, list[Any]]]:
    for label, guide in (("", world.guide), ("[unseen]", world.unseen_guide)):
        yield f"guides:detail{label}", [guide.pk, guide.slug]
        yield f"guides:calendar{label}", [guide.pk, guide.slug]
        for name in ("call", "write", "edit"):
            yield f"guides:{name}{label}", [guide.pk]
    for name in ("add_hours", "photo"):
        yield f"guides:{name}", [world.guide.pk]
    for name in ("consent", "take_back"):
        yield f"guides:{name}", [world.guide.pk, "page"]
    for act, guide in (("zeigen", world.unseen_guide), ("pause", world.guide), ("ende", world.guide)):
        yield f"guides:act[{act}]", [guide.pk, act]
    for name in ("team", "sponsor", "join"):
        yield f"guides:{name}", [world.team.pk]
    for name in ("cohort", "new_module", "new_day", "new_trainee"):
        yield f"guides:{name}", [world.trainee.cohort_id]
    yield "guides:attendance", [world.cohort_day.pk]
    for name in ("trainee_project", "certify", "certificate"):
        yield f"guides:{name}", [world.trainee.pk]
    yield "guides:month", [world.team.pk]
    yield "guides:figures_sheet", [world.team.pk, 2026]
    yield "guides:drop_talk", [world.talk.pk]
    yield "guides:end_sponsor", [world.sponsor.pk]
    yield "guides:drop_hours", [world.meeting.pk]
    yield "guides:add_pause", [world.meeting.pk]
    yield "guides:drop_pause", [world.pause.pk]
    yield "guides:handle_call", [world.guide_call.call_id, "erledigt"]
    yield "guides:drop_note", [1]
    yield "guides:make_sheet", [world.need.pk]
    yield "guides:sheet_paper", [world.sheet.code]
    yield "guides:sheet", [world.sheet.code]
    yield "guides:withdraw", [world.handover.pk]
    yield "guides:answered", [world.edition.pk]


def _cases(world: World) -> Iterator[tuple[str, list[Any]]]:
    for name in ("case", "talk", "person", "erase", "ideas", "paper", "mail"):
        yield f"placement:{name}", [world.case.pk]
    yield "placement:case[line]", [world.line.pk]
    for act in (
        "notiz",
        "wiedervorlage",
        "weitergeben",
        "schliessen",
        "oeffnen",
        "zeugnis",
        "zeugnis-weg",
        "gibt-es-nicht",
    ):
        yield f"placement:act[{act}]", [world.case.pk, act]
    yield "placement:introduce", [world.suggested.pk]
    for act in ("probe", "vermittelt", "nicht", "ende", "zurueck", "gibt-es-nicht"):
        yield f"placement:move[{act}]", [world.proposal.pk, act]
    yield "placement:answer", [world.follow_up.pk]


def _funds(world: World) -> Iterator[tuple[str, list[Any]]]:
    for label, one in (("", world.funding), ("[unseen]", world.unseen_fund)):
        for name in ("detail", "check"):
            yield f"fund:{name}{label}", [one.fund.slug]
    for name in ("edit_fund", "new_round"):
        yield f"fund:{name}", [world.funding.fund_id]
    yield "fund:edit_round", [world.funding.pk]
    yield "fund:preview", [world.funding.pk]
    yield "reporting:ask", [world.funding.pk]
    yield "reporting:report", [world.report.pk]
    for form in ("pdf", "exe"):
        yield f"reporting:file[{form}]", [world.report.pk, form]
    for label, one in (("", world.funding), ("[unseen]", world.unseen_fund)):
        yield f"fund:apply{label}", [one.fund.slug]
    yield "fund:own", [world.grant.pk]
    yield "fund:own_page", [world.grant.pk, "antrag.pdf"]
    yield "fund:signed", [1]
    yield "fund:signed_page", [1, "nachweis/belege"]
    yield "fund:own_page[nachweis]", [world.promised.application_id, "nachweis/belege"]
    for name in ("application", "check_formally"):
        yield f"fund:{name}", [world.grant.pk]
    yield "fund:add_paper", [world.grant.pk]
    yield "fund:demand", [world.grant.pk]
    for name in ("document", "confirm_signature"):
        yield f"fund:{name}", [world.grant.pk, 1]
    for what in ("antrag", "bescheid", "gibt-es-nicht"):
        yield f"fund:paper[{what}]", [world.grant.pk, what]
    for what in ("frage", "bewilligen", "notiz", "gibt-es-nicht"):
        yield f"fund:act[{what}]", [world.grant.pk, what]


def _polls(world: World) -> Iterator[tuple[str, list[Any]]]:
    for label, one in (("", world.poll), ("[unseen]", world.unseen_poll)):
        yield f"voting:poll{label}", [one.pk, one.slug]
        yield f"voting:edit{label}", [one.pk]
        yield f"voting:ballots{label}", [one.pk]
        yield f"voting:cancel{label}", [one.pk]
    yield "voting:drop", [world.poll.pk]
    for name in ("mailing", "decide"):
        yield f"delivery:{name}", [world.mailing.pk]
    for what in ("pausieren", "gibt-es-nicht"):
        yield f"delivery:act[{what}]", [world.mailing.pk, what]
    yield "residents:round", [world.unseen_fund.pk]
    for label, one in (("", world.portrait), ("[unseen]", world.unseen_portrait)):
        yield f"showcase:detail{label}", [one.pk, one.slug]
        yield f"showcase:image{label}", [one.pk]
    for name in ("edit", "picture", "quote", "prize"):
        yield f"showcase:{name}", [world.portrait.pk]
    for what in ("zeigen", "gibt-es-nicht"):
        yield f"showcase:act[{what}]", [world.portrait.pk, what]
    yield "showcase:act_on", [world.portrait.pk, "bild-weg", 999_999]
    yield "showcase:portray", [999_999]


def _juries(world: World) -> Iterator[tuple[str, list[Any]]]:
    case, sitting = world.jury_case, world.jury_case.sitting
    for name in ("case", "lead_case"):
        yield f"jury:{name}", [case.pk]
    yield "jury:document", [case.pk, 1]
    for name in ("sitting", "minutes"):
        yield f"jury:{name}", [sitting.pk]
    for what in ("stimme", "ja-befangen", "gibt-es-nicht"):
        yield f"jury:act[{what}]", [case.pk, what]
    for what in ("eroeffnen", "beenden", "gibt-es-nicht"):
        yield f"jury:lead[{what}]", [sitting.pk, what]
    for what in ("beschluss", "hoch", "gilt", "gibt-es-nicht"):
        yield f"jury:decide[{what}]", [case.pk, what]
    yield "jury:jury", [sitting.jury_id]
    yield "jury:end", [sitting.jury.members.last().pk]


def _proofs(world: World) -> Iterator[tuple[str, list[Any]]]:
    yield "proof:grant", [world.promised.pk]
    for what in ("belege", "zurueck", "gibt-es-nicht"):
        yield f"proof:act[{what}]", [world.promised.pk, what]
    for what in ("nachweis", "gibt-es-nicht"):
        yield f"proof:paper[{what}]", [world.promised.pk, what]
    for sort in ("beleg", "gibt-es-nicht"):
        yield f"proof:file[{sort}]", [world.promised.pk, sort, 1]


def _desk(world: World) -> Iterator[tuple[str, list[Any]]]:
    yield "api:release", [world.things["need"].agency_id]
    for page in LISTS:
        yield f"desk:export[{page}]", [page]
    for art, thing in THINGS.items():
        pk = world.things[thing].pk
        yield f"desk:file[{art}]", [art, pk]
        yield f"desk:edit[{art}]", [art, pk]
        yield f"desk:act[{art}, uebernehmen]", [art, pk, "uebernehmen"]
    for art, thing, act in (
        ("bedarf", "waiting", "veroeffentlichen"), ("bedarf", "waiting", "zurueckgeben"), ("bedarf", "need", "abnehmen"),
        ("bedarf", "need", "verlaengern"), ("bedarf", "need", "erledigt"), ("bedarf", "need", "wieder-auf"),
        ("bedarf", "need", "aendern"), ("rueckmeldung", "answer", "annehmen"),
        ("rueckmeldung", "answer", "absagen"), ("rueckmeldung", "answer", "zuordnen"), ("anruf", "call", "anrufen"),
        ("anruf", "call", "niemand-da"), ("anruf", "call", "erledigt"), ("vereinbarung", "agreement", "erinnern"),
        ("vereinbarung", "agreement", "fragen"), ("bedarf", "need", "weitergeben"), ("bedarf", "need", "notiz"),
        ("bedarf", "need", "gibt-es-nicht"), ("nirgends", "need", "notiz"),
    ):  # fmt: skip
        yield f"desk:act[{art}, {act}]", [art, world.things[thing].pk, act]
    yield "desk:answer", [world.call.pk]
    yield "desk:person", [world.call.contact_id]
    yield "desk:erase", [world.call.contact_id]
    yield "desk:outcome", [world.agreement.pk, "giver"]
    yield "desk:sign_for", [world.agreement.pk, "giver"]
    yield "desk:cancel", [world.agreement.pk]
    yield "desk:paper", [world.agreement.pk]
    yield from _suggestions(world)


def _suggestions(world: World) -> Iterator[tuple[str, list[Any]]]:
    firm = f"partner-{world.firm.pk}"
    yield "desk:ideas", [world.need.pk]
    for act in ("fragen", "angerufen", "zuruecklegen", "spaeter", "zurueck", "gerade-nicht", "gibt-es-nicht"):
        yield f"desk:suggest[{act}]", [world.need.pk, firm, act]
    yield "desk:suggest[nobody]", [world.need.pk, "partner-999999", "fragen"]
    yield "desk:idea_yes", [world.need.pk, firm]
    yield "desk:unlearn", [999_999]
    yield "desk:words_remove", [999_999]
    for act in ("rename", "show"):
        yield f"desk:fields_{act}", [world.field.pk]
        yield f"desk:fields_{act}[nothing]", [999_999]


def _plans(world: World) -> Iterator[tuple[str, list[Any]]]:
    need, shift = world.planned.pk, world.shift.pk
    yield "volunteering:sign_up", [need]
    yield "volunteering:signed_up", [need]
    yield "volunteering:own", [world.enrolment.pk]
    yield "volunteering:plan", [need]
    yield "volunteering:plan[goods]", [world.need.pk]
    for page in ("neu", "serie", "kopieren", "einstellungen", "gibt-es-nicht"):
        yield f"volunteering:plan_page[{page}]", [need, page]
    for page in ("zeile", "aendern", "ausfall", "wer", "tuer", "ohne-netz", "entscheiden", "haken"):
        yield f"volunteering:plan_page[schicht/{page}]", [need, f"{shift}/{page}"]
    yield "volunteering:opportunity", [need]
    yield "volunteering:opportunity[goods]", [world.need.pk]
    for page in ("zeit", "gibt-es-nicht"):
        yield f"volunteering:opportunity_step[{page}]", [need, page]
    yield "volunteering:plan_page[fremde schicht]", [world.need.pk, f"{shift}/wer"]


def _notices(world: World) -> Iterator[tuple[str, list[Any]]]:
    for noun, thing in (("need", world.need), ("offer", world.offer)):
        for name in (f"respond_{noun}", f"responded_{noun}", f"call_{noun}", f"{noun}_image", f"{noun}_short"):
            yield f"exchange:{name}", [thing.pk]
        yield f"exchange:manage_{noun}", [thing.pk]
        yield f"exchange:{noun}", [thing.pk, thing.slug]
        for name in (f"write_{noun}_resume", f"write_{noun}_link"):
            yield f"exchange:{name}", [GUESSED]
        yield f"exchange:write_{noun}_step", [GUESSED, "was"]
    for state in ("waiting", "partners_only", "hidden", "draft"):
        notice = world.things[state]
        yield f"exchange:need[{state}]", [notice.pk, "x"]  # whoever guesses ids does not know the headline
        yield f"exchange:need_short[{state}]", [notice.pk]
        yield f"exchange:need_image[{state}]", [notice.pk]
        yield f"exchange:respond_need[{state}]", [notice.pk]
        yield f"exchange:call_need[{state}]", [notice.pk]
        yield f"exchange:manage_need[{state}]", [notice.pk]


def _promises(world: World) -> Iterator[tuple[str, list[Any]]]:
    for state, response in (("offered", world.answer), ("accepted", world.agreed)):
        yield f"partnerships:response[{state}]", [response.pk]
    for page in ("aendern", "zuruecknehmen", "annehmen", "ablehnen", "termin.ics"):
        yield f"partnerships:response_rest[{page}]", [world.answer.pk, page]
    for page in (
        "vereinbarung", "vereinbarung/aendern", "vereinbarung/absagen", "vereinbarung.pdf", "geklappt",
        "geklappt/ja", "dank", "gibt-es-nicht",
    ):  # fmt: skip
        yield f"partnerships:response_rest[{page}]", [world.agreed.pk, page]


def _profiles(world: World) -> Iterator[tuple[str, list[Any]]]:
    for label, firm in (("", world.firm), ("[unseen]", world.unseen_firm), ("[agency]", world.agency)):
        for name in (
            "detail",
            "image",
            "brand",
            "edit",
            "visibility",
            "connect",
            "members",
            "invite",
            "areas",
            "draw_quarter",
        ):
            yield f"organisations:{name}{label}", [firm.slug]
    for label, firm in (("", world.firm), ("[agency]", world.agency)):
        yield f"organisations:duty{label}", [firm.slug]
        yield f"organisations:drop_duty{label}", [firm.slug, "zeit", 999_999]
    yield "organisations:resume", [world.firm.pk]
    for name in ("member", "remove_member"):
        yield f"organisations:{name}", [world.firm.slug, world.colleague.pk]
        yield f"organisations:{name}[of another]", [world.agency.slug, world.colleague.pk]
    yield "organisations:cancel_invitation", [world.firm.slug, world.invitation.pk]
    yield "organisations:cancel_invitation[of another]", [world.agency.slug, world.invitation.pk]
    yield "organisations:drop_area", [world.agency.slug, world.area.pk]
    yield "organisations:drop_area[of another]", [world.other.slug, world.area.pk]
    yield "organisations:remove_quarter", [world.agency.slug, world.quarter.pk]
    for label, project in (("", world.project), ("[unseen]", world.unseen_project)):
        yield f"projects:detail{label}", [project.pk, project.slug]
        yield f"projects:short{label}", [project.pk]
        yield f"projects:image{label}", [project.pk]
        yield f"projects:edit{label}", [project.pk]
        yield f"projects:edit_part{label}", [project.pk, "was"]


def _data(world: World) -> Iterator[tuple[str, list[Any]]]:
    yield "api_v1:offer", [world.offer.pk]
    yield "api_v1:opportunity", [world.things["planned"].pk]
    for label in ("need", "waiting", "partners_only", "hidden", "draft"):
        yield "api_v1:need" if label == "need" else f"api_v1:need[{label}]", [world.things[label].pk]
    yield "api_v1:project", [world.project.pk]
    yield "api_v1:project[unseen]", [world.unseen_project.pk]
