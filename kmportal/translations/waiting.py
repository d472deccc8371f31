"""Which pages wait for a translator, asked of the database in one go for any number of pages.

A page is a source unless it was itself made as a translation: by wagtail-localize, which keeps a
record of it, or by hand, where the page of the group that was there first is the source.
"""

from __future__ import annotations

from django.db import models
from django.db.models import (
    Case,
    Count,
    Exists,
    F,
    IntegerField,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    Value,
    When,
)
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _
from wagtail.models import Locale, Page
from wagtail_localize.models import StringSegment, StringTranslation, Translation, TranslationSource

from .standing import MACHINE


class State(models.TextChoices):
    NONE = "none", _("No translation")
    OLDER = "older", _("Older than its source")
    UNFINISHED = "unfinished", _("Unfinished")
    DRAFT = "draft", _("Not published")
    MACHINE = "machine", _("By machine, not checked")


def waiting_for(locale: Locale) -> QuerySet[Page]:
    """Published pages of other languages with the state of their translation, where it lacks anything.

    `target` is the translation's page, `texts` and `translated` how many texts there are and are
    done; empty where a translation was written by hand.
    """
    pages = _with_translation(_sources(locale), locale)
    pages = _with_counts(pages, locale)
    state = Case(
        When(target=None, then=Value(State.NONE.value)),
        When(_older(), then=Value(State.OLDER.value)),
        When(translated__lt=F("texts"), then=Value(State.UNFINISHED.value)),
        When(target_live=False, then=Value(State.DRAFT.value)),
        When(machine_made__gt=0, then=Value(State.MACHINE.value)),
        default=None,
        output_field=models.CharField(),
    )
    return pages.annotate(state=state).exclude(state=None)


def _sources(locale: Locale) -> QuerySet[Page]:
    made = Translation.objects.filter(
        source__object=OuterRef("translation_key"),
        target_locale=OuterRef("locale"),
        enabled=True,
    )
    first = Page.objects.filter(
        translation_key=OuterRef("translation_key"),
        alias_of=None,
        first_published_at__lt=OuterRef("first_published_at"),
    )
    sent = TranslationSource.objects.filter(
        object=OuterRef("translation_key"), locale=OuterRef("locale")
    )
    return (
        Page.objects.live()
        .filter(depth__gt=1, alias_of=None)
        .exclude(locale=locale)
        .exclude(Exists(made))
        .filter(Exists(sent) | ~Exists(first))
    )


def _with_translation(pages: QuerySet[Page], locale: Locale) -> QuerySet[Page]:
    target = Page.objects.filter(
        translation_key=OuterRef("translation_key"), locale=locale, alias_of=None
    )
    record = Translation.objects.filter(
        source__object=OuterRef("translation_key"),
        source__locale=OuterRef("locale"),
        target_locale=locale,
        enabled=True,
    )
    return pages.annotate(
        target=Subquery(target.values("pk")[:1]),
        target_live=Subquery(target.values("live")[:1]),
        target_published=Subquery(target.values("last_published_at")[:1]),
        source=Subquery(record.values("source")[:1]),
        fetched_at=Subquery(record.values("source__last_updated_at")[:1]),
    )


def _with_counts(pages: QuerySet[Page], locale: Locale) -> QuerySet[Page]:
    made = StringTranslation.objects.filter(
        translation_of=OuterRef("string"),
        context=OuterRef("context"),
        locale=locale,
        has_error=False,
    )
    segments = StringSegment.objects.filter(source=OuterRef("source")).order_by()
    return pages.annotate(
        texts=_count(segments),
        translated=_count(segments.filter(Exists(made))),
        machine_made=_count(segments.filter(Exists(made.filter(translation_type=MACHINE)))),
    ).annotate(
        share=Case(
            When(source=None, then=None),
            When(texts=0, then=Value(100)),
            default=F("translated") * 100 / F("texts"),
            output_field=IntegerField(),
        )
    )


def _count(segments: QuerySet[StringSegment]) -> Coalesce:
    counted = segments.values("source").annotate(number=Count("pk")).values("number")
    return Coalesce(Subquery(counted, output_field=IntegerField()), 0)


def _older() -> Q:
    """Fetched before the source was last published; by hand, published before it was."""
    kept = Q(source__isnull=False, fetched_at__lt=F("last_published_at"))
    by_hand = Q(source=None, target_live=True, target_published__lt=F("last_published_at"))
    return kept | by_hand
