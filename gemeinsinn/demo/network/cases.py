"""People who would like to help, and what the demo's agencies did for them. All of them are invented."""

from dataclasses import dataclass
from typing import Any

Step = tuple[Any, ...]
"""(day, act, ...): what happened on a day counted from the seeding, and to which need."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseText:
    """One person: when they asked, what they said, and step by step what became of it."""

    name: str
    agency: str
    asked: int
    wish: str
    by: int = 0  # who at the desk
    came: str = "door"
    fields: tuple[str, ...] = ()
    mail: bool = True
    talked: int | None = None
    told: tuple[tuple[str, Any], ...] = ()
    where: str = ""
    steps: tuple[Step, ...] = ()


SCHOOL, SOCIAL, NATURE = "Schule und Kindergarten", "Soziales", "Umwelt, Naturschutz und Tierschutz"
LEISURE, CULTURE, HEALTH = "Freizeit und Geselligkeit", "Kultur und Musik", "Gesundheit"


def said(**told: Any) -> tuple[tuple[str, Any], ...]:
    """What came up in the talk."""
    return tuple(told.items())


CASES = (
    CaseText(
        name="Gerlinde Pohl", agency="halle", asked=-66, wish="Mit Kindern lesen", fields=(SCHOOL,), talked=-65,
        where="Halle-Silberhöhe",
        told=said(motives="Die Enkel wohnen in Kiel.", times="vormittags", hours_a_week="2", experience="Bibliothekarin, 38 Jahre", birth_year=1955, gender="female"),
        steps=((-65, "suggest", "vorlesen"), (-62, "introduce", "vorlesen"), (-58, "certificate"), (-57, "try", "vorlesen"), (-50, "place", "vorlesen")),
    ),
    CaseText(
        name="Kemal Arslan", agency="halle", by=1, asked=-37, came="friend", wish="Etwas mit Kochen", fields=(HEALTH, LEISURE), talked=-36,
        where="Halle-Neustadt",
        told=said(motives="Will besser Deutsch sprechen.", times="samstags", experience="Koch", spoken=("de", "tr", "ar"), birth_year=1987, gender="male"),
        steps=((-36, "suggest", "kochvormittag"), (-34, "introduce", "kochvormittag"), (-20, "try", "kochvormittag"), (-18, "due", 3, "Führungszeugnis nachreichen lassen")),
    ),
    CaseText(
        name="Svenja Marquardt", agency="halle", asked=-21, came="web", wish="Sprachtandem, gern abends", fields=(SOCIAL,), talked=-20,
        told=said(times="abends nach sechs", hours_a_week="1", spoken=("de", "en", "uk"), age_band="18-29", gender="female"),
        steps=((-20, "suggest", "deutsch"), (-19, "mail"), (-15, "introduce", "deutsch")),
    ),
    CaseText(
        name="Ronny Kalbitz", agency="halle", by=1, asked=-16, came="office", wish="Raus kommen, mit den Händen arbeiten", fields=(NATURE, SOCIAL), talked=-14,
        where="Halle-Neustadt", told=said(motives="Seit einem Jahr ohne Arbeit, will wieder einen Tag haben.", limits="Nichts Schweres, Rücken", times="jederzeit", birth_year=1974),
        steps=((-9, "suggest", "beete", "lichterfest"), (-8, "introduce", "beete"), (-5, "drop", "beete", "chemistry", "zu viel Trubel"), (-4, "due", 0, "Neue Vorschläge machen")),
    ),
    CaseText(
        name="Barbara Nitzsche", agency="halle", asked=-12, came="phone", wish="Buchhaltung für einen Verein", talked=-9,
        told=said(experience="Steuerfachangestellte im Ruhestand", times="von zu Hause aus", age_band="60-74", gender="female"),
        steps=((-9, "suggest", "satzung"), (-8, "mail"), (-2, "note", "Liest sich die Satzung durch, ruft Montag an.")),
    ),
    CaseText(
        name="Mehmet und Leyla Aydin", agency="halle", by=1, asked=-11, wish="Zusammen als Paar, am Wochenende", fields=(LEISURE,), talked=-11, mail=False,
        where="Halle-Neustadt", told=said(times="samstags und sonntags", spoken=("de", "tr"), age_band="30-44"),
        steps=((-11, "suggest", "lichterfest", "deutsch"),),
    ),
    CaseText(
        name="Dorothea Ulrich", agency="halle", asked=-9, wish="Menschen besuchen, die allein sind", came="press", fields=(SOCIAL,), talked=-6,
        told=said(motives="Nach dem Tod ihres Mannes.", times="nachmittags", limits="Kein Pflegeheim", birth_year=1949, gender="female"),
        steps=((-3, "due", 4, "Noch einmal in Ruhe sprechen"),),
    ),
    CaseText(
        name="Matteo Kießling", agency="halle", by=1, asked=-7, came="web", wish="Draußen, nach der Schule, gern mit anderen", fields=(NATURE,), talked=-5,
        where="Halle-Neustadt", told=said(motives="Will wissen, ob ein Beruf im Garten etwas für ihn ist.", times="ab 15 Uhr", age_band="to17", gender="male"),
        steps=((-4, "suggest", "beete"), (-2, "ask_guardian", "beete", "Sandra Kießling")),
    ),
    CaseText(name="Finn Overbeck", agency="halle", by=1, asked=-8, came="mail", wish="Irgendwas mit Fahrrädern"),
    CaseText(name="Aleksandra Nowak", agency="halle", asked=-3, came="event", wish="Theater, Bühne, Licht", fields=(CULTURE,)),
    CaseText(name="Herr Lindner", agency="halle", by=1, asked=0, wish="Mit dem Auto helfen", mail=False),
    CaseText(
        name="Hannelore Voigt", agency="halle", asked=-110, came="friend", wish="Im Grünen sein", fields=(NATURE,), talked=-108,
        told=said(motives="Der eigene Garten ist verpachtet.", times="morgens", hours_a_week="1", birth_year=1951, gender="female"),
        steps=(
            (-72, "suggest", "baumpaten"), (-71, "introduce", "baumpaten"), (-71, "place", "baumpaten"), (-1, "answer", "person", "laeuft-gut", "Meine Linde heißt Berta."),
        ),
    ),
    CaseText(
        name="Olaf Preuss", agency="halle", by=1, asked=-130, came="web", wish="Vereine beraten", talked=-128,
        told=said(experience="Jurist", times="abends", age_band="45-59", gender="male"),
        steps=((-120, "close", "no-time", "neue Stelle in Leipzig"),),
    ),
    CaseText(
        name="Elif Şahin", agency="halle", asked=-45, wish="Kindern beim Lernen helfen", fields=(SCHOOL,), talked=-44,
        told=said(times="nach der Uni", hours_a_week="3", spoken=("de", "tr", "en"), birth_year=2003, gender="female"),
        steps=(
            (-36, "suggest", "lesezeit"), (-35, "introduce", "lesezeit"), (-30, "certificate"), (-28, "place", "lesezeit"), (-10, "end", "lesezeit", "time", "Prüfungen"), (-9, "suggest", "vorlesen"),
        ),
    ),
    CaseText(
        name="Peter Hollmann", agency="halle", by=1, asked=-25, came="office", wish="Mit Jugendlichen arbeiten", fields=(SCHOOL,), talked=-24,
        told=said(times="nachmittags", age_band="30-44", gender="male"),
        steps=((-23, "suggest", "lesezeit"), (-21, "introduce", "lesezeit"), (-14, "drop", "lesezeit", "host"), (-13, "close", "nothing-fits"), (-12, "hand_over", 0)),
    ),
    CaseText(
        name="Karl-Heinz Möbius", agency="magdeburg", asked=-83, wish="Schach spielen, mit jemandem reden", fields=(SOCIAL,), talked=-82,
        told=said(motives="Allein am Brett wird es langweilig.", times="dienstags", birth_year=1947, gender="male"),
        steps=((-81, "suggest", "besuch"), (-80, "introduce", "besuch"), (-79, "try", "besuch"), (-76, "place", "besuch"), (-5, "answer", "person", "laeuft-gut", "Er gewinnt immer.")),
    ),
    CaseText(
        name="Nadine Wegener", agency="magdeburg", asked=-30, came="web", wish="Jugendliche beim Einstieg begleiten", fields=(SCHOOL,), talked=-28,
        where="Magdeburg-Reform", told=said(experience="Ausbilderin im Metallbetrieb", times="donnerstags", hours_a_week="1", birth_year=1979, gender="female"),
        steps=((-27, "suggest", "mentoren"), (-26, "mail"), (-24, "introduce", "mentoren"), (-20, "certificate"), (-18, "try", "mentoren")),
    ),
    CaseText(
        name="Rainer Zobel", agency="magdeburg", asked=-7, wish="Schrauben, löten, reparieren", fields=(NATURE,), talked=-6,
        told=said(experience="Zweiradmechaniker", age_band="60-74", gender="male"), steps=((-6, "suggest", "schrauber"), (-6, "mail")),
    ),
    CaseText(name="Amal Khoury", agency="magdeburg", asked=-14, came="guide", wish="Übersetzen, Arabisch und Deutsch"),
    CaseText(name="Jannik Stolze", agency="magdeburg", asked=-1, came="mail", wish="Was Kurzes am Wochenende"),
    CaseText(
        name="Waltraud Heinze", agency="dessau", asked=-128, wish="Begleiten, einkaufen gehen", fields=(SOCIAL,), talked=-127,
        where="Dessau-Roßlau", told=said(times="freitags", birth_year=1958, gender="female"),
        steps=((-126, "suggest", "rollator"), (-124, "introduce", "rollator"), (-120, "place", "rollator"), (-45, "answer", "host", "laeuft-gut")),
    ),
    CaseText(
        name="Enrico Paschke", agency="dessau", asked=-100, came="phone", wish="Werkstatt, einmal im Monat", fields=(NATURE,), talked=-98,
        told=said(experience="Elektromeister", birth_year=1968, gender="male"),
        steps=((-88, "suggest", "meister"), (-86, "introduce", "meister"), (-84, "place", "meister"), (-12, "answer", "person", "anders", "Jetzt alle zwei Monate.")),
    ),
    CaseText(
        name="Thi Mai Nguyen", agency="dessau", asked=-20, came="friend", wish="In der Küche oder beim Verteilen helfen", fields=(SOCIAL,), talked=-19,
        told=said(times="vormittags", spoken=("de", "vi"), age_band="45-59", gender="female"),
        steps=((-18, "suggest", "ausgabe"), (-17, "introduce", "ausgabe"), (-12, "try", "ausgabe"), (-6, "place", "ausgabe")),
    ),
    CaseText(
        name="Sören Bachmann", agency="wittenberg", asked=-35, came="web", wish="Menschen zum Arzt begleiten", fields=(SOCIAL,), talked=-33,
        told=said(spoken=("de", "ar"), times="flexibel", age_band="18-29", gender="male"),
        steps=((-32, "suggest", "begleitung"), (-30, "introduce", "begleitung"), (-22, "certificate"), (-20, "place", "begleitung"), (-3, "note", "Frau Doktor lobt ihn sehr.")),
    ),
    CaseText(name="Ilse Kretschmer", agency="wittenberg", asked=-2, came="phone", wish="Stricken für einen guten Zweck", mail=False),
    CaseText(
        name="Tamara Schulz", agency="merseburg", asked=-50, wish="Draußen, mit den Kindern", fields=(NATURE,), talked=-49,
        told=said(times="am Wochenende", age_band="30-44", gender="female"),
        steps=((-48, "suggest", "baumpaten"), (-47, "introduce", "baumpaten"), (-44, "place", "baumpaten")),
    ),
)  # fmt: skip

COUNTED = (
    ("halle", -70, "phone", SOCIAL, False), ("halle", -52, "door", SCHOOL, True), ("halle", -33, "door", "", False),
    ("halle", -12, "event", CULTURE, True), ("magdeburg", -40, "phone", NATURE, False), ("magdeburg", -5, "door", "", True),
    ("dessau", -26, "press", HEALTH, False), ("wittenberg", -9, "door", SOCIAL, False),
)  # fmt: skip
"""Agency, day, how they came, field, whether they were advised: nobody's name."""
