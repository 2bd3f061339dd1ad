"""Somebody becomes a guide, agrees, is shown, takes a break, ends and comes back."""

import pytest

from gemeinsinn.core.errors import DomainError, NotAllowed
from gemeinsinn.guides.actions.consent import give_consent, show_photo, take_back_consent
from gemeinsinn.guides.actions.guides import (
    add_guide,
    change_guide,
    end_guide,
    pause_guide,
    publish_guide,
    return_guide,
)
from gemeinsinn.guides.models import Guide, GuideConsent
from gemeinsinn.guides.queries.teams import guides_of
from gemeinsinn.people.models import NetworkRole
from tests.factories.guides import make_guide, make_team
from tests.factories.images import make_image
from tests.factories.organisations import NOW
from tests.factories.places import make_municipality

pytestmark = pytest.mark.django_db


def roles(guide):
    return list(NetworkRole.objects.filter(user=guide.user).values_list("role", flat=True))


def test_taking_somebody_in_opens_an_account_with_the_task(team, renate, stranger):
    with pytest.raises(NotAllowed):
        add_guide(team=team, name="Amira", email="amira@example.org", by=stranger, now=NOW)
    guide = add_guide(team=team, name=" Amira  Haddad ", email="amira@example.org", by=renate, now=NOW)
    assert (guide.name, guide.slug, guide.state, guide.user.email) == (
        "Amira Haddad", "amira-haddad", "prepared", "amira@example.org",
    )  # fmt: skip
    assert (list(guide.quarters.all()), roles(guide)) == ([team.quarter], ["guide"])
    with pytest.raises(DomainError, match="Adresse"):
        add_guide(team=team, name="Zwilling", email="AMIRA@example.org", by=renate, now=NOW)


def test_in_a_team_of_a_whole_town_nobody_has_a_quarter_yet(agency):
    town = make_municipality()
    team = make_team(agency=agency)
    team.quarter, team.municipality = None, town
    team.save()
    guide = add_guide(team=team, name="Bo", email="bo@example.org", by=None, now=NOW)
    assert (guide.quarters.count(), team.place_name) == (0, "Halle (Saale)")


def test_only_known_languages_and_topics_are_kept_in_their_order(amira):
    change_guide(
        guide=amira, name="Amira H.", about="x", quarters=[], languages=["uk", "xx", "de"], topics=["geldsachen", "yy", "amt"],
        by=amira.user, now=NOW,
    )  # fmt: skip
    assert [row.code for row in amira.languages.all()] == ["de", "uk"]
    assert [row.topic for row in amira.topics.all()] == ["amt", "geldsachen"]
    assert (amira.slug, amira.quarters.count()) == ("amira-h", 0)


def test_nobody_is_shown_without_their_own_yes(team, renate, office):
    guide = make_guide(team=team, state="prepared")
    with pytest.raises(DomainError, match="noch nicht zugestimmt"):
        publish_guide(guide=guide, by=renate, now=NOW)
    for other in (renate, office, None):
        with pytest.raises(NotAllowed):
            give_consent(guide=guide, purpose="page", by=other, now=NOW)
    consent = give_consent(guide=guide, purpose="page", by=guide.user, now=NOW)
    assert give_consent(guide=guide, purpose="page", by=guide.user, now=NOW) == consent
    assert (consent.version, consent.by, consent.wording[:10]) == (1, guide.user, "Mein Name,")
    publish_guide(guide=guide, by=renate, now=NOW)
    assert (guide.state, guide.published_at) == ("published", NOW)


def test_taking_the_yes_back_takes_the_page_away_at_once(amira):
    take_back_consent(guide=amira, purpose="page", by=amira.user, now=NOW)
    assert (Guide.objects.get().state, GuideConsent.objects.get().withdrawn_at) == ("paused", NOW)
    take_back_consent(guide=amira, purpose="page", by=amira.user, now=NOW)
    with pytest.raises(DomainError):
        take_back_consent(guide=amira, purpose="everything", by=amira.user, now=NOW)


def test_a_photograph_comes_with_a_yes_and_goes_with_a_no(
    amira, renate, settings, tmp_path, django_capture_on_commit_callbacks
):
    settings.MEDIA_ROOT = tmp_path
    with pytest.raises(NotAllowed):
        show_photo(guide=amira, image=make_image(), by=renate, now=NOW)
    with django_capture_on_commit_callbacks(execute=True):
        show_photo(guide=amira, image=make_image(), by=amira.user, now=NOW)
        show_photo(guide=amira, image=make_image(), by=amira.user, now=NOW)
    assert [path.name for path in (tmp_path / "guides").iterdir()] == [amira.photo.name.removeprefix("guides/")]
    with django_capture_on_commit_callbacks(execute=True):
        take_back_consent(guide=amira, purpose="photo", by=amira.user, now=NOW)
    amira.refresh_from_db()
    assert (amira.photo.name, amira.state, list((tmp_path / "guides").iterdir())) == ("", "published", [])
    assert amira.consents.filter(purpose="photo", withdrawn_at=NOW).count() == 1


def test_a_break_an_end_and_a_return(amira, renate, stranger):
    with pytest.raises(NotAllowed):
        pause_guide(guide=amira, by=stranger, now=NOW)
    pause_guide(guide=amira, by=amira.user, now=NOW)
    publish_guide(guide=amira, by=renate, now=NOW)
    with pytest.raises(NotAllowed):
        end_guide(guide=amira, by=amira.user, now=NOW)
    end_guide(guide=amira, by=renate, now=NOW)
    assert (amira.state, roles(amira), amira.consents.filter(withdrawn_at=None).count()) == ("ended", [], 0)
    with pytest.raises(DomainError, match="inzwischen"):
        end_guide(guide=amira, by=renate, now=NOW)
    return_guide(guide=amira, by=renate, now=NOW)
    assert (amira.state, roles(amira)) == ("prepared", ["guide"])


def test_whose_account_is_gone_is_ended_but_does_not_come_back(amira, renate):
    Guide.objects.filter(pk=amira.pk).update(user=None)
    amira.refresh_from_db()
    end_guide(guide=amira, by=renate, now=NOW)
    with pytest.raises(DomainError, match="Konto"):
        return_guide(guide=amira, by=renate, now=NOW)


def test_everybody_of_a_team(amira):
    other = make_guide(team=amira.team, name="Bo Berg", state="prepared")
    assert set(guides_of(amira.team)) == {amira, other}
    assert str(amira), str(other)
