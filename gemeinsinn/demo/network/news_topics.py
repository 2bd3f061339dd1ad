"""Topics and newsflashes of the demo's editors."""

from gemeinsinn.demo.network.news_shapes import TopicText

TOPICS = (
    TopicText(
        "nachbarschaft", "Nachbarschaft", "Neighbourhood",
        "Was zwischen zwei Häusern geht: gießen, tragen, vorlesen, zusammen essen. Und wie man damit anfängt, ohne sich aufzudrängen.",
    ),
    TopicText(
        "unternehmen", "Unternehmen im Quartier", "Businesses in the quarter",
        "Ein Betrieb hat mehr als Geld: Räume am Abend, Werkzeug, Reste, Wissen, zwölf Paar Hände am Freitagnachmittag. Hier steht, was daraus wird.",
    ),
    TopicText(
        "foerderung", "Förderung", "Grants",
        "Wie aus einer Idee ein Antrag wird, was der Engagementfonds bezahlt und was nicht, und wer beim Ausfüllen hilft.",
    ),
    TopicText(
        "lotsen", "E-Lotsen", "E-Lotsen",
        "Sie kennen das Quartier und haben Zeit für ein Gespräch: Menschen, die andere zusammenbringen, und wie man eine oder einer von ihnen wird.",
    ),
    TopicText(
        "raeume", "Räume", "Rooms",
        "Ein Schlüssel am Abend, ein Saal am Sonntag, eine Werkstatt in den Ferien: Räume, die schon da sind, und wie man sie teilt, ohne sich zu ärgern.",
    ),
    TopicText(
        "jugend", "Junge Leute", "Young people",
        "Wer unter 27 ist, hat oft mehr Ideen als Geld und mehr Zeit als einen Plan. Geschichten, Termine und ein Fonds, über den eine Jugendjury entscheidet.",
    ),
    TopicText(
        "reparieren", "Reparieren und Teilen", "Mending and sharing",
        "Was noch geht, bleibt: Fahrräder, Lampen, Jacken, Werkzeug. Wo repariert und verliehen wird und wie eine Leihecke in den ersten Monat kommt.",
    ),
    TopicText(
        "begleiten", "Begleiten", "Being there",
        "Zum Amt, zum Arzt, durch die erste Woche in der neuen Stadt: Menschen, die mitgehen, und was sie vorher wissen sollten.",
    ),
)  # fmt: skip

# Words, address, area, first and last day from today, urgent. One has ended, one is still to come.
FLASHES = (
    ("Am Freitag ist das Büro wegen einer Fortbildung erst ab 12 Uhr besetzt.", "/kontakt/", "", -1, 6, False),
    ("Bis Monatsende entscheidet die Jury: Wer noch diesen Monat dran sein will, reicht jetzt ein.", "/engagementfonds/", "engagementfonds", -3, 12, False),
    ("Wer wird Vorhaben des Monats? Die Abstimmung läuft.", "/vorhaben-des-monats/", "", -2, 9, False),
    ("Neu: Lotsen-Sprechstunde im Waschcafé, dienstags von 16 bis 18 Uhr.", "/lotsen/", "lotsen", -4, 20, False),
    ("Demnächst zieht das Büro um: zwei Tage nur per E-Mail, danach eine Etage tiefer und ohne Stufen.", "/kontakt/", "*", 20, 38, False),
    ("Sturmwarnung: Der Hofmarkt in Halle-Neustadt fällt heute aus.", "", "bedarfe", -9, -8, True),
)  # fmt: skip
