"""The text of a page's stream is read without what was chosen in it."""

import pytest
from wagtail import blocks
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.images.blocks import ImageChooserBlock
from wagtail.images.tests.utils import get_test_image_file

from kmportal.core.fields import StreamField, unchosen
from lessons.models import FieldNotePage
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def note():
    picture = get_image_model().objects.create(title="ครัวกลาง", file=get_test_image_file())
    file = get_document_model().objects.create(title="ระเบียบกลุ่ม", file="x.pdf")
    body = [
        ("picture", {"image": picture, "alt_text": "คนล้อมวง", "caption": "วันประชุม"}),
        ("document", {"document": file, "title": "ระเบียบฉบับเต็ม"}),
        ("paragraph", "<p>เริ่มจาก <b>สิบสามคน</b></p>"),
    ]
    made = factories.page(factories.site_tree()["notes"], FieldNotePage, "ออมทรัพย์", body=body)
    return FieldNotePage.objects.get(pk=made.pk)


def test_pictures_and_files_are_not_read(note, django_assert_num_queries):
    field = FieldNotePage._meta.get_field("body")
    with django_assert_num_queries(0):
        texts = field.get_searchable_content(note.body)
    assert texts == ["คนล้อมวง", "วันประชุม", "ระเบียบฉบับเต็ม", "เริ่มจาก สิบสามคน"]


def test_the_text_is_what_wagtail_would_index(note):
    field = FieldNotePage._meta.get_field("body")
    assert field.get_searchable_content(note.body) == super(
        StreamField, field
    ).get_searchable_content(note.body)


def test_a_block_that_is_no_longer_known_is_left_out(note):
    block = FieldNotePage._meta.get_field("body").stream_block
    assert unchosen(block, [{"type": "gone", "value": {"image": 1}}]) == []


def test_lists_keep_both_of_their_shapes():
    pictures = blocks.ListBlock(ImageChooserBlock())
    new = {"type": "item", "value": 7, "id": "a"}
    assert unchosen(pictures, [7, new]) == [None, {"type": "item", "value": None, "id": "a"}]
    words = blocks.ListBlock(blocks.CharBlock())
    assert unchosen(words, ["ป่า"]) == ["ป่า"]


def test_migrations_know_of_wagtails_field_only():
    _name, path, _args, _options = FieldNotePage._meta.get_field("body").deconstruct()
    assert path == "wagtail.fields.StreamField"
