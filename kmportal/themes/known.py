"""The tree of themes in memory: every list shows some of it."""

from __future__ import annotations

from kmportal.core import kept

from .models import Theme

#: The whole tree in its order. Shared between threads: read it only.
known_themes: kept.Kept[list[Theme]] = kept.Kept("themes", Theme.objects.in_tree_order)
known_themes.watch(Theme)
kept.by_model[Theme] = lambda: {theme.pk: theme for theme in known_themes()}
