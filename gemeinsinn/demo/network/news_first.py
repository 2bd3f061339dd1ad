"""The first articles of the demo's editors. Places are real, people and words invented."""

from gemeinsinn.demo.network.news_shapes import NewsText

FIRST = (
    NewsText(
        "warum-konkret-gewinnt", "Warum „20 Kilo Obst bis Freitag“ mehr bewirkt als „Wir suchen Unterstützung“",
        "Auf der Tagung in Magdeburg ging es einen Tag lang um eine einfache Frage: Wann sagt ein Betrieb Ja? Die Antwort passt auf einen Zettel.",
        12, ("unternehmen", "foerderung"),
        (
            ("text", "<p>Achtzig Menschen aus Freiwilligenagenturen, Rathäusern, Wohnungsgenossenschaften und Läden haben verglichen, was bei ihnen gelungen ist und was nicht. Nach drei Runden hingen zwei Sorten Karten an der Wand. Auf den gelungenen standen Zahlen, Tage und Namen. Auf den anderen standen Ziele.</p><h2>Konkret heißt: Man kann sofort anfangen</h2><p>Wer „Unterstützung für unsere Kinder“ sucht, lädt sein Gegenüber zum Nachdenken ein. Wer zwanzig Kilo Obst bis Freitag sucht, lädt es zum Handeln ein. Der Bioladen um die Ecke weiß in zehn Sekunden, ob er das kann.</p><h2>Der Nutzen muss zu spüren sein</h2><p>Ein Betrieb darf etwas davon haben. Das ist kein Makel, sondern der Grund, warum er im nächsten Jahr wieder dabei ist: Auszubildende, die etwas gelernt haben. Ein Schaufenster, über das man spricht. Ein Dank, der an der richtigen Stelle steht.</p>"),
            ("quote", {"words": "Ich habe drei Jahre lang Nein gesagt, weil ich nicht wusste, wozu ich Ja sagen soll. Dann hing da ein Zettel mit einer Zahl.", "who": "Jürgen Albrecht, Gemüsehändler"}),
            ("facts", {"title": "Sechs Angaben, die ein Zettel braucht", "facts": [
                {"term": "Was", "said": "eine Sache, die man anfassen oder zählen kann"},
                {"term": "Wie viel", "said": "eine Zahl, auch wenn sie geschätzt ist"},
                {"term": "Bis wann", "said": "ein Tag, nicht „bald“"},
                {"term": "Wo", "said": "eine Adresse oder ein Quartier"},
                {"term": "Wer", "said": "ein Mensch mit Telefon"},
                {"term": "Was Sie davon haben", "said": "ein ehrlicher Satz"},
            ]}),
            ("text", "<h2>Und die Menschen dazwischen</h2><p>Von selbst findet kaum ein Zettel den richtigen Laden. Deshalb gibt es die E-Lotsen: Sie gehen hin. Das erste Gespräch dauert selten länger als eine Zigarettenpause, und danach wissen beide, ob es passt.</p>"),
        ),
        where="Magdeburg", author="Maren Hartung", drawing="kueche", alt="Gezeichnet: ein Tisch am Fenster, auf dem Gemüse liegt und ein Topf steht", event=True,
    ),
    NewsText(
        "hofcafe-erster-sonntag", "Der erste Sonntag im Hof",
        "In Halle-Neustadt stehen seit diesem Monat Stühle zwischen zwei Elfgeschossern. Was es gebraucht hat: zwölf Stühle, eine Steckdose und jemanden, der anfängt.",
        5, ("nachbarschaft",),
        (
            ("text", "<p>Die Idee war alt. Die Stühle waren neu, jedenfalls für den Hof: Sie kamen aus dem Lager einer Möbelspedition, zwei Straßen weiter. Dort standen sie seit einem Umzug, den keiner mehr wollte.</p><p>Um drei war der Kuchen da, um vier war er weg. Dazwischen lag ein Gespräch über eine Hecke, die seit 2019 zu hoch ist, und ein Plan für den Frühling.</p><h2>Was als Nächstes fehlt</h2><p>Ein Schirm. Und jemand, der weiß, wie man eine Steckdose so anmeldet, dass niemand schimpft.</p>"),
            ("quote", {"words": "Ich wollte einen Stuhl bringen und bin drei Stunden geblieben.", "who": "Thanh Nguyen, Hausnummer 12"}),
        ),
        where="Halle-Neustadt", author="Amira Haddad", drawing="hof", alt="Gezeichnet: ein Hof zwischen zwei Wohnblocks, Lichterketten, ein langer Tisch mit Stühlen", event=True,
    ),
    NewsText(
        "fonds-in-vier-schritten", "Vom Einfall zum Geld in vier Schritten",
        "Der Engagementfonds gibt bis zu 2.500 Euro. Ein Antrag dauert am Telefon eine Viertelstunde, wenn man weiß, was man will. So geht er.",
        21, ("foerderung",),
        (
            ("text", "<ol><li><b>Prüfen, ob es passt.</b> Sechs Fragen, eine Minute, kein Konto. Danach wissen Sie, ob sich der Antrag lohnt.</li><li><b>Aufschreiben, was Sie vorhaben.</b> Was, wo, mit wem, bis wann. Sätze reichen, ein Konzept will niemand lesen.</li><li><b>Zusammenzählen, was es kostet.</b> Honorare, Material, Miete. Die Tabelle rechnet mit und sagt, wenn etwas zu hoch ist.</li><li><b>Unterschreiben und abschicken.</b> Mit einem Link, den nur Sie bekommen. Drucken geht auch.</li></ol><h2>Was danach passiert</h2><p>Jemand aus dem Büro sieht den Antrag an und fragt nach, wenn etwas fehlt. Dann entscheidet die Jury. Das Ergebnis kommt mit Begründung, auch wenn es ein Nein ist.</p>"),
            ("questions", {"questions": [
                {"question": "Darf ich als Privatperson einen Antrag stellen?", "answer": "<p>Ja. Sie brauchen keinen Verein und keine Steuernummer, nur ein Konto, das auf Ihren Namen läuft.</p>"},
                {"question": "Und wenn es am Ende weniger kostet?", "answer": "<p>Dann geht der Rest zurück, und das ist nicht schlimm. Wer es rechtzeitig sagt, darf oft noch etwas Sinnvolles davon kaufen.</p>"},
            ]}),
        ),
        author="Redaktion", drawing="", alt="",
    ),
    NewsText(
        "lotsin-fuer-reform", "Reform hat jetzt eine Lotsin, die Russisch spricht",
        "Dienstags von vier bis sechs sitzt Oksana Sydorenko im Waschcafé. Wer eine Idee hat oder eine Frage, setzt sich dazu.",
        33, ("lotsen", "nachbarschaft"),
        (
            ("text", "<p>Sie hat die Ausbildung im Frühjahr gemacht, fünf Abende und ein eigenes Vorhaben: eine Tauschkiste für Schulsachen. Jetzt kennt sie zwei Schulleiterinnen, einen Hausmeister mit Werkstatt und die Frau vom Wochenmarkt. „Mehr braucht man am Anfang nicht“, sagt sie.</p><p>Ihre Sprechzeiten stehen auf ihrer Seite, und wer lieber angerufen wird, schreibt seine Nummer in das Formular.</p>"),
            ("facts", {"title": "Lotsin oder Lotse werden", "facts": [
                {"term": "Wie lange", "said": "fünf Abende, dazu ein kleines eigenes Vorhaben"},
                {"term": "Was es kostet", "said": "nichts"},
                {"term": "Was bleibt", "said": "ein Zertifikat und ein Team"},
            ]}),
        ),
        where="Magdeburg-Reform", author="Redaktion", drawing="", alt="",
    ),
)  # fmt: skip
