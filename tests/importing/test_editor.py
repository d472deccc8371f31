"""Importing in the editor: who may, the filled form, saving it, and what comes with it."""

import pytest
from django.contrib.auth.models import Group, Permission
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from wagtail.models import GroupPagePermission
from wagtail.users.models import UserProfile

from kmportal.importing.models import ImportedDocument, Upload
from kmportal.importing.reading import MAX_BYTES
from learning_centers.models import LearningCenterPage
from lessons.models import FieldNotePage, LessonPage, ResearchAbstractPage, Series
from tests import factories

from .documents import LESSON_TH, NOTE_TH, RESEARCH_EN_WRAPPED, RESEARCH_TH
from .form_data import filled_form

UPLOAD = "/admin/import/"


def staff(name, *below):
    """A person who may add pages below the given pages, and open the editor."""
    group = Group.objects.create(name=name)
    group.permissions.add(Permission.objects.get(codename="access_admin"))
    add = Permission.objects.get(codename="add_page", content_type__app_label="wagtailcore")
    for page in below:
        GroupPagePermission.objects.create(group=group, page=page, permission=add)
    person = factories.person(name)
    person.groups.add(group)
    return person


@pytest.fixture
def writer(trees, client):
    """A member of staff who may add pages in the whole Thai and English trees, signed in."""
    person = staff("สุดา", trees["th"]["home"], trees["en"]["home"])
    client.force_login(person)
    return person


def upload(client, text, name="a.txt", **fields):
    raw = text if isinstance(text, bytes) else text.encode()
    return client.post(UPLOAD, {"file": SimpleUploadedFile(name, raw), **fields})


def save(client, response, **changes):
    """Send the filled form back as a browser does, with some fields changed."""
    form = client.get(response.url)
    return client.post(response.url, filled_form(form) | changes)


def test_the_menu_and_the_page_are_there_for_staff_who_may_add(client, writer):
    assert UPLOAD in client.get("/admin/").content.decode()
    assert client.get(UPLOAD).status_code == 200


def test_an_upload_leads_to_the_filled_form_with_the_doubts(client, writer):
    response = upload(client, NOTE_TH)
    form = client.get(response.url)
    html, data = form.content.decode(), filled_form(form)
    assert data["title"] == "เดินดูสวนยายปราณี ตอนที่ 2"
    assert data["note_number"] == "4242"
    assert data["contributors-0-name"] == "สมหมาย ใจดี"
    assert data["place_tags-TOTAL_FORMS"] == "1"
    assert f'action="{response.url}"' in html
    assert not FieldNotePage.objects.exists()


def test_what_was_unsure_stands_above_the_form(client, writer):
    response = upload(client, NOTE_TH.replace("ท่าเสา", "ท่าเสือ"))
    html = client.get(response.url).content.decode()
    assert html.index("import-unsure") < html.index('id="page-edit-form"')
    assert "ต.ท่าเสือ อ.ไทรโยค จ.กาญจนบุรี" in html


def test_saving_makes_a_draft_with_what_was_corrected_and_all_that_came_with_it(client, writer):
    response = upload(client, NOTE_TH)
    saved = save(client, response, title="ชื่อที่แก้")
    page = FieldNotePage.objects.get()
    assert saved.url == reverse("wagtailadmin_pages:edit", args=[page.pk])
    assert (page.title, page.live, page.owner) == ("ชื่อที่แก้", False, writer)
    assert [tag.place.code for tag in page.place_tags.all()] == ["710301"]
    assert [person.name for person in page.contributors.all()] == ["สมหมาย ใจดี"]
    assert sorted(page.tags.names()) == ["สวนครัว", "เพื่อนบ้าน"]
    assert page.written_at.isoformat() == "2008-03-05T00:05:00+00:00"
    assert "ปลูกสิ่งที่กิน</li>" in str(page.body)
    assert page.comments.count() == 3
    assert page.series == Series.objects.get()
    assert ImportedDocument.objects.get().page_id == page.pk
    assert not Upload.objects.exists()


def test_a_lesson_comes_through_the_form_whole_with_its_centers(client, writer):
    save(client, upload(client, LESSON_TH))
    lesson = LessonPage.objects.get()
    assert len(lesson.journal) == 2
    assert lesson.figures[0].value["total"] == 45
    assert [tag.theme.slug for tag in lesson.theme_tags.all()] == ["finance", "welfare"]
    assert next(block.value["area"] for block in lesson.outcomes) == "รายได้ดีขึ้น"
    assert LearningCenterPage.objects.filter(live=False).count() == 2


