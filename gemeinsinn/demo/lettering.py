"""The newsletter in the demo: people ordered it over half a year, a few pause, one ended it; three issues went out."""

from datetime import datetime, timedelta

from gemeinsinn.core.models import SecretLink
from gemeinsinn.core.tokens import digest_of, issue_link
from gemeinsinn.delivery.actions.ledger import claim_rows, mark_rows
from gemeinsinn.delivery.actions.mailings import finish
from gemeinsinn.delivery.lifecycle.mailings import Outcome, Verdict
from gemeinsinn.delivery.models import Mailing
from gemeinsinn.demo.network.issues import ISSUES, IssueText
from gemeinsinn.demo.network.readers import READERS, Reader
from gemeinsinn.demo.stage import Stage, email_of, place_of
from gemeinsinn.newsletter.actions.changing import change_wishes, pause
from gemeinsinn.newsletter.actions.ending import end_subscription
from gemeinsinn.newsletter.actions.issues import add_blocks, approve, change_block, hand_in, save_issue, start_issue
from gemeinsinn.newsletter.actions.linking import CONFIRM
from gemeinsinn.newsletter.actions.ordering import Wishes, ask_to_subscribe, confirm_subscription
from gemeinsinn.newsletter.actions.sending import send_issue
from gemeinsinn.newsletter.consents import current_consent
from gemeinsinn.newsletter.keys import key_of
from gemeinsinn.newsletter.lifecycle.subscriptions import CONFIRM_WITHIN, packed
from gemeinsinn.newsletter.models import Subscriber
from gemeinsinn.newsletter.sources import Card, sources

PAGE, HIDDEN = "/newsletter/", "/m/…/"


def gather_readers(stage: Stage) -> None:
    """Each on a day of their own; who never confirmed ordered yesterday."""
    for number, reader in enumerate(READERS):
        gather(reader, stage, -1 if reader.stands == "waiting" else -180 + 5 * number)


def gather(reader: Reader, stage: Stage, day: int) -> None:
    """Ordered on the page, confirmed ten minutes later, then what became of it."""
    at, address = stage.days.moment(day, reader.name), email_of(reader.name)
    spot = place_of(reader.where) if reader.where else None
    wishes = Wishes(
        language=reader.language, frequency=reader.frequency, topics=packed(reader.topics),
        place=spot.label if spot else "", lat=spot.lat if spot else None, lon=spot.lon if spot else None,
    )  # fmt: skip
    consent = current_consent(reader.language)
    ask_to_subscribe(address=address, wishes=wishes, consent=consent, page=PAGE, now=at)
    if reader.stands == "waiting":
        return
    made, later = Subscriber.objects.get(key=key_of(address)), at + timedelta(minutes=10)
    token = issue_link(purpose=CONFIRM, subject_id=made.pk, now=at, lasts=CONFIRM_WITHIN, single_use=True)
    link = SecretLink.objects.get(digest=digest_of(token))
    confirm_subscription(subscriber=made, link=link, page=HIDDEN, now=later)
    if reader.role:
        change_wishes(subscriber=made, fields={"role": reader.role}, page=HIDDEN, now=later)
    if reader.stands == "paused":
        pause(subscriber=made, page=HIDDEN, now=later + timedelta(days=1))
    if reader.stands == "ended":
        end_subscription(subscriber=made, page=HIDDEN, now=later + timedelta(days=1))


def send_issues(stage: Stage) -> None:
    """Written by the office, looked at by somebody else, sent to whoever read it then."""
    cards = {source.name: source.cards() for source in sources()}
    for text in ISSUES:
        send(text, stage, [card for name in text.picked for card in cards[name][:3]])


def send(text: IssueText, stage: Stage, cards: list[Card]) -> None:
    """One issue, on its day."""
    at, office = stage.days.moment(-text.days, text.subject), stage.office
    issue = start_issue(subject=text.subject, language=text.language, by=office, now=at)
    save_issue(issue=issue, fields={"preheader": text.preheader}, by=office, now=at)
    first = issue.blocks.all()[0]
    for heading, words in text.texts:
        change_block(block=first, fields={"heading": heading, "text": words}, by=office, now=at)
    if cards:
        add_blocks(issue=issue, cards=cards, by=office, now=at)
    hand_in(issue=issue, by=office, now=at)
    approve(issue=issue, by=None, now=at)
    arrive(send_issue(issue=issue, now=at + timedelta(hours=1)), at + timedelta(hours=1))


def arrive(mailing: Mailing, at: datetime) -> None:
    """As if a mail server had taken each: nobody lives there."""
    batch, rows = claim_rows(mailing=mailing, most=1000, worker="demo", now=at)
    mark_rows(batch=batch, outcomes=[(row, Outcome(Verdict.SENT)) for row in rows], now=at)
    finish(mailing=mailing, now=at)
