"""How long what is kept about people, and which job ends it. The privacy notice is made from this table; docs/security.md
holds it, a test compares them.
"""

from dataclasses import dataclass
from datetime import timedelta

from django.utils import translation
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from gemeinsinn.activity import forgetting
from gemeinsinn.contact import lifecycle as concerns
from gemeinsinn.core import tokens
from gemeinsinn.delivery.lifecycle import bounces, mailings
from gemeinsinn.exchange.actions import response_forgetting
from gemeinsinn.exchange.actions.notices import erasing
from gemeinsinn.exchange.lifecycle import notices
from gemeinsinn.fund.actions import forgetting as grants
from gemeinsinn.fund.lifecycle import applications
from gemeinsinn.guides.actions import asking, consultations, talks
from gemeinsinn.guides.lifecycle import handovers
from gemeinsinn.jury.lifecycle import sittings
from gemeinsinn.matching.lifecycle import saved
from gemeinsinn.newsletter.lifecycle import intakes, subscriptions
from gemeinsinn.organisations import lifecycle as organisations
from gemeinsinn.people.actions import codes
from gemeinsinn.placement.actions import guardians
from gemeinsinn.placement.lifecycle import cases, certificates
from gemeinsinn.projects import lifecycle as projects
from gemeinsinn.recognition.actions import allowances
from gemeinsinn.recognition.actions import forgetting as hours
from gemeinsinn.reporting.lifecycle import reports
from gemeinsinn.showcase import lifecycle as portraits
from gemeinsinn.treasury.actions import forgetting as payees
from gemeinsinn.treasury.actions import statements
from gemeinsinn.volunteering.actions import forgetting as volunteers
from gemeinsinn.volunteering.actions import opportunities
from gemeinsinn.voting.lifecycle import polls


@dataclass(frozen=True, slots=True)
class Kept:
    """One class of fields. Without `job` it ends with the account or at the person's wish (people.personal_data)."""

    what: str | Promise
    purpose: str | Promise
    lasts: timedelta | None = None
    since: str | Promise = ""
    job: str = ""


