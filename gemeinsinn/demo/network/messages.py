"""What people wrote by the contact form of the demo, and what became of it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Written:
    """Who, about what, from where, how many days ago; `answer` and `note` by a colleague; `stands`: open, answered, closed."""

    by: str
    topic: str
    text: str
    days_ago: int
    where: str = ""
    by_phone: bool = False
    answer: str = ""
    note: str = ""
    stands: str = "open"


WRITTEN = (
    Written(
        "Elfriede Mahlow", "barriere",
        "Ich höre mir die Seiten vorlesen. Auf der Karte der Viertel sagt die Vorlesestimme nur „Bild“.", 27,
        note="Beschreibung der Karte ist in Arbeit.",
    ),
    Written("Robin Achterberg", "barriere", "Die Schrift der Kalenderblätter ist auf meinem Telefon sehr klein.", 3),
    Written(
        "Yusuf Demirel", "mitmachen", "Ich habe mittwochs Zeit und kann gut mit dem Lötkolben umgehen. Wer braucht das?", 2,
        "Halle-Neustadt",
    ),
    Written(
        "Cordula Prätorius", "presse", "Für unsere Beilage zum Ehrenamt suche ich drei Menschen, die erzählen.", 9,
        answer="Gern. Wir fragen drei aus drei Städten und melden uns bis Freitag mit ihren Nummern.", stands="answered",
    ),
    Written(
        "Gisbert Löwe", "anderes", "Ist das Büro zwischen den Jahren besetzt?", 20, "Magdeburg-Reform", by_phone=True,
        note="Angerufen: Am 29. sind wir da, sonst wieder ab Januar.", stands="closed",
    ),
    Written(
        "Henrike Osterloh", "datenschutz", "Bitte teilen Sie mir mit, was Sie über mich gespeichert haben.", 34,
        answer="Nichts außer dieser Nachricht und Ihrer Adresse. Ein halbes Jahr nach dieser Antwort ist auch das gelöscht.",
        stands="closed",
    ),
)  # fmt: skip
