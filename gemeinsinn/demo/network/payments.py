"""Last year's grants that are still being paid: invented associations, account numbers from the banks' own examples."""

from dataclasses import dataclass

HOLDER, IBAN, BIC = "Netzwerk der Freiwilligenagenturen (Demo)", "DE02100100100006820101", "PBNKDEFF"
POT, FUNDER, BUDGET = "Engagementfonds, Restzahlungen", "Land Sachsen-Anhalt", 12_000


@dataclass(frozen=True, slots=True)
class Grant:
    """What is promised to whom, and in which of the three runs it is: 0 done, 1 waiting for a second yes, 2 due."""

    number: int
    holder: str
    iban: str
    euros: int
    run: int
    answer: str = ""  # the bank's code, where it came back


GRANTS = (
    Grant(41, "Förderverein Grünes Höfchen e. V.", "DE02120300000000202051", 1930, 0),
    Grant(42, "Nachbarschaftstreff Süd e. V.", "DE02500105170137075030", 800, 0),
    Grant(45, "Kulturscheune Börde e. V.", "DE02100500000054540402", 1250, 0, "AC04"),
    Grant(47, "Sprachcafé Köthen e. V.", "DE02300209000106531065", 950, 0),
    Grant(52, "Radwerkstatt am Wasserturm", "DE02200505501015871393", 1480, 1),
    Grant(53, "Lesefreunde Altmark e. V.", "DE02370502990000684712", 400, 1),
    Grant(57, "Gartenfreunde Anhalt e. V.", "DE88100900001234567892", 2500, 2),
    Grant(58, "Elterninitiative Spielplatz Ost", "DE02120300000000202051", 620, 2),
)
PAID_BACK = (47, "63.40", "Restmittel")
UNKNOWN = ("25.00", "Gartenfreunde Anhalt", "Danke für die schöne Feier")
