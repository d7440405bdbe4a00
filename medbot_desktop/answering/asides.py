"""Questions that no row should answer: greetings, prices, "which is best", symptoms, follow-ups of nothing."""

from __future__ import annotations

import re
from enum import StrEnum
from typing import TYPE_CHECKING

from medbot_desktop.retrieval.text import STOP_WORDS, fold, tokens

if TYPE_CHECKING:
    from collections.abc import Sequence


class Aside(StrEnum):
    """What the question is instead; each has its sentence `help_<value>` in texts."""

    GREETING = "greeting"
    THANKS = "thanks"
    PRICE = "price"
    STOCK = "stock"
    HOURS = "hours"
    WHICH_IS_BEST = "which_is_best"
    SYMPTOM = "symptom"
    REPEATED = "repeated"


_GREETING = frozenset(
    [
        "hola",
        "holaa",
        "holis",
        "buenas",
        "buenos",
        "dias",
        "tardes",
        "noches",
        "hey",
        "hi",
        "hello",
        "good",
        "morning",
        "afternoon",
        "evening",
        "saludos",
        "que",
        "tal",
        "how",
        "are",
        "you",
        "como",
        "esta",
        "estas",
        "ayuda",
        "help",
        "aloha",
        "there",
    ]
)
_THANKS = frozenset(
    [
        "gracias",
        "muchas",
        "mil",
        "ok",
        "vale",
        "perfecto",
        "thanks",
        "thank",
        "you",
        "thx",
        "very",
        "much",
        "great",
        "adios",
        "bye",
        "goodbye",
        "hasta",
        "luego",
        "cheers",
        "genial",
        "de",
        "acuerdo",
        "muy",
        "amable",
        "so",
        "a",
        "lot",
        "entendido",
        "understood",
    ]
)
_PRICE = re.compile(
    r"\b((?<!cada )cuanto ((me|te|le|nos) )?(vale|valen|cuesta|cuestan|sale|es)|precio|que (vale|precio)|"
    # By itself too, for "cunto cuesta"; but what is hard for somebody has no price.
    r"(?<!\bme )(?<!\ble )(?<!\bles )(?<!\bnos )cuestan?(?! (mucho |mas )?\w*[aei]r(me|se|le|lo|la)?\b)|"
    r"how much (is|are|does|do|for)(?! .*"
    r"\b(take|give|too much)\b).*(cost|price|box|pack|bottle)?|price|costs?|cuanto me (cobra|sale)|financiad[oa]|"
    r"copay|mas barat[oa]|cheap(er|est)?)\b"
)
_TAKEN = re.compile(
    r"\b(tomar|tomo|dar|doy|doses?|dosis|mg|ml|take|give|maxim\w*|pued\w*|can|safe|tarda|dura)\b"
)
_STOCK = re.compile(
    r"\b((teneis|tienen|tienes|tenemos|hay|queda|quedan|nos queda) (en )?(stock|existencias|disponible)|en stock|"
    r"in stock|out of stock|do (you|we) (have|sell|carry|stock)|venden|vendeis|vende usted|desabastecid\w*|"
    r"me lo (pueden|podeis) pedir|hay \w+ (disponible|en (la )?(farmacia|tienda|almacen))|"
    r"(teneis|tienen ustedes|tenemos) [a-z]+( \d+)?( mg| g)?\s*\??$)"
)
_HOURS = re.compile(
    r"\b(a que hora (abr|cierr|abren|cierran)\w*|horario|abiert[oa]s? (hoy|manana|el)|opening hours|what time do you "
    r"(open|close)|are you open|open (today|tomorrow|on)|farmacia de guardia|when do you (open|close)|hora de cierre)\b"
)
_BEST = re.compile(
    r"\b(cual es (el |la )?mejor|que es mejor|(cual|que) (\w+ ){0,3}es mejor|"
    r"(cual|que) (me )?(recomiend\w*|aconsej\w*)|"
    r"which (one )?(is|works) (the )?(best|better)|what(s| is) (the )?best|which \w+ is (best|better)|"
    r"what is better|whats better|"
    r"better:? \w+ or|is \w+ better than|better for|es mejor (el |la )?\w+ (o|que)|mejor (el |la )?\w+ o (el |la )?\w+|"
    r"que me recomiend\w*|what do you recommend|which should i (take|buy)|mas fuerte|strongest|which is stronger)\b"
)
_SYMPTOM = re.compile(
    r"\b(me duele|me pica|tengo (tos|fiebre|dolor|diarrea|nauseas|mocos|ardor|gripe|catarro|acidez|granos|la garganta)|"
    r"i have (a )?(cough|fever|headache|pain|diarrhea|diarrhoea|rash|sore|cold|heartburn|nausea|stomach)|my (head|back|"
    r"stomach|throat|tooth|ear) hurts|"
    r"(que|algo) (tomo|tomar|me tomo|doy|le doy|puedo tomar|hay|es bueno|sirve|va bien)? ?"
    r"(para|contra) (el |la |los |las |un |una )?(tos|fiebre|dolor|resfriado|gripe|diarrea|acidez|gases|alergia|mareo|"
    r"garganta|insomnio|dormir|cabeza)|(something|anything|what (can|should|do) i (take|give|use)) for|"
    r"estoy (resfriad|estreñid|constipad|maread)\w*)\b"
)
_UNITS = frozenset(
    """mg g mcg ml comprimido comprimidos tablet tablets capsula capsulas capsule capsules info informacion
    information medicamento medicine please""".split()
)
_LITTLE = STOP_WORDS["es"] | STOP_WORDS["en"] | _UNITS
# "Can I take ibuprofen" asks nothing a row could answer: whoever, when and what with is left open.
_VAGUE = frozenset(
    """take taking taken give giving need want ok okay safe fine good bad know tell tomar tomo toma tome
    tomarse tomarme tomarlo tomando usar usa dar doy darle poner ponerse necesito necesita quisiera saber bueno malo
    bien mal seguro segura""".split()
)
# Little words that ask something all the same.
_ASKING = frozenset(
    """cuando cuanto cuanta cuantos cuantas como donde porque quien quienes cual cuales que dia dias hoy todo todos
    todas mas mucho tanto antes con contra despues durante hasta desde entre sin sobre solo otra otro vez
    when how why where who whom what whats which after all also before between during each every more most much only
    other same too until while with without once off""".split()
)
_MARKER = re.compile(
    r"^(?:¿\s*)?(?:y|e|and|tambien|also|ademas|entonces|tampoco|pero|but|what about|how about|que hay de|then|"
    r"igual|same|o|or)\b|(?:\b(?:tambien|also|too|as well|entonces)\s*\??$)"
)
_WITH = re.compile(
    r"^(?:y |e |and |what about |how about |also |tambien )?(?:con|with|junto|together|mezclad\w*)\b"
)


