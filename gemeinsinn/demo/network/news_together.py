"""Articles of the demo about businesses and money. Places are real, people and words invented."""

from gemeinsinn.demo.network.news_shapes import NewsText, asked, facts, quote, text

TOGETHER = (
    NewsText(
        "azubis-bauen-regale", "Sechs Auszubildende, ein Samstag, vier Regale",
        "Eine Tischlerei in Piesteritz hat ihre Lehrlinge einen Tag lang verliehen. Was die Kita davon hat, sieht man. Was der Betrieb davon hat, auch.",
        9, ("unternehmen", "jugend"),
        (
            text("Der Auftrag stand auf einem Zettel: vier Regale, kindersicher, bis zum Monatsende. Der Meister hat ihn ausgedruckt und ans Schwarze Brett gehängt, ohne ein Wort dazu. Am Montag hatten sich sechs eingetragen.",
                 "Geplant, gesägt und geschraubt haben sie selbst. Der Meister kam um zwölf mit Bratwürsten und hat, wie er sagt, nur einmal gehustet."),
            quote("In der Werkstatt fragen sie mich. Dort haben sie sich gegenseitig gefragt.", "Uwe Tempel, Tischlermeister"),
            facts("Der Tag in Zahlen", Arbeit="46 Stunden", Material="geschenkt vom Holzhandel", Danke="ein Foto im Schaufenster"),
        ),
        where="Wittenberg-Piesteritz", author="Markus Thiele",
        drawing="rad", alt="Gezeichnet: ein Fahrrad vor einem Regal mit Werkzeug",
    ),
    NewsText(
        "raum-am-abend", "Die Physiotherapie, die abends ein Probenraum ist",
        "Ab sieben steht der Gymnastikraum leer. Seit März spielt dort eine Theatergruppe. Drei Absprachen machen es möglich.",
        49, ("raeume", "unternehmen"),
        (
            text("# Erstens: der Schlüssel", "Es gibt zwei, sie hängen an einer Liste, und wer ihn hat, hat auch die Telefonnummer der Praxis.",
                 "# Zweitens: der Boden", "Straßenschuhe bleiben draußen. Das klingt klein und war der einzige Streit.",
                 "# Drittens: das Ende", "Beide können mit vier Wochen Frist aufhören. Weil das so ist, hat es noch niemand getan."),
        ),
        where="Magdeburg", author="Ute Lindemann",
        drawing="tuer", alt="Gezeichnet: die Vorderseite eines Hauses mit einer hellen Tür",
    ),
    NewsText(
        "was-betriebe-fragen", "Fünf Fragen, die Betriebe zuerst stellen",
        "Wer trägt die Versicherung? Muss ich das jedes Jahr machen? Die Lotsinnen haben gesammelt, was ihnen an Ladentheken begegnet.",
        64, ("unternehmen", "lotsen"),
        (
            asked(
                ("Wie lange dauert das?", "Sagen Sie, wie viel Zeit Sie haben. Zwei Stunden sind ein gutes Angebot, wenn sie stimmen."),
                ("Muss ich das dann immer machen?", "Nein. Einmal ist einmal. Das steht auch in der Vereinbarung."),
                ("Wer haftet, wenn etwas passiert?", "Das klären wir vorher: Meist trägt es der Verein, manchmal der Betrieb. Es steht auf dem Blatt, bevor jemand anfängt."),
                ("Bekomme ich eine Spendenbescheinigung?", "Nur von einer Organisation, die das darf. Auf jeder Seite steht, ob sie es darf."),
                ("Was habe ich davon?", "Das fragen wir Sie. Ein ehrlicher Satz genügt, und er steht auf dem Zettel."),
            ),
        ),
    ),
    NewsText(
        "baeckerei-reste", "Was um sechs übrig ist",
        "Eine Bäckerei in Roßlau stellt die Kiste nicht mehr in den Hof, sondern vor die Tür des Jugendklubs. Es hat einen Anruf gebraucht.",
        78, ("unternehmen", "jugend"),
        (
            text("Den Anruf hat ein Sechzehnjähriger gemacht. Er hat gefragt, was mit den Brötchen passiert. Jetzt holt er sie, dreimal in der Woche, mit einem Lastenrad, das der Klub geliehen hat.",
                 "Im Gegenzug hängt im Klub ein Zettel: Ausbildungsplatz frei. Zwei haben schon zur Probe gearbeitet, mitten in der Nacht."),
        ),
        where="Roßlau", author="Falk Richter",
        drawing="kueche", alt="Gezeichnet: ein Tisch am Fenster, auf dem Gemüse liegt und ein Topf steht",
    ),
    NewsText(
        "antrag-beim-kaffee", "Der Antrag, der beim Kaffee fertig wurde",
        "Zwei Nachbarinnen, ein Telefon, vierzig Minuten: ein Besuch bei einem Antrag an den Engagementfonds.",
        26, ("foerderung",),
        (
            text("Sie wollten im Hof eine Wasserstelle. Die Tabelle im Formular fragte nach Material und nach Menge, und weil sie nicht wussten, was ein Standrohr kostet, riefen sie im Baumarkt an. Der Verkäufer legte den Schlauch dazu.",
                 "Als die Summe über der Grenze lag, wurde das Feld gelb und sagte, um wie viel. Sie strichen die zweite Gießkanne. Dann kam ein Link aufs Handy, ein Name, ein Druck auf den Knopf."),
            facts("Kurz gesagt", Höchstens="2.500 Euro", Zeitraum="bis zu sechs Monate", Wer="auch Privatpersonen", Wann="das ganze Jahr"),
        ),
        where="Halle-Südpark", author="Miriam Schäfer",
        drawing="garten", alt="Gezeichnet: Beete voller Blumen, ein Baum und eine Schubkarre",
    ),
    NewsText(
        "nachweis-ohne-angst", "Der Nachweis: weniger schlimm als sein Name",
        "Am Ende will der Fonds wissen, wofür das Geld war. Wer die Bons gleich fotografiert, ist in zehn Minuten fertig.",
        84, ("foerderung",),
        (
            text("- Bon fotografieren, sobald man ihn in der Hand hat.\n- Betrag und Tag eintippen, die Kostenart wählen.\n- Am Ende drei Sätze: Was war, wer war da, was bleibt.",
                 "Was nicht ausgegeben wurde, geht zurück. Was etwas anderes geworden ist, sagt man vorher. Beides ist ein Knopf und kein Gespräch mit schlechtem Gewissen."),
        ),
    ),
    NewsText(
        "jugendjury-erste-sitzung", "Acht Stimmen unter 27",
        "Über den Jugendfonds entscheiden die, für die er da ist. In der ersten Sitzung ging es um ein Floß, einen Podcast und sehr viel Pizza.",
        53, ("jugend", "foerderung"),
        (
            text("Gelesen hatten alle alles, das war die Überraschung für die Erwachsenen. Gestritten wurde über das Floß: Wer passt auf, wer haftet, wer kann schwimmen? Am Ende gab es Geld mit einer Bedingung. Die Bedingung heißt Schwimmweste."),
            quote("Nein sagen ist schwerer als ich dachte. Wir haben jedes Nein zweimal begründet.", "Mia Sommer, 19, Jugendjury"),
        ),
        where="Magdeburg", author="Anja Freitag", event=True,
    ),
    NewsText(
        "dank-der-ankommt", "Ein Dank, der ankommt",
        "Urkunden landen in Schubladen. Was Betriebe sich wirklich wünschen, haben wir vierzehn von ihnen gefragt.",
        110, ("unternehmen",),
        (
            text("Ein Foto mit Menschen darauf, sagen die meisten. Ein Satz, den sie zeigen dürfen. Und dass jemand nach einem halben Jahr anruft und erzählt, was daraus geworden ist, ohne gleich wieder etwas zu wollen.",
                 "Deshalb fragt das Portal nach jedem erfüllten Zettel: Wie möchten Sie genannt werden, und wo?"),
        ),
    ),
    NewsText(
        "stadtwerke-werkstatt", "Eine Werkstatt, die sonntags offen ist",
        "Die Stadtwerke in Merseburg haben eine Lehrwerkstatt. An zwei Sonntagen im Monat gehört sie allen.",
        140, ("raeume", "reparieren"),
        (
            text("Die Aufsicht machen zwei Rentner, die dort gelernt haben, als sie selbst noch Lehrlinge waren. Geräte werden erklärt, bevor sie laufen. Wer sägt, trägt Brille.",
                 "Angemeldet wird über das Portal, weil nur zehn Plätze frei sind. Die Warteliste rückt von allein nach."),
        ),
        where="Merseburg-Süd", author="Daniel Krug",
    ),
)  # fmt: skip
