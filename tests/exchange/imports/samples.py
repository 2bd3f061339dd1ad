"""Small exports in freinet's columns, written for the tests."""

from pathlib import Path

COLUMNS = [
    "agenturid",
    "agenturname",
    "einrichtungsname",
    "angebotsname",
    "beschreibung",
    "wertigkeit",
    "plz",
    "ort",
    "kontaktierbar",
    "avatar",
    "anzahl_gesuche",
    "anzahl_aktueller_vermittlungen",
    "latitude",
    "longitude",
    "ortsteil",
    "bearbeitet",
    "erstellt",
    "_angebotsId",
]

PLAIN = {
    "agenturid": "7", "agenturname": "Freiwilligenagentur Musterfluss", "einrichtungsname": "Leseverein Musterfluss e. V.",
    "angebotsname": "Vorlesen in der Bücherei", "beschreibung": "<p>Donnerstags lesen wir vor.</p>", "wertigkeit": "0",
    "plz": "06122", "ort": "", "kontaktierbar": "0", "avatar": "", "anzahl_gesuche": "0",
    "anzahl_aktueller_vermittlungen": "0", "latitude": "51,4795", "longitude": "11,923", "ortsteil": "Halle",
    "bearbeitet": "1518703985", "erstellt": "1362923820", "_angebotsId": "100",
}  # fmt: skip


def quoted(value: str) -> str:
    """A field as freinet writes it: quoted where it must be."""
    needs = any(sign in value for sign in ';"\n')
    return '"' + value.replace('"', '""') + '"' if needs else value


def row(**changes: str) -> str:
    """One line; every field as in PLAIN unless it is given. `_angebotsId` is called `number`."""
    if "number" in changes:
        changes["_angebotsId"] = changes.pop("number")
    values = PLAIN | changes
    return ";".join(quoted(values[name]) for name in COLUMNS)


def export(
    folder: Path, *rows: str, header: str = ";".join(COLUMNS), encoding: str = "utf-8-sig", end: str = "\r\n"
) -> Path:
    """A file with these lines."""
    path = folder / "export.csv"
    path.write_bytes((end.join([header, *rows]) + end).encode(encoding))
    return path
