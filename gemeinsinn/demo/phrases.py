"""Words for rows in bulk: plausible, varied, of very different lengths."""

from dataclasses import dataclass
from random import Random

FIRST = [
    "Anna",
    "Bernd",
    "Clara",
    "Dieter",
    "Elif",
    "Frank",
    "Gerda",
    "Hassan",
    "Ines",
    "Jonas",
    "Karin",
    "Lukas",
    "Maria",
    "Nadia",
    "Olaf",
    "Petra",
    "Quirin",
    "Rosa",
    "Samir",
    "Tanja",
    "Uwe",
    "Vera",
    "Wolfgang",
    "Xenia",
    "Yusuf",
    "Zoe",
]
LAST = [
    "Ahrend",
    "Böhme",
    "Conrad",
    "Dietz",
    "Ebert",
    "Fuhrmann",
    "Gläser",
    "Hädrich",
    "Illgen",
    "Jahn",
    "Köhler",
    "Lorenz",
    "Möbius",
    "Nitsche",
    "Otto",
    "Pohl",
    "Quandt",
    "Richter",
    "Schuster",
    "Thiele",
    "Ulrich",
    "Vogt",
    "Wendt",
    "Yilmaz",
    "Zander",
]

# kind: (what, unit, words of the unit)
THINGS: dict[str, tuple[tuple[str, str, str], ...]] = {
    "zeit": (
        ("Vorlesen", "person", "Leute"), ("Begleiten", "person", "Begleiter"), ("Beete richten", "person", "Leute"),
        ("Fahren", "person", "Fahrer"), ("Kinder hüten", "hour", ""), ("Kisten tragen", "person", "Träger"),
        ("Besuchen", "date", "Besuche"), ("Mitkochen", "person", "Köche"),
    ),
    "wissen": (
        ("Vereinssteuer erklären", "date", "Abende"), ("Räder reparieren", "date", "Abende"), ("Mathe üben", "hour", ""),
        ("Deutsch sprechen", "hour", ""), ("Rechner einrichten", "date", "Termine"), ("Satzung schreiben", "date", "Abende"),
    ),
    "sachen": (
        ("Stühle", "piece", "Stühle"), ("Obst", "kg", ""), ("Laptops", "piece", "Laptops"), ("Farbe", "piece", "Eimer"),
        ("Bücher", "piece", "Bücher"), ("Werkzeug", "piece", "Geräte"), ("Fahrräder", "piece", "Räder"), ("Geschirr", "piece", "Teile"),
    ),
    "raeume": (
        ("Raum mit Küche", "date", "Nachmittage"), ("Probenraum", "date", "Abende"), ("Lager", "m2", ""), ("Werkstatt", "date", "Tage"),
        ("Saal", "date", "Abende"),
    ),
    "geld": (("Preisgeld", "euro", ""), ("Zuschuss für Material", "euro", ""), ("Geld für die Busfahrt", "euro", "")),
}  # fmt: skip
WEIGHTS = {"zeit": 38, "wissen": 17, "sachen": 28, "raeume": 11, "geld": 6}
FOR = (
    "das Hoffest", "die Grundschule", "den Sprachtreff", "das Reparaturcafé", "den Jugendclub", "die Kleingärten", "den Chor",
    "das Kinderhaus", "den Bücherschrank", "die Nachbarschaft", "den Sportverein", "das Begegnungscafé",
)  # fmt: skip
SENTENCES = (
    "Wir fangen klein an und sehen, wer kommt.", "Kaffee und Kuchen sind da.", "Material liegt bereit, es fehlen Hände.",
    "Wer etwas übrig hat, ruft bitte vorher kurz an.", "Abholen können wir selbst, auch am Abend.",
    "Das Haus ist mit dem Rollstuhl gut zu erreichen.", "Beim letzten Mal waren wir zwölf, diesmal werden es mehr.",
    "Eine Einführung gibt es am ersten Tag.", "Fahrgeld wird erstattet, versichert sind alle.",
    "Es darf gebraucht sein, solange es hält.", "Nebenan ist ein Spielplatz, Kinder dürfen mit.",
    "Wir sprechen Deutsch, Arabisch und Ukrainisch.", "Wenn es regnet, gehen wir hinein.",
    "Zwei Stunden genügen, mehr wird es nur bei schönem Wetter.", "Wer einmal da war, kommt meistens wieder.",
)  # fmt: skip
BENEFITS = (
    "Ihr Name steht auf der Tafel am Eingang, an der jeden Tag dreihundert Leute vorbeigehen.",
    "Ein Vormittag draußen mit dem ganzen Team, danach Suppe.",
    "Ihre Auszubildenden leiten einen Abend lang die Werkstatt.",
    "Wir reparieren Ihnen im Gegenzug zwei Fahrräder.",
    "Vierzig Familien aus dem Viertel lernen Ihr Geschäft kennen.",
)


@dataclass(frozen=True, slots=True)
class Composed:
    """The words and the number of one row."""

    kind: str
    title: str
    details: str
    amount: int
    unit: str
    unit_words: str
    benefit: str


def person_name(chance: Random) -> str:
    """An invented person."""
    return f"{chance.choice(FIRST)} {chance.choice(LAST)}"


def compose(chance: Random, *, offer: bool) -> Composed:
    """One row; most are short, a few are long."""
    kind = chance.choices(list(WEIGHTS), list(WEIGHTS.values()))[0]
    what, unit, words = chance.choice(THINGS[kind])
    amount = (
        chance.choice((50, 100, 150, 200, 300, 500))
        if unit == "euro"
        else chance.choice((1, 2, 3, 4, 6, 8, 10, 12, 20, 40))
    )
    title = f"{what} abzugeben" if offer else f"{what} für {chance.choice(FOR)}"
    length = min(40, 1 + int(chance.expovariate(0.3)))
    details = " ".join(chance.choice(SENTENCES) for _ in range(length))
    return Composed(kind, title, details, amount, unit, words, chance.choice(BENEFITS))
