"""Three issues of the newsletter in the demo: what they say, and what of the portal they show."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class IssueText:
    """`days` ago it went out. `texts`: heading and words of its own blocks; `picked`: sorts of things gathered for it."""

    days: int
    subject: str
    preheader: str
    texts: tuple[tuple[str, str], ...]
    picked: tuple[str, ...]
    language: str = "de"


ISSUES = (
    IssueText(
        40,
        "Was im Herbst gebraucht wird",
        "Stühle, Stimmen und ein Nachmittag in der Woche: kleine Dinge, die gerade fehlen.",
        (
            (
                "Der Herbst ist die Zeit der kleinen Zettel",
                "Am Brett hängen in diesen Wochen viele Bedarfe, die in einer Stunde erledigt sind: ein Regal tragen, eine "
                "Lampe anschließen, einmal vorlesen.\n\nLesen Sie, was in Ihrer Nähe fehlt. Ein Ja genügt, ein Konto "
                "braucht es nicht.",
            ),
        ),
        ("projects",),
    ),
    IssueText(
        9,
        "Ein Hof, ein Preis und neue Vorhaben",
        "Das Vorhaben des Monats, was gerade begonnen hat und worüber Sie mitentscheiden.",
        (
            (
                "Danke für einen vollen November",
                "So viele haben in diesem Monat Ja gesagt, dass wir es an einem Abend nicht mehr zählen konnten. Wir haben "
                "es trotzdem versucht und dabei Tee getrunken.\n\nHier steht, was daraus wurde und was noch offen ist.",
            ),
        ),
        ("portrait", "polls"),
    ),
    IssueText(
        8,
        "Neues in Leichter Sprache",
        "Das war im November. Und so können Sie jetzt helfen.",
        (
            (
                "Viele Menschen haben geholfen",
                "Im November haben viele Menschen geholfen.\nZum Beispiel so:\nSie haben ein Regal getragen.\nSie haben "
                "eine Lampe angeschlossen.\nSie haben anderen vorgelesen.\nVielen Dank dafür!\n\nMöchten Sie auch "
                "helfen?\nAuf unserer Internet-Seite steht: Das brauchen Menschen.\nKönnen Sie etwas davon geben oder "
                "tun?\nDann sagen Sie Ja.\nSie können auch anrufen.\nWir helfen Ihnen gern.",
            ),
        ),
        (),
        language="ls",
    ),
)
