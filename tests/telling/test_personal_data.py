"""Drafts and notebooks go along with the member, and away with the account."""

import pytest
from wagtail.models import ReferenceIndex

from kmportal.core.models import PortalImage
from kmportal.telling.models import Draft
from kmportal.telling.personal_data import drafts_to_take, erase, notebooks_to_take
from lessons.models import FieldNotePage, Notebook
from tests import factories

from .photo_files import upload

pytestmark = pytest.mark.django_db


def test_drafts_and_notebooks_can_be_taken_along(desk, pan):
    desk.press(title="ตลาด", text="ยังเขียนไม่จบ")
    Notebook.objects.create(title="สมุดตลาด", owner=pan)
    assert drafts_to_take(pan)[0]["typed"]["text"] == "ยังเขียนไม่จบ"
    assert notebooks_to_take(pan) == [{"title": "สมุดตลาด", "description": ""}]


@pytest.mark.parametrize("keep", [True, False])
def test_drafts_and_their_photos_go_with_the_account_but_no_note_loses_its_notebook(
    desk, pan, village, keep
):
    desk.press(text="ส่วนตัว")
    desk.add_photos(upload())
    Notebook.objects.create(title="ว่าง", owner=pan)
    used = Notebook.objects.create(title="มีบันทึก", owner=pan)
    factories.page(village["notes"], FieldNotePage, "ตีห้า", notebook=used)
    erase(pan, keep)
    assert not Draft.objects.exists()
    assert not PortalImage.objects.exists()
    assert list(Notebook.objects.all()) == [used]


def test_the_photo_of_a_published_note_stays(desk, pan, village):
    desk.add_photos(upload())
    image = PortalImage.objects.get()
    page = factories.page(village["notes"], FieldNotePage, "ตีห้า", lead_image=image)
    ReferenceIndex.create_or_update_for_object(page)
    erase(pan, keep=True)
    assert PortalImage.objects.filter(pk=image.pk).exists()
