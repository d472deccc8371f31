"""How to cite a research abstract: as Thai universities write it, or like APA in English."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import unquote

from kmportal.core.dates import BUDDHIST_ERA

if TYPE_CHECKING:
    from lessons.models import ResearchAbstractPage

#: A personal name in Latin letters that may be turned round: two or three capitalised words.
PERSONAL_NAME = re.compile(r"[A-Z][a-zà-ÿ'’-]*\.?(?: [A-Z][a-zA-Zà-ÿ'’.-]*){1,2}")
ADDRESS = re.compile(r"https?://\S+", re.IGNORECASE)
DOI = re.compile(r"10\.\d{4,9}/\S+")
#: Words that show a name to be an organisation's.
ORGANISATION = re.compile(
    r"\b(University|Institute|Office|Center|Centre|Foundation|Network|Organi[sz]ation|Department)\b"
)


def identifier_url(scheme: str, value: str) -> str:
    """Where an identifier leads, or an empty text. Only addresses of the web: never `javascript:`.

    >>> identifier_url("doi", "doi:10.14456/jcdr.2020.12")
    'https://doi.org/10.14456/jcdr.2020.12'
    >>> identifier_url("url", "javascript:alert(1)")
    ''
    """
    value = value.strip()
    if scheme == "doi":
        found = DOI.search(value)
        return f"https://doi.org/{found.group()}" if found else ""
    return value if scheme == "url" and ADDRESS.fullmatch(value) else ""


def cite(page: ResearchAbstractPage) -> str:
    """The page's own citation, or one made of its fields in the page's language."""
    if page.citation:
        return str(page.citation)
    authors = [person.shown_name for person in page.contributors.all()]
    if page.locale.language_code == "en":
        names, year = _english_names(authors), str(page.year or "n.d.")
    else:
        names, year = _thai_names(authors), str(page.year + BUDDHIST_ERA if page.year else "ม.ป.ป.")
    title = _sentence(page.title)
    dated = [_sentence(names), f"({year}).", title] if names else [title, f"({year})."]
    return " ".join(filter(None, [*dated, _sentence(page.institution), _where(page)]))


def _where(page: ResearchAbstractPage) -> str:
    """The work's own address, else that of the abstract, as people read it."""
    links = (identifier_url(i.value["scheme"], i.value["value"]) for i in page.identifiers)
    return next(filter(None, links), "") or unquote(page.full_url or "")


def _sentence(text: str) -> str:
    text = text.strip()
    return text if not text or text[-1] in ".?!" else f"{text}."


def _thai_names(names: list[str]) -> str:
    """Thai names are not turned round.

    >>> _thai_names(["พัช ใจดี", "บุญมา แก้วคำ", "สุนีย์ ทองสุข"])
    'พัช ใจดี, บุญมา แก้วคำ และสุนีย์ ทองสุข'
    """
    *first, last = names or [""]
    return f"{', '.join(first)} และ{last}" if first else last


def _english_names(names: list[str]) -> str:
    """
    >>> _english_names(["Somchai Srisuk", "Anong B. Kaewkham"])
    'Srisuk, S., & Kaewkham, A. B.'
    >>> _english_names(["Isan Research Institute"])
    'Isan Research Institute'
    """
    *first, last = [_surname_first(name) for name in names] or [""]
    return f"{', '.join(first)}, & {last}" if first else last


def _surname_first(name: str) -> str:
    if not PERSONAL_NAME.fullmatch(name) or ORGANISATION.search(name):
        return name
    *given, surname = name.split()
    return f"{surname}, {' '.join(f'{each[0]}.' for each in given)}"
