"""Articles of the demo from the network itself. Places are real, people and words invented."""

from gemeinsinn.demo.network.news_shapes import NewsText, asked, facts, quote, text

NETWORK = (
    NewsText(
        "ausbildung-lotsen-herbst", "Fünf Abende, ein eigenes Vorhaben: die Ausbildung im Herbst",
        "Vierzehn Menschen haben angefangen, dreizehn haben ein Zertifikat. Was sie an den Abenden gemacht haben und wann die nächste Runde beginnt.",
        14, ("lotsen",),
        (
            text("Am ersten Abend ging niemand mit Papier nach Hause, sondern mit einer Aufgabe: Sprechen Sie drei Menschen in Ihrem Quartier an und fragen Sie, was fehlt. Am zweiten Abend lagen zweiundvierzig Antworten auf dem Tisch.",
                 "# Was danach kommt", "Sprechzeiten, wo die Leute ohnehin sind. Einmal im Monat ein Treffen, bei dem auch das erzählt wird, was nicht geklappt hat."),
            facts("Die nächste Runde", Beginn="im Frühjahr", Umfang="fünf Abende", Kosten="keine", Plätze="16"),
        ),
        where="Halle (Saale)", author="Samir Haddad",
        drawing="balkon", alt="Gezeichnet: eine Hauswand mit vielen Fenstern und Balkonen",
    ),
    NewsText(
        "tagung-werkstaetten", "Vier Werkstätten, eine Wäscheleine",
        "Am Nachmittag der Tagung wurde gearbeitet: an Zetteln, an Gesprächen, an einer Karte und an einem Satz, der niemanden langweilt.",
        11, ("unternehmen", "lotsen"),
        (
            text("In der ersten Werkstatt wurden Wünsche zu Zetteln. In der zweiten wurde das Gespräch an der Ladentheke geprobt, mit echten Händlern, die echte Ausreden kannten. Die dritte zeichnete eine Karte der leeren Räume. Die vierte strich Wörter.",
                 "Alles hing am Ende an einer Wäscheleine quer durch den Saal. Sie ist so lang wie eine Straßenbahn."),
            quote("Am Vormittag haben wir geredet, am Nachmittag hatten wir etwas in der Hand.", "Kristin Abel, Quartiersbüro"),
        ),
        where="Magdeburg", author="Maren Hartung", event=True, drawing="hof", alt="Gezeichnet: ein langer Tisch unter Lichterketten zwischen zwei Häusern",
    ),
    NewsText(
        "portal-neu", "Das neue Portal: was anders ist",
        "Keine Anmeldung, um etwas zu sagen. Keine Mailadresse, die verschwindet. Und jede Seite passt auf ein altes Telefon.",
        150, (),
        (
            text("Wer etwas braucht, schreibt einen Satz. Wer helfen kann, drückt auf einen Knopf. Dazwischen sitzt ein Mensch aus der Agentur, der beides liest. Das war vorher auch so, nur stand es in sieben Listen.",
                 "# Was bleibt", "Das Telefon. Die Nummer steht auf jeder Seite, und abends geht jemand anderes dran als morgens."),
            asked(
                ("Brauche ich ein Konto?", "Nein. Sie bekommen einen Link, mit dem Sie ändern oder löschen, was Sie geschrieben haben."),
                ("Wer sieht meine Telefonnummer?", "Niemand außer der Agentur, bis Sie Ja sagen."),
                ("Und wenn ich kein Internet habe?", "Dann rufen Sie an. Wir schreiben den Zettel für Sie."),
            ),
        ),
    ),
    NewsText(
        "zahlen-eines-jahres", "Ein Jahr in sieben Zahlen",
        "Wie viele Zettel hingen, wie viele abgerissen wurden und wie lange es im Mittel gedauert hat: ein Blick in die Bücher dieser Vorführung.",
        19, (),
        (
            text("Die genauen Zahlen stehen jeden Tag neu auf der Startseite und bei den offenen Daten des Fonds. Was sie nicht zeigen: Die meisten guten Geschichten begannen mit einem Zettel, der zuerst niemandem aufgefallen ist. Jemand hat ihn dann umformuliert.",
                 "Deshalb sieht die Agentur alle zwei Wochen die Zettel durch, an denen noch kein Streifen fehlt, und ruft an."),
        ),
    ),
    NewsText(
        "deutsch-im-vorbeigehen", "Deutsch im Vorbeigehen",
        "Im Olvenstedter Stadtteilbüro spricht man dienstags langsam. Wer lernt, trägt einen Knopf, wer Zeit hat, einen anderen.",
        67, ("begleiten",),
        (
            text("Es gibt keinen Kurs und keine Hausaufgaben. Es gibt Kaffee, eine Uhr und Themen auf Karten: Hausordnung, Elternabend, Fahrplan. Nach zwanzig Minuten wechselt der Tisch.",
                 "Gesucht werden Menschen, die gern reden und dabei Pausen machen können."),
        ),
        where="Magdeburg-Alt Olvenstedt", author="Ute Lindemann",
        drawing="kueche", alt="Gezeichnet: ein Tisch am Fenster, auf dem Gemüse liegt und ein Topf steht",
    ),
    NewsText(
        "sprechstunde-telefon", "Wer abends ans Telefon geht",
        "Sechs Ehrenamtliche teilen sich die Abende. Was sie hören, ist selten ein Notfall und oft der Anfang von etwas.",
        96, ("begleiten", "lotsen"),
        (
            text("Die häufigste Frage lautet: Darf ich das überhaupt? Ein Straßenfest, ein Regal im Hausflur, eine Sammlung für die Nachbarin. Meistens darf man, und meistens fehlt nur jemand, der es sagt."),
            quote("Ich habe keine Antworten. Ich habe ein Heft mit Telefonnummern und sehr viel Tee.", "Bernd Ulrich, donnerstags"),
        ),
        author="Katharina Brandt",
        drawing="buch", alt="Gezeichnet: ein Bus, der an einer Haltestelle steht",
    ),
    NewsText(
        "leichte-sprache-pruefgruppe", "Sieben Menschen, die jedes lange Wort finden",
        "Bevor eine Seite in Leichter Sprache online geht, liest sie eine Prüfgruppe. Ihr Urteil ist freundlich und endgültig.",
        127, (),
        (
            text("Gelesen wird laut. Wer stockt, hebt die Hand, und dann muss der Satz geändert werden, nicht der Mensch. Aus „Zuwendungsempfänger“ wurde so in drei Anläufen: die Person, die das Geld bekommt.",
                 "Die Gruppe trifft sich alle drei Wochen in Dessau und bekommt dafür ein Honorar."),
        ),
        where="Dessau-Roßlau", author="Redaktion",
    ),
    NewsText(
        "tauschkiste-schulsachen", "Eine Kiste, die sich selbst füllt",
        "Zirkel, Malkasten, Turnbeutel: Vor drei Schulen stehen Tauschkisten. Nach den Ferien waren sie voller als davor.",
        115, ("reparieren", "jugend"),
        (
            text("Die erste Kiste hat eine Lotsin gebaut, die zweite der Hort, die dritte die Kinder. Eine Regel reicht: Nimm, was du brauchst, bring, was du nicht brauchst, und schreib deinen Namen weg."),
        ),
        where="Magdeburg-Reform", author="Redaktion",
    ),
)  # fmt: skip
