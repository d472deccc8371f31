"""The editor's choosers search with the same engine as readers do."""

from io import BytesIO

import pytest
from django.core.files.base import ContentFile
from PIL import Image

from kmportal.core.models import PortalImage
from lessons.models import FieldNotePage, Series
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def picture():
    data = BytesIO()
    Image.new("RGB", (4, 4)).save(data, "PNG")
    return PortalImage.objects.create(
        title="ลานตลาดนัดสีเขียว", file=ContentFile(data.getvalue(), "market.png"), width=4, height=4
    )


@pytest.mark.parametrize("typed", ["ตลาดนัด", "สีเข", "ลาน เขียว"])
@pytest.mark.parametrize("address", ["/admin/images/", "/admin/images/chooser/results/"])
def test_a_picture_by_part_of_its_title(admin_client, picture, address, typed):
    assert picture.title in admin_client.get(address, {"q": typed}).content.decode()


def test_not_a_picture_without_these_words(admin_client, picture):
    assert (
        picture.title not in admin_client.get("/admin/images/", {"q": "โรงเรียน"}).content.decode()
    )


def test_a_page_or_a_draft_in_the_page_chooser(admin_client):
    tree = factories.site_tree()
    factories.page(tree["notes"], FieldNotePage, "ร่างบันทึกธนาคารปู", live=False)
    found = admin_client.get("/admin/choose-page/search/", {"q": "ธนาคาร"})
    assert "ร่างบันทึกธนาคารปู" in found.content.decode()


def test_a_series_in_the_snippet_chooser(admin_client):
    Series.objects.create(title="เรียนรู้จากกองทุนสวัสดิการ")
    chooser = "/admin/snippets/choose/lessons/series/results/"
    assert "กองทุนสวัสดิการ" in admin_client.get(chooser, {"q": "สวัสดิ"}).content.decode()