def test_a_document_in_two_languages_makes_both_pages_on_saving(client, writer):
    save(client, upload(client, RESEARCH_TH + RESEARCH_EN_WRAPPED))
    thai, english = ResearchAbstractPage.objects.order_by("-locale__language_code")
    assert thai.translation_key == english.translation_key


def test_an_error_in_the_form_loses_nothing(client, writer):
    response = upload(client, NOTE_TH)
    again = save(client, response, title="")
    assert again.status_code == 200
    html = again.content.decode()
    assert filled_form(again)["note_number"] == "4242"
    assert "import-waiting" in html
    assert not FieldNotePage.objects.exists()
    assert Upload.objects.count() == 1


def test_an_editor_may_say_what_the_document_is(client, writer):
    response = upload(client, "สวนของยาย\n\nยายปลูกผักไว้กินเองแล้วแบ่งเพื่อนบ้าน", kind="note")
    save(client, response)
    assert FieldNotePage.objects.get().title == "สวนของยาย"


@pytest.mark.parametrize(
    "content",
    [b"\x00\x01\x02", b"   ", NOTE_TH.encode()[:-2], b"a" * (MAX_BYTES + 1)],
    ids=["binary", "blank", "broken", "too large"],
)
def test_a_bad_file_is_refused_with_its_name(client, writer, content):
    response = upload(client, content, name="bad.txt")
    (error,) = response.context["form"].errors["file"]
    assert "bad.txt" in error
    assert not Upload.objects.exists()


def test_errors_are_in_the_language_of_the_editor(client, writer):
    UserProfile.objects.create(user=writer, preferred_language="en")
    response = upload(client, b"\x00", name="bad.txt")
    assert response.context["form"].errors["file"] == [
        "bad.txt is not a text. Save it as plain text, Markdown or HTML."
    ]


def test_a_document_already_imported_is_refused(client, writer):
    save(client, upload(client, NOTE_TH))
    response = upload(client, NOTE_TH, name="again.txt")
    assert "เดินดูสวนยายปราณี" in str(response.context["form"].errors["file"])


def test_a_form_saved_twice_makes_one_page(client, writer):
    response = upload(client, NOTE_TH)
    form = filled_form(client.get(response.url))
    client.post(response.url, form)
    assert client.post(response.url, form).status_code == 404
    assert FieldNotePage.objects.count() == 1


def test_without_signing_in_one_is_led_to_the_login(client, trees):
    response = client.get(UPLOAD)
    assert response.status_code == 302
    assert reverse("wagtailadmin_login") in response.url


def test_without_permission_to_add_it_is_refused_and_not_in_the_menu(client, trees):
    client.force_login(staff("สมชาย"))
    for response in (client.get(UPLOAD), client.post(UPLOAD)):
        assert response.status_code == 302
        assert response.url == reverse("wagtailadmin_home")
    assert UPLOAD not in client.get("/admin/").content.decode()


def test_who_may_add_notes_only_cannot_import_research(client, trees):
    client.force_login(staff("มาลี", trees["th"]["notes"]))
    assert upload(client, NOTE_TH).status_code == 302
    refused = upload(client, RESEARCH_TH)
    assert "งานวิจัย" in str(refused.context["form"].errors["file"])


def test_centers_are_left_out_where_the_person_may_not_add_them(client, trees):
    client.force_login(staff("ปรีชา", trees["th"]["lessons"]))
    save(client, upload(client, LESSON_TH))
    assert LessonPage.objects.count() == 1
    assert not LearningCenterPage.objects.exists()


def test_nobody_sees_the_upload_of_another_person(client, trees, writer):
    response = upload(client, NOTE_TH)
    client.force_login(staff("วิชัย", trees["th"]["home"]))
    assert client.get(response.url).status_code == 404
    assert client.post(response.url, {"title": "ของฉัน"}).status_code == 404


def test_a_permission_withdrawn_after_the_upload_counts(client, writer):
    response = upload(client, NOTE_TH)
    form = filled_form(client.get(response.url))
    GroupPagePermission.objects.all().delete()
    assert client.post(response.url, form).status_code in (302, 403)
    assert not FieldNotePage.objects.exists()
