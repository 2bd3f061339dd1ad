"""What the demo's editors have translated: into English and into plain language (ls). Written anew, not word by word."""

from gemeinsinn.demo.network.news_shapes import Translated, asked, facts, quote, text

TRANSLATED = (
    Translated(
        "warum-konkret-gewinnt", "en", "why-concrete-wins",
        "Why “20 kilos of fruit by Friday” does more than “we are looking for support”",
        "For one day the conference in Magdeburg turned over a simple question: when does a business say yes? The answer fits on a slip of paper.",
        (
            text("Eighty people from volunteer agencies, town halls, housing co-operatives and shops compared what had worked for them and what had not. After three rounds two kinds of cards hung on the wall. Those that had worked carried numbers, days and names. The others carried aims.",
                 "# Concrete means: one can start at once", "Whoever looks for “support for our children” asks others to think. Whoever looks for twenty kilos of fruit by Friday asks them to act. The grocer round the corner knows within ten seconds whether he can.",
                 "# The benefit has to be felt", "A business may have something of it. That is no blemish, it is the reason why it will be there again next year: apprentices who have learnt something, a window people talk about, thanks in the right place."),
            quote("For three years I said no because I did not know what to say yes to. Then there was a slip with a number on it.", "Jürgen Albrecht, greengrocer"),
            facts("Six things a slip needs", What="something one can touch or count", How_much="a number, even an estimate", By_when="a day, not “soon”", Where="an address or a quarter", Who="a person with a telephone", What_is_in_it_for_you="one honest sentence"),
        ),
    ),
    Translated(
        "fonds-in-vier-schritten", "en", "fund-in-four-steps",
        "From an idea to the money in four steps",
        "The Engagementfonds gives up to 2,500 euros. By telephone an application takes a quarter of an hour if you know what you want. This is how it goes.",
        (
            text("- See whether it fits: six questions, one minute, no account.\n- Write down what you plan: what, where, with whom, until when. Sentences are enough.\n- Add up what it costs. The table calculates along and says when something is too high.\n- Sign and send, by a link only you receive. Paper works too.",
                 "# What happens then", "Somebody in the office looks at it and asks if something is missing. Then the jury decides. The answer comes with its reasons, even if it is a no."),
            asked(("May I apply as a private person?", "Yes. You need no association and no tax number, only a bank account in your own name.")),
        ),
    ),
    Translated(
        "portal-neu", "en", "new-portal",
        "The new portal: what is different",
        "You need not sign in to say something. No mail address that vanishes. And every page fits an old telephone.",
        (
            text("Whoever needs something writes one sentence. Whoever can help presses a button. In between sits a person from the agency who reads both. It was like that before, only in seven lists.",
                 "# What stays", "The telephone. Its number stands on every page."),
            asked(("Do I need an account?", "No. You receive a link by which you can change or delete what you have written."),
                  ("Who sees my telephone number?", "Nobody but the agency, until you say yes.")),
        ),
    ),
    Translated(
        "ausbildung-lotsen-herbst", "en", "training-of-guides",
        "Five evenings and a project of one’s own: the autumn training",
        "Fourteen people began, thirteen hold a certificate. What they did on those evenings and when the next round starts.",
        (
            text("On the first evening nobody went home with papers. They went home with a task: speak to three people in your quarter and ask what is missing. On the second evening forty-two answers lay on the table."),
            facts("The next round", Begins="in spring", Takes="five evenings", Costs="nothing", Places="16"),
        ),
    ),
    Translated(
        "fonds-in-vier-schritten", "ls", "geld-fuer-ihre-idee",
        "Geld für Ihre Idee",
        "Sie haben eine Idee für Ihre Nachbarschaft. Der Fonds kann dafür Geld geben. Es sind höchstens 2.500 Euro.",
        (
            text("# So geht es", "- Sie beantworten 6 Fragen. Dann wissen Sie: Passt meine Idee?\n- Sie schreiben auf, was Sie machen wollen.\n- Sie schreiben auf, was es kostet.\n- Sie unterschreiben. Das geht am Handy oder auf Papier.",
                 "# Danach", "Eine Gruppe von Menschen liest Ihre Idee. Diese Gruppe heißt Jury. Die Jury sagt Ja oder Nein. Sie bekommen einen Brief. In dem Brief steht auch der Grund.",
                 "# Sie brauchen Hilfe?", "Rufen Sie uns an. Wir helfen Ihnen beim Schreiben. Das kostet nichts."),
        ),
    ),
    Translated(
        "portal-neu", "ls", "was-ist-gemeinsinn",
        "Was ist Gemeinsinn?",
        "Gemeinsinn ist eine Seite im Internet. Hier finden sich Menschen, die etwas brauchen, und Menschen, die helfen.",
        (
            text("# Sie brauchen etwas", "Schreiben Sie einen Satz. Zum Beispiel: Ich brauche 2 Stühle. Oder rufen Sie an. Dann schreiben wir für Sie.",
                 "# Sie wollen helfen", "Lesen Sie die Zettel. Drücken Sie auf: Ja, das machen wir. Dann rufen wir Sie an.",
                 "# Ihre Daten", "Ihre Telefon-Nummer sieht nur die Agentur. Andere sehen sie erst, wenn Sie Ja sagen."),
        ),
    ),
    Translated(
        "begleitung-zum-amt", "ls", "wir-gehen-mit",
        "Wir gehen mit zum Amt",
        "Sie haben einen Termin beim Amt. Sie wollen nicht allein gehen. Dann geht ein Mensch mit.",
        (
            text("Dieser Mensch setzt sich neben Sie. Er hört zu. Er fragt nach, wenn etwas unklar ist.", "Er füllt keine Formulare aus. Er sagt nicht, was Sie tun sollen.", "Das kostet nichts. Rufen Sie die Agentur an."),
        ),
    ),
)  # fmt: skip
