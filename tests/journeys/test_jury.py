"""A jury of young people on their phones: one stays out and finds nothing any more, two vote; then a vote by mail ends."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from playwright.sync_api import expect

from gemeinsinn.jury.lifecycle.sittings import Kind
from gemeinsinn.jury.models import Case, Sitting
from tests.factories.funds import WHO, make_round, rule_data
from tests.factories.juries import for_jury, make_jury, seat, sit
from tests.factories.people import make_account
from tests.journeys.steps.hands import Way, choose, fill, go, press, read, select, unfold, words


def youth_jury(kind):
    """An application by Otto Kühn, a chair, Rita Kühn, Mia Ernst; two are enough."""
    funding = make_round(like="jugendfonds", rules=rule_data("jugendfonds", jury__quorum=2))
    told = {"kind": "person", "birth_year": 2008, "cents": 30_000}
    made = for_jury(funding, who=WHO | {"name": "Otto Kühn", "email": "otto@example.org"}, **told)
    jury = make_jury(fund=funding.fund, name="Jugendjury")
    people = [seat(jury, name="Vera Vorsitz", function="chair")]
    people += [seat(jury, name=name, youth=True) for name in ("Rita Kühn", "Mia Ernst")]
    return sit([made], jury=jury, kind=kind), people


@pytest.mark.parametrize("language", ["de", "en"])
def test_a_youth_jury_meets_and_one_stays_out(halle, arrive, axe_at_end, shot, sign_in, language):
    # Given a meeting about an application whose applicant bears the name of a member
    sitting, [vera, rita, _mia] = youth_jury(Kind.MEETING)
    case = sitting.cases.get()
    # When that member says yes, I am biased
    page = arrive(Way(language=language))
    sign_in(page, rita.user)
    go(page, "/jury/")
    axe_at_end(page)
    press(page, "Ein Fest im Hof")
    read(page, "Are you biased?")
    axe_at_end(page)
    shot(page, "biased")
    press(page, "Yes, I stay out of this one")
    # Then nothing of it is there any more
    read(page, "Nothing is due")
    assert go(page, f"/jury/antrag/{case.pk}/").status == 404
    # And the chair leads the meeting without her, from a phone
    page = arrive(Way(language=language))
    sign_in(page, vera.user)
    go(page, f"/jury/sitzung/{sitting.pk}/")
    press(page, "Open the meeting")
    for member in sitting.jury.members.all():
        choose(page, f"p{member.pk}", "da")
    shot(page, "sitting")
    axe_at_end(page)
    press(page, "Note who is there")
    press(page, "Ein Fest im Hof")
    expect(page.locator("main")).not_to_contain_text("m" + str(rita.pk) + "-choice")
    for member in sitting.jury.members.exclude(pk=rita.pk):
        select(page, f"m{member.pk}-choice", words(page, "Yes, all that is asked for"))
    press(page, "Keep the votes")
    shot(page, "case")
    axe_at_end(page)
    press(page, "Write the result down and send the letter")
    read(page, "awarded")
    go(page, f"/jury/sitzung/{sitting.pk}/")
    press(page, "Finish and freeze the minutes")
    read(page, "Minutes (PDF)")
    axe_at_end(page)
    shot(page, "minutes")
    sitting.refresh_from_db()
    assert [line["recused"] for line in sitting.minutes["cases"]] == [[rita.pk]]


@pytest.mark.parametrize("language", ["de", "en"])
def test_a_vote_by_mail_on_the_phone_until_the_letter(
    halle, arrive, axe_at_end, shot, sign_in, latest_mail, link_in, time_passes, language
):
    # Given a vote by mail, and a mail with the way to it
    sitting, [vera, rita, mia] = youth_jury(Kind.CIRCULATION)
    way = Way(language=language)
    for number, member in enumerate((mia, vera)):
        page = arrive(way)
        sign_in(page, member.user)
        go(page, "/jury/") if number else page.goto(link_in(latest_mail(member.user.email)))
        # When members give points, see those of the others, and vote
        if not number:
            go(page, "/jury/")
        press(page, "Ein Fest im Hof")
        for key in ("idee", "selbst", "kosten"):
            select(page, f"k-{key}", "4")
        press(page, "Keep the points")
        read(page, "Points of all")
        choose(page, "choice", "yes" if number else "less")
        if not number:
            fill(page, amount="250")
        press_vote(page)
        axe_at_end(page)
        shot(page, f"voted-{number}")
    # And one who may be biased says why not
    page = arrive(way)
    sign_in(page, rita.user)
    go(page, f"/jury/antrag/{sitting.cases.get().pk}/")
    fill(page, **{"n-reason": "Nur der gleiche Name."})
    press(page, "No, I am not biased")
    unfold(page, "I am biased")
    # Then the vote reminds her, ends by itself, and the office writes the result down
    sitting.refresh_from_db()
    time_passes(sitting.closes_at - timedelta(days=1))
    assert "fehlt" in latest_mail(rita.user.email).subject
    time_passes(sitting.closes_at + timedelta(minutes=1))
    assert Sitting.objects.get().state == "counted"
    page = arrive(way)
    sign_in(page, make_account(roles=["office"], now=timezone.now()))
    go(page, reverse("jury:lead_case", args=[sitting.cases.get().pk]))
    read(page, "A majority gives %(sum)s.", sum="250\xa0€" if language == "de" else "€250")
    press(page, "Write the result down and send the letter")
    read(page, "awarded")
    axe_at_end(page)
    assert Case.objects.get().amount.cents == 25_000


def press_vote(page):
    """The button below the vote, not the heading."""
    press(page, "Vote", within=page.locator("section[aria-labelledby=stimme]"))
