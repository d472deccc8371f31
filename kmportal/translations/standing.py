"""How far a translation is: how many texts, how many translated, how many by machine alone."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet
from wagtail_localize.models import StringSegment, StringTranslation, Translation

from kmportal.core.kept import Kept

from .models import PublishedTranslation

if TYPE_CHECKING:
    from wagtail.models import Page

MACHINE = StringTranslation.TRANSLATION_TYPE_MACHINE


class Standing(NamedTuple):
    texts: int
    translated: int
    machine_made: int

    @property
    def untranslated(self) -> int:
        return self.texts - self.translated

    @property
    def share(self) -> int:
        """In per cent, and 100 only when nothing is left."""
        return self.translated * 100 // self.texts if self.texts else 100


def standing_of(translation: Translation) -> Standing:
    """Asked of the database in one query."""
    made = StringTranslation.objects.filter(
        translation_of=OuterRef("string"),
        context=OuterRef("context"),
        locale=translation.target_locale_id,
        has_error=False,
    )
    segments = StringSegment.objects.filter(source=translation.source_id)
    counted = segments.annotate(
        made=Exists(made), by_machine=Exists(made.filter(translation_type=MACHINE))
    ).aggregate(
        texts=Count("pk"),
        translated=Count("pk", filter=Q(made=True)),
        machine_made=Count("pk", filter=Q(by_machine=True)),
    )
    return Standing(**counted)


def translation_into(page: Page) -> Translation | None:
    """The record of the page's being translated, where it is kept in step with a source."""
    found: Translation | None = (
        Translation.objects.filter(
            source__object=page.translation_key, target_locale=page.locale_id, enabled=True
        )
        .exclude(source__locale=page.locale_id)
        .select_related("source", "target_locale")
        .first()
    )
    return found


def remember(page: Page) -> None:
    """What readers of the page as it is now published are to be told."""
    translation = translation_into(page)
    if translation is None:
        PublishedTranslation.objects.filter(page=page.pk).delete()
        return
    now = standing_of(translation)
    PublishedTranslation.objects.update_or_create(
        page_id=page.pk,
        defaults={
            "texts": now.texts,
            "untranslated": now.untranslated,
            "machine_made": now.machine_made,
        },
    )


def _doubtful() -> dict[int, PublishedTranslation]:
    doubtful = Q(untranslated__gt=0) | Q(machine_made__gt=0)
    return {row.pk: row for row in PublishedTranslation.objects.filter(doubtful)}


#: By page: published translations that readers are told something about. Every page asks.
to_be_told: Kept[dict[int, PublishedTranslation]] = Kept("translations.told", _doubtful)
to_be_told.watch(PublishedTranslation)


def machine_made(translation: Translation) -> QuerySet[StringTranslation]:
    """Translations nobody has looked at, of the texts as they are now."""
    return StringTranslation.objects.filter(
        translation_type=MACHINE,
        locale=translation.target_locale_id,
        translation_of__segments__source=translation.source_id,
        context=F("translation_of__segments__context"),
    ).distinct()


def check_all(translation: Translation, page: Page) -> int:
    """A person has read what the machine made; how many texts that were."""
    pks = list(machine_made(translation).values_list("pk", flat=True))
    checked = StringTranslation.objects.filter(pk__in=pks).update(
        translation_type=StringTranslation.TRANSLATION_TYPE_MANUAL, tool_name=""
    )
    PublishedTranslation.objects.filter(page=page.pk).update(machine_made=0)
    to_be_told.forget()
    return int(checked)
