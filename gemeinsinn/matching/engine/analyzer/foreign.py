"""Words of the other languages, lightly: endings and articles come off, a dictionary helps where there is one."""

from functools import lru_cache

from gemeinsinn.matching.engine.analyzer.letters import fold
from gemeinsinn.matching.engine.analyzer.lexicon import lookup

_SHORTEST = {"en": 3, "tr": 3, "pl": 3, "ru": 3, "uk": 3, "ar": 3}

_ENDINGS = {
    "en": "ing ings ers er ed es s",
    "tr": (
        "larımızı lerimizi larından lerinden larında lerinde larına lerine larını lerini larım lerim ların lerin ları "
        "leri lardan lerden larda lerde lara lere lar ler ımız imiz umuz ümüz ından inden undan ünden ında inde unda "
        "ünde ına ine una üne ını ini unu ünü dan den tan ten daki deki da de ta te ın in un ün nın nin nun nün yı yi "
        "yu yü ya ye sı si su sü ım im um üm mak mek ma me cı ci cu cü lık lik luk lük ı i u ü a e"
    ),
    "pl": (
        "iami ami ach owi ego emu ymi imi ych ich ania aniu anie enia eniu enie ować uję uje ują ąca ący ące ów om em "
        "ie ą ę y i a e o u ć ej ym im"
    ),
    "ru": (
        "иями ями ами иях ях ах ость ости ение ения ению ений ание ания анию аний ого его ому ему ыми ими ых их ую юю "
        "ая яя ое ее ые ие ый ий ой ом ем ов ев ей ам ям ть ться ет ют ут ит ат ы и а я о е у ю ь й"
    ),
    "uk": (
        "ення ання інню анню іями ями ами іях ях ах ість ості ого ього ому ьому ими іми их іх ую юю ова ева ої ій ою "
        "ею ий а я о е і ї у ю ь ів їв ам ям ом ем ти тися ати ити ють уть ить и"
    ),
    "ar": "ات ون ين ان ها هم نا كم ية يه ه ي",
}
_ARTICLES = ("وبال", "وال", "بال", "كال", "فال", "لل", "ال")
_FOLDED = {
    name: tuple(sorted({fold(ending) for ending in endings.split()}, key=len, reverse=True))
    for name, endings in _ENDINGS.items()
}


@lru_cache(maxsize=16_384)
def stem(word: str, language: str) -> str:
    """What is left of a word without article and endings, folded: книгами and книга are "книг"."""
    key = fold(word)
    if language == "ar":
        key = next((key.removeprefix(a) for a in _ARTICLES if key.startswith(a) and len(key) - len(a) >= 3), key)
    for ending in _FOLDED.get(language, ()):
        if key.endswith(ending) and len(key) - len(ending) >= _SHORTEST[language]:
            return key[: -len(ending)]
    return key


@lru_cache(maxsize=16_384)
def lemma(word: str, language: str) -> str:
    """The folded lemma by dictionary (not for Arabic, and Polish takes too much memory), else the word itself."""
    found = lookup(word.lower(), language) if language in {"en"} else None
    return fold(found or word)
