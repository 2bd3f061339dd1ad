"""The shifts of the needs that have some, and who signed up for them. All people are invented."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class ShiftText:
    """A shift on the need's own day, or on each day of the series. Hours as "14:00"."""

    begins: str
    ends: str
    places: int
    role: str = ""
    place: str = ""
    least: int = 0
    needs: str = ""
    least_age: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Guest:
    """Somebody who signs up so many days after the plan. `shifts` counts from 0; `fate` is what became of it.

    `left_hours` is for those who step back so many hours before now: the next in line has just been asked.
    """

    by: str
    after: int
    shifts: tuple[int, ...] = (0,)
    heads: int = 1
    firm: str = ""
    message: str = ""
    age: int | None = None
    guardian: str = ""
    fate: str = "confirmed"
    left_hours: int = 0
    language: str = "de"


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanText:
    """A plan: on one day (`weeks` 0), or weekly on `weekdays` for so many weeks, back and ahead."""

    need: str
    shifts: tuple[ShiftText, ...]
    weeks_back: int = 0
    weeks: int = 0
    weekdays: tuple[int, ...] = ()
    mode: str = "at_once"
    meeting_point: str = ""
    bring: str = ""
    guests: tuple[Guest, ...] = ()


PLANS = (
    PlanText(
        need="lichterfest",
        meeting_point="am Bauwagen, nach Olena fragen",
        bring="warme Jacke, gern ein Windlicht",
        shifts=(
            ShiftText(begins="14:00", ends="16:00", places=6, role="Aufbau", least=3),
            ShiftText(begins="16:00", ends="18:00", places=3, role="Waffeln backen"),
            ShiftText(begins="18:00", ends="20:00", places=3, role="Waffeln backen"),
            ShiftText(
                begins="16:00",
                ends="20:00",
                places=2,
                role="Feuerschale",
                needs="Feuerlöscher bedienen können",
                least_age=18,
            ),
            ShiftText(begins="16:00", ends="19:00", places=2, role="Spielecke", least_age=14),
            ShiftText(begins="20:00", ends="21:30", places=8, role="Abbau", least=4),
        ),
        guests=(
            Guest(by="Nadja Krüger", after=1, shifts=(0, 1)),
            Guest(by="Tobias Menzel", after=1, shifts=(1,), left_hours=3),
            Guest(by="Amira Saleh", after=2, shifts=(1, 4), language="en"),
            Guest(
                by="Helga Ortmann", after=3, shifts=(1,), fate="waiting", message="Ich kann auch den Teig mitbringen."
            ),
            Guest(by="Uwe Janke", after=4, shifts=(1,), fate="waiting"),
            Guest(by="Bernd Kowalski", after=4, shifts=(0, 5), heads=3, firm="Wohnungsgesellschaft Saalebogen"),
            Guest(by="Lina Hoffmann", after=6, shifts=(4,), age=15, guardian="Katrin Hoffmann"),
            Guest(by="Mehmet Yıldız", after=8, shifts=(2, 5)),
            Guest(by="Petra Lange", after=9, shifts=(2,)),
            Guest(by="Jürgen Adam", after=10, shifts=(5,), fate="cancelled"),
            Guest(by="Sophie Ullmann", after=11, shifts=(2,)),
        ),
    ),
    PlanText(
        need="lesezeit",
        mode="on_request",
        weeks_back=4,
        weeks=20,
        weekdays=(1, 3),
        meeting_point="an der Theke der Bücherei",
        shifts=(ShiftText(begins="14:00", ends="15:30", places=4, least=2, least_age=16),),
        guests=(
            Guest(
                by="Brigitte Falk", after=1, shifts=(0, 1, 2, 3, 9, 10, 11, 12), message="Ich war 40 Jahre Lehrerin."
            ),
            Guest(by="Dieter Noack", after=2, shifts=(0, 2, 9, 11)),
            Guest(by="Carla Wendt", after=3, shifts=(1, 3, 10)),
            Guest(by="Yusuf Demir", after=30, shifts=(10, 12), fate="requested", message="Ich studiere Lehramt."),
            Guest(by="Rosemarie Thiel", after=33, shifts=(11, 13), fate="requested"),
        ),
    ),
    PlanText(
        need="ausgabe",
        weeks_back=6,
        weeks=26,
        weekdays=(0, 3),
        bring="feste Schuhe",
        shifts=(
            ShiftText(begins="08:00", ends="11:00", places=5, role="Sortieren", place="Lager Hafenstraße", least=3),
            ShiftText(begins="11:00", ends="14:00", places=4, role="Ausgeben", place="Innenstadt", least=2),
            ShiftText(begins="11:30", ends="14:00", places=3, role="Ausgeben", place="Roßlau", least=2),
        ),
        guests=(
            Guest(by="Gisela Braun", after=1, shifts=(0, 6, 12, 18, 36, 42, 48)),
            Guest(by="Igor Petrow", after=2, shifts=(1, 7, 13, 37, 43)),
            Guest(by="Sabine Lorenz", after=3, shifts=(1, 7, 37, 43)),
            Guest(by="Heiko Brandt", after=5, shifts=(0, 36, 39)),
            Guest(by="Svetlana Orlowa", after=12, shifts=(38, 41, 44)),
            Guest(by="Ralf Domke", after=45, shifts=(37, 43), fate="unconfirmed"),
        ),
    ),
    PlanText(
        need="fruehjahrsputz",
        meeting_point="weißes Zelt an der Hubbrücke",
        bring="feste Schuhe und wetterfeste Kleidung",
        shifts=(
            ShiftText(begins="09:00", ends="12:00", places=15, role="Abschnitt Brücke bis Bastion"),
            ShiftText(begins="09:00", ends="12:00", places=15, role="Abschnitt Domfelsen"),
            ShiftText(begins="09:00", ends="12:00", places=20, role="Abschnitt Hafen"),
            ShiftText(begins="09:00", ends="12:30", places=4, role="Getränke und Anmeldung", least=2),
        ),
        guests=(
            Guest(by="Claudia Heinrich", after=1, shifts=(0,), heads=12, firm="Stadtsparkasse Elbaue"),
            Guest(by="Jan Pohl", after=2, shifts=(3,)),
            Guest(by="Martina Seidel", after=4, shifts=(2,), heads=18, firm="Klasse 9b der Schule am Hafen"),
            Guest(by="Frank Zimmer", after=6, shifts=(1,)),
            Guest(by="Ole Reinhardt", after=7, shifts=(1,), age=15, guardian="Maren Reinhardt", fate="guardian"),
        ),
    ),
    PlanText(
        need="sommerkino",
        mode="interest",
        meeting_point="an der Kasse am Tor",
        shifts=(
            ShiftText(begins="17:00", ends="20:00", places=8, role="Stühle stellen"),
            ShiftText(begins="19:00", ends="21:00", places=3, role="Kasse und Einlass", least_age=16),
        ),
        guests=(
            Guest(by="Renate Kühn", after=1, shifts=(1,), message="Beim letzten Mal war ich auch an der Kasse."),
            Guest(by="Paul Steinbach", after=3, heads=4, firm="Handballer der zweiten Mannschaft"),
        ),
    ),
    PlanText(
        need="freiwilligentag",
        shifts=(
            ShiftText(begins="09:00", ends="12:00", places=6, role="Schleifen"),
            ShiftText(begins="12:30", ends="16:00", places=6, role="Streichen"),
            ShiftText(begins="09:00", ends="13:00", places=4, role="Pflanzen"),
        ),
        guests=(
            Guest(by="Nadja Krüger", after=2, shifts=(0, 1), fate="attended"),
            Guest(by="Tobias Menzel", after=3, shifts=(0,), fate="attended"),
            Guest(by="Sergej Baumann", after=5, shifts=(1,), heads=2, fate="attended"),
            Guest(by="Helga Ortmann", after=6, shifts=(2,), fate="attended"),
            Guest(by="Kevin Albrecht", after=9, shifts=(2,), fate="missed"),
        ),
    ),
)
