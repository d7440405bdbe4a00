"""Where people's names, dates of birth and addresses stand in a text.

Medicines have names too, and capital letters: a word counts as a person's name if it is a common first name or if
the sentence says so ("se llama", "Mrs."). A date counts as a birth's if the words or a name beside it make it one.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from medbot_desktop.domain.personal_numbers import GAP

if TYPE_CHECKING:
    from collections.abc import Iterator

Span = tuple[int, int]
_VERBOSE = re.IGNORECASE | re.VERBOSE


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_FIRST_NAMES = _words(
    """maria carmen josefa isabel dolores pilar teresa ana francisca laura antonia mercedes cristina marta
    lucia elena concepcion rosario juana raquel manuela beatriz patricia rocio encarnacion silvia sara
    julia irene monica sonia sandra susana yolanda natalia margarita alicia marina amparo sofia
    valentina camila ximena guadalupe veronica gabriela alejandra daniela mariana fernanda andrea paula
    carla noelia nuria esther eva rosa angela inmaculada lourdes ines miriam adriana claudia luisa
    catalina martina emilia antonella renata antonio jose manuel francisco juan david javier daniel
    carlos jesus alejandro miguel rafael pedro pablo angel sergio fernando jorge luis alberto alvaro
    diego adrian raul ivan ruben enrique oscar ramon vicente andres joaquin santiago eduardo victor
    mario roberto jaime ignacio marcos alfonso salvador ricardo emilio guillermo julio agustin felix
    mateo matias sebastian nicolas lucas hugo martin leo bruno emiliano gustavo hector armando arturo
    ernesto gerardo rodrigo cesar mauricio esteban gonzalo tomas benjamin samuel gabriel james john
    robert michael william richard joseph thomas charles christopher matthew anthony mark donald steven
    paul andrew joshua kenneth kevin brian george edward ronald timothy jason jeffrey ryan jacob gary
    eric jonathan stephen larry justin scott brandon frank benjamin gregory raymond patrick jack dennis
    jerry tyler aaron henry peter kyle walter mary patricia jennifer linda elizabeth barbara susan
    jessica sarah karen lisa nancy betty sandra margaret ashley kimberly emily donna michelle carol
    amanda melissa deborah stephanie rebecca sharon cynthia kathleen amy shirley anna angela helen
    pamela nicole samantha katherine christine emma ruth catherine debra rachel carolyn janet virginia
    heather diane olivia julie joyce victoria kelly christina joan evelyn lauren judith megan cheryl
    martha frances hannah jacqueline ann gloria jean kathryn alice teresa sara janice doris"""
)
_SURNAMES = _words(
    """garcia rodriguez gonzalez fernandez lopez martinez sanchez perez gomez martin jimenez ruiz hernandez
    diaz moreno munoz alvarez romero alonso gutierrez navarro torres dominguez vazquez ramos gil ramirez
    serrano blanco molina morales suarez ortega delgado castro ortiz rubio marin sanz nunez iglesias
    medina garrido cortes castillo santos lozano guerrero cano prieto mendez cruz calvo gallego herrera
    marquez leon vidal pena flores cabrera campos vega fuentes carrasco diez caballero reyes nieto
    aguilar pascual santana herrero montero lorenzo hidalgo gimenez ibanez ferrer duran santiago benitez
    vargas mora vicente arias carmona crespo roman pastor soto saez velasco moya soler parra esteban
    bravo gallardo rojas mamani quispe flores espinoza chavez mendoza rivera contreras sandoval silva
    valdez villalobos zamora acosta figueroa peralta ponce salazar bermudez cardenas escobar franco
    guzman ibarra lara luna maldonado mejia miranda ochoa pacheco padilla palacios rios rosales salinas
    solis valencia zuniga smith johnson williams brown jones miller davis wilson anderson taylor moore
    jackson martin lee thompson white harris clark lewis robinson walker young allen king wright scott
    hill green adams nelson baker hall campbell mitchell carter roberts phillips evans turner parker
    collins edwards stewart morris murphy cook rogers morgan peterson cooper reed bailey bell kelly
    howard ward cox richardson watson brooks bennett gray james hughes price myers long foster sanders
    ross sullivan russell"""
)
_WORD = r"[A-ZÁÉÍÓÚÑÜ][a-záéíóúñü]+"
_NAME_WORD = r"[^\W\d_][^\W\d_]*(?:['’-][^\W\d_]+)*"
_UP_TO_FIVE = rf"(?P<name>{_NAME_WORD}(?:\s{_NAME_WORD}){{0,4}})"
_PERSON = (
    "(?:paciente|pacte|pte|cliente|clienta|usuari[oa]|se[ñn]ora?|ni[ñn][oa]|hij[oa]|madre|padre|mam[aá]|pap[aá]|abuel[oa]"
    "|marido|mujer|espos[oa]|herman[oa]|vecin[oa]|suegr[oa]|sobrin[oa]|niet[oa]|beb[eé]|patient|customer|client|son"
    "|daughter|mother|father|mom|mum|dad|husband|wife|brother|sister|grandmother|grandfather|grandma|grandpa"
    "|neighbou?r|baby|child|lady|gentleman|boy|girl|she|he)"
)
_TITLED = re.compile(
    r"(?<!\w)(?:S(?:r|ra|rta)|s(?:r|ra|rta)|Dña|Dª|[Dd]on|[Dd]oña|M(?:r|rs|s|iss|x)|m(?:r|rs|s)|[Ss]eñora?)\.?\s"
    rf"(?P<name>{_WORD}(?:\s(?:de|del|la|las|los)(?=\s[A-ZÁÉÍÓÚÑ]))*(?:\s{_WORD}){{0,3}})"
)
_CALLED = re.compile(
    r"""(?<!\w)(?:se[ ]llama|me[ ]llamo|(?:mi|su)[ ]nombre[ ]es|nombre(?:[ ]completo)?:|a[ ]nombre[ ]de
    |(?:my|his|her|the)[ ]name[ ]is|name[ ]is|name:|is[ ]called|named|called|in[ ]the[ ]name[ ]of|under[ ]the[ ]name
    |soy|i[ ]am|i'm|this[ ]is|habla|apellid\w+:?)\s+"""
    + _UP_TO_FIVE,
    _VERBOSE,
)
_ABOUT = re.compile(rf"(?<!\w){_PERSON}:?,?\s+{_UP_TO_FIVE}", re.IGNORECASE)
_FULL = re.compile(rf"(?<!\w)(?P<name>{_NAME_WORD}(?:\s{_NAME_WORD}){{1,4}})")
_PARTICLES = _words("de del la las los y")
_NOT_BEFORE = _words("san santa santo st saint hospital farmacia clinica calle hierba laboratorios")
_THINGS = re.compile(
    r"""(?<!\w)(?:pastilla|medicamento|medicina|jarabe|crema|marca|producto|gota|vacuna|pomada|genérico|pill|medicine
    |drug|brand|syrup|cream|tablet|product|vaccine|medication)s?(?!\w)""",
    _VERBOSE,
)
_BRANDS = re.compile(r"(?<!\w)Contin(?!\w)")  # MS Contin is no lady
_STRENGTH = re.compile(r"[ -]?\d+(?!\s*(?:a[nñ]os?|meses|years?|yrs?|months?|yo)\b)")
_ACCENTS = str.maketrans("áéíóúüñàèìòùâêîôûäëïöç", "aeiouunaeiouaeiouaeioc")


