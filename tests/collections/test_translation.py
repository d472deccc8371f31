"""A collection in the other language: its words are translated, its criteria stay what they are."""

import pytest
from wagtail.models import Locale
from wagtail_localize.models import Translation, TranslationSource
from wagtail_localize.segments.extract import extract_segments

from kmportal.collections.models import CollectionPage

pytestmark = pytest.mark.django_db


@pytest.fixture
def page(portal):
    return portal.collection(
        ("theme", portal.themes["welfare"]),
        ("place", portal.places["r5"]),
        ("period", {"period": "year", "dated": "content"}),
        ("text", "สวัสดิการ"),
        summary="ดูแลกันเอง",
    )


def test_what_a_translator_is_asked_for(page):
    texts = {
        getattr(segment, "string", None) and segment.string.data
        for segment in extract_segments(page)
    }
    assert {"รวมเรื่อง", "ดูแลกันเอง", "สวัสดิการ"} <= texts


def test_a_translation_asks_for_the_same(page, portal):
    english = Locale.objects.get(language_code="en")
    portal.tree["home"].copy_for_translation(english)
    source, _made = TranslationSource.get_or_create_from_instance(page)
    translation = Translation.objects.create(source=source, target_locale=english)
    translation.save_target()
    copy = CollectionPage.objects.get(locale=english)
    assert [(c.block_type, c.value) for c in copy.criteria][:2] == [
        ("theme", portal.themes["welfare"]),
        ("place", portal.places["r5"]),
    ]
    assert copy.query.criteria.problems == []
