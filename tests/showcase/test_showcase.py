"""Portraits: begun in one click, written, agreed to, shown; prize and vote."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.files.base import ContentFile

from gemeinsinn.activity.models import OutgoingMail
from gemeinsinn.core.errors import DomainError, NotAllowed
from gemeinsinn.core.money import Money
from gemeinsinn.fund.actions.deciding import accept_award
from gemeinsinn.people.actions.leaving import close_account
from gemeinsinn.people.models import Consent, Contact, NetworkRole
from gemeinsinn.people.personal_data import collect_all
from gemeinsinn.proof.models import Grant
from gemeinsinn.showcase.actions.portraits import (
    MOST_PICTURES,
    add_picture,
    agree_to_picture,
    first_sentence,
    give_prize,
    hide_portrait,
    portrait_from_grant,
    portrait_from_project,
    publish_portrait,
    remove_picture,
    save_portrait,
)
from gemeinsinn.showcase.actions.quotes import add_quote, agree_to_quote, drop_quote, forget_unanswered
from gemeinsinn.showcase.actions.votes import put_candidates_to_vote
from gemeinsinn.showcase.lifecycle import MOVES, Move, State, after, free_month
from gemeinsinn.showcase.models import Portrait, Quote
from gemeinsinn.showcase.queries import (
    current_portrait,
    is_month_vote,
    portrait_of,
    portraits_for,
    possible_grants,
    possible_projects,
    published_portraits,
    winner_of,
)
from gemeinsinn.showcase.rules import can_give_prizes
from gemeinsinn.showcase.tasks import forget
from gemeinsinn.voting.actions.polls import count_poll, open_poll
from gemeinsinn.voting.models import Poll
from tests.factories.funds import award_grant, check_grant
from tests.factories.images import make_image as picture
from tests.factories.people import make_account
from tests.factories.polls import make_poll, vote
from tests.factories.portraits import make_portrait
from tests.factories.projects import make_project
from tests.factories.proof import handed_grant
from tests.factories.treasury import make_pot

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 5, 12, 9, 0, tzinfo=UTC)
NOBODY = AnonymousUser()


@pytest.fixture(autouse=True)
def _media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


def fields_of(portrait, **changes):
    return {
        name: getattr(portrait, name) for name in ("title", "month", "lead", "text", "who", "funder_line")
    } | changes


def test_months_and_moves():
    assert (after(date(2026, 12, 1)), after(date(2026, 1, 1))) == (date(2027, 1, 1), date(2026, 2, 1))
    assert free_month(date(2026, 5, 12), []) == date(2026, 5, 1)
    assert free_month(date(2026, 5, 12), [date(2026, 5, 1), date(2026, 6, 1)]) == date(2026, 7, 1)
    assert MOVES[Move.HIDE] == (frozenset({State.PUBLISHED}), State.HIDDEN)


def test_a_long_beginning_is_cut_between_words():
    assert first_sentence("Kurz.\n\nMehr.") == "Kurz."
    cut = first_sentence("wort " * 100)
    assert len(cut) <= 300 and cut.endswith("wort…")


def test_from_a_project_with_its_pictures_which_wait_for_a_tick():
    project = make_project(title="Ein Hof für alle", aim="Wir räumen auf.\n\nUnd pflanzen.")
    add = picture()
    project.pictures.create(image="", alt="Der Hof", rights="Foto: N. N.").image.save(add.name, add_file(add))
    made = portrait_from_project(project=project, by=None, now=NOW)
    assert (made.title, made.lead, made.month, made.project) == (
        "Ein Hof für alle",
        "Wir räumen auf.",
        date(2026, 5, 1),
        project,
    )
    assert [(one.alt, one.agreed, one.width) for one in made.pictures.all()] == [("Der Hof", False, 60)]
    assert project not in possible_projects()
    hidden = make_project(state="submitted")
    with pytest.raises(DomainError, match="öffentliches"):
        portrait_from_project(project=hidden, by=None, now=NOW)


def add_file(checked):
    return ContentFile(checked.content, name=checked.name)


def test_from_a_grant_with_the_sentence_about_who_paid_and_without_the_person():
    waiting, accepted = check_grant(), award_grant(organisation_name="")
    with pytest.raises(DomainError, match="angenommen"):
        portrait_from_grant(application=waiting, by=None, now=NOW)
    accept_award(application=accepted, typed_name="Jule Brandt", now=NOW)
    assert list(possible_grants(NOBODY)) == [accepted]
    made = portrait_from_grant(application=accepted, by=None, now=NOW)
    assert (made.title, made.who, made.funder_line) == ("Ein Fest im Hof", "", "Land Sachsen-Anhalt")
    assert "Jule" not in f"{made.title} {made.lead} {made.text}"
    assert list(possible_grants(NOBODY)) == []


def test_from_a_closed_grant_with_what_became_of_it_and_its_agreed_pictures():
    grant = handed_grant(now=NOW)
    Grant.objects.update(state="closed", result="accepted", recognised=40_000, checked_at=NOW, closed_at=NOW)
    made = portrait_from_grant(application=grant.application, by=None, now=NOW)
    assert made.text.endswith("Drei lange Tafeln.\n\nMan grüßt sich.")
    assert list(made.pictures.values_list("alt", "rights", "agreed")) == [("Die Tafel", "Jule Brandt", True)] * 2


def test_who_may_write_and_who_gives_money():
    someone, editor = make_account(), make_account(roles=[NetworkRole.Role.EDITOR])
    office = make_account(roles=[NetworkRole.Role.OFFICE])
    portrait = make_portrait(public=False, now=NOW)
    for act in (
        lambda: publish_portrait(portrait=portrait, by=someone, now=NOW),
        lambda: give_prize(portrait=portrait, pot_id=1, amount=Money(1), by=editor, now=NOW),
    ):
        with pytest.raises(NotAllowed):
            act()
    publish_portrait(portrait=portrait, by=editor, now=NOW)
    assert can_give_prizes(office) and not can_give_prizes(editor)
    hide_portrait(portrait=portrait, by=office, now=NOW)
    assert list(portraits_for(NOBODY)) == [] and list(portraits_for(editor)) == [portrait]


def test_one_a_month():
    may, another = make_portrait(now=NOW), make_portrait(public=False, now=NOW)
    assert another.month == date(2026, 6, 1)
    save_portrait(portrait=another, fields=fields_of(another, month=date(2026, 5, 30), title="Zwei"), by=None, now=NOW)
    assert (another.month, another.slug) == (date(2026, 5, 1), "zwei")
    with pytest.raises(DomainError, match="Monat"):
        publish_portrait(portrait=another, by=None, now=NOW)
    another.refresh_from_db()
    save_portrait(portrait=another, fields=fields_of(another, month=date(2026, 6, 2)), by=None, now=NOW)
    publish_portrait(portrait=another, by=None, now=NOW)
    with pytest.raises(DomainError, match="Monat"):
        save_portrait(portrait=another, fields=fields_of(another, month=may.month), by=None, now=NOW)
    another.refresh_from_db()
    save_portrait(portrait=another, fields=fields_of(another, title="Anders"), by=None, now=NOW)
    assert (another.title, another.slug) == ("Anders", "zwei")
    with pytest.raises(DomainError, match="inzwischen"):
        publish_portrait(portrait=another, by=None, now=NOW)
    assert current_portrait(NOBODY, today=date(2026, 5, 31)) == may
    assert current_portrait(NOBODY, today=date(2026, 7, 1)) == another
    assert current_portrait(NOBODY, today=date(2026, 4, 1)) is None
    empty = make_portrait(public=False, now=NOW, lead="")
    with pytest.raises(DomainError, match="Satz"):
        publish_portrait(portrait=empty, by=None, now=NOW)


def test_pictures_are_shown_once_everyone_on_them_agrees():
    portrait = make_portrait(now=NOW)
    told = {"portrait": portrait, "alt": "Der Hof", "rights": "Foto: N. N.", "by": None, "now": NOW}
    first = add_picture(image=picture(), agreed=False, **told)
    assert published_portraits(NOBODY).get().shown_pictures == []
    agree_to_picture(picture=first, agreed=True, by=None, now=NOW)
    assert published_portraits(NOBODY).get().shown_pictures == [first]
    for _number in range(MOST_PICTURES - 1):
        add_picture(image=picture(), agreed=True, **told)
    with pytest.raises(DomainError, match="Acht"):
        add_picture(image=picture(), agreed=True, **told)
    remove_picture(picture=first, by=None, now=NOW)
    assert portrait.pictures.count() == MOST_PICTURES - 1


def test_a_quote_is_shown_with_a_yes_and_gone_with_a_no():
    portrait = make_portrait(now=NOW)
    told = {
        "portrait": portrait,
        "name": "Jule Brandt",
        "function": "Nachbarin",
        "email": "jule@example.org",
        "by": None,
        "now": NOW,
    }
    with pytest.raises(DomainError, match="Worte"):
        add_quote(text=" ", **told)
    quote = add_quote(text="Endlich ist hier was los.", **told)
    assert OutgoingMail.objects.get(key=f"quote-{quote.pk}-ask").to == "jule@example.org"
    assert published_portraits(NOBODY).get().shown_quotes == []
    agree_to_quote(quote=quote, now=NOW)
    agree_to_quote(quote=quote, now=NOW)
    assert published_portraits(NOBODY).get().shown_quotes == [quote]
    assert list(Consent.objects.values_list("purpose", "wording")) == [("quote", "Endlich ist hier was los.")]
    gone = quote.contact_id
    drop_quote(quote=quote, now=NOW)
    assert (Quote.objects.count(), Contact.objects.filter(pk=gone).count()) == (0, 0)


def test_the_prize_goes_through_the_ledger_once():
    portrait, pot = make_portrait(now=NOW), make_pot(budget=Money(50_000))
    give_prize(portrait=portrait, pot_id=pot.pk, amount=Money(20_000), by=None, now=NOW)
    portrait.refresh_from_db()
    pot.refresh_from_db()
    assert (portrait.prize.committed, pot.available) == (Money(20_000), Money(30_000))
    assert portrait.prize.reference == f"VDM-2026-05-{portrait.pk}"
    with pytest.raises(DomainError, match="schon"):
        give_prize(portrait=portrait, pot_id=pot.pk, amount=Money(1), by=None, now=NOW)


def test_visitors_choose_and_the_winner_is_portrayed():
    projects = [make_project(title=title) for title in ("Hof", "Beet")]
    told = {
        "month": date(2026, 5, 20),
        "title": "Wer?",
        "starts": NOW.date(),
        "ends": NOW.date(),
        "by": None,
        "now": NOW,
    }
    with pytest.raises(DomainError, match="zwei"):
        put_candidates_to_vote(projects=projects[:1], **told)
    made = put_candidates_to_vote(projects=projects, **told)
    poll = Poll.objects.get(pk=made.poll_id)
    assert [(one.title, one.href.startswith("/vorhaben/")) for one in poll.options.all()] == [
        ("Hof", True),
        ("Beet", True),
    ]
    assert winner_of(made) is None and is_month_vote(poll) and not is_month_vote(make_poll(now=NOW))
    open_poll(poll=poll, by=None, now=NOW)
    vote(poll, "jule@example.org", 2, now=NOW)
    count_poll(poll=poll, now=NOW + timedelta(days=1))
    made.poll.refresh_from_db()
    assert winner_of(made) == projects[1]


def test_a_quote_nobody_answers_goes_and_one_with_a_yes_stays():
    told = {"portrait": make_portrait(now=NOW), "name": "Jule Brandt", "function": "", "by": None}
    silent = add_quote(text="Endlich.", email="jule@example.org", now=NOW, **told)
    agreed = add_quote(text="Schön.", email="jonas@example.org", now=NOW, **told)
    agree_to_quote(quote=agreed, now=NOW)
    assert forget_unanswered(now=NOW + timedelta(days=59)) == 0
    forget(now=NOW + timedelta(days=60))
    assert list(Quote.objects.all()) == [agreed]
    assert not Contact.objects.filter(pk=silent.contact_id).exists()


def test_whoever_leaves_takes_quotes_and_the_name_along():
    user = make_account(email="jule@example.org", name="Jule Brandt")
    project = make_project()
    Contact.objects.filter(pk=project.contact_id).update(user=user, name="Jule Brandt")
    portrait = make_portrait(now=NOW, project=project, text="Jule Brandt hatte die Idee.")
    quote = add_quote(
        portrait=portrait, text="Endlich.", name="Jule Brandt", function="", email="jule@example.org", by=None, now=NOW
    )
    Contact.objects.filter(pk=quote.contact_id).update(user=user, confirmed_at=NOW)
    assert collect_all(user)["quotes"][0]["text"] == "Endlich."
    assert portrait_of(project) == portrait
    close_account(user=user, now=NOW)
    portrait.refresh_from_db()
    assert (portrait.text, Quote.objects.count()) == ("N. N. hatte die Idee.", 0)
    assert Portrait.objects.count() == 1
