"""A member tells that her group used a lesson."""

import datetime
import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from PIL import Image
from wagtail.models import PageViewRestriction

from kmportal.discussion import trust
from lessons.models import Application
from tests import factories
from tests.applying.guarding import sent
from tests.lessons.applications import told


@pytest.fixture
def url(lesson):
    return reverse("apply_lesson", args=[lesson.pk])


@pytest.fixture
def signed_in(client, member):
    client.force_login(member)
    return client


def text_of(response):
    return response.content.decode()


def a_photo(place_it_was_taken=False, name="ข้าวเม่า.jpg"):
    out = io.BytesIO()
    picture = Image.new("RGB", (120, 80), "#3f7050")
    exif = picture.getexif()
    exif[0x0112] = 6  # lies on its side
    if place_it_was_taken:
        exif.get_ifd(0x8825)[1] = "N"
        exif[0x010F] = "โทรศัพท์ของมาลี"
    picture.save(out, "JPEG", exif=exif)
    return SimpleUploadedFile(name, out.getvalue(), content_type="image/jpeg")


def test_what_a_new_member_tells_waits_and_is_shown_to_her_alone(
    client, signed_in, url, answers, lesson
):
    page = text_of(signed_in.post(url, sent(answers), follow=True))
    use = Application.objects.get()
    assert use.state == "pending"
    assert reverse("change_application", args=[use.pk]) in page
    client.logout()
    assert "กลุ่มแม่บ้านท่าเสา" not in text_of(client.get(lesson.url))


def test_what_a_trusted_member_tells_is_on_the_page_at_once(
    client, signed_in, url, answers, lesson, monkeypatch
):
    monkeypatch.setattr("kmportal.applying.views.is_trusted", lambda user: True)
    signed_in.post(url, sent(answers))
    client.logout()
    page = text_of(client.get(lesson.url))
    assert "กลุ่มแม่บ้านท่าเสา" in page
    assert "พ.ค. 2564" in page


def test_what_is_told_is_kept_as_it_was_told(signed_in, url, answers, member, tha_sao, lesson):
    signed_in.post(url, sent(answers))
    use = Application.objects.get()
    assert (use.lesson, use.member, use.place) == (lesson, member, tha_sao)
    assert (use.applied_on, use.date_known) == (datetime.date(2021, 5, 1), "month")
    assert use.what_changed == answers["what_changed"]


@pytest.mark.parametrize(
    ("month", "year", "date", "known"),
    [
        ("5", "2564", datetime.date(2021, 5, 1), "month"),
        ("", "พ.ศ. ๒๕๖๔", datetime.date(2021, 1, 1), "year"),
        ("12", "2020", datetime.date(2020, 12, 1), "month"),
    ],
)
def test_a_month_and_a_year_are_enough_in_either_era(
    signed_in, url, answers, month, year, date, known
):
    signed_in.post(url, sent(answers | {"when_month": month, "when_year": year}))
    use = Application.objects.get()
    assert (use.applied_on, use.date_known) == (date, known)


@pytest.mark.parametrize(
    ("month", "year"),
    [
        ("", ""),
        ("", "เมื่อปีก่อน"),
        ("", "64"),
        ("", "2999"),
        ("13", "2564"),
        ("", "0000"),
        ("x", "2564"),
    ],
)
def test_a_time_that_cannot_be_is_asked_for_again(signed_in, url, answers, month, year):
    response = signed_in.post(url, sent(answers | {"when_month": month, "when_year": year}))
    assert response.status_code == 422
    assert answers["what_happened"] in text_of(response)
    assert not Application.objects.exists()


def test_a_photo_is_turned_upright_and_tells_nothing_of_where_it_was_taken(signed_in, url, answers):
    signed_in.post(url, sent(answers) | {"photo": a_photo(place_it_was_taken=True)})
    with Image.open(Application.objects.get().photo.file) as kept:
        assert kept.size == (80, 120)
        assert not kept.getexif()