_FIRST_NAME_PARTS = frozenset(part for name in _FIRST_NAMES for part in re.findall(r"[^\W\d_]+", name))


def _folded(word: str) -> str:
    return word.lower().translate(_ACCENTS)


def names_in(text: str) -> Iterator[Span]:
    """Names of people, a title included."""
    for m in _TITLED.finditer(text):
        if not _THINGS.search(m["name"]) and not _BRANDS.search(m["name"]):
            yield m.span()
    # Most texts hold no first name at all; without one only "is called" can bring a name.
    has_first_name = not _FIRST_NAME_PARTS.isdisjoint(re.findall(r"[^\W\d_]+", _folded(text)))
    for pattern in (_CALLED, _ABOUT, _FULL) if has_first_name else (_CALLED,):
        found = pattern.search(text)
        while found:
            span = _name_in(text, found, pattern)
            if span:
                yield span
            found = pattern.search(text, span[1] if span else found.start("name") + 1)


def _name_in(text: str, m: re.Match[str], pattern: re.Pattern[str]) -> Span | None:
    """Where a person's name begins and ends in what a pattern found, None if it is none."""
    words = [
        (w[0], m.start("name") + w.start(), m.start("name") + w.end())
        for w in re.finditer(_NAME_WORD, m["name"])
    ]
    first = words[0][0]
    known = _folded(first) in _FIRST_NAMES and not _is_saint(text, words[0][1])
    named_person = pattern is _CALLED and _is_of_person(text, m.start())
    capital = first[0].isupper() and len(first) > 2 and not first.isupper()
    if not known and not (named_person and capital):
        return None
    end, parts = words[0][2], 1
    for word, _, stop in words[1:]:
        folded = _folded(word)
        if folded in _PARTICLES:
            continue
        is_part = folded in _SURNAMES or (folded in _FIRST_NAMES and parts == 1)
        if not is_part and not (word[0].isupper() and pattern is not _FULL and not word.isupper()):
            break
        end, parts = stop, parts + 1
    alone = pattern is _FULL or (pattern is _ABOUT and not first[0].isupper())
    if parts == 1 and (alone or _STRENGTH.match(text, end)):
        return None
    return words[0][1], end


def _is_saint(text: str, start: int) -> bool:
    before = re.findall(_NAME_WORD, text[max(0, start - 25) : start])
    return bool(before) and _folded(before[-1]) in _NOT_BEFORE


