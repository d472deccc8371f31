"""Addresses keep every mark of a Thai title, from the form to the served page."""

import pytest
from django.core.exceptions import ValidationError
from django.core.validators import validate_unicode_slug

from lessons.models import LessonPage
from tests import factories

pytestmark = pytest.mark.django_db


def test_a_page_is_served_at_its_readable_thai_address(client):
    tree = factories.site_tree()
    page = factories.page(tree["lessons"], LessonPage, "กองทุนสวัสดิการที่เริ่มจากวันละบาท")
    assert page.slug == "กองทุนสวัสดิการที่เริ่มจากวันละบาท"
    assert client.get(page.url).status_code == 200


def test_a_draft_gets_the_same_address():
    tree = factories.site_tree()
    page = factories.page(tree["lessons"], LessonPage, "สี่ปี หนึ่งตำบล", live=False)
    assert page.slug == "สี่ปี-หนึ่งตำบล"


def test_two_pages_of_one_title_get_two_addresses():
    tree = factories.site_tree()
    first = factories.page(tree["lessons"], LessonPage, "ป่าชุมชน")
    second = factories.page(tree["lessons"], LessonPage, "ป่าชุมชน")
    assert (first.slug, second.slug) == ("ป่าชุมชน", "ป่าชุมชน-2")


@pytest.mark.parametrize("slug", ["ที่นี่", "น้ำ-ป่า_ดิน-2563", "plain"])
def test_marks_are_allowed(slug):
    validate_unicode_slug(slug)


@pytest.mark.parametrize("slug", ["มี ช่องว่าง", "a/b", "", "<b>"])
def test_other_signs_are_refused(slug):
    with pytest.raises(ValidationError):
        validate_unicode_slug(slug)
