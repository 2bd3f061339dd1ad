"""Juries of the demo: invented people, one a fund, and what they say in the meeting that is over."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Seat:
    """A member; `email` where the person has a sign-in of the demo."""

    name: str
    sent_by: str = ""
    chair: bool = False
    youth: bool = False
    email: str = ""


@dataclass(frozen=True, slots=True)
class JuryText:
    """The jury of a fund, by the key of the fund."""

    fund: str
    name: str
    seats: tuple[Seat, ...]


JURIES = (
    JuryText("engagementfonds", "Fachjury Engagementfonds", (
        Seat("Renate Kühn", "Quartiersrat Süd", chair=True, email="jury@demo.example"), Seat("Karim Nasser", "Kulturhof Nord"),
        Seat("Birgit Thormann", "Sozialwerk an der Elbe"), Seat("Ole Petersen"), Seat("Hannelore Stein", "Kulturhof Nord"),
    )),
    JuryText("jugendfonds", "Jugendjury", (
        Seat("Nele Ostermann", chair=True, youth=True), Seat("Jonas Barth", youth=True), Seat("Aylin Kaya", youth=True),
        Seat("Mattis Krüger", youth=True), Seat("Renate Kühn", email="jury@demo.example"), Seat("Thea Lorenz", youth=True),
    )),
    JuryText("mikrokulturfonds", "Kulturjury", (
        Seat("Gregor Albers", chair=True), Seat("Mona Seidel"), Seat("Renate Kühn", email="jury@demo.example"),
    )),
)  # fmt: skip

PAST = ("Kino auf dem Garagendach", "Sitzkreis aus Paletten")  # titles the youth jury has decided about, in this order
RUNNING = "Graffiti für die Unterführung"
COMING = "Sprachcafé am Dienstag"
SAID = {
    "Kino auf dem Garagendach": (
        ("yes", "yes", "yes", "abstain", "yes"), "Bitte hängt aus, wie lange es abends laut ist.",
        "Die Idee ist gut, und ihr macht alles selbst.",
    ),
    "Sitzkreis aus Paletten": (
        ("no", "no", "yes", "no", "abstain"), "",
        "Wir finden Sitzplätze gut. Der Platz gehört aber der Schule, und deren Erlaubnis fehlt noch.",
    ),
}  # fmt: skip
