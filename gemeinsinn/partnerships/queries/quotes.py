"""Thanks in public: only where both sides consented."""

from collections.abc import Collection
from dataclasses import dataclass

from django.db.models import Exists, OuterRef, Q, QuerySet

from gemeinsinn.exchange.models import Notice
from gemeinsinn.exchange.showing.thanked import Thanked
from gemeinsinn.organisations.models import Organisation
from gemeinsinn.partnerships.lifecycle import Side
from gemeinsinn.partnerships.models import Agreement, Fulfilment, Thanks
from gemeinsinn.partnerships.sides import organisation_name, person_name, public_name
from gemeinsinn.projects.models import Project


@dataclass(frozen=True, slots=True)
class Quote:
    """A sentence and who said it."""

    text: str
    name: str
    organisation: str
    side: str

    @property
    def who(self) -> str:
        """The line below it: "Jule Brandt, Tischlerei Holzweg"; whoever speaks for nobody else stands alone."""
        return ", ".join(dict.fromkeys(part for part in (self.name, self.organisation) if part))


@dataclass(frozen=True, slots=True)
class ThankYou:
    """What happened, and what both said about it."""

    title: str
    need_id: int | None
    slug: str
    quotes: list[Quote]


def quotes_of(agreement: Agreement) -> list[Quote]:
    """What both sides said, the seeker first. The caller has made sure that both want it public."""
    said = {answer.side: answer.sentence for answer in agreement.answers.all() if answer.sentence}
    response = agreement.response
    return [
        Quote(said[side], person_name(response, side), organisation_name(response, side), side.value)
        for side in (Side.SEEKER, Side.GIVER)
        if side in said
    ]


def public_thanks() -> QuerySet[Thanks]:
    """Thanks for what everyone may read, newest first, with all a page shows."""
    everyone = Notice.Audience.PUBLIC
    return (
        Thanks.objects.filter(Q(agreement__response__need__audience=everyone) | Q(agreement__response__offer__audience=everyone))
        .select_related(
            "agreement__response__contact", "agreement__response__organisation",
            "agreement__response__need__contact", "agreement__response__need__organisation",
            "agreement__response__offer__contact", "agreement__response__offer__organisation",
        )
        .prefetch_related("agreement__answers")
        .order_by("-at", "-pk")
    )  # fmt: skip


def thanks_for_project(project: Project, *, most: int = 4) -> list[ThankYou]:
    """Thanks around the needs of a project."""
    return thank_yous(public_thanks().filter(agreement__response__need__project=project), most)


def thanks_for_organisation(organisation: Organisation, *, most: int = 4) -> list[ThankYou]:
    """Thanks in which the organisation gave or received."""
    theirs = (
        Q(agreement__response__organisation=organisation)
        | Q(agreement__response__need__organisation=organisation)
        | Q(agreement__response__offer__organisation=organisation)
    )
    return thank_yous(public_thanks().filter(theirs), most)


def thanked_givers(needs: Collection[int]) -> dict[int, list[Thanked]]:
    """Who gave what these needs were about, where both sides want it known."""
    found: dict[int, list[Thanked]] = {}
    for thanks in public_thanks().filter(agreement__response__need__in=needs):
        response = thanks.agreement.response
        partner = response.organisation
        page = partner.slug if partner is not None and partner.state == "published" else ""
        found.setdefault(response.need_id or 0, []).append(Thanked(public_name(response, Side.GIVER), page))
    return found


def newest_thanks(*, most: int = 3) -> list[ThankYou]:
    """For the front page."""
    return thank_yous(public_thanks(), most)


def thank_yous(rows: QuerySet[Thanks], most: int) -> list[ThankYou]:
    """The newest that have something to say."""
    said = Fulfilment.objects.filter(agreement=OuterRef("agreement")).exclude(sentence="")
    with_words = rows.filter(Exists(said))[:most]
    return [
        ThankYou(
            thanks.agreement.response.notice.title, thanks.agreement.response.need_id,
            thanks.agreement.response.notice.slug, quotes_of(thanks.agreement),
        )
        for thanks in with_words
    ]  # fmt: skip
