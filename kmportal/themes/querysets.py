"""Questions about themes, and about the pages tagged with them."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from django.db import models
from django.db.models import Case, Q, Value, When
from django.db.models.functions import Concat

from kmportal.core.models import ContentPage

if TYPE_CHECKING:
    from kmportal.core.querysets import ContentPageQuerySet

    from .models import Theme


class ThemeQuerySet(models.QuerySet["Theme"]):
    def with_ancestors(self) -> ThemeQuerySet:
        return self.select_related("parent__parent")

    def in_tree_order(self) -> list[Theme]:
        """All themes of the queryset, each base followed by its branches, with `depth` set.

        The tree is small (a hundred at most), so it is read whole and put together here.
        """
        below: dict[int | None, list[Theme]] = defaultdict(list)
        themes = {theme.pk: theme for theme in self}
        for theme in themes.values():
            below[theme.parent_id if theme.parent_id in themes else None].append(theme)
        ordered: list[Theme] = []

        def visit(parent: int | None, depth: int) -> None:
            for theme in below[parent]:
                theme.depth, theme.branches = depth, below[theme.pk]
                theme.parent = themes.get(theme.parent_id) if theme.parent_id else None
                ordered.append(theme)
                visit(theme.pk, depth + 1)

        visit(None, 0)
        return ordered

    def matching(self, text: str) -> ThemeQuerySet:
        """Themes found by what someone types, in either language: whole names first."""
        text = " ".join(text.replace("\x00", " ").split())
        words = "name_th", Value(" "), "name_en", Value(" "), "slug"
        names = Concat(*words, output_field=models.TextField())
        found = self.annotate(names=names)
        for word in text.split():
            found = found.filter(names__icontains=word)
        exact = Q(name_th__iexact=text) | Q(name_en__iexact=text) | Q(slug=text)
        begins = Q(name_th__istartswith=text) | Q(name_en__istartswith=text)
        rank = Case(When(exact, then=0), When(begins, then=1), default=2)
        return found.order_by(rank, "sort_order", "slug")


def with_branches(theme: Theme) -> set[int]:
    """Primary keys of the theme and of everything below it."""
    parents = type(theme).objects.values_list("pk", "parent_id")
    wanted = {theme.pk}
    while more := {pk for pk, parent in parents if parent in wanted} - wanted:
        wanted |= more
    return wanted


def pages_about(theme: Theme) -> ContentPageQuerySet:
    """Pages tagged with the theme or a branch of it; the caller says who may see them."""
    return ContentPage.objects.filter(
        pk__in=ContentPage.objects.filter(theme_tags__theme__in=with_branches(theme)).values("pk")
    )


def count_pages(themes: list[Theme], pages: ContentPageQuerySet) -> None:
    """Set `page_count` on each of a whole tree's themes: pages of its own and of its branches."""
    tagged: dict[int, set[int]] = defaultdict(set)
    pairs = pages.order_by().filter(theme_tags__isnull=False)
    for theme_id, page_id in pairs.values_list("theme_tags__theme", "pk").distinct():
        tagged[theme_id].add(page_id)
    for theme in reversed(themes):
        theme.page_count = len(tagged[theme.pk])
        if theme.parent_id:
            tagged[theme.parent_id] |= tagged[theme.pk]
