"""Articles of the demo from quarters and houses. Places are real, people and words invented."""

from gemeinsinn.demo.network.news_shapes import NewsText, asked, facts, quote, text

QUARTERS = (
    NewsText(
        "leihecke-erster-monat", "Eine Leihecke nach dreißig Tagen",
        "Bohrmaschine, Raclette, Leiter: In Ziebigk steht ein Regal, aus dem man borgt. Nach einem Monat fehlt nichts. Ein Rechenbeispiel für andere Häuser.",
        44, ("reparieren", "nachbarschaft"),
        (
            text("Angefangen hat es mit einer Liste im Treppenhaus: Was haben Sie, was Sie im Jahr zweimal brauchen? Nach einer Woche standen einundvierzig Dinge darauf. Die Hausverwaltung gab den Fahrradkeller frei, ein Tischler aus der Nachbarstraße das Regal.",
                 "# Was die Regeln sind", "- Wer leiht, schreibt Namen und Tag ins Heft.\n- Nach einer Woche kommt das Ding zurück.\n- Was kaputtgeht, wird gesagt. Repariert wird gemeinsam."),
            facts("Die ersten dreißig Tage", Geliehen="63-mal", Zu_spät="4-mal, immer mit Anruf", Verloren="ein Dübel"),
        ),
        where="Dessau-Ziebigk", author="Falk Richter",
        drawing="rad", alt="Gezeichnet: ein Fahrrad vor einem Regal mit Werkzeug",
    ),
    NewsText(
        "bank-vor-haus-neun", "Die Bank vor Haus neun",
        "Drei Bretter, zwei Steine, eine Genehmigung. Warum die Genehmigung am längsten gedauert hat und was die Nachbarn daraus gelernt haben.",
        58, ("nachbarschaft",),
        (
            text("Frau Lorenz ist vierundachtzig und geht jeden Tag zum Bäcker. Auf dem Rückweg brauchte sie einen Platz zum Sitzen. Den gibt es jetzt. Gebaut haben ihn zwei Auszubildende der Wohnungsgesellschaft an einem Freitagnachmittag.",
                 "Der Weg dahin ging über drei Zimmer im Rathaus. Wer heute eine Bank aufstellen will, muss das nicht mehr allein herausfinden: Die Agentur hat aufgeschrieben, wen man fragt und was auf dem Zettel stehen muss."),
            quote("Seitdem kenne ich fünf Leute mehr. Die müssen nämlich auch alle einmal sitzen.", "Gerda Lorenz, Haus neun"),
        ),
        where="Halberstadt-Sargstedter Siedlung", author="Heike Sandmann",
        drawing="balkon", alt="Gezeichnet: eine Hauswand mit vielen Fenstern und Balkonen",
    ),
    NewsText(
        "repair-cafe-naumburg", "Siebzehn Lampen, drei Toaster und ein Plattenspieler",
        "Das erste Repair-Café in Naumburg-Ost war nach zwanzig Minuten voll. Beim nächsten Mal gibt es Nummern.",
        17, ("reparieren",),
        (
            text("Vier Leute mit Lötkolben, zwei mit Nähmaschine, eine mit sehr viel Geduld: Mehr war es nicht, und doch ging fast alles wieder. Was nicht zu retten war, wurde Ersatzteil.",
                 "# Gesucht wird noch", "Jemand, der Fahrräder kann. Und ein Raum mit zwei Steckdosen mehr."),
            facts("Das nächste Mal", Wann="am ersten Samstag im Monat, 14 bis 17 Uhr", Mitbringen="das Ding, sein Kabel, etwas Zeit", Kosten="keine; in der Dose ist Platz"),
        ),
        where="Naumburg-Ost", author="Ines Hartwig", event=True,
        drawing="rad", alt="Gezeichnet: ein Fahrrad vor einem Regal mit Werkzeug",
    ),
    NewsText(
        "vorlesen-im-wartezimmer", "Vorlesen im Wartezimmer",
        "Dienstags wird in einer Kinderarztpraxis in Merseburg-West vorgelesen. Die Idee kam von einer Sprechstundenhilfe, die Bücher vom Buchladen.",
        72, ("begleiten", "unternehmen"),
        (
            text("Wer wartet, hat Zeit. Wer Fieber hat, hat Angst. Beides wird kleiner, wenn jemand eine Geschichte liest, sagt die Praxis. Sechs Freiwillige wechseln sich ab, jede liest eine Stunde.",
                 "Gebraucht wurden ein Sessel, zwanzig Bücher und ein erweitertes Führungszeugnis je Person. Das Zeugnis sieht die Agentur, die Praxis erfährt nur: Es ist in Ordnung."),
            quote("Ich lese dort lieber als zu Hause. Hier unterbricht mich niemand, außer er heißt Emil.", "Rolf Kirchner, liest dienstags"),
        ),
        where="Merseburg-West", author="Daniel Krug",
    ),
    NewsText(
        "gartentor-suedpark", "Ein Tor für alle Gärten",
        "Die Kleingärten im Südpark waren vierzig Jahre lang hinter einem Zaun. Jetzt ist der Weg offen, jeden Tag bis zur Dämmerung.",
        89, ("nachbarschaft",),
        (
            text("Am Anfang gab es zwei Sorgen: Hunde und Müll. Am Ende gab es zwei Schilder und einen Papierkorb, den die Anlieger abwechselnd leeren. Spaziergänger haben seitdem neun verlassene Beete entdeckt. Sechs davon sind vergeben.",
                 "Wer eins möchte, meldet sich im Vereinsheim oder hängt einen Zettel auf."),
        ),
        where="Halle-Südpark", author="Jonas Pfeiffer",
        drawing="garten", alt="Gezeichnet: Beete voller Blumen, ein Baum und eine Schubkarre",
    ),
    NewsText(
        "mittagstisch-wehrstedt", "Zwölf Teller, eine Klingel",
        "In Wehrstedt kochen zwei Familien einmal in der Woche für das ganze Haus. Wer allein isst, klingelt.",
        103, ("nachbarschaft", "begleiten"),
        (
            text("Es fing mit zu viel Suppe an. Inzwischen gibt es eine Liste, wer was nicht verträgt, und einen Klapptisch vom Sportverein. Das Geld für die Zutaten kommt aus einer Dose, den Rest gibt der Bäcker am Abend dazu.",
                 "# Zum Nachmachen", "- Klein anfangen: ein Tag, ein Gericht.\n- Vorher sagen, was drin ist.\n- Um zwei ist Schluss, sonst macht es niemand lange."),
        ),
        where="Halberstadt-Wehrstedt", author="Heike Sandmann",
        drawing="topf", alt="Gezeichnet: ein großer Topf, hinter dem viele Menschen am Tisch sitzen",
    ),
    NewsText(
        "chor-ohne-noten", "Ein Chor, der keine Noten braucht",
        "Donnerstags um sieben singt ein Treppenhaus in der Südlichen Innenstadt. Das Echo ist umsonst.",
        120, ("nachbarschaft",),
        (
            text("Die Akustik zwischen Erdgeschoss und viertem Stock ist besser als in mancher Kirche, findet die Leiterin. Geprobt wird eine Stunde, und die Tür bleibt offen. Wer vorbeikommt, singt mit oder setzt sich auf die Stufen.",
                 "Für den Advent wird ein Klavier gesucht, das in einen Aufzug passt. Ein Keyboard ginge auch."),
        ),
        where="Halle-Südliche Innenstadt", author="Amira Haddad",
        drawing="tuer", alt="Gezeichnet: die Vorderseite eines Hauses mit einer hellen Tür",
    ),
    NewsText(
        "begleitung-zum-amt", "Zu zweit ist das Amt nur noch ein Haus",
        "Manche Briefe liest man besser nicht allein. In Stendal gehen acht Menschen mit, wenn andere einen Termin haben.",
        37, ("begleiten",),
        (
            text("Sie füllen keine Formulare aus und geben keinen Rat. Sie sitzen daneben, merken sich, was gesagt wurde, und fragen nach, wenn etwas unklar war. Danach gehen beide einen Kaffee trinken.",
                 "Vor dem ersten Mal gibt es einen Abend über Schweigen, Grenzen und den Unterschied zwischen Helfen und Übernehmen."),
            asked(("Darf die Begleitung für mich sprechen?", "Nur wenn Sie es wollen, und nur so lange. Es bleibt Ihr Termin."), ("Kostet das etwas?", "Nein. Die Fahrkarte zahlt die Agentur.")),
        ),
        where="Stendal", author="Birgit Wolff",
    ),
    NewsText(
        "spielplatz-im-regen", "Was Kinder bei Regen machen",
        "Sechzig Kinder haben in Quedlinburg-Kleers gesagt, was ihrem Spielplatz fehlt. Auf Platz eins steht kein Klettergerüst.",
        131, ("nachbarschaft", "jugend"),
        (
            text("Auf Platz eins steht ein Dach. Unter dem kann man warten, tauschen, streiten und sich wieder vertragen, steht auf dem Zettel einer Zweitklässlerin. Die Elterngruppe hat daraus ein Vorhaben gemacht: vier Pfosten, ein Segel, ein Wochenende.",
                 "Das Segel hat ein Zeltverleih zugesagt, der es im Winter ohnehin nicht braucht."),
        ),
        where="Quedlinburg-Kleers", author="Sven Ahrend",
    ),
)  # fmt: skip
