"""Make known_names.txt, words_es.txt and words_en.txt, all of folded words: the program reads them as they are.

    python data/make_word_lists.py prescribable_names.csv

The argument is the name list of the keystroke study (see LICENSES.md), one name a line below a heading. Run
it where this project and wordfreq 3.1.1 are installed; the program itself does not need wordfreq. Run it again
whenever a name is added to the tables: a name left in a word list would pass for an ordinary word.
"""

from __future__ import annotations

import csv
import re
import sys
from pathlib import Path

from wordfreq import top_n_list

from medbot_desktop.retrieval.text import fold, tokens

DATA = Path(__file__).parent
COUNT = 60_000
LANGUAGES = ("es", "en")


def _set(text: str) -> frozenset[str]:
    return frozenset(text.split())


# Of the study's list: ordinary words, and what stands in a hospital's store without being a medicine.
NOT_NAMES = _set(
    """alum antivenin antivenina arista barium baza benzoate benzoato borate bss cash choco copper crrt
    definity dinitrate dinitrato ees emolient emollient estrogens ethanol fleet flintstones fumarate
    fumarato glicina globulin globulina gluconate gluconato glycine help iodine ismo lactated lanolin
    lanolina lipase lr materna mct meningococcal mononitrate mononitrato muro ns ocean phenol phosphorus
    pneumococcal poliovirus rescue resta reversal rid rotavirus salicilato salicylate sarna selenium
    subsulfate subsulfato tabloid tears thyroid urea varicella vaseline volumen zoster"""
)
NOT_A_MEDICINE = re.compile(
    r"water|flavoring|syrup$|supplies|markers|diluent|cardioplegi|dialysis|perfusion|^stay awake|wash$"
    r"|^ph balanced|cold storage|concentration|swfi|^d\d|^fat emulsion|^amino acids$|fluid builder|^refresh"
    r"|^artificial|^eye |bacteriostatic|md-gastroview|^let topical|^balanced|brown bomber|candida"
)
MISSPELT = _set("zolendroic oxybutinin momentasone levothroxine")
BIOSIMILAR = re.compile(r"(?<=mab|ept|tim|lfa|ide|tin)-[a-z]{4}$")

# Endings of English generic names and what Spanish makes of them.
SPANISH_ENDINGS = (
    ("cilin", "cilina"), ("micin", "micina"), ("cicline", "ciclina"), ("ine", "ina"), ("in", "ina"), ("ide", "ida"),
    ("ole", "ol"), ("one", "ona"), ("ate", "ato"), ("ium", "io"), ("ene", "eno"), ("ane", "ano"), ("il", "ilo"),
    ("ase", "asa"),
)  # fmt: skip
SPANISH_LETTERS = (("ph", "f"), ("th", "t"), ("rh", "r"), ("ll", "l"), ("mm", "m"), ("y", "i"), ("chl", "cl"))


def main(prescribable: Path) -> None:
    """Write the three lists beside this script."""
    known = known_names(prescribable)
    _write("known_names.txt", known)
    names = medicine_words() | {name for name in known if " " not in name}
    for language in LANGUAGES:
        words = {word for word in top_n_list(language, COUNT) if is_word(word)}
        words.update((DATA / f"pharmacy_words_{language}.txt").read_text(encoding="utf-8").split())
        _write(f"words_{language}.txt", {word for word in map(fold, words) if not is_medicine(word, names)})


def known_names(prescribable: Path) -> set[str]:
    """The study's names, folded; the parts of a combination also by themselves."""
    ordinary = {fold(word) for language in LANGUAGES for word in top_n_list(language, COUNT)}
    names = {fold(word) for word in (DATA / "other_names.txt").read_text(encoding="utf-8").split()}
    for line in prescribable.read_text(encoding="utf-8").splitlines()[1:]:
        name = BIOSIMILAR.sub("", line.strip().strip('"').lower())
        parts = tokens(name)
        if NOT_A_MEDICINE.search(name) or MISSPELT & set(parts):
            continue
        names.add(" ".join(parts))
        names.update(part for part in parts if len(part) > 5 and part.isalpha() and part not in ordinary)
    ours = medicine_words()
    names |= {form for name in names - ours if (form := in_spanish(name)) not in ordinary | ours}
    cautioned = {fold(row["alias"]) for row in _rows("alias_cautions.csv")}
    return {name for name in names if len(name) > 2} - NOT_NAMES - cautioned


def in_spanish(name: str) -> str:
    """How Spanish would write an English generic name; the name itself where no rule is known."""
    if len(name) < 7 or not name.isalpha():
        return name
    for english, spanish in SPANISH_LETTERS:
        name = name.replace(english, spanish)
    for english, spanish in SPANISH_ENDINGS:
        if name.endswith(english):
            return name.removesuffix(english) + spanish
    return name


def medicine_words() -> set[str]:
    """Every one-word name and brand, except those that are ordinary words as well (alias_cautions.csv)."""
    words = {fold(row["brand"]) for row in _rows("ambiguous_brands.csv")}
    for row in _rows("medicine_names.csv"):
        brands = (part.partition("@")[0] for part in row["brands"].split(";"))
        for name in (*row["names_es"].split(";"), *row["names_en"].split(";"), *brands):
            words.add(fold(name))
    return words - {fold(row["alias"]) for row in _rows("alias_cautions.csv")} - {""}


def is_word(word: str) -> bool:
    """Letters and inner apostrophes or hyphens; no laughter, drawn-out, vowelless or address-like noise."""
    if not re.fullmatch(r"[^\W\d_]+(?:['-][^\W\d_]+)*", word) or re.search(r"(.)\1\1|^https?|^www", word):
        return False
    if re.fullmatch(r"(?:[jh][aeio]){3,}[jh]?", word):
        return False
    return len(word) < 4 or re.search(r"[aeiouy]", fold(word)) is not None


def is_medicine(word: str, names: set[str]) -> bool:
    """Whether a folded word is one of the names, or the plural of one."""
    return word in names or (
        len(word) > 6 and not names.isdisjoint((word[:-1], word[:-2])) and word[-1] == "s"
    )


def _rows(name: str) -> list[dict[str, str]]:
    with (DATA / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _write(name: str, words: set[str]) -> None:
    (DATA / name).write_text("\n".join(sorted(words)) + "\n", encoding="utf-8", newline="\n")
    sys.stdout.write(f"{name}: {len(words)}\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
