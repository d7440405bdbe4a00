"""One way to read text, shared by everything that compares words: folding, tokens, light stems, language.

Stdlib only, so the window's process may use it too. Spanish and English are treated alike: a question whose
language is not known has to meet the rows of both.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import Literal

Language = Literal["es", "en", ""]


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


STOP_WORDS: dict[str, frozenset[str]] = {
    "es": _words(
        """a al algo alguna algunas alguno algunos ante aquel aquella asi aun aunque bajo bien cada como con
        cual cuales cualquier cuando cuanta cuantas cuanto cuantos da dan dar de debe deben debo
        del desde donde dos durante e el ella ellas ellos en entre era es esa esas ese eso esos
        esta estaba estan estar estas este esto estos estoy fue ha haber hace hacer han hasta hay
        he hoy la las le les lo los mas me mi mis mucho muy nos o os otra otro para pero poco por
        porque pues puede pueden puedo que quien quiere quiero se sea segun ser si sido sobre solo
        son soy su sus tal tambien tan tanto te tener tengo ti tiene tienen toda todas todo todos
        tu tus u un una unas uno unos usted va vamos van vez voy y ya yo hola gracias buenas
        buenos dias tardes favor"""
    ),
    "en": _words(
        """a about after all also am an and any are as at be because been before being between both but by
        can could did do does doing each for from get gets got had has have having he her here
        hers him his how i id if im in into is it its just like may me might mine more most much
        must my of off on once one only or other our ours out over own please same she should so
        some such than thanks that thats the their theirs them then there these they this those
        through to too under until up us very was we were what whats when where which while who
        whom whose why will with would you your yours hello hi hey there"""
    ),
}

# Words that tell the two languages apart, beyond the stop words; what exists in both ("son", "once",
# "come", "has", "me", "he", "a") says nothing.
_SPANISH_HINTS = _words(
    """dosis tomar tomo toma tome tomando tomado embarazo embarazada lactancia nino nina ninos ninas bebe
        hijo hija pastilla pastillas comprimido comprimidos jarabe gotas dolor cabeza fiebre tos
        sirve efectos secundarios cuantos anos edad sin alcohol junto mismo tiempo dia dias horas
        noche manana semana semanas comida comidas ayunas leche medicamento medicina receta precio
        farmacia guardar conserva conservar nevera caducidad olvide olvido maxima maximo diaria
        contra indicaciones contraindicaciones contraindicado interaccion interacciones interactua
        adultos adulto mayores rinon rinones higado alergia alergico alergica crema pomada
        inyeccion parche inhalador cuidado mezclar dejar puedo suspender conducir manejar seguro
        veces quita causa produce entre diferencia igual tarda efecto presentacion composicion
        excipientes lactosa gluten"""
)
_ENGLISH_HINTS = _words(
    """dose doses dosage take taking took taken pregnancy pregnant breastfeeding nursing child children
        kid kids baby son daughter pill pills tablet tablets syrup drops pain headache fever cough
        side effects effect how many years old age without not alcohol together same time day days
        hours night morning week weeks food meals empty stomach milk medicine medicines medication
        drug prescription price pharmacy store storage fridge expiry missed forgot maximum daily
        against contraindications interaction interactions interact adults adult elderly kidney
        kidneys liver allergy allergic cream ointment injection patch inhaler careful mix stop
        start driving drive safe twice treat cause causes used work works uses use between
        difference long give given which does what"""
)
_IN_BOTH = (STOP_WORDS["es"] | _SPANISH_HINTS) & (STOP_WORDS["en"] | _ENGLISH_HINTS)
_NOT_TELLING = _IN_BOTH | _words(
    "a he me has son come dos once sin pan van mi os us use am do no alcohol gluten"
)
_SPANISH_WORDS = ((STOP_WORDS["es"] | _SPANISH_HINTS) - _NOT_TELLING) | {"sin"}
_ENGLISH_WORDS = (STOP_WORDS["en"] | _ENGLISH_HINTS) - _NOT_TELLING
_ACCENTS = frozenset("áéíóúüÁÉÍÓÚÜ")

_GLUED_NAMES = _words("3tc 5fu 6mp 5ht 5ht3 h1n1 h5n1")
_WORD = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]+")
_CHUNK = re.compile(r"[^\W_]+(?:[.,]\d+[^\W_]*)*")
_APOSTROPHE = re.compile(r"(?<=[^\W\d_])['\u2018\u2019`\u00b4](?=[^\W\d_])")
_WRITTEN = re.compile(r"[^\W_]+(?:[.,]\d+[^\W_]*|['’‘`´\u0300-\u036f\u200b-\u200f]+[^\W_]*)*")
_SHORT_NAME = re.compile(r"[a-z]{1,2}\d{1,2}")
_SAME_UNIT = {
    "μg": "mcg",
    "ug": "mcg",
    "gr": "g",
    "grs": "g",
    "mgs": "mg",
    "mgr": "mg",
    "kgs": "kg",
    "mls": "ml",
}


@lru_cache(maxsize=4096)
def fold(text: str) -> str:
    """Text without what writers leave out: NFKC, no accents (ñ is n), nothing invisible, lower, one space."""
    if not text.isascii():
        text = unicodedata.normalize("NFKC", text)
        text = unicodedata.normalize("NFD", text.lower())
        text = "".join(
            " " if c.isspace() else c for c in text if unicodedata.category(c) not in _DROPPED or c.isspace()
        )
    else:
        text = _CONTROL.sub(" ", text)
    return " ".join(text.lower().split())


_DROPPED = frozenset({"Mn", "Me", "Cf", "Cc", "Co", "Cs", "Cn"})
_CONTROL = re.compile(r"[\x00-\x1f\x7f]+")


@lru_cache(maxsize=4096)
def _tokens(text: str) -> tuple[str, ...]:
    folded = _APOSTROPHE.sub("", fold(text))
    found: list[str] = []
    for chunk in _CHUNK.findall(folded):
        if chunk in _GLUED_NAMES or _SHORT_NAME.fullmatch(chunk):
            found.append(chunk)
            continue
        for word in _WORD.findall(chunk):
            found.append(_SAME_UNIT.get(word, word.replace(",", ".") if word[0].isdigit() else word))
    return tuple(found)


def tokens(text: str) -> list[str]:
    """The folded words and numbers in order: "Ibuprofeno600mg 2,5 ml" -> ibuprofeno 600 mg 2.5 ml.

    Short names such as b12 stay whole, apostrophes fall ("can't" -> cant), the decimal comma becomes a point.
    """
    return list(_tokens(text))


def token_spans(text: str) -> list[tuple[int, int]]:
    """Where each of `tokens(text)` stands in the text as written: [start, end).

    A glued chunk ("ibuprofeno600") is divided where its letters end; where folding changed the number of tokens of a
    chunk, all of them get the whole chunk.
    """
    spans: list[tuple[int, int]] = []
    start = 0
    for chunk in _WRITTEN.finditer(text):
        start = chunk.start()
        words = tokens(chunk.group())
        parts = [(m.start() + start, m.end() + start) for m in _WORD.finditer(chunk.group())]
        spans.extend(parts if len(parts) == len(words) else [(start, chunk.end())] * len(words))
    # A text whose chunks fold together across their borders is rare; its last places stand for the rest.
    return (spans + [(start, len(text))] * len(tokens(text)))[: len(tokens(text))]


# Words whose stem would fall together with another word's ("dosis" and "dos", "bebe" and "beber").
_IRREGULAR = {
    **dict.fromkeys(("dose", "doses", "dosis", "dosage", "dosages"), "dosis"),
    **dict.fromkeys(("bebe", "bebes", "baby", "babies"), "bebe"),
    **dict.fromkeys(("children", "child", "childs"), "child"),
    **dict.fromkeys(("took", "taken", "take", "takes", "taking"), "tak"),
    **dict.fromkeys(("given", "gave", "give", "gives", "giving"), "giv"),
    **dict.fromkeys(("puedo", "puede", "pueden", "podemos", "podria"), "pod"),
    **dict.fromkeys(("beber", "bebo", "bebida", "bebidas", "bebiendo", "beben"), "beber"),
    **dict.fromkeys(("doy", "dar", "darle", "darles", "damos", "dando", "dan"), "dar"),
}
_ER_VERBS = _words("comer hacer tener deber vender toser perder coger meter romper poner correr volver doler")
_VERB_ENDINGS = tuple(
    sorted(
        _words(
            """aciones acion ations ation mente andose iendose ando iendo yendo arlos arlas irlos
        irlas arlo arla
        arle arse arme irlo irla irse ieron aron amos aban aba ados adas idos idas ado ada ido ida
        ing ar ir"""
        ),
        key=lambda ending: (-len(ending), ending),
    )
)
_DOUBLED = re.compile(r"([a-qs-z])\1")


@lru_cache(maxsize=16384)
def stem(token: str) -> str:
    """The token without plural, gender and the commonest verb endings, by the same rules for both languages.

    Not told the language on purpose: "conservar insulina" must meet rows whatever language was guessed.
    """
    if token in _IRREGULAR:
        return _IRREGULAR[token]
    if len(token) < 4 or not token.isalpha():
        return token
    word = token
    if word.endswith("es") and len(word) > 5:
        word = word[:-2]
    elif word.endswith("s") and word[-2] not in "siu":
        word = word[:-1]
    past = word.endswith("ed") and not word.endswith("eed") and len(word) > 5
    if word in _ER_VERBS or past:
        word = word[:-2]
    else:
        for ending in _VERB_ENDINGS:
            if word.endswith(ending) and len(word) - len(ending) >= (4 if len(ending) > 4 else 3):
                word = word[: -len(ending)]
                break
    while len(word) > 3 and word[-1] in "aeoiy":
        word = word[:-1]
    return _DOUBLED.sub(r"\1", word)


@lru_cache(maxsize=4096)
def language_of(text: str) -> Language:
    """The language of the text, "" where its words do not tell (names alone, one word, an even mixture)."""
    words = _tokens(text)
    spanish = float(sum(word in _SPANISH_WORDS for word in words))
    english = float(sum(word in _ENGLISH_WORDS for word in words))
    lowered = text.lower()
    if any(mark in lowered for mark in "ñ¿¡"):
        spanish += 2
    if not text.isascii() and not _ACCENTS.isdisjoint(text):
        spanish += 0.5
    if spanish >= 1 and spanish > english:
        return "es"
    if english >= 1 and english > spanish:
        return "en"
    return ""
