"""Funded projects of the past months and how far their proofs have come. Invented people; days count from today."""

from dataclasses import dataclass

from gemeinsinn.demo.network.grants import GrantText

Slip = tuple[int, str, str, str, int]  # day, paid to, what for, cost type, cents


@dataclass(frozen=True, slots=True)
class ProofText:
    """What became of an accepted award: `until` is running, due, handed_in, accepted or repayment."""

    grant: GrantText
    until: str
    slips: tuple[Slip, ...] = ()
    pictures: tuple[tuple[str, str], ...] = ()  # drawing, what it shows
    answers: tuple[str, str, str] = ("", "", "")
    counts: tuple[int, int, int] = (0, 0, 0)


PICTURES = (
    ("hof", "Eine lange Tafel zwischen zwei Häusern, darüber Lichterketten"),
    ("kueche", "Töpfe und Gemüse auf dem Tisch in der Gemeinschaftsküche"),
    ("tuer", "Die offene Tür des Nachbarschaftsladens am Abend"),
)

PROOFS = (
    ProofText(
        GrantText("engagementfonds", "Halina Wójcik", "Halle (Saale)", "Südpark", "Radfahren lernen im Südpark",
            "Zehn Frauen lernen an acht Abenden Rad fahren. Zwei Trainerinnen des Vereins üben mit ihnen.", "Frauen aus dem Viertel",
            (("honorare", "Trainerin, 8 Abende", 240), ("sachmittel", "Flickzeug, Bremsbeläge", 160), ("oeffentlichkeitsarbeit", "Aushänge", 40)),
            -75, -25, 40, "accepted", co="Samira Haddad"),
        "running",
        ((-20, "Radhaus Südstraße", "Bremsbeläge und Schläuche", "sachmittel", 64_90), (-12, "Kopierladen am Markt", "Aushänge, 60 Stück", "oeffentlichkeitsarbeit", 18_00),
         (-6, "Radhaus Südstraße", "Flickzeug", "sachmittel", 23_45)),
    ),
    ProofText(
        GrantText("engagementfonds", "Bernd Kallweit", "Magdeburg", "Neustädter Platz", "Winterspielplatz in der Turnhalle",
            "An sechs Sonntagen steht die Turnhalle kleinen Kindern offen.", "Familien mit Kindern unter sechs",
            (("sachmittel", "Matten, Bälle", 280), ("verpflegung", "Tee, Obst", 90)), -120, -80, -9, "accepted"),
        "due",
        ((-60, "Sporthaus Elbe", "Zwei Matten", "sachmittel", 189_00), (-41, "Markthalle Buckau", "Äpfel und Tee", "verpflegung", 31_20)),
    ),
    ProofText(
        GrantText("engagementfonds", "Sigrun Thal", "Stendal", "Westwall 5", "Plattdeutsch am Kaffeetisch",
            "Alte erzählen auf Platt, Junge nehmen es auf.", "alle, die Platt hören möchten",
            (("sachmittel", "Mikrofon, Speicherkarten", 190), ("verpflegung", "Kaffee und Kuchen", 120)), -165, -130, -45, "accepted"),
        "late",
    ),
    ProofText(
        GrantText("engagementfonds", "Amira Saleh", "Halle-Neustadt", "Tulpenbrunnen", "Suppe für das ganze Haus",
            "Vier Familien kochen an vier Freitagen für alle im Aufgang.", "48 Haushalte",
            (("verpflegung", "Gemüse, Brot, Gewürze", 240), ("sachmittel", "Töpfe, Geschirr", 200)), -140, -100, -21, "accepted"),
        "handed_in",
        ((-90, "Gemüsehof Saaleaue", "Gemüse für zwei Abende", "verpflegung", 78_30), (-76, "Haushaltswaren Kurz", "Zwei große Töpfe", "sachmittel", 129_80),
         (-62, "Bäckerei Löwe", "Brot", "verpflegung", 22_10), (-55, "Getränke Peters", "Wein für den Abschluss", "verpflegung", 46_00)),
        PICTURES,
        ("An vier Freitagen haben wir gekocht: Linsensuppe, Borschtsch, Kürbis und Harira.", "Vier Familien am Herd, jedes Mal fünfzig Leute am Tisch.",
         "Im Aufgang grüßt man sich, und zwei Kinder haben Hilfe beim Lesen gefunden."),
        (96, 14, 6),
    ),
    ProofText(
        GrantText("engagementfonds", "Jörg Petersohn", "Dessau-Roßlau", "Stadtpark", "Bänke für den Stadtpark",
            "Wir bauen fünf Bänke aus alten Balken und stellen sie dahin, wo Alte gern rasten.", "alle, die im Park gehen",
            (("sachmittel", "Schrauben, Öl, Beschläge", 320), ("fahrkosten", "Transport", 60)), -230, -190, -120, "accepted",
            kind="association", body="Parkfreunde Dessau e. V."),
        "accepted",
        ((-170, "Eisenwaren Lindner", "Schrauben und Beschläge", "sachmittel", 214_60), (-150, "Farben Roth", "Holzöl", "sachmittel", 105_40),
         (-140, "Transporte Mulde", "Fahrt mit den Balken", "fahrkosten", 60_00)),
        PICTURES,
        ("Fünf Bänke stehen. Die Balken kamen aus einer alten Scheune.", "Neun Leute aus dem Verein, eine Klasse der Sekundarschule.",
         "Auf dem langen Weg zum Arzt kann man jetzt zweimal sitzen."),
        (40, 22, 12),
    ),
    ProofText(
        GrantText("engagementfonds", "Ines Rademacher", "Naumburg (Saale)", "Marienstraße 3", "Theater im Treppenhaus",
            "Drei Stücke, drei Treppenhäuser, je vierzig Plätze auf den Stufen.", "Nachbarn, die sonst nicht ins Theater gehen",
            (("honorare", "Anleitung", 300), ("sachmittel", "Licht, Stoffe", 150)), -210, -170, -95, "accepted", kind="initiative", body="Treppenbühne"),
        "repayment",
        ((-150, "Bühnenlicht Saale", "Leihe von zwei Strahlern", "sachmittel", 88_00), (-120, "Stoffe am Dom", "Vorhangstoff", "sachmittel", 54_50)),
        PICTURES,
        ("Zwei der drei Stücke haben wir gespielt, zum dritten fehlte die Anleitung.", "Siebzig Gäste auf den Stufen, elf Leute auf der Bühne.",
         "Die Hausverwaltung fragt, wann das nächste kommt."),
        (70, 11, 8),
    ),
)  # fmt: skip
