"""The sitemap of all languages, each page with its others: Wagtail's own has the first language alone."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

from django.conf import settings
from django.db.models import Q
from wagtail.contrib.sitemaps import Sitemap
from wagtail.models import Page

from kmportal.core.querysets import open_to_all

Addresses = dict[str, str]


class TranslatedSitemap(Sitemap):
    def items(self) -> Any:
        return self._open_pages().order_by("path").defer_streamfields().specific()

    def get_urls(
        self, page: int = 1, site: Any = None, protocol: str | None = None
    ) -> list[dict[str, Any]]:
        urls: list[dict[str, Any]] = super().get_urls(page, site, protocol)
        groups = self._groups()
        for url in urls:
            others = groups.get(url["location"], {})
            if len(others) > 1:
                url["alternates"] = _alternates(others)
        return urls

    def _open_pages(self) -> Any:
        """An alias is its original again, and no page of its own to a search engine."""
        roots = self.get_wagtail_site().root_page.get_translations(inclusive=True)
        below = Q()
        for path in roots.values_list("path", flat=True):
            below |= Q(path__startswith=path)
        return open_to_all(Page.objects.filter(below)).filter(alias_of=None)

    def _groups(self) -> dict[str, Addresses]:
        """By address: the addresses of the page in all its languages."""
        fields = ("pk", "path", "depth", "url_path", "translation_key", "locale")
        by_key: defaultdict[Any, Addresses] = defaultdict(dict)
        for page in (
            self._open_pages().only(*fields, "locale__language_code").select_related("locale")
        ):
            if address := page.get_full_url(self.request):
                by_key[page.translation_key][page.locale.language_code] = address
        return {url: group for group in by_key.values() for url in group.values()}


def _alternates(group: Addresses) -> list[dict[str, str]]:
    """`x-default` is for readers of any other language: the site's own."""
    default = group.get(settings.LANGUAGE_CODE) or next(iter(group.values()))
    named = {**group, "x-default": default}
    return [{"lang_code": code, "location": url} for code, url in named.items()]
