"""Thai text as search engines need it: one form for every spelling, cut into words.

Index and query go through the same functions, so that whatever they do to a word they do to both.
An engine is given words joined by U+200B (zero-width space): every engine's plain tokenizer gives
back exactly these words, and text with such joints still reads as ordinary Thai.

Pure Python over PyThaiNLP's dictionary and nlpo3's segmenter (the newmm algorithm in Rust). The
dictionaries are built once per process, on first use (about a second), and never changed after.
"""

from __future__ import annotations

import re
import tempfile
import unicodedata
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from pathlib import Path
from typing import NamedTuple

import geothai
import nlpo3
from pythainlp.corpus import thai_words
from pythainlp.util import normalize as tidy_thai

#: Raise when indexed text would come out differently: the index must then be built anew.
ANALYZER_VERSION = 3
JOINT = "\u200b"

MARKS = "\u0e31\u0e34-\u0e3a\u0e47-\u0e4e"
THAI_DIGITS = str.maketrans("๐๑๒๓๔๕๖๗๘๙", "0123456789")

#: Marks, and vowels that follow a letter: no word has more than three in a row, and PyThaiNLP's
#: normalize takes minutes over some ten thousand of them.
_STACKED = rf"[{MARKS}ะาำๅ\u0300-\u036f]"
_TOWER = re.compile(rf"({_STACKED}{{4}}){_STACKED}+")
_MARK = re.compile(f"[{MARKS}]")
_THAI = re.compile("[\u0e01-\u0e4e]")
#: Letters given to the segmenter at once: newmm's cost grows with the square on texts like นานานา.
STRETCH = 300
_LOOSE = rf"{MARKS}ะาำๅเ-ไ"
#: Where PyThaiNLP's normalize changes more than spaces, in a text with a space before it: two in a row
#: of what does not stand alone. Most texts need nothing of its forty rules.
_UNTIDY = re.compile(
    rf"[{_LOOSE} ](?=[{_LOOSE} ])"
    rf"(?:(?<=[่-์])[{MARKS}]|(?<=ํ)[่-๋]*า|(?<=[ะาำๅ])[่-๋]|(?<=([{_LOOSE}])) *\1|(?<= )[{MARKS}])"
)
_SPACES = re.compile("  +")
_UNPLAIN_DIGIT = re.compile("[๐-๙]")
_LATIN_ACCENTS = re.compile("[\u0300-\u036f]")
_GROUPED = re.compile(r"(?<=\d),(?=\d{3}(?!\d))")
#: Letters with full stops between: พ.ศ., ธ.ก.ส., รพ.สต. A single one, as in ต.นาขา, is not.
_ABBREVIATION = re.compile(r"(?<![ก-๎])(?:[ก-ฮ]{1,3}\.){2,}")
#: Also finds the numbers of a text as it stands, ๑,๗๙๙; once it is normalised they are plain.
_RUN = re.compile(
    r"(?P<thai>[\u0e01-\u0e3a\u0e40-\u0e4e]+)"
    r"|(?P<digits>[0-9๐-๙]+(?:,[0-9๐-๙]{3}(?![0-9๐-๙]))*)"
    rf"|(?P<other>(?:[^\W\d_\u0e01-\u0e4e]|[{MARKS}])+)"
)


class Analysis(NamedTuple):
    """A text's three token lists; see `analyse`. The grams are those of the text without its marks."""

    words: list[str]
    fine: list[str]
    grams: list[str]


