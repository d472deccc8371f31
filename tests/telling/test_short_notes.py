"""A short note: a few lines and a photo, sent by one press."""

import uuid

import pytest
from django.urls import reverse

from kmportal.telling.models import Draft
from lessons.models import FieldNotePage

from .photo_files import upload

pytestmark = pytest.mark.django_db
WORDS = "วันนี้ไปเยี่ยมกลุ่มทอผ้าบ้านนาโพธิ์ ได้เห็นการย้อมครามแบบที่ยายเคยเล่าให้ฟังตอนเด็ก"


@pytest.fixture
def tell(client, somchai):
    client.force_login(somchai)
    return lambda **data: client.post(reverse("telling:short"), {"text": WORDS} | data)


def test_a_few_lines_and_a_photo_are_published_by_one_press(tell):
    answer = tell(photo=upload(), place_1="หนองโสน")
    page = FieldNotePage.objects.get()
    assert answer["Location"] == page.url
    assert [block.block_type for block in page.body] == ["paragraph", "picture"]
    assert page.place_tags.get().place.code == "310427"


def test_its_title_is_its_first_words_cut_between_thai_words(tell):
    tell()
    title = FieldNotePage.objects.get().title
    assert title == "วันนี้ไปเยี่ยมกลุ่มทอผ้าบ้านนาโพธิ์ ได้เห็นการย้อมครามแบบ…"
    assert len(title) <= 60


def test_a_new_members_short_note_waits(client, pan):
    client.force_login(pan)
    client.post(reverse("telling:short"), {"text": WORDS})
    assert not FieldNotePage.objects.get().live


def test_with_a_broken_photo_the_words_are_saved_and_said_to_be(tell):
    token = str(uuid.uuid4())
    answer = tell(photo=upload(b"broken"), token=token)
    assert answer.status_code == 422
    assert WORDS in answer.content.decode()
    assert Draft.objects.get().typed["text"] == WORDS
    assert not FieldNotePage.objects.exists()
    tell(photo=upload(), token=token)
    assert FieldNotePage.objects.count() == 1
    assert not Draft.objects.exists()


@pytest.mark.parametrize("text", ["", "  \n ", "\x00", "ก" * 1501])
def test_without_words_or_with_too_many_nothing_is_told(tell, text):
    assert tell(text=text).status_code == 422
    assert not FieldNotePage.objects.exists()


@pytest.mark.parametrize("token", ["", "x", "0" * 99])
def test_a_forged_token_is_replaced(tell, token):
    assert tell(token=token).status_code == 302


def test_the_token_of_another_members_draft_is_a_404(tell, pan):
    other = Draft.objects.create(member=pan, typed={"text": "ของยาย"})
    assert tell(token=str(other.token)).status_code == 404
    assert Draft.objects.get(pk=other.pk).typed["text"] == "ของยาย"
