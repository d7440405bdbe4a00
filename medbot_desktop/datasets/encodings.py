"""How the bytes of a text file become characters: a strict order of few encodings, never a guess among many.

Byte-order mark, UTF-16 by the pattern of its zero bytes, strict UTF-8, then Windows-1252, or Mac Roman where its
accented letters stand inside words and those of Windows-1252 do not.
"""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from medbot_desktop.domain.errors import FileUnreadable

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from medbot_desktop.datasets.files import DataFile

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig", "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32", "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32", "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16", "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16", "utf-16-be"),
)
OFFERED = ("utf-8", "windows-1252", "mac-roman", "utf-16-le", "utf-16-be")
_CODECS = {"windows-1252": "cp1252", "mac-roman": "mac_roman"}
_HEAD_BYTES = 1 << 16
_ESCAPED = re.compile("[\udc80-\udcff]")
_BEYOND_ASCII = re.compile("[^\x00-\x7f\udc80-\udcff]")
# á é í ó ú ü ñ beside a letter and ¿ before one, as each of the two writes them. Left out on purpose: the Mac's í, ñ
# and ó, which are ’ – — in Windows-1252 and stand between letters there too. \xd5 is the Mac's ’.
_WINDOWS_LETTERS = re.compile(rb"[A-Za-z][\xe1\xe9\xed\xf3\xfa\xfc\xf1]|\xbf[A-Za-z]")
_MAC_LETTERS = re.compile(rb"[a-z][\x87\x8e\x9c\x9f\xd5][a-z]|(?<![A-Za-z])\xc0[A-Z]")
_NOT_WINDOWS = re.compile(rb"[\x81\x8d\x8f\x90\x9d]")
_NO_UTF_8 = dict.fromkeys(range(0xDC80, 0xDD00), "\ufffd")
# Five bytes mean nothing in Windows-1252. As control characters, which is what browsers do, they can still be
# told and, in text encoded twice, still be set right.
_UNDEFINED = {0xDC00 + byte: chr(byte) for byte in (0x81, 0x8D, 0x8F, 0x90, 0x9D)}


@dataclass(frozen=True, slots=True)
class Encoding:
    """`name` is told to the user, `codec` decodes after `bom_bytes`.

    `mixed`: UTF-8 with some bytes of Windows-1252 among it, as left by pasting between programs.
    """

    name: str
    codec: str
    bom_bytes: int = 0
    mixed: bool = False


def encoding_of(file: DataFile, chosen: str = "") -> Encoding:
    """The encoding of the whole file, or the chosen one of OFFERED. Raises FileUnreadable, Cancelled."""
    head = file.head(_HEAD_BYTES)
    for bom, name, codec in _BOMS:
        if head.startswith(bom) and chosen in ("", name, codec):
            return _strict_or_mixed(file, Encoding(name, codec, len(bom)))
    if chosen:
        if chosen not in OFFERED:
            raise FileUnreadable("unknown_encoding", encoding=chosen)
        return _strict_or_mixed(file, Encoding(chosen, _CODECS.get(chosen, chosen)))
    utf_16 = _utf_16_by_zeros(head)
    if utf_16:
        return Encoding(utf_16, utf_16)
    return _one_byte_or_utf_8(file)


def decoded(chunks: Iterable[bytes], encoding: Encoding) -> Iterator[str]:
    """The text of the chunks, without the byte-order mark. Nothing is dropped: what has no meaning becomes U+FFFD."""
    by_pieces = encoding.codec in ("utf-8", "cp1252")
    decoder = codecs.getincrementaldecoder(encoding.codec)("surrogateescape" if by_pieces else "replace")
    skip = encoding.bom_bytes
    for chunk in chunks:
        text = decoder.decode(chunk[skip:])
        skip = 0
        yield _without_escapes(text, encoding) if by_pieces else text
    yield (
        _without_escapes(decoder.decode(b"", final=True), encoding)
        if by_pieces
        else decoder.decode(b"", final=True)
    )


def _without_escapes(text: str, encoding: Encoding) -> str:
    if text.isascii() or not _ESCAPED.search(text):
        return text
    if encoding.mixed:
        return _ESCAPED.sub(_as_windows, text)
    return text.translate(_UNDEFINED if encoding.codec == "cp1252" else _NO_UTF_8)


def _as_windows(escaped: re.Match[str]) -> str:
    return bytes([ord(escaped[0]) - 0xDC00]).decode("cp1252", "replace")


def _utf_16_by_zeros(head: bytes) -> str:
    pairs = len(head) // 2
    even, odd = head[: 2 * pairs : 2].count(0), head[1 : 2 * pairs : 2].count(0)
    if odd > 0.5 * pairs and even < 0.05 * pairs:
        return "utf-16-le"
    if even > 0.5 * pairs and odd < 0.05 * pairs:
        return "utf-16-be"
    return ""


def _strict_or_mixed(file: DataFile, encoding: Encoding) -> Encoding:
    if encoding.codec != "utf-8":
        for _ in file.chunks():
            pass
        return encoding
    if _is_utf_8(file):
        return encoding
    good, bad = _utf_8_letters(file)
    return Encoding(encoding.name, encoding.codec, encoding.bom_bytes, mixed=bad > 0 and good >= bad)


def _is_utf_8(file: DataFile) -> bool:
    decoder = codecs.getincrementaldecoder("utf-8")()
    try:
        for chunk in file.chunks():
            decoder.decode(chunk)
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return False
    return True


def _utf_8_letters(file: DataFile) -> tuple[int, int]:
    """How many characters beyond ASCII are good UTF-8, and how many bytes are not."""
    decoder = codecs.getincrementaldecoder("utf-8")("surrogateescape")
    good = bad = 0
    for chunk in file.chunks():
        if chunk.isascii() and decoder.getstate()[0] == b"":
            continue
        text = decoder.decode(chunk)
        bad += len(_ESCAPED.findall(text))
        good += len(_BEYOND_ASCII.findall(text)) if not text.isascii() else 0
    bad += len(decoder.decode(b"", final=True))
    return good, bad


def _one_byte_or_utf_8(file: DataFile) -> Encoding:
    if _is_utf_8(file):
        return Encoding("utf-8", "utf-8")
    good, bad = _utf_8_letters(file)
    if good >= 10 * bad:
        return Encoding("utf-8", "utf-8", mixed=True)
    windows = mac = 0
    foreign = False
    # A letter and its neighbours may lie across two chunks; one lost of thousands changes no count.
    for chunk in file.chunks():
        windows += len(_WINDOWS_LETTERS.findall(chunk))
        mac += len(_MAC_LETTERS.findall(chunk))
        foreign = foreign or _NOT_WINDOWS.search(chunk) is not None
    if mac > windows or (foreign and not windows and _only_mac_words(file)):
        return Encoding("mac-roman", "mac_roman")
    return Encoding("windows-1252", "cp1252")


def _only_mac_words(file: DataFile) -> bool:
    text = file.head(_HEAD_BYTES).decode("mac_roman")
    beyond = _BEYOND_ASCII.findall(text)
    return sum(c in "áéíóúüñ¿¡ÁÉÍÓÚÑ“”‘’–—…«»ºª°" for c in beyond) > 0.8 * len(beyond)
