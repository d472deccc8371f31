"""What nobody means well by typing, for every engine; and asking all that answers to it."""

from __future__ import annotations

import random
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any
from urllib.parse import quote

from django.test import Client
from hypothesis import strategies as st
from modelsearch.query import Fuzzy, Phrase, PlainText
from wagtail.models import Page

from kmportal.core.models import ContentPage, PortalDocument
from search.asking import AsTyped
from search.queries import Search
from search.suggestions import suggest

#: Seconds of this process's own work that no question may take, which others on the machine do not
#: stretch; and seconds in all, the server's among them, after which something certainly hangs.
SLOW, HANGS = 1.0, 20.0

PAGE, JSON, SUGGESTIONS = "/th/search/", "/th/search/results.json", "/th/search/suggest/"
ADDRESSES = (PAGE, JSON, SUGGESTIONS)
FACETS = ("type", "theme", "place", "year", "lang", "has", "exact", "page")

_RANDOM = random.Random(4)

CASES = {
    "nothing": "",
    "spaces": " \t\u00a0\u3000\u2028 ",
    "zero-width spaces": "\u200b\u200c\u200d\u2060\ufeff",
    "ten thousand characters": "กลุ่มออมทรัพย์" * 715,
    "ten thousand letters without a word": "".join(_RANDOM.choices("กขคงจฉชซฌญ", k=10_000)),
    "ten thousand words": "หนี้ " * 10_000,
    "a long word of Latin letters": "x" * 10_000,
    "a long number": "9" * 10_000,
    "a long run of one word": "นา" * 3_000,
    "an ambiguous run": "ตากลมมากมาย" * 500,
    "a hundred thousand marks": "\u0e49" * 100_000,
    "a hundred thousand marks on a letter": "ก" + "\u0e48\u0e34" * 50_000,
    "a hundred thousand Latin marks": "e" + "\u0301" * 100_000,
    "ten thousand quotes": '"' * 10_001,
    "ten thousand minus signs": "-" * 10_000,
    "ten thousand brackets": "(" * 10_000,
    "ten thousand times without": "-ก " * 5_000,
    "ten thousand times or": "ก OR " * 3_000,
    "ten thousand fields": "type:lesson " * 2_000,
    "an open quote": '"องค์กร',
    "quotes in quotes": '"องค์กร "การเงิน" "',
    "an empty phrase": '""',
    "nothing but without": "-หนี้ -หนี้สิน",
    "nothing but or": "OR | OR",
    "without a phrase": '-"',
    "empty fields": "theme: place: type: year: lang: has:",
    "fields of fields": "theme:place:type:year:",
    "a field of a phrase": 'theme:" -place:"กขค year:-year:',
    "impossible years": "ปี:99999999999999999999 year:0 year:-5 year:๐",
    "a span of all years": "year:0-9999999999",
    "years backwards": "year:2560-2550 ปี:๒๕๖๐-",
    "FTS5": 'title:* AND (body NOT "x") OR NEAR(a b, 5) ^ก + {title grams} : *',
    "FTS5 columns": "words:หนี้ -grams:หนี้ {fine body}:หนี้",
    "tsquery": "'a' & !(b | c) <-> d:*A <2> 'e'':' \\",
    "Lucene": 'title:(+a -b && c || !d) [1 TO {5}] ~0.8 ^4 /re.*/ "a"~2 _exists_:x',
    "a query of Elasticsearch": '{"query": {"match_all": {}}, "size": 10000}',
    "SQL": "'; DROP TABLE wagtailcore_page; -- \\' %s %(x)s $1 ? :name",
    "LIKE": "%_%%__\\%",
    "a template": "{{ settings.SECRET_KEY }} {% debug %} ${x} #{x} <%= x %>",
    "markup": "<script>alert(1)</script><mark>&amp;&#x0;</mark>",
    "a regular expression": "(a+)+$ [[:alpha:]] \\1 (?<x>",
    "paths": "../../../../etc/passwd\\..\\ file:///etc/passwd",
    "NUL": "หนี้\x00สิน",
    "nothing but NUL": "\x00",
    "control characters": "".join(map(chr, [*range(32), *range(127, 160)])) + "หนี้",
    "emoji": "🐘👩‍👩‍👧‍👦🇹🇭👍🏽 1️⃣ ♥️",
    "lone surrogates": "หนี้\ud800สิน\udfff",
    "surrogates the wrong way round": "\udc18\ud83d",
    "non-characters": "\ufffe\uffff\U0010ffff\ufdd0",
    "private use": "\ue000\U000f0000หนี้",
    "both directions": "หนี้ שלום \u202eนิส\u202c مرحبا\u2066\u2069",
    "unpaired directions": "\u202e\u202a\u2067หนี้",
    "digits of many scripts": "๒๕๖๐ ٢٠١٧ २०१७ ²⁰¹⁷ ⅷ ①",
    "letters that grow when they are lowered": "İIıßẞŉǰΐﬃ" * 100,
    "letters that grow when they are normalised": "\ufdfa" * 1_000,
    "Hangul, Han and kana": "커뮤니티 社区 コミュニティ ｶﾀｶﾅ",
    "combining marks first": "\u0e34\u0e49ก ์ ็",
    "letters of abandoned vowels": "เเเเเแแแโโใใไไ ะะะ ๆๆๆๆ ฯฯฯ ๏๛",
    "abbreviations": "ต. อ. จ. พ.ศ. ม.ค. ....... . ..",
    "the splitter of tokens": "หนี้\u200bสิน\u200b\u200b",
}

