"""Who reads the newsletter in the demo: invented people, each with what they chose."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Reader:
    """A name, what interests them, where they live; some never confirmed, some pause."""

    name: str
    topics: tuple[str, ...] = ()
    where: str = ""
    frequency: str = "ausgaben"
    language: str = "de"
    role: str = ""
    stands: str = "active"


READERS = (
    Reader("Marlies Hoppe", ("bedarfe", "termine"), "Halle-Neustadt"),
    Reader("Tobias Kern", (), "Halle-Neustadt", "naehe"),
    Reader("Farida Amiri", ("bedarfe",), "Halle (Saale)"),
    Reader("Jochen Albrecht", ("vorhaben",), "Halle (Saale)", "monatlich"),
    Reader("Sabine Lorenz", ("foerderung", "vorhaben"), "Magdeburg-Reform"),
    Reader("Hans Weidner", (), "Magdeburg-Reform", "naehe", role="engagiert"),
    Reader("Greta Lindner", ("netzwerk",), role="presse"),
    Reader("Ruben Falk", ("netzwerk", "foerderung"), role="politik"),
    Reader("Ines Baumann", ("foerderung",), role="verwaltung"),
    Reader("Viktor Sommer", ("netzwerk", "vorhaben"), role="wissenschaft", frequency="monatlich"),
    Reader("Petra Ziegler", (), "Halle (Saale)", role="betrieb"),
    Reader("Karl Neubert", ("termine",)),
    Reader("Amal Haddad", ("bedarfe", "termine"), "Halle-Neustadt", language="en"),
    Reader("Oskar Brehme", ("vorhaben",), "Magdeburg-Reform"),
    Reader("Lena Uhlig", ("foerderung",), frequency="monatlich"),
    Reader("Margot Pfeil", (), stands="paused"),
    Reader("Dieter Hauschild", ("bedarfe",), "Halle (Saale)", "naehe"),
    Reader("Nele Kirchner", ("termine", "vorhaben"), role="engagiert"),
    Reader("Ahmed Saleh", ("bedarfe",), "Halle-Neustadt", language="en"),
    Reader("Birgit Voss", ("netzwerk",), frequency="monatlich", stands="paused"),
    Reader("Jonas Trautmann", (), "Halle-Neustadt"),
    Reader("Elke Roland", ("foerderung", "netzwerk"), role="verwaltung"),
    Reader("Paul Mertens", ("vorhaben",), "Magdeburg-Reform", role="betrieb"),
    Reader("Svenja Thiel", ("bedarfe",), "Halle (Saale)"),
    Reader("Uwe Granert", (), stands="waiting"),
    Reader("Mira Kolbe", ("termine",), stands="waiting"),
    Reader("Theo Anders", ("netzwerk",), role="presse"),
    Reader("Wiebke Stein", (), "Halle (Saale)", "monatlich"),
    Reader("Rosi Hartung", ("bedarfe", "vorhaben"), "Halle-Neustadt", language="ls"),
    Reader("Bernd Ullrich", (), stands="ended"),
)
