"""Guides of the demo: the quarters are real, the people invented."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Hours:
    """Regular hours; `pause` holds days from today on which they do not take place."""

    spot: str
    weekday: str
    starts: int
    ends: int
    rhythm: str = "weekly"
    by_phone: bool = False
    pause: tuple[int, int, str] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Guide:
    """Somebody in a team. `fate` prepared is still being trained, paused takes a break."""

    name: str
    about: str
    languages: tuple[str, ...] = ("de",)
    topics: tuple[str, ...] = ()
    hours: tuple[Hours, ...] = ()
    email: str = ""
    fate: str = "published"


@dataclass(frozen=True, slots=True, kw_only=True)
class Team:
    """A team with its agency, its town hall (name, office, telephone) and who carries it (key, kind, words)."""

    key: str
    name: str
    where: str
    agency: str
    founded: int
    hall: tuple[str, str]
    guides: tuple[Guide, ...]
    sponsors: tuple[tuple[str, str, str], ...] = ()


NEUSTADT = Team(
    key="neustadt",
    name="E-Lotsen Halle-Neustadt",
    where="Halle-Neustadt",
    agency="halle",
    founded=-330,
    hall=("Dörte Lange", "Fachbereich Soziales, Quartiermanagement"),
    sponsors=(
        ("saalebogen", "raeume", "den Laden am Gastronom, mit Heizung und Kaffeemaschine"),
        ("bio", "sachen", "Obst und Kaffee für die Sprechstunden"),
    ),
    guides=(
        Guide(
            name="Samir Haddad", email="lotse@demo.example", languages=("de", "ar", "en"), topics=("amt", "wohnen", "arbeit"),
            about="Ich bin 2015 hier angekommen und weiß, wie sich ein Brief vom Amt anfühlt. Heute lese ich ihn mit Ihnen "
            "zusammen, und danach trinken wir einen Tee.",
            hours=(
                Hours(spot="Laden am Gastronom 12", weekday="di", starts=16, ends=18, pause=(24, 38, "zwischen den Jahren")),
                Hours(spot="Bibliothek Neustadt, Tisch am Fenster", weekday="do", starts=10, ends=12, rhythm="fortnightly", pause=(24, 38, "zwischen den Jahren")),
            ),
        ),
        Guide(
            name="Hanne Voigt", topics=("gesellschaft", "gesundheit", "mitmachen"),
            about="41 Jahre Krankenschwester, seit drei Jahren in Rente und noch lange nicht fertig. Ich gehe mit zum Arzt und "
            "kenne jede Bank im Südpark.",
            hours=(Hours(spot="Bank am Tulpenbrunnen, bei Regen im Laden", weekday="mi", starts=14, ends=16, by_phone=True),),
        ),
        Guide(
            name="Tatjana Kolesnik", languages=("de", "ru", "uk"), topics=("kinder", "deutsch", "amt"),
            about="Lehrerin von Beruf, Mutter von drei Kindern, Übersetzerin im Treppenhaus.",
            hours=(Hours(spot="Familientreff am Bruchsee", weekday="mo", starts=9, ends=11),),
        ),
        Guide(
            name="Mehmet Aydın", languages=("de", "tr"), topics=("geldsachen", "wohnen", "arbeit"),
            about="Früher Buchhalter in der Chemie. Ich sortiere Schuhkartons voller Rechnungen, ohne zu schimpfen.",
            hours=(Hours(spot="Laden am Gastronom 12", weekday="fr", starts=15, ends=17, rhythm="monthly"),),
        ),
        Guide(
            name="Thi Lan Pham", languages=("de", "vi"), topics=("mitmachen", "kinder"),
            about="Ich wohne seit 1988 in der Platte und suche für jeden, der etwas kann, jemanden, der es braucht.",
        ),
        Guide(
            name="Rolf Bergner", topics=("wohnen", "mitmachen"), fate="prepared",
            about="Hausmeister im Ruhestand, noch in der Ausbildung.",
        ),
    ),
)  # fmt: skip

REFORM = Team(
    key="reform",
    name="E-Lotsen Reform",
    where="Magdeburg-Reform",
    agency="magdeburg",
    founded=-300,
    hall=("Henrik Sommer", "Sozialamt, Stadtteilarbeit"),
    sponsors=(("elbaue", "raeume", "den Gemeinschaftsraum im Erdgeschoss"),),
    guides=(
        Guide(
            name="Karin Obst", topics=("gesellschaft", "gesundheit", "amt"),
            about="Sprechstunde mittwochs, sonst auf der Straße. Wer mich sucht, fragt am besten den Bäcker.",
            hours=(Hours(spot="Gemeinschaftsraum, Quittenweg 3", weekday="mi", starts=10, ends=12),),
        ),
        Guide(
            name="Ulrich Mertens", languages=("de", "en"), topics=("geldsachen", "amt"),
            about="Ich kenne Formulare, weil ich früher welche entworfen habe. Es tut mir leid.",
            hours=(Hours(spot="Gemeinschaftsraum, Quittenweg 3", weekday="fr", starts=9, ends=11, rhythm="fortnightly"),),
        ),
        Guide(
            name="Sabrina Kuhnt", languages=("de", "ru"), topics=("kinder", "mitmachen"), fate="paused",
            about="Gerade in Elternzeit, im Frühjahr wieder da.",
        ),
    ),
)  # fmt: skip

WOLFEN = Team(
    key="wolfen",
    name="E-Lotsen Wolfen-Nord",
    where="Wolfen-Nord",
    agency="bitterfeld",
    founded=-120,
    hall=("Petra Weiß", "Stadtverwaltung Bitterfeld-Wolfen, Soziales"),
    sponsors=(("nordblick", "raeume", "zwei Zimmer im Erdgeschoss"),),
    guides=(
        Guide(
            name="Gerd Naumann", topics=("wohnen", "gesellschaft"),
            about="Von den Blöcken ringsum stehen nicht mehr alle. Wer geblieben ist, den kenne ich.",
            hours=(Hours(spot="Nachbarschaftstreff Nord", weekday="do", starts=14, ends=16),),
        ),
        Guide(name="Ewa Lipska", languages=("de", "pl"), topics=("arbeit", "deutsch"), about="Neu dabei und viel unterwegs."),
    ),
)  # fmt: skip

TEAMS = (NEUSTADT, REFORM, WOLFEN)

WISHES = (
    (
        "Samir Haddad",
        "Hedwig Kunze",
        "am Vormittag",
        "Ich habe einen Brief von der Krankenkasse und verstehe ihn nicht.",
        0,
    ),
    ("Samir Haddad", "Yusuf Demir", "nach 17 Uhr", "Die Wohnung ist zu klein geworden, wir sind jetzt zu fünft.", -1),
    ("Hanne Voigt", "Inge Ploch", "immer", "", -2),
)
LETTERS = (
    (
        "Samir Haddad",
        "Marta Fink",
        "Kommen Sie auch in unseren Hausflur? Hier wohnen viele, die sich nicht trauen zu fragen.",
        -1,
    ),
    ("Karin Obst", "Dirk Sauer", "Gibt es in Reform eine Gruppe, die zusammen spazieren geht?", -2),
)

# (guide, person, to whom: the key of an organisation, about what, days ago, how, what became of it, a word)
HANDED = (
    (
        "Samir Haddad",
        "Familie Saleh",
        "halle",
        "Sucht einen Deutschkurs mit Kinderbetreuung.",
        -2,
        "said",
        "introduced",
        "",
    ),
    (
        "Samir Haddad",
        "Yusuf Demir",
        "saalebogen",
        "Zu fünft auf zwei Zimmern, sucht eine größere Wohnung.",
        -9,
        "said",
        "reached",
        "",
    ),
    (
        "Samir Haddad",
        "Aylin Kaplan",
        "hofcafe",
        "Bäckt gern und kennt hier noch niemanden.",
        -20,
        "said",
        "helped",
        "Backt jetzt jeden zweiten Sonntag mit.",
    ),
    (
        "Samir Haddad",
        "Herr Böhm",
        "radwerk",
        "Möchte sein Fahrrad selbst richten.",
        -26,
        "said",
        "not-helped",
        "Das Rad war leider nicht zu retten.",
    ),
    ("Samir Haddad", "Frau Nowak", "halle", "Möchte vorlesen, weiß nicht wo.", -1, "link", "asked", ""),
    (
        "Hanne Voigt",
        "Inge Ploch",
        "lesefreunde",
        "Sieht schlecht und hört gern zu.",
        -16,
        "said",
        "working",
        "Erster Besuch ist am Donnerstag.",
    ),
    ("Hanne Voigt", "Herr Timm", "halle", "Sucht Begleitung zum Arzt.", -33, "link", "refused", ""),
    (
        "Tatjana Kolesnik",
        "Familie Bondar",
        "kinderhaus",
        "Die Kinder suchen Freunde zum Spielen.",
        -40,
        "said",
        "withdrawn",
        "",
    ),
    (
        "Tatjana Kolesnik",
        "Iryna",
        "halle",
        "Möchte als Erzieherin mithelfen.",
        -12,
        "said",
        "helped",
        "Hilft seit Montag in der Küche.",
    ),
    ("Karin Obst", "Frau Sander", "magdeburg", "Sucht eine Gruppe zum Spazieren.", -19, "said", "helped", ""),
)

TALKS = {
    "neustadt": (
        (-150, "Zu viele Briefe vom Amt für zu wenige Abende. Wir suchen jemanden, der donnerstags dazukommt."),
        (-40, "Der Laden am Gastronom wird gut gefunden. Im Winter brauchen wir eine zweite Lampe über der Tür."),
    ),
    "reform": ((-60, "Drei sind wenig, wenn eine pausiert. Im Frühjahr fragen wir in der Kleingartenanlage."),),
}

MODULES = (
    "Erstgespräche, und wo sie enden",
    "Wer macht was im Viertel",
    "Grenzen und Verschwiegenheit",
    "Ein eigenes Vorhaben",
)
# (agency, name, first and last day, days of the dates, who takes part with the key of their project, certified)
TRAINING = (
    (
        "halle",
        "Staffel 3",
        -320,
        -200,
        (-318, -290, -255, -215),
        (("Samir Haddad", "balkon"), ("Hanne Voigt", "hofcafe"), ("Tatjana Kolesnik", "")),
        True,
    ),
    ("halle", "Staffel 4", -60, 60, (-55, -27, 12, 40), (("Thi Lan Pham", ""), ("Rolf Bergner", "")), False),
)
