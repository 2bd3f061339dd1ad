"""What earlier runs took."""

from collections.abc import Iterator

from gemeinsinn.movein.models import Origin
from gemeinsinn.portal.models import SitePage


def taken_articles(site: str, numbers: list[str]) -> dict[str, SitePage | None]:
    """Of some numbers of an old site those that are here: number → page, None if editors have deleted it."""
    found = Origin.objects.filter(site=site, kind=Origin.Kind.ARTICLE, number__in=numbers).select_related("page")
    return {one.number: one.page for one in found}


def slugs_below(parent: SitePage) -> Iterator[str]:
    """Words in addresses that are taken below a page."""
    yield from SitePage.objects.child_of(parent).values_list("slug", flat=True).iterator()
