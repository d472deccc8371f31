"""A Thai tree, its English twin, and pages sent to be translated as staff send them."""

from typing import Any

import pytest
from wagtail.models import Locale, Page
from wagtail_localize.models import StringSegment, StringTranslation, Translation
from wagtail_localize.operations import translate_object

from tests import factories


@pytest.fixture
def tree(db: None) -> dict[str, Page]:
    return factories.site_tree()


@pytest.fixture
def english(db: None) -> Locale:
    return Locale.objects.get_or_create(language_code="en")[0]


@pytest.fixture
def english_tree(tree: dict[str, Page], english: Locale) -> dict[str, Page]:
    twins = {}
    for name, page in tree.items():
        twin = page.copy_for_translation(english)
        twin.title = name.title()
        twin.save_revision().publish()
        twins[name] = type(page).objects.get(pk=twin.pk)
    return twins


def send(page: Page, locale: Locale) -> Translation:
    """As the button “Translate this page” does it."""
    translate_object(page, [locale])
    return Translation.objects.get(source__object_id=page.translation_key, target_locale=locale)


def words(translation: Translation) -> list[tuple[str, str]]:
    """What there is to translate, in order, each text with its path. A rich text has several of one path."""
    segments = StringSegment.objects.filter(source=translation.source).order_by("order")
    return [
        (segment.context.path, segment.string.data)
        for segment in segments.select_related("context", "string")
    ]


def translate(translation: Translation, made: Any = None, **fields: Any) -> None:
    """Give each text a translation: by default `EN` and the letters' count, which no Thai is left in."""
    for segment in StringSegment.objects.filter(source=translation.source).select_related(
        "context", "string"
    ):
        text = (made or in_english)(segment.context.path, segment.string.data)
        if text is not None:
            StringTranslation.objects.update_or_create(
                translation_of=segment.string,
                context=segment.context,
                locale=translation.target_locale,
                defaults={"data": text, "translation_type": "manual", **fields},
            )


def in_english(path: str, text: str) -> str:
    """Links keep their marks, as a translator keeps them."""
    mark = '<a id="a1">link</a>' if '<a id="a1">' in text else ""
    return f"English {len(text)} {mark}".strip()


def publish(translation: Translation) -> Page:
    translation.save_target(publish=True)
    page = translation.get_target_instance()
    revision = page.get_latest_revision()
    if not page.live or page.live_revision_id != revision.pk:
        revision.publish()
    return type(page).objects.get(pk=page.pk)
