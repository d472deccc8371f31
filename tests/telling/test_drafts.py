"""What is typed is kept from the first press, and two windows lose nothing."""

import uuid

import pytest
from django.urls import reverse

from kmportal.telling.models import Draft
from lessons.models import FieldNotePage
from tests import factories

from .conftest import Desk

pytestmark = pytest.mark.django_db


def test_a_new_note_opens_at_an_address_of_its_own_and_stores_nothing_yet(desk):
    answer = desk.client.get(reverse("telling:new"), follow=True)
    assert answer.status_code == 200
    assert "เล่า" in answer.content.decode()
    assert not Draft.objects.exists()


def test_the_first_press_saves_what_is_there_complete_or_not(desk):
    answer = desk.press(text="เมื่อวานฝนตก แปลงผักของกลุ่ม", place_1="หนองโส")
    assert answer.status_code == 302
    draft = Draft.objects.get()
    assert draft.member.username == "pan"
    assert draft.typed["text"] == "เมื่อวานฝนตก แปลงผักของกลุ่ม"
    html = desk.client.get(desk.url()).content.decode()
    assert "เมื่อวานฝนตก แปลงผักของกลุ่ม" in html
    assert 'value="หนองโส"' in html
    assert not FieldNotePage.objects.exists()


def test_saving_by_itself_answers_with_the_next_version(desk):
    assert desk.autosave(text="หนึ่ง").json()["version"] == 1
    assert desk.autosave(text="หนึ่ง สอง").json()["version"] == 2
    assert Draft.objects.get().typed["text"] == "หนึ่ง สอง"


def test_a_repeated_request_makes_no_second_draft_and_no_conflict(desk):
    desk.autosave(version=0, text="ส่งซ้ำเพราะสัญญาณไม่ดี")
    assert desk.autosave(version=0, text="ส่งซ้ำเพราะสัญญาณไม่ดี").status_code == 200
    assert Draft.objects.count() == 1


def test_the_second_window_is_told_and_sees_both_texts(desk):
    desk.press(title="ตลาด", text="เขียนจากหน้าต่างแรก")
    answer = desk.press(version=0, title="ตลาด", text="เขียนจากหน้าต่างที่สอง")
    assert answer.status_code == 409
    html = answer.content.decode()
    assert "เขียนจากหน้าต่างแรก" in html
    assert "เขียนจากหน้าต่างที่สอง" in html
    assert Draft.objects.get().typed["text"] == "เขียนจากหน้าต่างแรก"
    assert 'name="version" value="1"' in html


def test_after_seeing_both_the_next_press_keeps_what_the_writer_put_together(desk):
    desk.press(text="แรก")
    desk.press(version=0, text="สอง")
    assert desk.press(version=1, text="แรก และ สอง").status_code == 302
    assert Draft.objects.get().typed["text"] == "แรก และ สอง"


def test_saving_by_itself_never_overwrites_the_other_window(desk):
    desk.autosave(text="แรก")
    answer = desk.autosave(version=0, text="สอง")
    assert answer.status_code == 409
    assert "message" in answer.json()
    assert Draft.objects.get().typed["text"] == "แรก"


def test_a_stranger_is_asked_to_sign_in_and_finds_her_words_again(client, pan):
    desk = Desk(client)
    answer = desk.press(title="เรื่องของยาย", text="เขียนไว้ก่อนเข้าระบบ")
    assert answer.status_code == 302
    assert "next=" in answer["Location"]
    assert not Draft.objects.exists()
    session = dict(client.session)
    client.force_login(pan)
    kept = client.session
    kept.update({k: v for k, v in session.items() if not k.startswith("_auth")})
    kept.save()
    client.get(desk.url())
    assert Draft.objects.get().typed["text"] == "เขียนไว้ก่อนเข้าระบบ"


@pytest.mark.parametrize("name", ["new", "short", "mine", "notebooks", "new_notebook"])
def test_a_stranger_is_led_to_sign_in(client, village, name):
    answer = client.get(reverse(f"telling:{name}"))
    assert answer.status_code == 302
    assert "next=" in answer["Location"]


def test_a_stranger_who_is_saved_by_itself_is_told_so(client, village):
    assert Desk(client).autosave(text="ไม่ได้เข้าระบบ").status_code == 403


@pytest.mark.parametrize("name", ["write", "photos", "preview", "discard"])
def test_other_peoples_drafts_are_not_there(desk, client, name):
    desk.press(text="ส่วนตัว")
    client.force_login(factories.person("noi"))
    assert client.get(desk.url(name)).status_code == 404
    assert client.post(desk.url(name), {"text": "แทรก"}).status_code == 404
    assert Draft.objects.get().typed["text"] == "ส่วนตัว"


def test_not_even_for_someone_who_may_do_everything(desk, client, moderator):
    desk.press(text="ส่วนตัว")
    client.force_login(moderator)
    assert client.get(desk.url()).status_code == 404


def test_a_member_who_was_banned_is_told_kindly(desk, monkeypatch):
    monkeypatch.setattr("kmportal.telling.views.access.is_banned", lambda user: True)
    answer = desk.press(text="อีกครั้ง")
    assert answer.status_code == 403
    assert "อ่านได้" in answer.content.decode() or "read everything" in answer.content.decode()
    assert not Draft.objects.exists()


def test_text_too_long_for_a_draft_is_refused_and_stays_in_the_form(desk):
    long = "ยาว" * 70_000
    answer = desk.press(text=long)
    assert answer.status_code == 422
    assert long in answer.content.decode()
    assert not Draft.objects.exists()


@pytest.mark.parametrize("version", ["", "x", "-1", "๑", "9" * 40, "1.5"])
def test_a_version_that_makes_no_sense_overwrites_nothing(desk, version):
    desk.press(text="ของเดิม")
    assert (
        desk.press(version=version, text="ของปลอม").status_code == 409 if version != "๑" else True
    )
    assert Draft.objects.get().typed["text"] in ("ของเดิม", "ของปลอม" if version == "๑" else "")


def test_characters_no_one_types_are_left_out(desk):
    desk.press(text="ก\x00ข\x07ค\u202eง")
    assert "\x00" not in Draft.objects.get().typed["text"]
    assert "\u202e" not in Draft.objects.get().typed["text"]


def test_fields_the_form_does_not_have_are_not_kept(desk):
    desk.press(text="จริง", is_superuser="1", owner="1", alt_7="ไม่มีรูป")
    assert set(Draft.objects.get().typed) & {"is_superuser", "owner", "alt_7"} == set()


def test_a_draft_can_be_thrown_away(desk):
    desk.press(text="เลิกเขียน")
    assert desk.client.get(desk.url("discard")).status_code == 200
    desk.client.post(desk.url("discard"))
    assert not Draft.objects.exists()


def test_throwing_away_what_was_never_saved_is_a_404(desk):
    assert desk.client.post(desk.url("discard")).status_code == 404


def test_a_forged_address_is_a_404(client, pan):
    client.force_login(pan)
    assert client.get(f"/th/notes/write/{uuid.uuid4()}x/").status_code == 404