def normalise(text: str) -> str:
    """One form for all the ways a text can be typed.

    Vowel and tone marks in the wrong order, doubled or split (เเ for แ, ํ + า for ำ), zero-width and
    control characters, Thai digits, grouped numbers, abbreviations with full stops, capitals and
    accents of Latin letters. Never raises, whatever it is given.

    >>> normalise("เเม่นํ้า")
    'แม่น้ำ'
    >>> normalise("พ.ศ. ๒๕๖๐ รวม ๑,๗๙๙ ตำบล")
    'พศ 2560 รวม 1799 ตำบล'
    >>> normalise("องค์\u200bกร\u2060ชุมชน CAFÉ")
    'องค์กรชุมชน cafe'
    """
    text = text.encode("utf-8", "ignore").decode("utf-8").replace("\n", " ")
    if _UNPLAIN_DIGIT.search(text) or not text.isprintable():
        text = text.translate(_VISIBLE)
    text = _LATIN_ACCENTS.sub("", unicodedata.normalize("NFD", text))
    text = unicodedata.normalize("NFC", _TOWER.sub(r"\1", text)).lower()
    if "." in text:
        text = _ABBREVIATION.sub(lambda match: match[0].replace(".", ""), text)
    if "," in text:
        text = _GROUPED.sub("", text)
    text = _SPACES.sub(" ", text).strip()
    # ๅ is right after ฤ and ฦ only.
    return tidy_thai(text) if "ๅ" in text or _UNTIDY.search(f" {text}") else text


class _Visible(dict[int, str | int | None]):
    """For `str.translate`: no format characters, spaces for control and private ones, plain digits.
    It remembers what it was asked, which is some ten times faster than a look at each character."""

    def __missing__(self, code: int) -> str | int | None:
        category = unicodedata.category(chr(code))
        found = None if category == "Cf" else " " if category in ("Cc", "Co", "Cs") else code
        found = THAI_DIGITS.get(code, found)
        self[code] = found
        return found


_VISIBLE = _Visible()


def words(text: str) -> list[str]:
    """The words of a text, as newmm finds them; Latin words and numbers whole; no punctuation.

    >>> words("การพัฒนาองค์กรการเงินชุมชน ตอนที่ ๓")
    ['การพัฒนา', 'องค์กร', 'การเงิน', 'ชุมชน', 'ตอนที่', '3']
    >>> words("Covid-19 ในปี 2563")
    ['covid', '19', 'ใน', 'ปี', '2563']
    """
    return _words(normalise(text))


def fine_words(text: str) -> list[str]:
    """The words of a text with compounds taken apart, so that a part of one is found.

    >>> fine_words("วิสาหกิจชุมชนแปรรูปข้าวเม่า")
    ['วิสาหกิจ', 'ชุม', 'ชน', 'แปร', 'รูป', 'ข้าว', 'เม่า']
    """
    return _fine(_words(normalise(text)))


def trigrams(text: str) -> list[str]:
    """Every three characters in a row of the Thai of a text; other words and numbers whole.

    >>> trigrams("ป่าชุมชน 2550")
    ['ป่า', '่าช', 'าชุ', 'ชุม', 'ุมช', 'มชน', '2550']
    """
    return _grams(normalise(text))


def runs(text: str) -> list[str]:
    """The unbroken runs of a text: Thai up to a space or sign, Latin words, numbers.

    >>> runs("ต.นาขา Organic3")
    ['ต', 'นาขา', 'organic', '3']
    """
    return [run[0] for run in _RUN.finditer(normalise(text))]


def pieces(text: str) -> Iterator[str]:
    """A text as it stands, cut into words and what is between them; joined again, it is the text.

    >>> list(pieces("ออมทรัพย์, Covid-19, ๑,๗๙๙"))
    ['ออมทรัพย์', ', ', 'Covid', '-', '19', ', ', '๑,๗๙๙']
    """
    position = 0
    for run in _RUN.finditer(text):
        if run.start() > position:
            yield text[position : run.start()]
        if run.lastgroup == "thai":
            yield from _segment(run[0], "words")
        else:
            yield run[0]
        position = run.end()
    if position < len(text):
        yield text[position:]


def analyse(text: str) -> Analysis:
    """Words, fine words and trigrams of a text, normalised once.

    Most typing errors are in vowel and tone marks, so its trigrams leave those out.

    >>> analyse("สมาชีก").grams == analyse("สมาชิก").grams
    True
    """
    plain = normalise(text)
    found = _words(plain)
    return Analysis(found, _fine(found), _grams(without_marks(plain)))


