"""What can be put on many pages at once: their themes, places and free tags."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any, ClassVar

from taggit.models import Tag

from kmportal.core.models import ContentPage, PageTag
from kmportal.places.models import PagePlace, Place
from kmportal.themes.known import known_themes
from kmportal.themes.models import PageTheme

from .models import Kind

if TYPE_CHECKING:
    from django.db.models import Model
    from wagtail.models import Page

#: A key of what is tagged with; a new word has none yet and stands for itself.
Key = int | str
#: A name in Thai and in English.
Names = tuple[str, str]


class Field(ABC):
    """Rows below a page, each of which names one thing by `key`."""

    kind: ClassVar[Kind]
    relation: ClassVar[str]
    key: ClassVar[str]
    row: ClassVar[type[Model]]

    def fits(self, page: Page) -> bool:
        model = page.specific_class
        return bool(model and issubclass(model, ContentPage))

    def stored(self, pages: Iterable[Page]) -> dict[int, list[Key]]:
        """In one query: what readers see of live pages."""
        owner = self.row._meta.get_field(self.relation_to_page).attname  # type: ignore[union-attr]
        rows = self.row._default_manager.filter(**{f"{owner}__in": [page.pk for page in pages]})
        found: dict[int, list[Key]] = defaultdict(list)
        for page, key in rows.order_by(*self.order).values_list(owner, f"{self.key}_id"):
            if key is not None:
                found[page].append(key)
        return found

    relation_to_page: ClassVar[str] = "page"
    order: ClassVar[tuple[str, ...]] = ("sort_order", "pk")

    def drafted(self, content: dict[str, Any]) -> list[Key]:
        """From a version of the page as Wagtail keeps it, without making a page of it."""
        rows = content.get(self.relation) or []
        return [row[self.key] for row in rows if row.get(self.key) is not None]

    def write(self, page: Page, keys: Sequence[Key]) -> None:
        """Rows that name none of these things, such as a place as the text wrote it, stay."""
        manager = getattr(page, self.relation)
        rows = [row for row in manager.all() if (key := self._key_of(row)) is None or key in keys]
        there = {self._key_of(row) for row in rows}
        rows += [self.row(**{f"{self.key}_id": key}) for key in keys if key not in there]
        for number, row in enumerate(rows):
            row.sort_order = number
        manager.set(rows)

    def _key_of(self, row: Any) -> Key | None:
        key: Key | None = getattr(row, f"{self.key}_id")
        return key

    def settle(self, keys: Sequence[Key]) -> list[Key]:
        """Keys of things that are there: nothing can be put back that was deleted since."""
        known = self.names(keys)
        return [key for key in keys if key in known]

    @abstractmethod
    def names(self, keys: Iterable[Key]) -> dict[Key, Names]: ...


class Themes(Field):
    kind = Kind.THEMES
    relation, key, row = "theme_tags", "theme", PageTheme

    def names(self, keys: Iterable[Key]) -> dict[Key, Names]:
        known = {theme.pk: theme for theme in known_themes()}
        return {key: (known[key].name_th, known[key].name_en) for key in keys if key in known}


class Places(Field):
    kind = Kind.PLACES
    relation, key, row = "place_tags", "place", PagePlace

    def names(self, keys: Iterable[Key]) -> dict[Key, Names]:
        found = Place.objects.filter(pk__in=list(keys))
        return {place.pk: (place.name_th, place.name_en) for place in found}


class Tags(Field):
    kind = Kind.TAGS
    relation, key, row = "tagged_items", "tag", PageTag
    relation_to_page = "content_object"
    order = ("pk",)

    def names(self, keys: Iterable[Key]) -> dict[Key, Names]:
        keys = list(keys)
        there = Tag.objects.filter(pk__in=[key for key in keys if isinstance(key, int)])
        known: dict[Key, Names] = {tag.pk: (tag.name, tag.name) for tag in there}
        return known | {key: (key, key) for key in keys if isinstance(key, str)}

    def settle(self, keys: Sequence[Key]) -> list[Key]:
        known = self.names(keys)
        return [self._settled(key) for key in keys if key in known]

    @staticmethod
    def _settled(key: Key) -> Key:
        return key if isinstance(key, int) else int(Tag.objects.get_or_create(name=key)[0].pk)


FIELDS: dict[str, Field] = {field.kind: field for field in (Themes(), Places(), Tags())}