#: Pieces that mean something to one of the engines, to the query language or to Thai.
_PIECES = st.sampled_from(
    [
        *"\"'()[]{}*^~:+-–|&!\\/%_<>?.,@#$`=;",
        *"  \t\n\u00a0\u200b\u200d\u202e\ufeff\x00\x1f",
        *["ก", "ข", "เ", "แ", "า", "ำ", "ั", "ิ", "์", "็", "่", "้", "ๆ", "ฯ", "๐", "๙"],
        *[
            "AND",
            "OR",
            "NOT",
            "NEAR",
            "TO",
            "theme:",
            "ที่:",
            "year:",
            "ปี:",
            "type:",
            "-type:",
            "has:",
            "2560",
            "๒๕๕๐-๒๕๖๐",
            "พ.ศ.",
        ],
        *["หนี้สิน", "องค์กรการเงิน", "องคืกร", "สมาชีก", "บ้านนาขา", "ต.นาขา", "พอช.", "CODI", "savings"],
        *["words:", "grams:", "<->", ":*", "&&", "~2", "^4"],
    ]
)
_ANY = st.characters(categories=["L", "M", "N", "P", "S", "Z", "C"])
#: Random texts: of any characters at all, lone surrogates among them, and of what means something.
TEXTS = st.one_of(
    st.text(_ANY, max_size=80),
    st.lists(_PIECES, max_size=25).map("".join),
    st.lists(st.one_of(_PIECES, st.text(_ANY, max_size=4)), max_size=25).map("".join),
)


def address(path: str, **parameters: str) -> str:
    """Any bytes may stand in an address: a lone surrogate goes as a program in a hurry writes it."""
    pairs = (
        f"{name}={quote(text, safe='', errors='surrogatepass')}"
        for name, text in parameters.items()
    )
    return f"{path}?{'&'.join(pairs)}"


@contextmanager
def named(name: str) -> Iterator[None]:
    """Says of which case an error is."""
    try:
        yield
    except Exception as error:
        error.add_note(f"The case: {name}")
        raise


def quickly(ask: Callable[[], object]) -> None:
    """Asks twice more what was slow; an exception is the test's failure at once."""
    for _attempt in range(3):
        started, worked = time.perf_counter(), time.process_time()
        ask()
        worked, took = time.process_time() - worked, time.perf_counter() - started
        if worked < SLOW and took < HANGS:
            return
    raise AssertionError(f"slow each time, at last {worked:.1f} of {took:.1f} s")


def answers(client: Client, path: str, **parameters: str) -> None:
    """Whether it is answered in time and as any other question."""

    def ask() -> None:
        assert client.get(address(path, **parameters)).status_code == 200

    quickly(ask)


def ask_readers(text: str) -> None:
    """As the views do after decoding an address, which leaves no lone surrogate."""
    search = Search(text)
    assert search.total >= len(search.results.object_list)
    assert search.facets is not None
    assert str(search.correction or "") is not None
    assert search.nothing is None or search.total == 0
    assert isinstance(suggest(text), list)


def ask_editors(text: str) -> None:
    """As Wagtail's own views ask, of pages and of what is none."""
    queries: list[Any] = [text, PlainText(text, operator="and"), Phrase(text), Fuzzy(text)]
    for query in (*queries, AsTyped(text)):
        list(ContentPage.objects.search(query)[:3])
    for model in (Page, PortalDocument):
        list(model.objects.search(text, operator="or")[:3])
        list(model.objects.autocomplete(text)[:3])
