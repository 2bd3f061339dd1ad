"""Applications of the demo: invented people, true-looking plans. Days count back from today (`sent`) or ahead (`starts`)."""

from dataclasses import dataclass

Line = tuple[str, str, int]  # cost type or kind of means, what for, euros


@dataclass(frozen=True, slots=True)
class GrantText:
    """One application and how far it has come: `until` is the last act that happened to it."""

    fund: str
    name: str
    where: str
    spot: str
    title: str
    aim: str
    whom: str
    costs: tuple[Line, ...]
    sent: int
    starts: int
    ends: int
    until: str  # draft, sent, signing, submitted, asked, answered, checked, jury, deferred, awarded, accepted, rejected, withdrawn
    kind: str = "person"
    body: str = ""
    means: tuple[Line, ...] = ()
    born: int | None = None
    co: str = ""
    host: tuple[str, str] = ("", "")
    words: str = ""  # the question, the reasons or the conditions
    papers: tuple[str, ...] = ()  # keys of the documents that are there
    objects: str = ""  # what is said against the decision
    less: int = 0  # euros awarded, where it is less than asked for


GRANTS = (
    GrantText("engagementfonds", "Gisela Noack", "Halle-Neustadt", "Hof Tulpenbrunnen", "Kaffeetafel im Hof",
        "Drei Sonntage im Frühling decken wir eine lange Tafel für alle aus dem Block. Wer neu ist, lernt die Nachbarn kennen.",
        "340 Haushalte im Block", (("verpflegung", "Kuchen, Kaffee, Saft", 180), ("sachmittel", "Geschirr, Tischdecken", 160), ("oeffentlichkeitsarbeit", "Aushänge", 60)),
        -40, 30, 90, "accepted"),
    GrantText("engagementfonds", "Wolfgang Lehnert", "Magdeburg", "Garten am Neustädter Feld", "Hochbeete vor der Schule",
        "Kinder und Alte bauen sechs Hochbeete und ernten zusammen. Eine Gießliste hängt am Tor.",
        "Schüler der Grundschule und der Seniorenclub", (("sachmittel", "Holz, Erde, Werkzeug", 420), ("fahrkosten", "Transport", 60)),
        -33, 25, 150, "awarded", kind="association", body="Gartenfreunde Neustädter Feld e. V.", words="Bitte schicken Sie uns zwei Vergleichsangebote für das Holz.", less=450, papers=("satzung", "freistellung")),
    GrantText("engagementfonds", "Natalia Brückner", "Dessau-Roßlau", "Bürgerhaus Süd", "Sprachcafé am Dienstag",
        "Ein halbes Jahr lang trifft sich das Sprachcafé jeden Dienstag. Zwei Lehrerinnen im Ruhestand leiten an.",
        "Zugezogene und Nachbarn", (("honorare", "Anleitung, 20 Abende", 480), ("sachmittel", "Lernspiele, Hefte", 220), ("verpflegung", "Tee und Obst", 200), ("oeffentlichkeitsarbeit", "Faltblatt", 150)),
        -20, 35, 190, "jury", kind="initiative", body="Sprachcafé Süd", papers=("angebot",)),
    GrantText("engagementfonds", "Rolf Hennig", "Halberstadt", "Bahnhofstraße 12", "Reparaturtreff im Bahnhof",
        "Einmal im Monat reparieren wir, was sonst weggeworfen würde: Lampen, Räder, Kleidung.",
        "alle, die etwas Kaputtes haben", (("sachmittel", "Werkzeug und Ersatzteile", 340), ("oeffentlichkeitsarbeit", "Plakate", 80)),
        -12, 25, 180, "checked", kind="association", body="Halberstädter Werkbank e. V.", papers=("satzung",)),
    GrantText("engagementfonds", "Christa Uhlig", "Stendal", "Stadtsee", "Vorlesen am Stadtsee",
        "An acht Nachmittagen lesen Ehrenamtliche vor, im Sommer draußen, bei Regen im Nachbarschaftsladen.",
        "Kinder von 4 bis 9", (("sachmittel", "Bücher, Decken", 260), ("verpflegung", "Saft und Äpfel", 90)),
        -9, 40, 120, "submitted"),
    GrantText("engagementfonds", "Detlef Anders", "Naumburg (Saale)", "Moritzwiesen", "Umzug der Laternen",
        "Mehr als hundert Kinder ziehen mit selbst gebauten Laternen durch das Viertel.",
        "Familien", (("sachmittel", "Bastelmaterial", 210), ("verpflegung", "Punsch", 120)),
        -7, 30, 60, "asked", words="Schreiben Sie uns bitte noch, wer die Straße für den Umzug sperrt."),
    GrantText("engagementfonds", "Yusuf Demir", "Halle (Saale)", "Silberhöhe", "Nachbarn kochen für Nachbarn",
        "Sechs Abende, sechs Küchen: Jedes Mal kocht eine andere Familie, gegessen wird zusammen.",
        "die Silberhöhe", (("verpflegung", "Zutaten", 360), ("sachmittel", "Töpfe und Teller", 140)),
        -6, 28, 130, "answered", words="Wo wird gekocht, und ist die Küche abgenommen?"),
    GrantText("engagementfonds", "Ingrid Paulsen", "Lutherstadt Wittenberg", "Piesteritz", "Bank für die Bushaltestelle",
        "Wir bauen eine Bank, damit die Alten beim Warten sitzen können.",
        "wer auf den Bus wartet", (("sachmittel", "Holz, Beton, Farbe", 390),), -30, 20, 60, "rejected", objects="Die Stadt stellt dort keine Bank auf, das haben wir schriftlich. Wir würden sie selbst pflegen.",
        words="Die Bank gehört zur öffentlichen Ausstattung der Haltestelle, für die die Stadt zuständig ist. Wir haben Ihnen den Kontakt im Rathaus genannt."),
    GrantText("engagementfonds", "Bernd Schubert", "Merseburg", "Airpark", "Skatertag",
        "Ein Tag mit Kursen für Anfänger und einem Wettbewerb.", "Kinder und Jugendliche",
        (("honorare", "zwei Trainer", 300), ("sachmittel", "Rampen mieten", 180)), -16, 50, 80, "withdrawn", kind="initiative", body="Rollbrett Merseburg"),
    GrantText("engagementfonds", "Marlies Fechner", "Quedlinburg", "Kleers", "Erzählcafé der Gewerke",
        "Alte Handwerker erzählen jungen Leuten, wie früher gearbeitet wurde. Daraus entsteht ein Heft.",
        "Schulklassen und Nachbarn", (("sachmittel", "Aufnahmegerät, Druck des Hefts", 430),), -5, 60, 200, "signing", co="Horst Kliem"),
    GrantText("jugendfonds", "Bela Winkler", "Magdeburg", "Garagenhof Leipziger Straße", "Kino auf dem Garagendach",
        "Drei Abende Kino unter freiem Himmel, mit Filmen, über die vorher alle abstimmen.",
        "der ganze Kiez", (("sachmittel", "Leinwand, Leihgebühr", 260), ("verpflegung", "Popcorn und Saft", 90)),
        -45, 30, 60, "jury", born=2005),
    GrantText("jugendfonds", "Kira Hentschel", "Dessau-Roßlau", "Schulhof Süd", "Sitzkreis aus Paletten",
        "Wir bauen einen Sitzkreis für die Pausen und die Nachmittage.",
        "Schüler und Nachbarn", (("sachmittel", "Paletten, Schrauben, Farbe", 220),), -42, 30, 50, "jury", born=2009),
    GrantText("jugendfonds", "Leonie Barth", "Halle (Saale)", "Holzplatz", "Graffiti für die Unterführung",
        "Die Unterführung ist dunkel. Wir malen sie mit Erlaubnis der Stadt bunt, zwei Wochenenden lang.",
        "alle, die dort durchmüssen", (("sachmittel", "Farben, Masken, Handschuhe", 340), ("verpflegung", "Brote und Wasser", 60)),
        -15, 25, 60, "jury", born=2008),
    GrantText("jugendfonds", "Ahmad Rahimi", "Magdeburg", "Sportplatz Olvenstedt", "Nachtturnier",
        "Fußball bis Mitternacht, acht Mannschaften aus acht Straßen.", "14- bis 20-Jährige",
        (("sachmittel", "Bälle, Leibchen, Pokal", 190), ("verpflegung", "Obst und Wasser", 80)), -3, 40, 50, "submitted", born=2006),
    GrantText("jugendfonds", "Fritzi Vogel", "Zeitz", "Alte Nudelfabrik", "Tauschparty für Kleider",
        "Kleider tauschen statt kaufen, mit Nähecke.", "junge Leute", (("sachmittel", "Stangen, Spiegel, Nähzeug", 150),),
        0, 30, 40, "draft", born=2007),
    GrantText("mikrokulturfonds", "Sabine Ostwald", "Bernburg (Saale)", "Waschsalon am Markt", "Lesung im Waschsalon",
        "Während die Maschinen laufen, lesen drei Autorinnen aus der Region.", "wer gerade wäscht, und wer kommt",
        (("honorare", "drei Lesungen", 240),), -25, 30, 60, "deferred", means=(("hours", "Aufbau, 4 Stunden", 60),),
        words="Die Zusage des Waschsalons fehlt noch. Wir sehen den Antrag wieder an, wenn sie da ist."),
    GrantText("mikrokulturfonds", "Paul Wegener", "Köthen (Anhalt)", "Treppenhaus Lange Straße 9", "Theater im Treppenhaus",
        "Vier Etagen, vier Szenen: Das Publikum steigt mit.", "Nachbarn und Neugierige",
        (("honorare", "Regie", 280), ("raummiete", "Licht und Ton", 220), ("sachmittel", "Kostüme", 120)), -4, 45, 100, "signing",
        kind="initiative", body="Treppentheater", host=("Kulturverein Köthen e. V.", "Almut Seiler"), means=(("hours", "Proben, 20 Stunden", 300),)),
)  # fmt: skip