def without_marks(text: str) -> str:
    """
    >>> without_marks("องค์กร") == without_marks("องคืกร")
    True
    """
    return _MARK.sub("", text)


def join(tokens: Iterable[str]) -> str:
    """Tokens as one text from which any engine's plain tokenizer gets them back.

    >>> join(["องค์กร", "ชุมชน"]) == "องค์กร\u200bชุมชน"
    True
    """
    return JOINT.join(tokens)


def _words(plain: str) -> list[str]:
    found: list[str] = []
    for run in _RUN.finditer(plain):
        if run.lastgroup == "thai":
            found += _segment(run[0], "words")
        else:
            found.append(run[0])
    return found


def _fine(words: Iterable[str]) -> list[str]:
    """Each word by itself: cut across them, parts would be letters of two words, and a text's few
    thousand different words need cutting once only."""
    return [part for word in words for part in _parts(word)]


@lru_cache(maxsize=50_000)
def _parts(word: str) -> tuple[str, ...]:
    return tuple(_segment(word, "fine")) if _THAI.match(word) else (word,)


def _segment(run: str, dictionary: str) -> list[str]:
    """newmm in stretches. (nlpo3's own `safe` mode loses text beyond some 140 letters.)"""
    name = _load(dictionary)
    words: list[str] = []
    start = 0
    while len(run) - start > STRETCH:
        found = nlpo3.segment(run[start : start + STRETCH], name)
        # The stretch may end inside a word: its last words are cut again with what follows.
        kept = found[:-3] or found
        words += kept
        start += sum(map(len, kept))
    words += nlpo3.segment(run[start:], name)
    return words


def _grams(plain: str) -> list[str]:
    found: list[str] = []
    for run in _RUN.finditer(plain):
        text = run[0]
        if run.lastgroup != "thai" or len(text) < 3:
            found.append(text)
        else:
            found += [text[start : start + 3] for start in range(len(text) - 2)]
    return found


@cache
def _load(name: str) -> str:
    """Give nlpo3 a dictionary, which it reads from a file only; the name to segment with."""
    entries = dictionary() if name == "words" else _fine_dictionary()
    unique = f"kmportal-{name}-{ANALYZER_VERSION}"
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "words.txt"
        path.write_text("\n".join(sorted(entries)), encoding="utf-8")
        nlpo3.load_dict(str(path), unique)
    return unique


@cache
def dictionary() -> frozenset[str]:
    """Every word `words` knows: PyThaiNLP's, and the place names that newmm breaks without help."""
    ordinary = {word for word in thai_words() if _RUN.fullmatch(word)}
    return frozenset(ordinary | set(_opaque_place_names(ordinary)))


def _opaque_place_names(ordinary: set[str]) -> Iterator[str]:
    """Names that are no chain of words: `ปัตตานี`, not `หนองโสน`. Two letters (ใน) would cut words."""
    for name in {area.name_th for area in _areas()}:
        unknown = len(name) >= 3 and _RUN.fullmatch(name) and name not in ordinary
        if unknown and not _chain_of(name, ordinary, shortest=2):
            yield name


def _areas() -> Iterator[geothai.Province | geothai.District | geothai.Subdistrict]:
    for province in geothai.provinces():
        yield province
        for district in geothai.districts(province.code):
            yield district
            yield from geothai.subdistricts(district.code)


@cache
def _fine_dictionary() -> frozenset[str]:
    every = dictionary()
    return frozenset(word for word in every if not _chain_of(word, every, shortest=2))


def _chain_of(word: str, parts: Iterable[str], shortest: int) -> bool:
    """Whether a word is two or more of `parts` in a row, each at least `shortest` characters."""
    reachable = [True] + [False] * len(word)
    for end in range(shortest, len(word) + 1):
        reachable[end] = any(
            reachable[start] and (start, end) != (0, len(word)) and word[start:end] in parts
            for start in range(end - shortest + 1)
        )
    return reachable[-1]