@pytest.mark.parametrize("content", [b"", b"<svg onload='x()'/>", b"\xff\xd8\xff\xe0 broken"])
def test_what_is_no_photo_is_refused_and_the_words_stay(signed_in, url, answers, content):
    upload = SimpleUploadedFile("ภาพ.jpg", content, content_type="image/jpeg")
    response = signed_in.post(url, sent(answers) | {"photo": upload})
    assert response.status_code == 422
    assert answers["what_happened"] in text_of(response)


def test_a_photo_that_is_too_large_is_refused(signed_in, url, answers, monkeypatch):
    monkeypatch.setattr("kmportal.core.photos.MAX_BYTES", 100)
    response = signed_in.post(url, sent(answers) | {"photo": a_photo()})
    assert response.status_code == 422


def test_a_stranger_is_taken_to_sign_in_and_back(client, url):
    response = client.get(url)
    assert response.status_code == 302
    assert response.url.endswith(f"?next={url.replace('/', '%2F')}")


def test_what_a_stranger_wrote_is_there_after_signing_in(client, url, answers, member):
    client.post(url, sent(answers))
    client.force_login(member)
    page = text_of(client.get(url))
    assert answers["what_happened"] in page
    assert "๒๕๖๔" in page


def test_what_waits_is_changed_by_whoever_told_it(signed_in, url, answers):
    signed_in.post(url, sent(answers))
    use = Application.objects.get()
    change = reverse("change_application", args=[use.pk])
    assert answers["what_changed"] in text_of(signed_in.get(change))
    signed_in.post(change, sent(answers | {"what_happened": "ขายได้วันละแปดร้อย"}))
    use.refresh_from_db()
    assert (use.what_happened, use.state) == ("ขายได้วันละแปดร้อย", "pending")
    assert Application.objects.count() == 1


def test_what_is_published_is_not_changed_any_more(signed_in, answers, lesson, tha_sao, member):
    use = told(lesson, tha_sao, member=member)
    change = reverse("change_application", args=[use.pk])
    signed_in.post(change, sent(answers | {"what_happened": "เปลี่ยนทีหลัง"}))
    use.refresh_from_db()
    assert use.what_happened != "เปลี่ยนทีหลัง"


def test_nobody_changes_what_another_told(signed_in, answers, lesson, tha_sao):
    use = told(lesson, tha_sao, "pending", member=factories.person("other"))
    response = signed_in.post(reverse("change_application", args=[use.pk]), sent(answers))
    assert response.status_code == 404


def test_a_banned_member_tells_nothing(signed_in, url, answers, monkeypatch):
    monkeypatch.setattr("kmportal.applying.views.is_banned", lambda user: True)
    assert signed_in.post(url, sent(answers)).status_code == 403
    assert not Application.objects.exists()


def test_a_lesson_for_others_only_cannot_be_told_of(signed_in, url, answers, lesson):
    PageViewRestriction.objects.create(page=lesson, restriction_type="groups")
    assert signed_in.get(url).status_code == 404
    assert signed_in.post(url, sent(answers)).status_code == 404


def test_a_lesson_that_is_not_there_cannot_be_told_of(signed_in, lesson, answers):
    for key in (0, 10**18, lesson.get_parent().pk):
        assert signed_in.post(reverse("apply_lesson", args=[key]), sent(answers)).status_code == 404


HOSTILE = [
    "\x00",
    "ก" * 100_000,
    "ก" + "\u0e49" * 500,
    "\u202eevil\u202c",
    "<script>alert(1)</script>",
]


@pytest.mark.parametrize(
    "field", ["applied_by", "place", "when_year", "what_changed", "what_happened"]
)
@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_is_answered_and_never_runs(signed_in, url, answers, field, text):
    response = signed_in.post(url, sent(answers | {field: text}), follow=True)
    assert response.status_code in (200, 422)
    assert "<script>alert" not in text_of(response)


def test_many_in_an_hour_are_asked_to_wait_and_lose_nothing(signed_in, url, answers, monkeypatch):
    monkeypatch.setattr("kmportal.applying.views.allowed", lambda *args, **limits: False)
    response = signed_in.post(url, sent(answers))
    assert answers["what_happened"] in text_of(response)
    assert not Application.objects.exists()


def test_a_member_is_not_trusted_from_the_start(member):
    assert not trust.is_trusted(member)