KEPT = (
    Kept(_("drafts of needs and offers"), _("going on later"), notices.DRAFT_LASTS, _("the last change"), "exchange.forget_drafts"),
    Kept(_("notices whose address never answered"), _("one click"), notices.CONFIRM_WITHIN, _("sending"), "exchange.forget_drafts"),
    Kept(_("words and contact of a withdrawn notice"), _("calling back"), erasing.WITHDRAWN_KEPT, _("the last change"), "exchange.forget_drafts"),
    Kept(_("drafts of projects"), _("going on later"), projects.DRAFT_LASTS, _("the last change"), "projects.forget_drafts"),
    Kept(_("drafts of profiles"), _("going on later"), organisations.DRAFT_LASTS, _("the last change"), "organisations.forget_drafts"),
    Kept(_("answers whose address never answered"), _("one click"), response_forgetting.UNCONFIRMED_KEPT, _("lapsing"), "exchange.forget_answers"),
    Kept(_("contact and words of an answer that came to nothing"), _("asking why"), response_forgetting.ENDED_KEPT, _("the end"), "exchange.forget_answers"),
    Kept(_("name and number of a call"), _("calling once more"), response_forgetting.CALLED_KEPT, _("the call"), "exchange.forget_answers"),
    Kept(_("guests of shifts long past"), _("proof of hours"), volunteers.PAST_KEPT, _("the last shift"), "volunteering.forget"),
    Kept(_("hours of volunteers without account"), _("proof of them"), hours.GUESTS_KEPT, _("the last hours"), "recognition.forget"),
    Kept(_("certificates of volunteers without account"), _("checking them"), hours.PROOFS_KEPT, _("asking for it"), "recognition.forget"),
    Kept(_("allowances of volunteers"), _("adding them up"), allowances.AMOUNTS_KEPT, _("the end of the year, or a no"), "recognition.forget"),
    Kept(_("what volunteers are told beside a withdrawn need"), _("calling back"), opportunities.WITHDRAWN_KEPT, _("the last change"), "volunteering.forget_opportunities"),
    Kept(_("guardians of young volunteers"), _("asking back"), volunteers.GUARDIAN_KEPT, _("the last shift"), "volunteering.forget"),
    Kept(_("saved searches whose address never answered"), _("one click"), saved.CONFIRM_WITHIN, _("saving"), "matching.forget_searches"),
    Kept(_("saved searches that are paused"), _("going on later"), saved.PAUSED_KEPT, _("the last change"), "matching.forget_searches"),
    Kept(_("name and words of a message to a guide"), _("coming back to it"), asking.ANSWERED_KEPT, _("the answer"), "guides.forget"),
    Kept(_("the words of a consultation, which names nobody"), _("going on with it"), consultations.NOTE_KEPT, _("noting it"), "guides.forget"),
    Kept(_("who was handed over by a guide, and about what"), _("hearing what became of it"), handovers.KEPT, _("the end"), "guides.forget"),
    Kept(_("notes of talks with a team of guides"), _("seeing how a team grows"), talks.TALKS_KEPT, _("the talk"), "guides.forget"),
    Kept(_("drafts of applications for grants, and what was never signed"), _("going on later"), applications.DRAFT_LASTS, _("the last change"), "fund.forget"),
    Kept(_("names and words of applications that came to nothing"), _("an objection, a second try"), applications.UNFUNDED_KEPT, _("the end"), "fund.forget"),
    Kept(_("names and words of grants, longer where the rules of the round say so"), _("proof to the funder"), grants.FUNDED_KEPT, _("the end of the project"), "fund.forget"),
    Kept(_("receipts, reports and pictures of grants, longer where the rules of the round say so"), _("proof to the funder"), grants.FUNDED_KEPT, _("the end of the project"), "proof.forget"),
    Kept(_("points, words and reasons of single members of a jury"), _("an objection"), sittings.NOTES_KEPT, _("the minutes"), "jury.forget"),
    Kept(_("names of members of a jury, also in its minutes"), _("proof to the funder"), sittings.MINUTES_KEPT, _("the end of the seat"), "jury.forget"),
    Kept(_("files of reports to funders, sealed"), _("sending them once more"), reports.FILES_KEPT, _("asking for the report"), "reporting.forget"),
    Kept(_("notes of advice about grants, which name nobody"), _("counting"), grants.ADVICE_KEPT, _("the talk"), "fund.forget"),
    Kept(_("fingerprints of addresses on ballots"), _("one ballot a person, changed until the end"), timedelta(0), _("the count after the last day"), "voting.count"),
    Kept(_("that somebody asked for a ballot, without address and ticks"), _("leading an old link to the result"), polls.LINKS_KEPT, _("the last day"), "voting.forget"),
    Kept(_("words somebody was quoted with, and whom to ask about them"), _("a yes to showing them"), portraits.ASK_LASTS, _("asking without an answer"), "showcase.forget"),
    Kept(_("who wanted to help, and what was noted and suggested"), _("finding something, asking afterwards"), cases.CLOSED_KEPT, _("closing the case"), "placement.forget"),
    Kept(_("guardians asked before somebody under 16 is introduced"), _("asking back"), guardians.GUARDIAN_KEPT, _("the end of the case or of what it was about"), "placement.forget"),
    Kept(_("that a certificate of conduct was seen (at once without a placement)"), _("§ 72a SGB VIII"), certificates.AFTER_END, _("the end of the placement"), "placement.forget"),
    Kept(_("accounts of payees, sealed"), _("paying, and hearing what became of it"), payees.ACCOUNTS_KEPT, _("the last payment"), "treasury.forget"),
    Kept(_("payment files, sealed"), _("vouchers of what was paid"), payees.FILES_KEPT, _("the release"), "treasury.forget"),
    Kept(_("who paid, on a line of a statement nobody could assign"), _("finding out what for"), statements.WORDS_KEPT, _("reading it"), "treasury.forget"),
    Kept(_("newsletter: addresses that never answered, also new ones of a subscription"), _("one click"), subscriptions.CONFIRM_WITHIN, _("asking"), "newsletter.forget"),
    Kept(_("newsletter: addresses of an earlier list that were asked once"), _("one click"), timedelta(days=intakes.DAYS[1]), _("asking, or sooner as the office has set it"), "newsletter.forget"),
    Kept(_("newsletter: the file of an earlier list, sealed"), _("showing what became of each row"), intakes.FILE_KEPT, _("it was handed in"), "newsletter.forget"),
    Kept(_("newsletter: who paused it"), _("going on later"), subscriptions.PAUSED_KEPT, _("the pause"), "newsletter.forget"),
    Kept(_("newsletter: an address from which mails come back"), _("it may work again"), subscriptions.LOST_KEPT, _("the first that came back"), "newsletter.forget"),
    Kept(_("newsletter: proof of consent, without the address once it has ended"), _("proving the yes"), subscriptions.PROOF_KEPT, _("the end of the newsletter"), "newsletter.forget"),
    Kept(_("newsletter: fingerprints of addresses that want none"), _("no import brings them back"), timedelta(0), _("the person orders it again")),
    Kept(_("newsletter: address, topics, place"), _("the person wants it")),
    Kept(_("messages by the contact form, with answers and notes"), _("answering, coming back to it"), concerns.SETTLED_KEPT, _("the answer or the end"), "contact.forget"),
    Kept(_("codes by mail"), _("proving an address"), codes.KEPT, _("their end"), "people.forget_codes"),
    Kept(_("secret links"), _("saying that they ended"), tokens.KEPT, _("their end"), "core.forget_links"),
    Kept(_("mails: that one was sent"), _("answering “did you write to me?”"), forgetting.KEPT, _("sending"), "activity.forget_mails"),
    Kept(_("to whom a mailing went, and what their mail server said; words of it only until it is sent"), _("sending each once, hearing of bounces"), mailings.KEPT, _("the end of the mailing"), "delivery.forget"),
    Kept(_("that mail to an address came back, or that its owner complained, with the server's words"), _("not writing there again"), bounces.KEPT, _("it came back"), "delivery.forget"),
    Kept(_("counters of brakes"), _("keeping misuse out"), timedelta(days=2), _("the window"), "core.forget_old_counts"),
    Kept(_("sessions"), _("staying signed in"), timedelta(0), _("their end"), "core.forget_sessions"),
    Kept(_("that a name may stand in “Who is online?”, with its words"), _("the person wants it")),
    Kept(_("fingerprints of who is online, in the cache or memory alone, ten minutes each"), _("counting without cookies"), timedelta(0), _("ten minutes after the last movement")),
    Kept(_("account, memberships, contacts of what is open"), _("the person wants it")),
    Kept(_("terms, signatures and outcome of agreements"), _("both sides' record; a name goes when its bearer leaves")),
    Kept(_("notes of the agency"), _("looking after a matter; they go with its person")),
    Kept(_("the event stream"), _("what happened when; names nobody")),
)  # fmt: skip


def table() -> list[str]:
    """The rows as Markdown, in English."""
    with translation.override("en"):
        return [f"| {row.what} | {row.purpose} | {term(row)} | {f'`{row.job}`' if row.job else ''} |" for row in KEPT]


def term(row: Kept) -> str:
    """ "30 days after sending"."""
    if row.lasts is None:
        return "until the person leaves"
    return (
        f"{row.lasts.days} {'day' if row.lasts.days == 1 else 'days'} after {row.since}"
        if row.lasts
        else f"until {row.since}"
    )
