"""Pages of plain text of the demo's editors, and the words on the front pages."""

from gemeinsinn.demo.network.news_shapes import PageText, Translated, facts, text

PAGES = (
    PageText(
        "ueber-uns", "Über das Netzwerk",
        "Zehn Freiwilligenagenturen, ein Portal, ein Fonds: wer wir sind und was uns verbindet.",
        (
            text("Jede Agentur arbeitet für ihre Stadt oder ihren Landkreis. Gemeinsam betreiben wir dieses Portal, den Engagementfonds und die Ausbildung der E-Lotsen. Wer einen Zettel schreibt, hat es trotzdem immer mit einem Menschen in der Nähe zu tun.",
                 "# Woran wir glauben", "Partnerschaften gelingen, wenn das Vorhaben konkret ist und beide etwas davon haben. Darum fragt jede Seite hier nach einer Zahl, einem Tag und dem Nutzen für die andere Seite.",
                 "# Was wir nicht tun", "Wir verkaufen keine Daten, schalten keine Werbung und verschicken nichts, was Sie nicht bestellt haben."),
            facts("Kurz gesagt", Agenturen="10", Fonds="Engagementfonds, Jugendfonds, Kulturfonds", Vorführung="Alle Personen sind erfunden, Orte und Regeln sind echt."),
        ),
    ),
)  # fmt: skip

PAGES_TRANSLATED = (
    Translated(
        "ueber-uns", "en", "about", "About the network",
        "Ten volunteer agencies, one portal, one fund: who we are and what joins us.",
        (text("Each agency works for its town or district. Together we run this portal, the Engagementfonds and the training of the E-Lotsen, guides who know their quarter.",
              "# What we believe", "Partnerships succeed when the project is concrete and both sides have something of it. That is why every page here asks for a number, a day and the benefit of the other side."),),
    ),
    Translated(
        "ueber-uns", "ls", "wer-wir-sind", "Wer wir sind",
        "Wir sind 10 Freiwilligen-Agenturen. Eine Agentur ist ein Büro. Dort finden Sie Menschen, die Ihnen helfen.",
        (text("# Was wir machen", "- Wir bringen Menschen zusammen.\n- Wir geben Geld für gute Ideen.\n- Wir zeigen Ihnen, wer in Ihrer Nähe helfen kann.",
              "# Sie haben Fragen?", "Rufen Sie uns an. Die Nummer steht unten auf jeder Seite."),),
    ),
)  # fmt: skip

FRONT_SECTIONS = (
    ("board", None),
    ("month", None),
    ("banner", {
        "title": "Ihr Vorhaben braucht ein wenig Geld?", "words": "Der Engagementfonds fördert kleine Vorhaben im Viertel. Der Antrag dauert eine halbe Stunde, und jemand hilft dabei.",
        "address": "/engagementfonds/", "button": "So geht der Antrag",
    }),
    ("articles", None),
    ("pages", None),
    ("figures", None),
    ("thanks", None),
    ("offers", None),
)  # fmt: skip

FRONT_PLAIN = (
    "Hier helfen sich Menschen aus der Nachbarschaft. Diese Seiten sind in Leichter Sprache.",
    (text("# Das können Sie hier tun", "- Sie brauchen etwas? Schreiben Sie einen Zettel.\n- Sie haben Zeit? Suchen Sie sich etwas aus.\n- Sie haben eine Idee? Fragen Sie nach Geld vom Fonds.",
          "# Die anderen Seiten", "Viele Seiten gibt es nur in schwerer Sprache. Wir helfen Ihnen gern am Telefon."),),
)  # fmt: skip
