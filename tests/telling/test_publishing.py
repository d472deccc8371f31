"""A note becomes a page like any other: at once for the trusted, after a reading for the new."""

import pytest
from django.urls import reverse
from wagtail.models import WorkflowState

from kmportal.core.models import PortalImage
from kmportal.places.models import PagePlace
from kmportal.telling.models import Draft
from lessons.models import FieldNotePage, Notebook, Series
from tests import factories

from .conftest import Desk
from .photo_files import upload

pytestmark = pytest.mark.django_db

TITLE = "วันที่ตลาดเช้าเปิดครั้งแรก"
STORY = "ตีห้าครึ่ง ยายมาถึงก่อนใคร\n\n- ผักบุ้ง\n- **ปลาย่าง**\n\n[รูป 1]\n\nขายหมดก่อนแปดโมง"


def tell(desk, **typed):
    return desk.press("send", **({"title": TITLE, "text": STORY} | typed))


def note():
    return FieldNotePage.objects.get()


def test_a_trusted_member_publishes_at_once(trusted_desk, somchai):
    answer = tell(trusted_desk, place_1="ต.หนองโสน อ.นางรอง จ.บุรีรัมย์", theme_1="savings")
    page = note()
    assert page.live
    assert answer["Location"] == page.url
    assert page.owner == somchai
    assert [person.shown_name for person in page.contributors.all()] == ["ครูสมชาย"]
    assert page.contributors.get().member == somchai
    assert [tag.place.code for tag in page.place_tags.all()] == ["310427"]
    assert [tag.theme.slug for tag in page.theme_tags.all()] == ["savings"]
    assert page.latest_revision is not None
    assert not Draft.objects.exists()
    html = trusted_desk.client.get(page.url).content.decode()
    assert "<b>ปลาย่าง</b>" in html


def test_what_a_new_member_sends_waits_in_the_workflow(desk, client):
    answer = tell(desk)
    page = note()
    assert not page.live
    assert page.workflow_in_progress
    assert page.current_workflow_state.requested_by.username == "pan"
    assert answer["Location"] == reverse("telling:mine")
    html = client.get(reverse("telling:mine")).content.decode()
    assert "telling-waiting" in html
    client.logout()
    assert client.get(page.url).status_code == 404


def test_it_appears_once_a_reader_approves_it(desk, client, moderator):
    tell(desk)
    state = note().current_workflow_state
    state.current_task_state.approve(user=moderator)
    assert note().live
    assert "telling-published" in client.get(reverse("telling:mine")).content.decode()


def test_what_was_returned_shows_why_and_can_be_sent_again(desk, client, moderator):
    tell(desk)
    task = note().current_workflow_state.current_task_state
    task.reject(user=moderator, comment="ขอชื่อตำบลด้วยครับ")
    html = client.get(reverse("telling:mine")).content.decode()
    assert "ขอชื่อตำบลด้วยครับ" in html
    assert "telling-returned" in html
    again = change(client, note())
    again.press("send", title=TITLE, text=STORY, place_1="หนองโสน")
    state = note().current_workflow_state
    assert state.status == WorkflowState.STATUS_IN_PROGRESS
    assert state.current_task_state.revision == note().latest_revision
    assert note().latest_revision.as_object().place_tags.get().place.code == "310427"


def change(client, page):
    answer = client.post(reverse("telling:change", args=[page.pk]))
    assert answer.status_code == 302
    desk = Desk(client)
    draft = Draft.objects.get(page=page)
    desk.token, desk.version = draft.token, draft.version
    return desk


def test_photos_stand_where_the_text_calls_them_and_the_rest_below(trusted_desk):
    trusted_desk.add_photos(upload(), upload())
    tell(trusted_desk, caption_1="แผงของยาย", alt_1="หญิงชราหลังแผงผัก", caption_2="คนมาซื้อ")
    kinds = [block.block_type for block in note().body]
    assert kinds == ["paragraph", "picture", "paragraph", "picture"]
    first = note().body[1].value
    assert (first["caption"], first["alt_text"]) == ("แผงของยาย", "หญิงชราหลังแผงผัก")
    assert note().body[3].value["caption"] == "คนมาซื้อ"
    assert note().lead_image == first["image"]
    html = trusted_desk.client.get(note().url).content.decode()
    assert 'alt="หญิงชราหลังแผงผัก"' in html


def test_a_place_nobody_knows_is_kept_as_written_for_a_steward(trusted_desk):
    tell(trusted_desk, place_1="ต.โคกเจริญ จ.บุรีรัมย์")
    tag = note().place_tags.get()
    assert (tag.place, tag.as_written) == (None, "ต.โคกเจริญ จ.บุรีรัมย์")


