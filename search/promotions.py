"""Results that stewards put first for some words (`wagtail.contrib.search_promotions`)."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _
from modelsearch.utils import normalise_query_string
from wagtail.contrib.search_promotions.models import SearchPromotion
from wagtail.models import Page

from kmportal.core.kept import Kept

from . import thai
from .cards import Card
from .readers import pages_for

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser

    from kmportal.members.models import User

MOST = 3


def _texts() -> frozenset[str]:
    return frozenset(SearchPromotion.objects.values_list("query__query_string", flat=True))


_promoted_texts: Kept[frozenset[str]] = Kept("promotions", _texts)
_promoted_texts.watch(SearchPromotion)


def promoted(texts: Iterable[str], user: User | AnonymousUser | None) -> list[Card]:
    """Cards for what was promoted for one of the texts, spelt in any way that means the same; of
    pages of all types those that this reader may see."""
    spellings = {
        spelling
        for text in filter(None, texts)
        for spelling in (normalise_query_string(text), thai.normalise(text).strip())
    }
    asked_for = spellings & _promoted_texts()
    if not asked_for:
        return []
    found = list(
        SearchPromotion.objects.filter(query__query_string__in=asked_for).order_by("sort_order")
    )
    keys = [promotion.page_id for promotion in found if promotion.page_id]
    readable = pages_for(user, Page.objects.filter(pk__in=keys)) if keys else ()
    pages = {page.pk: page for page in readable}
    cards = []
    for promotion in found:
        page = pages.get(promotion.page_id)
        if page or (promotion.external_link_url and not promotion.page_id):
            url = page.get_url() if page else promotion.external_link_url
            name = page.title if page else promotion.external_link_text
            key = page.slug if page else url
            label = _("Recommended")
            cards.append(Card("promoted", label, name, promotion.description, url or "", key=key))
    return cards[:MOST]
