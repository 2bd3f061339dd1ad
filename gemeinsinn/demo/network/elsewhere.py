"""Opportunities of an invented platform of a town, as its file would bring them."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from django.utils import timezone

PLATFORM = "stadtportal"


@dataclass(frozen=True, slots=True, kw_only=True)
class RowText:
    """A row: its columns, and dates so many days ahead from ten to one."""

    id: str
    title: str
    details: str
    organisation: str
    columns: dict[str, Any] = field(default_factory=dict)
    days: tuple[int, ...] = ()
    places: int = 0

    def told(self, now: datetime) -> dict[str, Any]:
        """As the file has it."""
        start = timezone.localtime(now).replace(hour=10, minute=0, second=0, microsecond=0)
        shifts = [
            {
                "starts_at": (start + timedelta(days=day)).isoformat(),
                "ends_at": (start + timedelta(days=day, hours=3)).isoformat(),
                "places": self.places,
            }
            for day in self.days
        ]
        base = {"id": self.id, "title": self.title, "details": self.details, "organisation": self.organisation}
        return base | {"municipality": "Magdeburg"} | self.columns | ({"shifts": shifts} if shifts else {})


ROWS = (
    RowText(
        id="4711",
        title="Zwei Vorleser für das Altersheim an der Elbe",
        details="Mittwochs nach dem Kaffee hören zwölf Leute zu. Zeitung, Gedichte, am liebsten Seemannsgeschichten.",
        organisation="Seniorenhaus Elbblick",
        columns={
            "people": 2, "when": "mittwochs von 15 bis 16 Uhr", "pace": "ongoing", "hours_a_week": 1, "means": "head",
            "about": "people", "company": "alone", "reach": "site", "german": "good", "field": "Kultur und Musik",
        },
    ),
    RowText(
        id="4712",
        title="Wer hilft im Kaufladen für wenig Geld?",
        details="Kleidung sortieren, Preise kleben, an der Kasse sitzen. Zu zweit, mit Einweisung und mit viel Tee.",
        organisation="Umsonst- und Günstigladen Buckau",
        columns={"kind": "time",
            "field": "Soziales",
            "pace": "series",
            "reach": "site", "means": "hands", "about": "both", "company": "together", "german": "talk", "expenses": "travel"},
        days=(16, 23, 30),
        places=2,
    ),
    RowText(
        id="4713",
        title="Eine Website für den Ruderverein erneuern",
        details="Die alte kann kein Telefon. Texte und Bilder sind da, gesucht wird, wer sie ordnet und die Seite neu aufsetzt.",
        organisation="Ruderclub Alte Elbe",
        columns={"kind": "skill",
            "field": "Sport und Bewegung",
            "company": "alone", "people": 1, "means": "head", "about": "things", "pace": "once", "reach": "remote", "learns": "Rudern",
            "benefit": "Eine Saison lang ein Platz im Vierer, und Ihr Name unter der Seite."},
    ),
)  # fmt: skip
