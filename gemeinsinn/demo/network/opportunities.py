"""What the demo's volunteers are told before they say yes, by the key of the need. Invented like everything here."""

from dataclasses import dataclass, fields


@dataclass(frozen=True, slots=True, kw_only=True)
class OpportunityText:
    """As the form asks for it; hours as people type them."""

    need: str
    field: str
    means: str
    about: str
    company: str
    pace: str
    hours: str = ""
    months: int | None = None
    reach: str = "site"
    way: str = ""
    german: str = ""
    children: str = ""
    certificate: str = ""
    expenses: str = ""
    expenses_words: str = ""
    insurance: str = ""
    induction: str = ""
    training: str = ""
    learns: str = ""


def tell(need: str, field: str, axes: str, **more: object) -> OpportunityText:
    """`axes`: means, about, company and pace in one line, as the four questions come."""
    means, about, company, pace = axes.split()
    known = {one.name for one in fields(OpportunityText)}
    assert known.issuperset(more), f"{need}: {set(more) - known}"
    return OpportunityText(
        need=need, field=FIELDS[field], means=means, about=about, company=company, pace=pace, **more,  # type: ignore[arg-type]  # checked above
    )  # fmt: skip


FIELDS = {
    "culture": "Kultur und Musik", "leisure": "Freizeit und Geselligkeit", "social": "Soziales", "health": "Gesundheit",
    "school": "Schule und Kindergarten", "youth": "Jugendarbeit und Bildung für Erwachsene",
    "nature": "Umwelt, Naturschutz und Tierschutz", "other": "Anderes",
}  # fmt: skip

