"""Words of this field on the demo's pages and the source documents: which pages hold and find them."""

from __future__ import annotations

import re
from io import StringIO

from django.core.management import call_command
from wagtail.models import Page

from kmportal.core.models import ContentPage
from search import thai
from search.indexing import read_ahead
from search.queries import Search
from search.vocabulary import values_in
from tests import factories
from tests.tiers import SHARED

#: What is typed, and what is meant where that is something else.
WORDS = {
    **{
        word: word
        for line in (
            "องค์กร องค์กรการเงิน สวัสดิการชุมชน สวัสดิการ เครือข่าย หนี้สิน บทเรียน เศรษฐกิจฐานราก",
            "วิสาหกิจชุมชน ออมทรัพย์ สมาชิก กองทุน ทุนชุมชน สถาบันพัฒนาองค์กรชุมชน ถอดบทเรียน ป่า",
        )
        for word in line.split()
    },
    "องคืกร": "องค์กร",
    "สมาชีก": "สมาชิก",
    "๒๕๖๐": "2560",
}


class Library:
    """All pages anyone may read, each with the text it is indexed by, whatever engine does that."""

    def __init__(self) -> None:
        pages = list(ContentPage.objects.readable().specific())
        read_ahead(pages)
        self.texts = {page.pk: (page.title, _text(page)) for page in pages}

    def holding(self, word: str) -> dict[int, str]:
        """Titles of the pages with a word, inside longer ones too; a number only by itself."""
        inside = rf"(?<!\d){word}(?!\d)" if word.isdigit() else re.escape(word)
        return {key: title for key, (title, text) in self.texts.items() if re.search(inside, text)}


def fill() -> None:
    """The demo, and the source documents where they lie beside the checkout."""
    factories.stock_site()
    call_command("load_demo", stdout=StringIO())
    if (SHARED / "seeds").is_dir():
        call_command("import_documents", str(SHARED / "seeds"), "--publish", stdout=StringIO())
    call_command("count_words", stdout=StringIO())


def found(text: str) -> set[int]:
    """Primary keys of the pages on all pages of results."""
    numbers = Search(text).results.paginator.page_range
    return {row.page.pk for number in numbers for row in Search(text, page=number).results}


def _text(page: Page) -> str:
    return thai.normalise("\n".join(values_in(page, page.get_search_fields())))