def _is_of_person(text: str, start: int) -> bool:
    before = text[max(0, start - 45) : start]
    people = list(re.finditer(rf"(?<!\w){_PERSON}(?!\w)", before, re.IGNORECASE))
    return bool(people) and not _THINGS.search(before, people[-1].end())


_MONTHS = (
    "(?:ene(?:ro)?|feb(?:rero)?|mar(?:zo)?|abr(?:il)?|may(?:o)?|jun(?:io)?|jul(?:io)?|ago(?:sto)?|sep(?:tiembre)?"
    "|oct(?:ubre)?|nov(?:iembre)?|dic(?:iembre)?|jan(?:uary)?|february|march|apr(?:il)?|june|july|aug(?:ust)?"
    "|september|october|november|dec(?:ember)?)"
)
_YEAR = r"(?:19|20)\d{2}"
_DATE = re.compile(
    r"(?<![\d/-])(?:"
    rf"\d{{1,2}}[/.-]\d{{1,2}}[/.-](?:\d{{4}}|\d{{2}})|{_YEAR}[/.-]\d{{1,2}}[/.-]\d{{1,2}}"
    rf"|\d{{1,2}}(?: de)? {_MONTHS}\.?(?: del?|,)? {_YEAR}|{_MONTHS}\.? \d{{1,2}}(?:st|nd|rd|th)?,? {_YEAR}"
    r")(?![\d/-])",
    re.IGNORECASE,
)
_BIRTH_BEFORE = re.compile(
    r"""(?<![\w\[])(?:nacid[oa]s?|naci[oó]|nac\.?|nacimiento|f\.?[ ]?n\.?|f\.?[ ]?nac\.?|cumplea[nñ]os|d\.?o\.?b\.?
    |born|birth|birthday|birthdate)(?!\w)"""
    + GAP
    + "$",
    _VERBOSE,
)
_CALENDAR_BEFORE = re.compile(
    r"""(?:caduc\w*|venc\w*|exp\w*|v[aá]lid\w*|consumir|use[ ]by|best[ ]before|lote|lot|abiert\w*|opened|receta\w*
    |desde|since|hasta|until|cita|appointment|vacun\w*)\W{0,3}(?:\w+\W{1,3}){0,2}$""",
    _VERBOSE,
)


def birth_dates_in(text: str) -> Iterator[Span]:
    """Dates named as a birth's, and whole dates right beside a name."""
    dates = list(_DATE.finditer(text))
    names = list(names_in(text)) if dates else []
    for m in dates:
        before = text[max(0, m.start() - 40) : m.start()]
        beside = any(0 <= m.start() - end <= 25 or 0 <= start - m.end() <= 25 for start, end in names)
        if _BIRTH_BEFORE.search(before) or (beside and not _CALENDAR_BEFORE.search(before)):
            yield m.span()


_STREET_NAME = (
    rf"(?:(?:de|del|la|las|los|el|[Ss]an|[Ss]anta)\s)*{_WORD}(?:\s(?:de|del|la|las|los|y|{_WORD}))*"
)
_DOOR = r"(?:,?\s*(?:\d{1,2}\s?[º°ªo]?\s?[A-Za-z]?\b|piso \w+|bajo|esc\w*\.? \w+|depto\.? \w+|apto\.? \w+))*"
_ADDRESS = re.compile(
    r"(?<!\w)(?:"
    r"(?:[Cc]/ ?|(?:[Cc]alle|[Aa]v(?:enida|da)?\.?|[Pp]aseo|[Pp]laza|[Pp]za\.?|[Pp]asaje|[Jj]ir[oó]n|[Jj]r\.) "
    rf"|(?:[Cc]amino|[Rr]onda|[Tt]ravesía) ){_STREET_NAME},?\s*(?:n[.º°úo]*\w*\.?\s*)?\d{{1,5}}{_DOOR}"
    r"|[Cc]alle (?:[a-záéíóúñ]+ ){1,3}(?:n[uú]mero |n[º°.] ?)?\d{1,4}"
    r"|(?:[Cc]arrera|[Cc]ra\.?|[Cc]alle|[Cc]ll\.?|[Tt]ransversal|[Dd]iagonal) \d{1,3}\s?[A-Za-z]?\s?"
    r"(?:#|[Nn]o\.?|[Nn][º°])\s?\d{1,3}\w?(?:\s?-\s?\d{1,3})?"
    rf"|\d{{1,5}} (?:[NSEW]\.? )?{_WORD}(?: {_WORD})? (?:Street|St|Avenue|Ave|Road|Rd|Boulevard|Blvd|Lane|Ln|Drive"
    r"|Court|Ct|Way|Place|Pl|Terrace)\b\.?(?:,? (?:Apt|Unit|Suite|#)\.? ?\w+)?"
    r")"
)


def addresses_in(text: str) -> Iterator[Span]:
    """Streets with a house number."""
    yield from (m.span() for m in _ADDRESS.finditer(text))
