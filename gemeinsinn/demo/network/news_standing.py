"""What the demo's editors keep for newsrooms and for those who ask: press and questions, German and English."""

from dataclasses import dataclass

from gemeinsinn.demo.network.news_shapes import Piece, text


@dataclass(frozen=True, slots=True)
class Notice:
    """A press notice, `back` days before today. `address`: where it stands in full. `leaf`: with the sheet beside it."""

    back: int
    title: str
    words: str
    address: str = ""
    leaf: bool = False


@dataclass(frozen=True, slots=True)
class PressText:
    """The page for newsrooms. `pictures`: (slug of the article a picture stands in, what is allowed)."""

    language: str
    slug: str
    title: str
    lead: str
    function: str
    body: tuple[Piece, ...]
    notices: tuple[Notice, ...]
    pictures: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class QuestionsText:
    """Questions and answers: a headline, and what is asked below it."""

    language: str
    slug: str
    title: str
    lead: str
    groups: tuple[tuple[str, tuple[tuple[str, str], ...]], ...]


PRESS = (
    PressText(
        "de", "presse", "Presse",
        "Ansprechpartnerin, Mitteilungen und Bilder für Ihre Berichte.",
        "Redaktion und Presse",
        (
            text("# Kurztext", "Gemeinsinn ist das Portal eines Netzwerks von Freiwilligenagenturen. Es bringt Menschen, die in ihrer Nachbarschaft etwas brauchen, mit Menschen und Betrieben zusammen, die helfen können, und betreibt einen Fonds für kleine Vorhaben."),
        ),
        (
            Notice(6, "Neue Runde im Engagementfonds", "Bewohnerinnen und Bewohner beantragen bis zu 2.500 Euro. Der Antrag dauert eine halbe Stunde, und jemand hilft dabei.", "/engagementfonds/"),
            Notice(41, "Dreizehn neue E-Lotsen", "Fünf Abende, ein eigenes Vorhaben, ein Zertifikat: Die Herbststaffel ist fertig und in vier Quartieren unterwegs.", "/lotsen/"),
            Notice(93, "Ein Portal statt sieben Listen", "Bedarfe, Angebote und Förderung stehen jetzt an einer Stelle. Wer etwas zusagt, braucht dafür kein Konto.", leaf=True),
        ),
        (
            ("warum-konkret-gewinnt", "Frei für Berichte über das Netzwerk, mit Namensnennung."),
            ("hofcafe-erster-sonntag", "Frei für Berichte über das Netzwerk, mit Namensnennung."),
        ),
    ),
    PressText(
        "en", "press", "Press",
        "Whom to call, what we announced, and pictures for your reports.",
        "Editor, press",
        (
            text("# In short", "Gemeinsinn is the portal of a network of volunteer agencies. It brings people who need something in their neighbourhood together with people and businesses that can help, and runs a fund for small projects."),
        ),
        (
            Notice(6, "A new round of the Engagementfonds", "Residents apply for up to 2,500 euros. It takes half an hour, and somebody helps.", "/en/engagementfonds/"),
            Notice(41, "Thirteen new guides", "Five evenings, a project of one’s own, a certificate: this autumn’s guides are at work in four quarters.", "/en/lotsen/"),
        ),
        (("warum-konkret-gewinnt", "Free for reports on the network, with the name beside it."),),
    ),
)  # fmt: skip

QUESTIONS = (
    QuestionsText(
        "de", "fragen", "Fragen und Antworten",
        "Was wir am Telefon am häufigsten gefragt werden.",
        (
            ("Etwas brauchen", (
                ("Was kostet das?", "Nichts. Das Portal wird vom Netzwerk getragen."),
                ("Brauche ich ein Konto?", "Nein. Für alles, was Sie schreiben oder zusagen, bekommen Sie einen persönlichen Link."),
                ("Wie lösche ich meinen Zettel?", "Mit dem Link aus der Mail. Oder Sie rufen an."),
            )),
            ("Helfen", (
                ("Bin ich beim Helfen versichert?", "Fragen Sie das bei jedem Zettel, es steht dort unter „Versicherung“. Viele Freiwillige sind über das Land oder den Verein abgesichert; die Agentur sagt Ihnen, wie es bei Ihnen ist."),
                ("Darf mein Betrieb den Einsatz zeigen?", "Ja, so wie es vereinbart ist. In der Vereinbarung steht, wer wie genannt werden möchte."),
                ("Ich spreche wenig Deutsch. Geht das?", "Ja. Die Suche versteht mehrere Sprachen, und auf vielen Zetteln steht, wie viel Deutsch nötig ist."),
            )),
            ("Geld für ein Vorhaben", (
                ("Darf ich als Privatperson einen Antrag stellen?", "Ja. Sie brauchen keinen Verein und keine Steuernummer, nur ein Konto auf Ihren Namen."),
                ("Wann höre ich, ob es klappt?", "Den Termin der Jury lesen Sie bei jeder Förderrunde. Die Antwort kommt mit Gründen, auch wenn es ein Nein ist."),
            )),
        ),
    ),
    QuestionsText(
        "en", "questions", "Questions and answers",
        "What we are asked most often on the telephone.",
        (
            ("If you need something", (
                ("What does it cost?", "Nothing. The network pays for the portal."),
                ("Do I need an account?", "No. For everything you write or promise you receive a personal link."),
            )),
            ("If you want to help", (
                ("Am I insured while I help?", "It stands on each notice under “Insurance”. Many volunteers are covered by the state or by the association; the agency tells you how it is with you."),
                ("I speak little German. Is that all right?", "Yes. The search understands several languages, and many notices say how much German is needed."),
            )),
        ),
    ),
)  # fmt: skip

LEAF = {
    "title": "Ein Portal statt sieben Listen", "kicker": "Pressemitteilung",
    "paragraphs": [
        "Wer in der Nachbarschaft etwas braucht, schreibt ab sofort einen Satz. Wer helfen kann, drückt einen Knopf. Dazwischen sitzt ein Mensch aus der Freiwilligenagentur, der beide Seiten liest.",
        "Das Portal fragt bei jedem Zettel nach einer Zahl, einem Tag und dem Nutzen für die andere Seite. Denn Partnerschaften gelingen, wenn das Vorhaben konkret ist und beide etwas davon haben.",
        "Dazu gehört der Engagementfonds: bis zu 2.500 Euro für kleine Vorhaben, über die eine Jury aus Bewohnerinnen und Bewohnern entscheidet.",
    ],
    "facts": [["Zu lesen unter", "gemeinsinn.example"], ["Nachfragen", "Anja Freitag, 030 23125 100"], ["Hinweis", "Dies ist eine Vorführung: Alle Personen sind erfunden."]],
}  # fmt: skip