@pytest.mark.parametrize(
    "wrong",
    [
        {"title": ""},
        {"text": "   \n "},
        {"title": "ย" * 201},
        {"text": "ก" * 60_001},
        {"theme_1": "no-such-theme"},
        {"place_1": "ต" * 201},
        {"series": "ช" * 201},
    ],
)
def test_what_is_missing_or_too_long_is_said_and_nothing_is_lost(trusted_desk, wrong):
    answer = tell(trusted_desk, **wrong)
    html = trusted_desk.client.get(answer["Location"]).content.decode()
    assert 'id="form-errors"' in html
    assert not FieldNotePage.objects.exists()
    name, value = next(iter(wrong.items()))
    assert Draft.objects.get().typed[name] == value.strip()


def test_a_hundred_thousand_letters_are_kept_and_refused_kindly(trusted_desk):
    answer = tell(trusted_desk, text="ข้าว " * 20_000)
    assert answer.status_code == 302
    assert len(Draft.objects.get().typed["text"]) > 99_000
    assert "60" in trusted_desk.client.get(answer["Location"]).content.decode()


def test_script_comes_to_nothing(trusted_desk):
    evil = "<script>alert(1)</script>"
    tell(
        trusted_desk, title=evil, text=f"{evil}\n\n# {evil}\n\n- {evil}", place_1=evil, series=evil
    )
    assert evil not in trusted_desk.client.get(note().url).content.decode()
    assert evil not in trusted_desk.client.get(reverse("telling:mine")).content.decode()


@pytest.mark.parametrize("title", ["🎉🎉", "…", "!!!", "write", "WRITE", "ก" * 200, "../../etc"])
def test_any_title_has_an_address(trusted_desk, title):
    assert tell(trusted_desk, title=title).status_code == 302
    page = note()
    assert page.live
    assert page.slug not in ("", "write")
    assert trusted_desk.client.get(page.url).status_code == 200


def test_two_notes_of_one_title_are_two_pages(client, somchai):
    for _ in range(2):
        tell(Desk(client, somchai))
    assert FieldNotePage.objects.live().count() == 2


def test_parts_of_an_own_series_are_numbered(client, somchai):
    tell(Desk(client, somchai), title="ตอนแรก", series="กว่าจะเป็นตลาด")
    tell(Desk(client, somchai), title="ตอนสอง", series=" กว่าจะเป็นตลาด ")
    series = Series.objects.get()
    assert series.owner == somchai
    assert list(series.notes.order_by("part").values_list("part", "title")) == [
        (1, "ตอนแรก"),
        (2, "ตอนสอง"),
    ]


def test_nobody_adds_parts_to_the_series_of_another(trusted_desk):
    Series.objects.create(title="ของคนอื่น", owner=factories.person("noi"))
    Series.objects.create(title="ของผู้ดูแล")
    for title in ("ของคนอื่น", "ของผู้ดูแล"):
        answer = tell(trusted_desk, series=title)
        assert 'id="form-errors"' in trusted_desk.client.get(answer["Location"]).content.decode()
    assert not FieldNotePage.objects.exists()


def test_a_note_goes_into_an_own_notebook(trusted_desk, somchai):
    mine = Notebook.objects.create(title="สมุดของครู", owner=somchai)
    tell(trusted_desk, notebook=mine.pk)
    assert note().notebook == mine


@pytest.mark.parametrize("forged", ["other", "999999", "x", "-1", "9" * 40])
def test_a_forged_notebook_is_refused(trusted_desk, somchai, forged):
    Notebook.objects.create(title="สมุดของครู", owner=somchai)
    other = Notebook.objects.create(title="สมุดของคนอื่น", owner=factories.person("noi"))
    answer = tell(trusted_desk, notebook=other.pk if forged == "other" else forged)
    assert answer.status_code == 302
    assert not FieldNotePage.objects.exists()
    assert trusted_desk.client.get(answer["Location"]).status_code == 200


def test_the_preview_shows_the_note_and_stores_no_page(desk):
    desk.add_photos(upload())
    desk.press("preview", title=TITLE, text=STORY, place_1="หนองโสน", theme_1="savings")
    html = desk.client.get(desk.url("preview")).content.decode()
    assert "<b>ปลาย่าง</b>" in html
    assert "ต.หนองโสน อ.นางรอง จ.บุรีรัมย์" in html
    assert "ยายแป้น" in html
    assert not FieldNotePage.objects.exists()


def test_what_was_looked_at_is_what_is_sent(desk):
    desk.press("preview", title=TITLE, text=STORY)
    desk.client.post(desk.url("send"), {"version": 1})
    assert note().title == TITLE


