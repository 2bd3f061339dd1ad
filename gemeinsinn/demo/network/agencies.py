"""Ten agencies in real towns; their names are generic and their staff invented."""

from gemeinsinn.demo.network.shapes import Organisation


def _agency(
    key: str, town: str, contact: str, about: str, spot: str, hours: str, *, towns: tuple[str, ...] = (), account: str
) -> Organisation:
    short = town.removesuffix(" (Saale)").removeprefix("Lutherstadt ")
    return Organisation(
        key=key,
        kind="agency",
        name=f"Freiwilligenagentur {short}",
        where=town,
        contact=contact,
        about=about,
        spot=spot,
        hours=hours,
        towns=(town, *towns),
        joined=-365,
        function="Leitung",
        account=account,
    )


AGENCIES = (
    _agency(
        "halle",
        "Halle (Saale)",
        "Miriam Schäfer",
        "Wir sind zwei Leute, drei Telefone und eine lange Liste von Menschen, die gern etwas abgeben. "
        "Wer in Halle etwas braucht oder etwas kann, ruft uns an oder kommt vorbei.",
        "Leipziger Straße, erster Hof rechts",
        "Mo bis Do 10 bis 16 Uhr, Fr bis 13 Uhr",
        towns=(),
        account="agentur@demo.example",
    ),
    _agency(
        "magdeburg",
        "Magdeburg",
        "Ute Lindemann",
        "Wir bringen seit vielen Jahren Leute zusammen, die sich sonst nur grüßen. Am liebsten am Telefon, am zweitliebsten bei Kaffee.",
        "Alter Markt, zweite Etage",
        "Mo bis Fr 9 bis 15 Uhr",
        towns=("Barleben", "Schönebeck (Elbe)"),
        account="ute.lindemann@magdeburg.example",
    ),
    _agency(
        "dessau",
        "Dessau-Roßlau",
        "Falk Richter",
        "Zuständig für beide Seiten der Elbe. Dienstags sitzen wir in Roßlau, sonst in Dessau.",
        "Kavalierstraße, Erdgeschoss",
        "Di bis Do 10 bis 17 Uhr",
        towns=("Köthen (Anhalt)",),
        account="falk.richter@dessau.example",
    ),
    _agency(
        "bitterfeld",
        "Bitterfeld-Wolfen",
        "Petra Ziegler",
        "Ein Schreibtisch im Mehrgenerationenhaus, eine Kaffeemaschine, ein Fahrrad. Wir kommen auch zu Ihnen.",
        "Wolfen, Straße der Republik",
        "Mo, Mi, Do 9 bis 14 Uhr",
        towns=("Zörbig",),
        account="petra.ziegler@bitterfeld.example",
    ),
    _agency(
        "wittenberg",
        "Lutherstadt Wittenberg",
        "Markus Thiele",
        "Wir vermitteln zwischen Lerchenberg und Altstadt, und dazwischen liegt mehr, als man denkt.",
        "Collegienstraße, Hinterhaus",
        "Mo bis Do 9 bis 15 Uhr",
        towns=("Kemberg",),
        account="markus.thiele@wittenberg.example",
    ),
    _agency(
        "halberstadt",
        "Halberstadt",
        "Heike Sandmann",
        "Wir kennen die Vereine im Vorharz, und sie kennen unsere Nummer.",
        "Am Fischmarkt",
        "Di und Do 10 bis 16 Uhr",
        towns=("Wernigerode",),
        account="heike.sandmann@halberstadt.example",
    ),
    _agency(
        "quedlinburg",
        "Quedlinburg",
        "Sven Ahrend",
        "Fachwerk braucht viele Hände. Nachbarschaft auch. Wir sammeln beides.",
        "Steinweg",
        "Mo und Mi 10 bis 15 Uhr",
        towns=("Thale",),
        account="sven.ahrend@quedlinburg.example",
    ),
    _agency(
        "stendal",
        "Stendal",
        "Birgit Wolff",
        "Die Altmark ist groß. Darum telefonieren wir lieber einmal mehr.",
        "Breite Straße",
        "Mo bis Do 9 bis 16 Uhr",
        towns=("Tangermünde",),
        account="birgit.wolff@stendal.example",
    ),
    _agency(
        "merseburg",
        "Merseburg",
        "Daniel Krug",
        "Zwischen Dom und Chemie liegt eine Stadt voller Leute, die mit anfassen. Wir wissen, wo.",
        "Bahnhofstraße",
        "Mo, Di, Do 10 bis 15 Uhr",
        towns=("Schkopau", "Leuna"),
        account="daniel.krug@merseburg.example",
    ),
    _agency(
        "naumburg",
        "Naumburg (Saale)",
        "Ines Hartwig",
        "Für Naumburg und den Süden. Freitags sind wir auf dem Markt, am Stand neben dem Käse.",
        "Jakobsring",
        "Mo bis Mi 9 bis 14 Uhr",
        towns=("Weißenfels", "Zeitz"),
        account="ines.hartwig@naumburg.example",
    ),
)
