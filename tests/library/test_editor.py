"""An editor puts documents into the library and brings out new versions."""

import pytest
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Locale
from wagtail_localize.models import Translation, TranslationSource
from wagtail_localize.segments.extract import extract_segments

from kmportal.library.models import EarlierVersion, LibraryDocumentPage
from tests import factories
from tests.importing.form_data import filled_form

pytestmark = pytest.mark.django_db


@pytest.fixture
def as_steward(client, world):
    client.force_login(factories.person("steward", is_superuser=True))
    return client


def edit(page):
    return reverse("wagtailadmin_pages:edit", args=[page.pk])


def saved(client, page, *, publish=True, **changes):
    data = filled_form(client.get(edit(page))) | changes
    response = client.post(edit(page), data | ({"action-publish": "1"} if publish else {}))
    page.refresh_from_db()
    return response


@pytest.fixture
def first(file):
    return file("first.txt", "ฉบับแรก")


@pytest.fixture
def page(world, first):
    page = world.document("คู่มือ", file=first, version="พิมพ์ครั้งที่ 1", changes="ฉบับแรกสุด")
    page.save_revision().publish()
    return page


def test_a_new_file_keeps_the_published_one_with_what_was_said_of_it(as_steward, page, first, file):
    second = file("second.txt")
    saved(as_steward, page, document=second.pk, version="พิมพ์ครั้งที่ 2", changes="เพิ่มบทกู้เงิน")
    assert (page.document, page.version, page.changes) == (
        second,
        "พิมพ์ครั้งที่ 2",
        "เพิ่มบทกู้เงิน",
    )
    earlier = page.earlier_versions.get()
    assert (earlier.document, earlier.version, earlier.changes) == (
        first,
        "พิมพ์ครั้งที่ 1",
        "ฉบับแรกสุด",
    )
    assert earlier.replaced_on == timezone.localdate()


def test_what_was_left_as_it_was_told_of_the_old_file(as_steward, page, file):
    saved(as_steward, page, document=file("second.txt").pk)
    assert (page.version, page.changes) == ("", "")
    assert page.version_date == timezone.localdate()


def test_a_slip_in_a_draft_is_not_kept(as_steward, page, first, file):
    saved(as_steward, page, publish=False, document=file("wrong.txt").pk)
    saved(as_steward, page, document=(right := file("right.txt")).pk)
    assert page.document == right
    assert [version.document for version in page.earlier_versions.all()] == [first]


def test_readers_keep_the_old_file_until_the_new_one_is_published(as_steward, page, first, file):
    saved(as_steward, page, publish=False, document=file("second.txt").pk)
    assert page.document == first
    assert not page.earlier_versions.exists()


def test_the_old_file_chosen_again_is_no_longer_earlier(as_steward, page, first, file):
    saved(as_steward, page, document=file("second.txt").pk)
    saved(as_steward, page, document=first.pk)
    assert page.document == first
    assert first not in [version.document for version in page.earlier_versions.all()]


@pytest.mark.parametrize("typed", ["พ.ศ. ๒๕๖๓", "2563", "2020"])
def test_the_year_in_either_era(as_steward, page, typed):
    saved(as_steward, page, year=typed)
    assert page.year == 2020
    assert filled_form(as_steward.get(edit(page)))["year"] == "2563"


@pytest.mark.parametrize("typed", ["ปีกลาย", "๙" * 100_000], ids=["words", "long"])
def test_a_year_that_is_none_is_refused_kindly(as_steward, page, typed):
    response = saved(as_steward, page, year=typed)
    assert response.status_code == 200
    assert page.year is None


def test_a_contributor_elsewhere_is_refused(client, page):
    client.force_login(factories.person("writer"))
    assert client.get(edit(page)).status_code == 302


class TestTranslation:
    def test_its_words_and_those_of_earlier_versions_are_translated(self, page, first):
        page.earlier_versions.add(EarlierVersion(document=first, changes="ยังไม่มีบทกู้เงิน"))
        page.save()
        texts = {
            segment.string.data
            for segment in extract_segments(page)
            if getattr(segment, "string", None)
        }
        assert {"คู่มือ", "ฉบับแรกสุด", "ยังไม่มีบทกู้เงิน"} <= texts

    def test_a_translation_has_the_same_file(self, page, world, first):
        english = Locale.objects.get(language_code="en")
        for above in (world.home, world.library):
            above.copy_for_translation(english)
        source, _made = TranslationSource.get_or_create_from_instance(page)
        Translation.objects.create(source=source, target_locale=english).save_target()
        assert LibraryDocumentPage.objects.get(locale=english).document == first