def test_what_changed_since_the_preview_is_looked_at_again(desk):
    desk.press("preview", title=TITLE, text=STORY)
    desk.press(title=TITLE, text="เขียนใหม่ในอีกหน้าต่าง")
    answer = desk.client.post(desk.url("send"), {"version": 1})
    assert answer["Location"] == desk.url("preview")
    assert not FieldNotePage.objects.exists()


def test_an_own_note_is_changed_later_and_keeps_what_the_form_cannot_say(client, somchai):
    desk = Desk(client, somchai)
    desk.add_photos(upload())
    tell(desk, caption_1="แผงของยาย", place_1="หนองโสน")
    page = note()
    page.body.append(("quote", {"text": "เงินน้อยไม่กลัว", "speaker": "สมาชิก"}))
    for number, words in enumerate(("สอง", "สาม", "ที่สี่ของผู้ดูแล"), 1):
        page.place_tags.add(PagePlace(as_written=words, sort_order=number))
    page.save_revision().publish()
    again = change(client, note())
    draft = Draft.objects.get()
    assert draft.typed["text"].startswith("ตีห้าครึ่ง ยายมาถึงก่อนใคร\n\n- ผักบุ้ง\n- **ปลาย่าง**\n\n[รูป 1]")
    assert "[ส่วน " in draft.typed["text"]
    assert draft.typed["caption_1"] == "แผงของยาย"
    again.press("send", **draft.typed | {"text": draft.typed["text"] + "\n\nแก้เพิ่ม"})
    kinds = [block.block_type for block in note().body]
    assert kinds == ["paragraph", "picture", "paragraph", "quote", "paragraph"]
    assert note().edited_at is not None
    assert [str(tag) for tag in note().place_tags.all()][-1] == "ที่สี่ของผู้ดูแล"
    assert note().url == page.url
    assert PortalImage.objects.count() == 1


def test_changes_of_a_new_member_to_a_published_note_wait_and_readers_see_the_old(
    desk, client, moderator
):
    tell(desk)
    note().current_workflow_state.current_task_state.approve(user=moderator)
    change(client, note()).press("send", title=TITLE, text="แก้ใหม่ทั้งหมด")
    assert note().live
    assert "แก้ใหม่ทั้งหมด" not in client.get(note().url).content.decode()
    assert note().workflow_in_progress


def test_changing_while_it_waits_starts_the_review_again(desk, client):
    tell(desk)
    change(client, note()).press("send", title=TITLE, text="แก้ก่อนมีใครอ่าน")
    state = note().current_workflow_state
    assert state.current_task_state.revision == note().latest_revision


def test_throwing_changes_away_leaves_the_note_and_its_photos(client, somchai):
    desk = Desk(client, somchai)
    desk.add_photos(upload())
    tell(desk)
    again = change(client, note())
    client.post(again.url("discard"))
    assert note().live
    assert PortalImage.objects.count() == 1


def test_an_editors_change_meanwhile_is_said_before_it_is_replaced(client, somchai, moderator):
    tell(Desk(client, somchai))
    again = change(client, note())
    page = note()
    page.title = "ผู้ดูแลแก้คำผิด"
    page.save_revision(user=moderator).publish()
    again.press("send", title="ของผู้เขียน", text=STORY)
    assert note().title == "ผู้ดูแลแก้คำผิด"
    again.press("send", title="ของผู้เขียน", text=STORY)
    assert note().title == "ของผู้เขียน"


def test_other_peoples_notes_cannot_be_changed(client, somchai, pan, moderator):
    tell(Desk(client, somchai))
    for other in (pan, moderator):
        client.force_login(other)
        assert client.post(reverse("telling:change", args=[note().pk])).status_code == 404
    assert not Draft.objects.exists()


def test_a_note_an_editor_locked_is_left_alone(client, somchai):
    tell(Desk(client, somchai))
    FieldNotePage.objects.update(locked=True)
    answer = client.post(reverse("telling:change", args=[note().pk]))
    assert answer["Location"] == reverse("telling:mine")
    assert not Draft.objects.exists()


def test_without_a_list_of_notes_the_draft_stays(desk, tree):
    tree["notes"].delete()
    assert tell(desk).status_code == 302
    assert Draft.objects.get().typed["title"] == TITLE


def test_an_english_reader_writes_into_the_thai_list_where_there_is_no_other(client, somchai):
    desk = Desk(client, somchai)
    answer = client.post(
        desk.url().replace("/th/", "/en/"),
        {"title": "Market day", "text": "Told in English", "version": 0, "action": "send"},
    )
    assert answer.status_code == 302
    assert note().live
