"""Portraits of the demo: six months, each of a project of the story. All people and words are invented."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class PortraitText:
    """`back`: months before this one. `quote`: (words, name, function)."""

    project: str
    back: int
    title: str
    lead: str
    text: str
    who: str
    funder_line: str = ""
    quote: tuple[str, str, str] | None = None


PORTRAITS = (
    PortraitText(
        "lesen", 5, "Ein Bus, der zuhört",
        "In der Silberhöhe hält donnerstags ein Bus, in dem niemand fahren will. Drinnen wird vorgelesen.",
        "Angefangen hat es mit einer Kiste Bilderbücher und einem Klappstuhl. Inzwischen steht der Bus vor vier Schulen, und wer acht Jahre alt ist, hat eine Lieblingsecke darin.\n\n"
        "Was man dafür braucht:\n- jemanden, der eine Stunde in der Woche Zeit hat\n- ein Buch, das man selbst mag\n- Geduld bei der Frage, warum der Wolf nicht einfach fragt\n\n"
        "Die Paten treffen sich einmal im Monat und reden über das, was nicht klappt. Das, sagen sie, ist der eigentliche Grund, warum es klappt.",
        "Lesefreunde Silberhöhe", "Bücher bezahlt aus dem Engagementfonds.",
        ("Die Kinder merken sofort, ob man das Buch mag. Also lese ich nur, was ich mag.", "Renate Vogt", "Lesepatin"),
    ),
    PortraitText(
        "radwerk", 4, "Vierzig Räder, vierzig Gründe",
        "Eine alte Kaufhalle, zwei Montageständer und die Regel: Wer schraubt, fährt.",
        "In Reform fehlten Räder, und im Keller standen welche herum. Dazwischen lag nur, dass keiner wusste, wie man eine Kette wechselt.\n\n"
        "Jetzt weiß es das halbe Quartier. Zwanzig Räder fahren schon. Das einundzwanzigste gehört einem Mann, der sagt, er sei zuletzt in der Lehre Rad gefahren.",
        "Selbsthilfewerkstatt Radwerk", "",
        ("Ich wollte nur mein Rad abholen. Das war im März.", "Tobias Kern", "schraubt mit"),
    ),
    PortraitText(
        "kinderhaus", 3, "Wie sieht ein Kohlrabi aus?",
        "Vierundzwanzig Kinder kochen dreimal in der Woche, und am Ende streitet man über Petersilie.",
        "Zuerst wurde geraten: Was steckt in einem Becher Joghurt? Elf Stück Zucker, das glaubte niemand, also wurde gestapelt. Seitdem wird hier anders eingekauft.\n\n"
        "Der Laden um die Ecke bringt das Obst und bleibt manchmal zum Schnippeln. Im Sommer soll es ein Heft mit den Rezepten geben. Das mit der Petersilie wird darin nicht entschieden.",
        "Kinderhaus am Bruchsee", "Gefördert aus dem Engagementfonds.",
    ),
    PortraitText(
        "reparatur", 2, "Der Toaster geht wieder",
        "Einmal im Monat sitzen in Ziebigk zehn Leute mit Schraubenzieher und warten auf Kaputtes.",
        "Die Liste an der Wand zählt mit: Lampen, Mixer, ein Plattenspieler, drei Rollläden. Zwei von drei Dingen gehen wieder. Beim dritten weiß man wenigstens, woran es lag.\n\n"
        "Wer kommt, bleibt dabei sitzen. Das ist die einzige Bedingung, und die meisten kommen deswegen.",
        "Reparaturcafé Ziebigk",
    ),
    PortraitText(
        "brache", 1, "Achthundert Quadratmeter Schutt",
        "An der Landsberger Straße stand jahrelang ein Zaun. Jetzt steht dort ein Tor, und es ist offen.",
        "Es begann mit der Frage, wem das eigentlich gehört. Die Antwort kam nach vier Monaten, der Container nach fünf.\n\n"
        "Weg ist der Schutt. Was fehlt, ist Erde: zwanzig Kubikmeter, dann kann gesät werden. Die ersten Stauden stehen schon, in Eimern, und warten.",
        "Gartengruppe Landsberger Straße", "Gefördert aus dem Engagementfonds.",
    ),
    PortraitText(
        "hofcafe", 0, "340 Wohnungen, ein Kuchen",
        "Jeden zweiten Sonntag tragen elf Hauseingänge in Halle-Neustadt ihre Stühle in den Hof.",
        "Am ersten Sonntag kamen neun Leute, und sieben davon hatten gebacken. Man aß sich durch. Heute sind es um die sechzig, und der Kuchen reicht wieder genau.\n\n"
        "Die Wohnungsgenossenschaft hat den Strom gelegt, die Bänke sind aus dem Baumarkt, die Lichterkette ist aus dem dritten Stock. Der Rest ist Klingeln: Einmal vor jedem Sonntag geht jemand durch alle Eingänge.",
        "Hofcafé Zerbster Straße", "",
        ("Ich wohne seit dreißig Jahren hier. Die Namen kenne ich seit dem Frühling.", "Helga Sommer", "wohnt im Eingang 7"),
    ),
)  # fmt: skip
CANDIDATES = ("fruehstueck", "balkon", "erdgeschoss", "garten")
