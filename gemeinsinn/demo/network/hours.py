"""Who gives time regularly in the demo, and what became of it. All people are invented."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Giver:
    """Somebody who gives `minutes` every so many days, from `since` days ago on; the last `waiting` wait for a yes."""

    by: str
    host: str  # key of an organisation
    field: str
    what: str
    minutes: int
    since: int
    every: int = 7
    waiting: int = 0
    functions: str = ""
    skills: str = ""
    trainings: str = ""
    certificate: str = ""  # "valid", "asked" or none
    public: str = ""  # the name on the page of thanks
    letter: tuple[str, str, str] = ("", "", "")
    paid: tuple[tuple[str, int, int], ...] = ()  # (who paid, cents, days ago)


GIVERS = (
    Giver(
        by="Olena Petrenko", host="lesefreunde", field="Schule und Kindergarten", what="Zweitklässlern vorgelesen",
        minutes=120, since=400, waiting=2, functions="Vorlesen, Bücherbus fahren", skills="Geduld, Vorlesen auf Deutsch und Ukrainisch",
        trainings="Erste Hilfe am Kind, 9 Stunden", certificate="valid", public="Olena P.",
        paid=(("Lesefreunde Silberhöhe e. V.", 48000, 200), ("Kinderhaus am Teich e. V.", 32000, 40)),
    ),
    Giver(
        by="Helga Ortmann", host="kinderhaus", field="Soziales", what="mit den Kindern gekocht", minutes=210, since=760,
        every=14, waiting=1, functions="Kochgruppe geleitet", certificate="asked", public="Helga Ortmann",
        letter=("Wiesenweg 8", "06122", "Halle (Saale)"),
    ),
    Giver(
        by="Uwe Janke", host="kinderhaus", field="Soziales", what="Fahrräder geflickt", minutes=90, since=120, every=10,
        waiting=3, public="Uwe",
    ),
    Giver(
        by="Nadja Krüger", host="lesefreunde", field="Schule und Kindergarten", what="Bücher sortiert", minutes=75,
        since=90, every=9, letter=("Lerchenfeld 2", "06132", "Halle (Saale)"),
    ),
)  # fmt: skip
