"""The three funds of the demo: the statewide one with its real rules, one for young people, one for small culture."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class FundText:
    """A fund with the round of this year; `jury` are days from today."""

    key: str
    name: str
    summary: str
    funder: str
    funder_line: str
    euros: int
    focus: str
    jury: tuple[int, ...]


FUNDS = (
    FundText(
        "engagementfonds",
        "Engagementfonds Sachsen-Anhalt",
        "Für alles, was Nachbarn zusammenbringt: ein Fest im Hof, ein Sprachcafé, ein Beet vor der Schule. Vereine, "
        "Initiativen ohne Rechtsform und einzelne Menschen bekommen bis zu 2.500 Euro, das ganze Jahr über.",
        "Land Sachsen-Anhalt",
        "Der Engagementfonds wird aus Mitteln des Landes Sachsen-Anhalt gefördert.",
        100_000,
        "Nachbarschaft und soziale Teilhabe",
        (-28, 12, 47),
    ),
    FundText(
        "jugendfonds",
        "Jugendfonds",
        "Ihr seid zwischen 14 und 27 und habt etwas vor? Bis zu 400 Euro, und entscheiden tun junge Leute.",
        "Bürgerstiftung und Stadt",
        "",
        8_000,
        "",
        (19, 61),
    ),
    FundText(
        "mikrokulturfonds",
        "Mikrokulturfonds",
        "Für kleine Kultur an ungewöhnlichen Orten: Lesung im Waschsalon, Theater im Treppenhaus, Konzert auf dem "
        "Parkdeck. 100 bis 1.000 Euro.",
        "Landesarbeitsgemeinschaft Soziokultur",
        "",
        20_000,
        "Orte, an denen sonst nichts los ist",
        (33,),
    ),
)
