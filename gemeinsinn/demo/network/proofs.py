"""Funded projects of the past months and how far their proofs have come. Invented people; days count from today."""

from dataclasses import dataclass

from gemeinsinn.demo.network.grants import GrantText

Slip = tuple[int, str, str, str, int]  # day, paid to, what for, cost type, cents


@dataclass(frozen=True, slots=True)
class ProofText:
    """What became of an accepted award: `until` is running, due, late, handed_in, accepted, repayment, kept or surplus."""

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
        GrantText("engagementfonds", "Ines Rademacher", "Naumburg (Saale)", "Marienstraße 3", "Drei Stücke auf drei Treppen",
            "Drei Stücke, drei Treppenhäuser, je vierzig Plätze auf den Stufen.", "Nachbarn, die sonst nicht ins Theater gehen",
            (("honorare", "Anleitung", 300), ("sachmittel", "Licht, Stoffe", 150)), -210, -170, -95, "accepted", kind="initiative", body="Treppenbühne"),
        "repayment",
        ((-150, "Bühnenlicht Saale", "Leihe von zwei Strahlern", "sachmittel", 88_00), (-120, "Stoffe am Dom", "Vorhangstoff", "sachmittel", 54_50)),
        PICTURES,
        ("Zwei der drei Stücke haben wir gespielt, zum dritten fehlte die Anleitung.", "Siebzig Gäste auf den Stufen, elf Leute auf der Bühne.",
         "Die Hausverwaltung fragt, wann das nächste kommt."),
        (70, 11, 8),
    ),
    ProofText(
        GrantText("engagementfonds", "Heike Ranft", "Quedlinburg", "Kleers", "Apfelsaft von der Streuobstwiese",
            "An zwei Samstagen lesen wir Äpfel auf und pressen sie; jede Familie nimmt ihre Flaschen mit.", "Familien vom Kleers",
            (("sachmittel", "Flaschen, Leihe der Presse", 260), ("verpflegung", "Brot und Suppe", 80)), -240, -200, -140, "accepted",
            kind="association", body="Streuobstfreunde Kleers e. V."),
        "kept",
        ((-196, "Mosterei am Brühl", "Leihe der Presse, zwei Tage", "sachmittel", 130_00), (-190, "Flaschenhandel Bode", "Flaschen und Deckel", "sachmittel", 98_50),
         (-182, "Bäckerei Kornhaus", "Brot", "verpflegung", 41_50)),
        PICTURES,
        ("Aus vierzehn Zentnern Äpfeln wurden sechshundert Flaschen Saft.", "Einunddreißig Familien, dazu der Hort mit zwei Gruppen.",
         "Die Wiese wird jetzt auch im Winter gepflegt: Sechs Leute lernen Bäume schneiden."),
        (120, 19, 6),
    ),
    ProofText(
        GrantText("engagementfonds", "Gregor Sieland", "Aschersleben", "Hinter dem Zoll 7", "Schachbretter unter den Linden",
            "Zwei Tische mit Schachbrettern aus Stein, und donnerstags spielt jemand mit, der es gut erklärt.", "alle, die spielen oder zusehen",
            (("sachmittel", "Zwei Tische, Figuren", 420), ("oeffentlichkeitsarbeit", "Aushänge", 30)), -220, -185, -130, "accepted"),
        "surplus",
        ((-176, "Steinmetz Harz", "Zwei Tischplatten mit Brett", "sachmittel", 352_00), (-160, "Kopierladen am Markt", "Aushänge", "oeffentlichkeitsarbeit", 14_40)),
        PICTURES,
        ("Beide Tische stehen unter den Linden. Die Figuren liegen beim Bäcker.", "Zwei aus dem Schachklub, drei vom Bauhof, viele Zuschauer.",
         "Donnerstags spielen jetzt auch Leute, die sich vorher nur gegrüßt haben."),
        (55, 7, 3),
    ),
)  # fmt: skip
# Who paid back more than was asked, in cents: what the bank says, and what the office does with it.
PAID_BACK = {"kept": 80_00, "surplus": 88_60}