def aside_of(question: str, medicines: int) -> Aside | None:
    """What the question is, if it is none for the data; `medicines` is how many were recognised in it."""
    words = tokens(question)
    flat = fold(question).lstrip("¿¡ ")
    if _is_repetition(words):
        return Aside.REPEATED
    if words and not medicines and len(words) <= 8:
        if all(w in _THANKS for w in words):
            return Aside.THANKS
        if all(w in _GREETING | _THANKS for w in words):
            return Aside.GREETING
    if not medicines and _HOURS.search(flat):
        return Aside.HOURS
    if _PRICE.search(flat) and not _TAKEN.search(flat):
        return Aside.PRICE
    if _STOCK.search(flat):
        return Aside.STOCK
    # "The best time to take omeprazole" names one medicine and compares none.
    if medicines != 1 and _BEST.search(flat):
        return Aside.WHICH_IS_BEST
    if not medicines and _SYMPTOM.search(flat):
        return Aside.SYMPTOM
    return None


def is_follow_up(question: str) -> bool:
    """Whether the question leans on the one before ("y", "and", "también", "what about")."""
    return _MARKER.search(fold(question).lstrip("¿¡ ")) is not None


def is_joined_follow_up(question: str, name_at: int | None = None) -> bool:
    """Whether it adds to the medicine before ("¿y con alcohol?", "and with warfarin?").

    `name_at` is the token where the first medicine is named, if one is: "con comida el ibuprofeno" adds nothing to the
    one before, for it names its own.
    """
    joined = _WITH.search(fold(question).lstrip("¿¡ "))
    if joined is None or name_at is None:
        return joined is not None
    between = tokens(question)[len(tokens(joined[0])) : name_at]
    return all(word in _LITTLE for word in between)


def is_strength(word: str) -> bool:
    """Whether a word beside a name only tells which pack is meant: "600", "mg", "tablets"."""
    return word in _UNITS or word[0].isdigit()


def is_bare(beside: Sequence[str]) -> bool:
    """Whether the words beside a medicine's name ask nothing: strengths, units, little words, "can I take"."""
    if all(word in _LITTLE or is_strength(word) for word in beside):
        return True
    return _ASKING.isdisjoint(beside) and all(
        word in _LITTLE or word in _VAGUE or is_strength(word) for word in beside
    )


def _is_repetition(words: Sequence[str]) -> bool:
    return len(words) >= 3 and len(set(words)) == 1