OPPORTUNITIES = (
    tell("plakatwand", "other", "hands things together once", way="Vom Bahnhof Buslinie 1 bis Stadtsee Mitte", german="none"),
    tell("chronik", "culture", "head things alone once", reach="remote", german="good", learns="Eine Handschrift lesen, die kaum noch jemand kann"),
    tell("bank", "nature", "hands things both once", german="little", expenses="material", expenses_words="Schrauben liegen bereit"),
    tell(
        "baumpaten", "nature", "hands things alone ongoing", hours="0,5", months=3, german="none", children="yes",
        way="Zehn Minuten zu Fuß vom Bahnhof, die Linden stehen in der Oststraße", certificate="no", expenses="nothing",
        induction="Wir zeigen Ihnen Brunnen, Schlüssel und Baum an einem Nachmittag",
    ),
    tell(
        "computer", "social", "head people alone series", hours="2", reach="remote", german="talk", certificate="no",
        expenses="travel", expenses_words="falls Sie doch einmal vorbeikommen",
        induction="Eine Liste der zehn Geräte und ein Telefonat zum Kennenlernen", learns="Dinge so zu erklären, dass sie bleiben",
    ),
    tell(
        "schulgarten", "school", "hands things together once", german="none", children="yes",
        way="Bus 1 bis Merseburg-Süd, der Zaun ist nicht zu übersehen", expenses="material", expenses_words="Farbe und Pinsel sind da",
    ),
    tell("saalekahn", "leisure", "hands things alone once", reach="remote", german="little", expenses="material", learns="Wie man ein Segel säumt"),
    tell(
        "kinderecke", "social", "both people together ongoing", hours="1,5", months=3, german="talk", children="yes",
        certificate="yes", expenses="travel", way="Der Treff liegt direkt an der Haltestelle Stadtsee",
        induction="Beim ersten Mal ist jemand von uns mit im Raum",
    ),
    tell(
        "blutdruck", "health", "both people together once", german="talk", certificate="no", expenses="travel",
        insurance="Über unsere Vereinshaftpflicht", learns="Wie es den Leuten hier wirklich geht",
    ),
    tell(
        "nachhilfe", "school", "head people together ongoing", hours="1,5", months=5, reach="partly", german="good",
        certificate="yes", expenses="travel", training="Ein Abend mit einer Mathelehrerin vorab", learns="Brüche",
    ),
    tell(
        "jugendraum", "youth", "both people together ongoing", hours="4", months=6, german="talk", certificate="yes",
        expenses="lump", expenses_words="5 Euro am Abend für Getränke und Weg", induction="Zwei Abende zu dritt, bevor Sie zu zweit sind",
        training="Jugendleitercard, wenn Sie mögen; die Kosten tragen wir",
    ),
    tell("umzug", "social", "hands things together once", german="none", expenses="nothing", way="Straßenbahn 2 bis Wehrstedt, dann hundert Meter"),
    tell("pumpe", "nature", "hands things both once", german="little", expenses="material", expenses_words="Dichtungen zahlen wir"),
    tell("fachwerk", "school", "head people together once", german="good", certificate="no"),
    tell("tuer", "culture", "hands things alone once", german="none", expenses="material"),
    tell("regenrinne", "other", "head things alone once", german="talk"),
    tell(
        "begleitung", "social", "head people alone ongoing", hours="1", months=6, german="good", certificate="yes",
        expenses="travel", expenses_words="Fahrschein gegen Beleg, am selben Tag", training="Ein Samstag: Zuhören, übersetzen, Grenzen",
        induction="Beim ersten Mal gehen Sie zu zweit", way="Treffpunkt ist immer die Praxis",
    ),
    tell("kuchenbasar", "leisure", "hands things alone once", reach="remote", german="none"),
    tell("meister", "nature", "both both together ongoing", hours="0,75", months=6, german="talk", expenses="travel", insurance="Die Werkstatt ist versichert, Sie über uns"),
    tell(
        "rollator", "social", "both people alone ongoing", hours="3", german="little", certificate="no", expenses="nothing",
        way="Bus 11 bis Roßlau Markt, die Damen wohnen um die Ecke", induction="Kaffee zu dritt zum Kennenlernen",
    ),
    tell("schrauber", "nature", "hands both together series", hours="2", german="little", expenses="nothing", learns="Andersherum: Was wissen Sie?"),
    tell(
        "mentoren", "youth", "head people alone ongoing", hours="1", months=6, reach="partly", german="good", certificate="yes",
        expenses="travel", training="Zwei Abende vor dem Start, einer in der Mitte", induction="Wir bringen Sie beide zusammen und bleiben erreichbar",
    ),
    tell("hochbeete", "school", "hands things together once", german="none", children="yes", expenses="nothing"),
    tell("strom", "leisure", "head things alone once", german="talk", insurance="Die Veranstaltung ist versichert"),
    tell(
        "besuch", "social", "head people alone ongoing", hours="1,5", months=3, german="talk", certificate="no", expenses="nothing",
        way="Straßenbahn 1 bis Olvenstedter Platz", induction="Beim ersten Besuch kommt seine Nachbarin mit", learns="Verlieren, mit Anstand",
    ),
    tell("beete", "nature", "hands things together once", german="none", children="yes", way="Tram 2 bis Südpark, dann am Teich entlang", expenses="nothing"),
    tell(
        "vorlesen", "school", "head people together ongoing", hours="1", months=6, german="good", certificate="yes",
        expenses="travel", expenses_words="Fahrschein gegen Beleg", way="Straßenbahn 1 bis Silberhöhe, fünf Minuten zu Fuß",
        training="Zwei Nachmittage im Jahr mit einer Buchhändlerin",
        induction="Die ersten zwei Male sitzen Sie dabei und hören zu", learns="Vorlesen, sodass acht Kinder zuhören",
    ),
    tell("buecherbus", "culture", "hands both together ongoing", hours="4", german="little", certificate="yes", expenses="nothing", induction="Eine Proberunde mit der Fahrerin von heute"),
    tell("satzung", "other", "head people alone series", hours="2", german="good", reach="partly", expenses="travel"),
    tell(
        "deutsch", "social", "head people both ongoing", hours="1", reach="partly", german="talk", children="yes", certificate="no",
        expenses="nothing", way="The café is next to the tram stop, line 2", learns="How to ask for the way in Ukrainian",
    ),
    tell("klavier", "culture", "hands things together once", german="none", expenses="lump", expenses_words="Kuchen und ein Konzert"),
    tell("kochvormittag", "health", "both people together series", hours="2", german="talk", certificate="yes", expenses="material"),
    tell("erdgeschoss-licht", "social", "hands things together once", german="none", expenses="material", way="Am Gastronom 12, Haltestelle vor der Tür"),
    tell("lichterfest", "leisure", "both both together once", german="little", children="yes", expenses="nothing", way="Haltestelle Göttinger Bogen, dann dem Licht nach"),
    tell(
        "lesezeit", "school", "head people alone series", hours="1,5", german="good", certificate="yes", expenses="travel",
        induction="Frau Sommer sitzt beim ersten Mal daneben", learns="Geduld, und was Kinder heute lesen",
    ),
    tell(
        "ausgabe", "social", "hands both together series", hours="3", german="little", certificate="no", expenses="nothing",
        way="Vom Bahnhof fünf Minuten, Eingang im Hof", training="Belehrung nach dem Infektionsschutzgesetz, eine Stunde bei uns",
        induction="Beim ersten Mal arbeiten Sie neben jemandem, der alles kennt",
    ),
    tell("fruehjahrsputz", "nature", "hands things together once", german="none", children="yes", expenses="nothing"),
    tell(
        "sommerkino", "culture", "hands people together once", german="little", children="yes", expenses="nothing",
        way="Vom Bahnhof zehn Minuten zu Fuß durch die Altstadt",
    ),
    tell("freiwilligentag", "nature", "hands things together once", german="none", children="yes", expenses="nothing"),
)  # fmt: skip
