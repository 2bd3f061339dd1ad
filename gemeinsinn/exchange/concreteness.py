"""How concrete is a need or an offer? Six questions, answered without the database.

A business says yes when it can picture the result, so a need must say what, how much, when, where,
who, and what the partner gets. Every need is shown to businesses, hence the benefit is a must; the one
exception is a need for people's time, which also addresses single volunteers: there it only counts.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Key(StrEnum):
    """The six points."""

    WHAT = "what"
    AMOUNT = "amount"
    WHEN = "when"
    WHERE = "where"
    WHO = "who"
    BENEFIT = "benefit"


class Lack(StrEnum):
    """Why a point is not made."""

    MISSING = "missing"
    GENERAL = "general"  # something is there, but it could mean anything
    PAST = "past"  # the day is over


@dataclass(frozen=True, slots=True)
class Facts:
    """What has been written so far, in plain values."""

    kind: str = ""
    title: str = ""
    details: str = ""
    amount: int | None = None
    starts: date | None = None
    until: date | None = None
    when_words: str = ""
    standing: bool = False
    place: str = ""
    who: str = ""
    benefit: str = ""
    is_offer: bool = False


@dataclass(frozen=True, slots=True)
class Point:
    """One of the six: made, or lacking for a reason. Without a `must` it may be left open."""

    key: Key
    lack: Lack | None = None
    must: bool = False

    @property
    def ok(self) -> bool:
        return self.lack is None


@dataclass(frozen=True, slots=True)
class Concreteness:
    """The verdict: points in the order they are asked."""

    points: tuple[Point, ...]

    @property
    def score(self) -> int:
        """How many points are made."""
        return sum(point.ok for point in self.points)

    @property
    def essential(self) -> bool:
        """Every must is made."""
        return all(point.ok for point in self.points if point.must)

    @property
    def publishable(self) -> bool:
        """Every must is made, and at most one other point is open."""
        return self.essential and self.score >= len(self.points) - 1

    @property
    def lacking(self) -> tuple[Point, ...]:
        """What is still open, musts first."""
        return tuple(sorted((p for p in self.points if not p.ok), key=lambda p: not p.must))


def check_concreteness(facts: Facts, *, today: date) -> Concreteness:
    """Judges a need on six points, an offer on five (its benefit is a hope, not a promise)."""
    points = [
        Point(Key.WHAT, lack_of_what(facts), must=True),
        Point(Key.AMOUNT, None if facts.amount else Lack.MISSING, must=facts.kind == "geld"),
        Point(Key.WHEN, lack_of_when(facts, today)),
        Point(Key.WHERE, None if facts.place.strip() else Lack.MISSING, must=True),
        Point(Key.WHO, None if len(facts.who.strip()) >= 2 else Lack.MISSING),
    ]
    if not facts.is_offer:
        points.append(Point(Key.BENEFIT, lack_of_benefit(facts.benefit), must=needs_benefit(facts.kind)))
    return Concreteness(tuple(points))


def needs_benefit(kind: str) -> bool:
    """Skill, goods, space and money are asked of businesses; time may come from a single neighbour."""
    return kind != "zeit"


def lack_of_what(facts: Facts) -> Lack | None:
    """A title made of empty words ("Hilfe gesucht") is general, unless the details say more."""
    if not facts.title.strip():
        return Lack.MISSING
    if content_weight([facts.title], EMPTY_WHAT) >= 1 or content_weight([facts.details], EMPTY_WHAT) >= 4:
        return None
    return Lack.GENERAL


def lack_of_when(facts: Facts, today: date) -> Lack | None:
    """A day, a standing offer, or words that name a time."""
    if facts.until is not None and facts.until < today:
        return Lack.PAST
    if facts.until or facts.starts or facts.standing:
        return None
    if not facts.when_words.strip():
        return Lack.MISSING
    return None if content_weight([facts.when_words], EMPTY_WHEN) >= 1 else Lack.GENERAL


def lack_of_benefit(benefit: str) -> Lack | None:
    """ "Wir machen Werbung für Sie" could mean anything: it takes three words that can be pictured."""
    if not benefit.strip():
        return Lack.MISSING
    return None if content_weight([benefit], EMPTY_BENEFIT) >= 3 else Lack.GENERAL


def content_weight(texts: Iterable[str], empty: frozenset[str]) -> int:
    """Words that say something; a number counts twice, the same word once."""
    words = {word for text in texts for word in re.findall(r"[^\W_]+", text.casefold())}
    telling = {
        word
        for word in words
        if word not in LINKING and word not in empty and (len(word) > 1 or not word.isascii() or word.isdigit())
    }
    return sum(2 if any(sign.isdigit() for sign in word) else 1 for word in telling)


def words_of(text: str) -> frozenset[str]:
    return frozenset(text.casefold().split())


LINKING = words_of(
    """der die das den dem des ein eine einen einem einer eines und oder aber für von vom zu zum zur mit bei beim im in
    ins an am auf aus als auch nur noch so wie wir uns unser unsere unserer unseren unserem ihr ihre ihren ihrem ihrer
    ihnen sie ich mein meine es ist sind sein wird werden haben hat hätten gibt geben kann können bitte sehr gern gerne
    alle allen alles jede jeden jeder man sich dass damit dafür daran davon dabei nach über unter durch um wo wer was
    a an the and or for of to with at in on by from as we us our your you my it is are be will have has can please
    very all any this that these those who what so"""
)
EMPTY_WHAT = words_of(
    """hilfe helfer helfen hilft unterstützung unterstützen unterstützer spende spenden sponsor sponsoren sachspenden
    geldspenden gesucht gesuche suche suchen brauche brauchen benötigt benötigen bedarf dringend bedarfe angebot biete
    bieten dinge sachen etwas irgendwas verschiedenes diverses projekt vorhaben verein material materialien
    test help helpers helping support supporters donation donations sponsor sponsors wanted needed need looking search
    urgent things stuff something various project offer"""
)
EMPTY_WHEN = words_of(
    """bald demnächst irgendwann möglichst schnell schnellstmöglich zeitnah asap sofort jederzeit flexibel absprache
    vereinbarung egal offen unklar später soon sometime whenever anytime flexible possible quickly later tbd tba"""
)
EMPTY_BENEFIT = words_of(
    """werbung werben werbewirksam werbewirksame werbepartner wirksam machen macht erwähnen erwähnung erwähnt nennen
    nennung genannt danken dank danke dankbar dankbarkeit dankeschön bedanken image imagegewinn gut gute guter gutes
    gutem tolle toller tolles schön schöne spaß freude team mitarbeiter mitarbeiterinnen kollegen öffentlichkeit
    öffentlichkeitsarbeit öffentlich sichtbar sichtbarkeit bekannt bekanntheit bekannter zufrieden lächeln
    glücklich glückliche gefühl gewissen firma betrieb unternehmen laden geschäft partner sponsor sponsoring
    unterstützung soziales sozial engagement zeigen tun sache zweck nutzen vorteil vorteile
    win situation positiv positive positives
    advertise advertising advertisement promotion promote mention mentioned name thank thanks thankful grateful
    gratitude image good great nice fun joy team staff colleagues public publicity visible visibility exposure known
    happy feeling conscience company business shop partner sponsor sponsorship social engagement show do doing cause
    benefit benefits positive get make making give"""
)
