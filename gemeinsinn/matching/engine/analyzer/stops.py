"""Words that carry little: stop words by language, and words every text of the field has."""

from gemeinsinn.matching.engine.analyzer.letters import fold


def _folded(words: str) -> frozenset[str]:
    return frozenset(fold(word) for word in words.split())


STOPS = {
    "de": _folded(
        "aber alle allem allen aller alles als also am an andere anderen auch auf aus bei beim bin bis bist da dabei "
        "damit danach dann das dass davon dazu dein deine dem den denn der deren des dessen die dies diese diesem "
        "diesen dieser dieses doch dort du durch ein eine einem einen einer eines er es etwa etwas euch euer eure für "
        "gegen gern gerne gibt hab habe haben hat hatte hätte hier hin ich ihm ihn ihnen ihr ihre ihrem ihren ihrer im "
        "in ins irgendwo ist ja jede jedem jeden jeder jedes jemand jemanden jetzt kann kannst kein keine keinen können "
        "könnte man mal mein meine meinem meinen meiner mich mir mit möchte möchten muss müssen nach nicht noch nur ob "
        "oder ohne sehr sein seine seinen seiner seit sich sie sind so soll sollen sowie über um und uns unser unsere "
        "unserem unseren unserer unter vom von vor war was weil welche welcher wenn wer werde werden wie will wir wird "
        "wo wollen wurde würde zu zum zur zwischen bitte gegen während je pro bzw usw ca"
    ),
    "en": _folded(
        "a an and are as at be but by can could do does for from has have he her his how i if in into is it its me my "
        "no not of on or our she so some someone somebody that the their them there they this to us was we were what "
        "when where which who will with would you your please anyone any am"
    ),
    "tr": _folded(
        "ve bir bu şu o için ile de da ki mi mı mu mü ne nerede kim var yok olan olarak gibi daha çok en ben biz siz "
        "bana bize benim bizim veya ya ama her lütfen istiyorum istiyoruz olur"
    ),
    "pl": _folded(
        "i w we z ze na do dla o od po przy za jest są się nie to ten ta te tego tej kto co jak gdzie czy mi mnie ja my "
        "nam nas mój moja moje nasz nasza lub albo ale by być przez pod nad proszę który która które"
    ),
    "ru": _folded(
        "и в во на с со к ко по за из от до для о об у не но а или что кто как где это эта этот эти есть мне меня я мы "
        "нам нас мой моя мои наш наша бы же ли при под над через пожалуйста чтобы который которая быть"
    ),
    "uk": _folded(
        "і й та в у на з із зі до для про від за по не але а або що хто як де це ця цей ці є мені мене я ми нам нас мій "
        "моя мої наш наша би б же чи при під над через будь ласка щоб який яка які бути"
    ),
    "ar": _folded(
        "في من على إلى الى عن مع أن ان هل ما ماذا من هو هي أنا انا نحن هذا هذه ذلك التي الذي أو او و لا لم لن كان كل "
        "عند لدى لي لنا بعض يوجد هناك أين اين كيف قد"
    ),
}

# Verbs that stand with anything and leave it to the other words what is done (German grammar: light verbs).
LIGHT = _folded(
    "gehen kommen machen tun lassen bringen holen nehmen halten stellen setzen legen stehen sitzen liegen bleiben "
    "bekommen erhalten wissen sagen heißen zeigen sehen schauen wünschen mögen dürfen fallen führen ziehen treten "
    "treiben leisten üben haben sein werden"
)

# Said in nearly every need and offer: they match, but prove little.
WEAK = LIGHT | _folded(
    "hilfe helfen helfer helferin unterstützung unterstützen suchen suche gesucht bieten biete angebot brauchen "
    "brauche gebraucht benötigen geben ehrenamt ehrenamtlich ehrenamtliche freiwillige freiwilliger menschen mensch "
    "leute person personen verein vereine gruppe initiative projekt team gemeinsam machen mitmachen neu neue gut gute "
    "kostenlos kostenfrei umsonst gratis spende spenden woche monat jahr tag stunde stunden zeit mal platz kleine "
    "kleiner groß große lernen stadt ort nähe helfende jemand interesse einsatz angebote bedarf bekommen kriegen "
    "leihen ausleihen mieten verleih nutzen finden freude spaß regelmäßig begleiten begleitung verschenken abgeben "
    "abzugeben betreuung betreuen organisieren"
)


def is_stop(key: str, language: str) -> bool:
    """Whether a folded word says nothing in this language."""
    return key in STOPS.get(language, STOPS["de"])


def weight(key: str, *, number: bool = False) -> float:
    """How much of a query a folded word is, before anything is known about the texts."""
    if number:
        return 0.3
    return 0.35 if key in WEAK else 1.0
