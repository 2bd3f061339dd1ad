"""How long what is kept about people, and which job ends it: docs/security.md holds this table, a test compares them."""

from dataclasses import dataclass
from datetime import timedelta

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

    what: str
    purpose: str
    lasts: timedelta | None = None
    since: str = ""
    job: str = ""


KEPT = (
    Kept("drafts of needs and offers", "going on later", notices.DRAFT_LASTS, "the last change", "exchange.forget_drafts"),
    Kept("notices whose address never answered", "one click", notices.CONFIRM_WITHIN, "sending", "exchange.forget_drafts"),
    Kept("words and contact of a withdrawn notice", "calling back", erasing.WITHDRAWN_KEPT, "the last change", "exchange.forget_drafts"),
    Kept("drafts of projects", "going on later", projects.DRAFT_LASTS, "the last change", "projects.forget_drafts"),
    Kept("drafts of profiles", "going on later", organisations.DRAFT_LASTS, "the last change", "organisations.forget_drafts"),
    Kept("answers whose address never answered", "one click", response_forgetting.UNCONFIRMED_KEPT, "lapsing", "exchange.forget_answers"),
    Kept("contact and words of an answer that came to nothing", "asking why", response_forgetting.ENDED_KEPT, "the end", "exchange.forget_answers"),
    Kept("name and number of a call", "calling once more", response_forgetting.CALLED_KEPT, "the call", "exchange.forget_answers"),
    Kept("guests of shifts long past", "proof of hours", volunteers.PAST_KEPT, "the last shift", "volunteering.forget"),
    Kept("hours of volunteers without account", "proof of them", hours.GUESTS_KEPT, "the last hours", "recognition.forget"),
    Kept("certificates of volunteers without account", "checking them", hours.PROOFS_KEPT, "asking for it", "recognition.forget"),
    Kept("allowances of volunteers", "adding them up", allowances.AMOUNTS_KEPT, "the end of the year, or a no", "recognition.forget"),
    Kept("what volunteers are told beside a withdrawn need", "calling back", opportunities.WITHDRAWN_KEPT, "the last change", "volunteering.forget_opportunities"),
    Kept("guardians of young volunteers", "asking back", volunteers.GUARDIAN_KEPT, "the last shift", "volunteering.forget"),
    Kept("saved searches whose address never answered", "one click", saved.CONFIRM_WITHIN, "saving", "matching.forget_searches"),
    Kept("saved searches that are paused", "going on later", saved.PAUSED_KEPT, "the last change", "matching.forget_searches"),
    Kept("name and words of a message to a guide", "coming back to it", asking.ANSWERED_KEPT, "the answer", "guides.forget"),
    Kept("the words of a consultation, which names nobody", "going on with it", consultations.NOTE_KEPT, "noting it", "guides.forget"),
    Kept("who was handed over by a guide, and about what", "hearing what became of it", handovers.KEPT, "the end", "guides.forget"),
    Kept("notes of talks with a team of guides", "seeing how a team grows", talks.TALKS_KEPT, "the talk", "guides.forget"),
    Kept("drafts of applications for grants, and what was never signed", "going on later", applications.DRAFT_LASTS, "the last change", "fund.forget"),
    Kept("names and words of applications that came to nothing", "an objection, a second try", applications.UNFUNDED_KEPT, "the end", "fund.forget"),
    Kept("names and words of grants, longer where the rules of the round say so", "proof to the funder", grants.FUNDED_KEPT, "the end of the project", "fund.forget"),
    Kept("receipts, reports and pictures of grants, longer where the rules of the round say so", "proof to the funder", grants.FUNDED_KEPT, "the end of the project", "proof.forget"),
    Kept("points, words and reasons of single members of a jury", "an objection", sittings.NOTES_KEPT, "the minutes", "jury.forget"),
    Kept("names of members of a jury, also in its minutes", "proof to the funder", sittings.MINUTES_KEPT, "the end of the seat", "jury.forget"),
    Kept("files of reports to funders, sealed", "sending them once more", reports.FILES_KEPT, "asking for the report", "reporting.forget"),
    Kept("notes of advice about grants, which name nobody", "counting", grants.ADVICE_KEPT, "the talk", "fund.forget"),
    Kept("fingerprints of addresses on ballots", "one ballot a person, changed until the end", timedelta(0), "the count after the last day", "voting.count"),
    Kept("that somebody asked for a ballot, without address and ticks", "leading an old link to the result", polls.LINKS_KEPT, "the last day", "voting.forget"),
    Kept("words somebody was quoted with, and whom to ask about them", "a yes to showing them", portraits.ASK_LASTS, "asking without an answer", "showcase.forget"),
    Kept("who wanted to help, and what was noted and suggested", "finding something, asking afterwards", cases.CLOSED_KEPT, "closing the case", "placement.forget"),
    Kept("guardians asked before somebody under 16 is introduced", "asking back", guardians.GUARDIAN_KEPT, "the end of the case or of what it was about", "placement.forget"),
    Kept("that a certificate of conduct was seen (at once without a placement)", "§ 72a SGB VIII", certificates.AFTER_END, "the end of the placement", "placement.forget"),
    Kept("accounts of payees, sealed", "paying, and hearing what became of it", payees.ACCOUNTS_KEPT, "the last payment", "treasury.forget"),
    Kept("payment files, sealed", "vouchers of what was paid", payees.FILES_KEPT, "the release", "treasury.forget"),
    Kept("who paid, on a line of a statement nobody could assign", "finding out what for", statements.WORDS_KEPT, "reading it", "treasury.forget"),
    Kept("newsletter: addresses that never answered, also new ones of a subscription", "one click", subscriptions.CONFIRM_WITHIN, "asking", "newsletter.forget"),
    Kept("newsletter: addresses of an earlier list that were asked once", "one click", timedelta(days=intakes.DAYS[1]), "asking, or sooner as the office has set it", "newsletter.forget"),
    Kept("newsletter: the file of an earlier list, sealed", "showing what became of each row", intakes.FILE_KEPT, "it was handed in", "newsletter.forget"),
    Kept("newsletter: who paused it", "going on later", subscriptions.PAUSED_KEPT, "the pause", "newsletter.forget"),
    Kept("newsletter: an address from which mails come back", "it may work again", subscriptions.LOST_KEPT, "the first that came back", "newsletter.forget"),
    Kept("newsletter: proof of consent, without the address once it has ended", "proving the yes", subscriptions.PROOF_KEPT, "the end of the newsletter", "newsletter.forget"),
    Kept("newsletter: fingerprints of addresses that want none", "no import brings them back", timedelta(0), "the person orders it again"),
    Kept("newsletter: address, topics, place", "the person wants it"),
    Kept("messages by the contact form, with answers and notes", "answering, coming back to it", concerns.SETTLED_KEPT, "the answer or the end", "contact.forget"),
    Kept("codes by mail", "proving an address", codes.KEPT, "their end", "people.forget_codes"),
    Kept("secret links", "saying that they ended", tokens.KEPT, "their end", "core.forget_links"),
    Kept("mails: that one was sent", "answering “did you write to me?”", forgetting.KEPT, "sending", "activity.forget_mails"),
    Kept("to whom a mailing went, and what their mail server said; words of it only until it is sent", "sending each once, hearing of bounces", mailings.KEPT, "the end of the mailing", "delivery.forget"),
    Kept("that mail to an address came back, or that its owner complained, with the server's words", "not writing there again", bounces.KEPT, "it came back", "delivery.forget"),
    Kept("counters of brakes", "keeping misuse out", timedelta(days=2), "the window", "core.forget_old_counts"),
    Kept("sessions", "staying signed in", timedelta(0), "their end", "core.forget_sessions"),
    Kept("that a name may stand in “Who is online?”, with its words", "the person wants it"),
    Kept("fingerprints of who is online, in the cache or memory alone, ten minutes each", "counting without cookies", timedelta(0), "ten minutes after the last movement"),
    Kept("account, memberships, contacts of what is open", "the person wants it"),
    Kept("terms, signatures and outcome of agreements", "both sides' record; a name goes when its bearer leaves"),
    Kept("notes of the agency", "looking after a matter; they go with its person"),
    Kept("the event stream", "what happened when; names nobody"),
)  # fmt: skip


def table() -> list[str]:
    """The rows as Markdown."""
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
