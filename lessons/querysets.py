"""Questions about lessons and notes that readers' pages ask."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.apps import apps
from django.db import models, transaction
from django.db.models import Count, F, Model, Q

from kmportal.core.models import ContentPage

if TYPE_CHECKING:
    from uuid import UUID

    from kmportal.core.querysets import ContentPageQuerySet
    from kmportal.places.models import Place
    from lessons.models import FieldNotePage, LessonPage

MOST_RELATED = 6


class ApplicationQuerySet(models.QuerySet):
    def published(self) -> ApplicationQuerySet:
        return self.filter(state="published")

    def of(self, lesson: LessonPage) -> ApplicationQuerySet:
        """Of the lesson in any language: a use told on the Thai page counts on the English one."""
        return self.filter(lesson__translation_key=lesson.translation_key)

    def in_place(self, place: Place) -> ApplicationQuerySet:
        """Told from the place or anything below it."""
        return self.filter(place__in=type(place).objects.within(place))

    def with_places(self) -> ApplicationQuerySet:
        return self.select_related(
            "lesson__locale", "place__region", "place__parent__parent__parent", "photo", "member"
        ).prefetch_related("photo__renditions")


def recount_applications(translation_key: UUID) -> None:
    """The number that lists show and sort by. Whoever counts holds the lesson: of two at once the
    second sees what the first has written."""
    lessons = apps.get_model("lessons", "LessonPage").objects.filter(
        translation_key=translation_key
    )
    published = _applications().published().filter(lesson__translation_key=translation_key)
    with transaction.atomic():
        list(lessons.select_for_update().values_list("pk"))
        lessons.update(applied_count=published.count())


def read_uses_ahead(pages: Iterable[Model]) -> None:
    """What search must know of the lessons among some objects, in one query."""
    lessons = [page for page in pages if isinstance(page, apps.get_model("lessons", "LessonPage"))]
    if not lessons:
        return
    texts = application_texts(lessons)
    for lesson in lessons:
        lesson.told_of_uses = texts[lesson.pk]


def application_texts(lessons: Collection[LessonPage]) -> dict[int, list[str]]:
    """What is told of uses of each lesson, in any language of it, by its primary key."""
    keys = {lesson.translation_key for lesson in lessons}
    told = _applications().published().filter(lesson__translation_key__in=keys)
    texts: dict[UUID, list[str]] = defaultdict(list)
    names = ("applied_by", "place__name_th", "place__name_en")
    told_in = ("lesson__translation_key", *names, "what_changed", "what_happened")
    for key, by, thai, english, *stories in told.order_by("pk").values_list(*told_in):
        texts[key] += [" ".join([by, thai, english]), *filter(None, stories)]
    return {lesson.pk: texts[lesson.translation_key] for lesson in lessons}


def _applications() -> ApplicationQuerySet:
    return apps.get_model("lessons", "Application").objects.all()


@dataclass(frozen=True)
class SeriesPosition:
    """Where a note stands among the parts of its series that its readers may see."""

    parts: list[FieldNotePage]
    index: int

    @property
    def previous(self) -> FieldNotePage | None:
        return self.parts[self.index - 1] if self.index else None

    @property
    def next(self) -> FieldNotePage | None:
        return self.parts[self.index + 1] if self.index + 1 < len(self.parts) else None

    @property
    def last_part(self) -> int | None:
        """The highest part number, or nothing while the note stands alone: `part 3 of 3` would lie."""
        return max(note.part or 0 for note in self.parts) if len(self.parts) > 1 else None


def series_position(note: FieldNotePage) -> SeriesPosition | None:
    """The note among its series' live, public parts in the same language; itself even as a draft."""
    if not note.series_id:
        return None
    others = (
        type(note)
        .objects.readable()
        .filter(series=note.series_id, locale=note.locale_id)
        .exclude(pk=note.pk)
        .defer_streamfields()
    )
    parts = sorted([*others, note], key=lambda each: (each.part or 0, each.pk or 0))
    return SeriesPosition(parts, parts.index(note))


def chosen_lessons(lesson: LessonPage) -> list[ContentPage]:
    """The lessons an editor chose, in the editor's order, that any reader may see."""
    order = [choice.related_id for choice in lesson.related_lessons.all()]
    pages = ContentPage.objects.readable().filter(pk__in=order).defer_streamfields()
    found = {page.pk: page for page in pages.specific().with_shown_relations()}
    return [found[pk] for pk in order if pk in found]


def newer_lesson(lesson: LessonPage) -> LessonPage | None:
    """What supersedes the lesson, if anyone may read it; in the lesson's language where it is there."""
    newer = lesson.superseded_by
    if newer is None:
        return None
    same = type(lesson).objects.readable().filter(translation_key=newer.translation_key)
    pages = {page.locale_id: page for page in same.defer_streamfields().select_related("locale")}
    return pages.get(lesson.locale_id) or pages.get(newer.locale_id)


def related_pages(page: ContentPage, limit: int = MOST_RELATED) -> ContentPageQuerySet:
    """Pages that share the most places and themes with this one, in the reader's language."""
    places = [tag.place_id for tag in page.place_tags.all() if tag.place_id]
    themes = [tag.theme_id for tag in page.theme_tags.all()]
    if not places and not themes:
        return ContentPage.objects.none()
    shared_places = Count("place_tags", filter=Q(place_tags__place__in=places), distinct=True)
    shared_themes = Count("theme_tags", filter=Q(theme_tags__theme__in=themes), distinct=True)
    return (
        ContentPage.objects.readable()
        .shown_in(page.locale)
        .exclude(translation_key=page.translation_key)
        .annotate(shared=2 * shared_places + shared_themes)
        .filter(shared__gt=0)
        .order_by(F("shared").desc(), "-content_date", "-pk")
        .defer_streamfields()
        .specific()
        .with_shown_relations()[:limit]
    )
