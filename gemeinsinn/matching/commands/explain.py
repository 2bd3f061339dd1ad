"""`gemeinsinn matching explain NEED OFFER`"""

from argparse import ArgumentParser
from dataclasses import asdict
from datetime import datetime
from typing import Any, TextIO

from django.core.management.base import CommandError
from django.utils import timezone, translation

from gemeinsinn.exchange.models import Need, Offer
from gemeinsinn.matching.engine.documents import Query
from gemeinsinn.matching.engine.words import IndexDamaged
from gemeinsinn.matching.partner import Partner
from gemeinsinn.matching.queries.fits import fit_between
from gemeinsinn.matching.shelf.encoders import load_encoders
from gemeinsinn.matching.shelf.reading import NoIndex, current_reader
from gemeinsinn.matching.sources import key_of

HELP = "prints what a need and an offer have in common, number by number, as search and suggestions see it"


def add_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("need", type=int, metavar="NEED", help="number of the need, as in its address")
    parser.add_argument("offer", type=int, metavar="OFFER", help="number of the offer")


def run(options: dict[str, Any], out: TextIO) -> None:
    """First the search for the need's own words among all offers, then the pair as the desk ranks it."""
    now = timezone.now()
    need = Need.objects.select_related("organisation", "contact").filter(pk=options["need"]).first()
    offer = Offer.objects.select_related("organisation", "contact").filter(pk=options["offer"]).first()
    if need is None or offer is None:
        raise CommandError("There is no such need." if need is None else "There is no such offer.")
    out.write(f"Need {need.pk}: {need.title}\nOffer {offer.pk}: {offer.title}\n\nSearch")
    for name, number in searched(need, offer, now=now).items():
        out.write(f"  {name:<12}{told(number)}")
    out.write("\nSuggestion")
    with translation.override("en"):
        fit = fit_between(need, Partner(offer.organisation, offer), now=now)
    for name, number in {**asdict(fit.pair), "score": fit.score}.items():
        out.write(f"  {name:<12}{told(number)}")
    out.write(f"  {'reasons':<12}{', '.join(str(said.code) for said in fit.reasons) or 'none'}")


def searched(need: Need, offer: Offer, *, now: datetime) -> dict[str, float | None]:
    """The features of the pair in the index. Raises CommandError where there is none, or the offer is not in it."""
    query = Query(
        need.title, want=frozenset({"offer"}), language=need.language, lat=need.lat, lon=need.lon,
        today=timezone.localdate(now),
    )  # fmt: skip
    try:
        load_encoders()
        reader = current_reader()
        reader.load_everything()
        features = reader.opened(now=now).explain(query, key_of("offer", offer.pk))
    except (NoIndex, IndexDamaged) as problem:
        raise CommandError("There is no index: gemeinsinn matching rebuild.") from problem
    if features is None:
        raise CommandError("The offer cannot be found: it does not hang on the board.")
    return features


def told(number: float | None) -> str:
    """ "0.314", or that nothing is known."""
    return "not known" if number is None else f"{number:.3f}"
