"""Photos: upright, small, silent about where they were taken; a bad one takes nothing with it."""

import io

import pytest
from PIL import Image

from kmportal.core import photos
from kmportal.core.models import PortalImage
from kmportal.telling.models import Draft, DraftPhoto

from .photo_files import CAMERA, heic, jpeg, picture, png, upload

pytestmark = pytest.mark.django_db


def stored():
    with PortalImage.objects.get().file.open("rb") as file:
        return file.read()


def test_a_photo_is_added_to_what_was_written(desk):
    desk.press(text="ก่อนมีรูป")
    desk.add_photos(upload())
    draft = Draft.objects.get()
    assert [photo.number for photo in draft.photos.all()] == [1]
    assert draft.typed["text"] == "ก่อนมีรูป"
    assert PortalImage.objects.get().uploaded_by_user == draft.member
    assert PortalImage.objects.get().collection.name == photos.COLLECTION
    assert 'data-photo="1"' in desk.client.get(desk.url()).content.decode()


def test_the_file_says_nothing_about_where_and_with_what_it_was_taken(desk):
    original = jpeg()
    assert b"GPS" in original or CAMERA.encode()[:4] in original
    desk.add_photos(upload(original))
    content = stored()
    for secret in (b"Exif", b"OPPO", b"secret remark", b"http://ns.adobe.com"):
        assert secret not in content
    image = Image.open(io.BytesIO(content))
    assert not dict(image.getexif())
    assert "ตลาดเช้า" not in PortalImage.objects.get().file.name


@pytest.mark.parametrize(("orientation", "left"), [(1, "red"), (3, "blue"), (2, "blue")])
def test_a_photo_is_turned_as_it_was_taken(desk, orientation, left):
    desk.add_photos(upload(jpeg(orientation=orientation)))
    red, _green, blue = Image.open(io.BytesIO(stored())).getpixel((4, 20))
    assert ("red" if red > blue else "blue") == left


def test_a_photo_taken_upright_stands_upright(desk):
    desk.add_photos(upload(jpeg(64, 48, orientation=6)))
    assert Image.open(io.BytesIO(stored())).size == (48, 64)


def test_a_large_photo_becomes_small(desk):
    desk.add_photos(upload(jpeg(4000, 3000)))
    assert max(Image.open(io.BytesIO(stored())).size) == 2000


def test_heic_from_an_iphone_is_taken_in(desk):
    desk.add_photos(upload(heic(), "IMG_0042.HEIC"))
    image = Image.open(io.BytesIO(stored()))
    assert image.format == "JPEG"
    assert image.size == (128, 96)
    assert b"OPPO" not in stored()


@pytest.mark.parametrize("mode", ["RGBA", "LA", "P", "L", "CMYK", "1"])
def test_whatever_colours_a_file_has(desk, mode):
    out = io.BytesIO()
    picture().convert(mode).save(out, "TIFF" if mode == "CMYK" else "PNG")
    desk.add_photos(upload(out.getvalue(), "สี.png"))
    assert PortalImage.objects.count() == (0 if mode == "CMYK" else 1)


@pytest.mark.parametrize(
    ("content", "name"),
    [
        (b"", "empty.jpg"),
        (b"not a photo at all", "words.jpg"),
        (jpeg()[:300], "half.jpg"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>", "x.svg"),
        (b"%PDF-1.7 ...", "x.jpg"),
        (b"\x89PNG\r\n\x1a\n" + b"\x00" * 64, "broken.png"),
    ],
)
def test_a_file_that_is_no_photo_is_refused_and_the_words_stay(desk, content, name):
    desk.press(text="คำที่เขียนไว้")
    answer = desk.client.post(desk.url("photos"), {"photo": [upload(content, name)]}, follow=True)
    assert answer.status_code == 200
    assert "message-" in answer.content.decode()
    assert not PortalImage.objects.exists()
    assert Draft.objects.get().typed["text"] == "คำที่เขียนไว้"


def test_a_broken_photo_does_not_stop_the_others(desk):
    desk.add_photos(upload(), upload(b"broken", "b.jpg"), upload(png(), "c.png"))
    assert DraftPhoto.objects.count() == 2


def test_a_photo_larger_than_the_limit_is_refused(desk, monkeypatch):
    monkeypatch.setattr(photos, "MAX_BYTES", 100)
    answer = desk.client.post(desk.url("photos"), {"photo": upload()}, follow=True)
    assert "15" in answer.content.decode()
    assert not DraftPhoto.objects.exists()


def test_a_decompression_bomb_is_refused_before_it_is_decoded(desk):
    bomb = io.BytesIO()
    Image.new("1", (12_000, 12_000)).save(bomb, "PNG")
    assert len(bomb.getvalue()) < 100_000
    desk.add_photos(upload(bomb.getvalue(), "bomb.png"))
    assert not DraftPhoto.objects.exists()


def test_the_eleventh_photo_is_refused(desk):
    desk.add_photos(*[upload() for _ in range(10)])
    assert DraftPhoto.objects.count() == 10
    answer = desk.client.post(desk.url("photos"), {"photo": upload()}, follow=True)
    assert "10" in answer.content.decode()
    assert DraftPhoto.objects.count() == 10
    assert PortalImage.objects.count() == 10


def test_one_photo_at_a_time_is_answered_with_its_row(desk):
    answer = desk.client.post(
        desk.url("photos"), {"photo": upload()}, headers={"Accept": "application/json"}
    )
    assert answer.status_code == 200
    assert 'name="caption_1"' in answer.content.decode()
    refused = desk.client.post(
        desk.url("photos"), {"photo": upload(b"x")}, headers={"Accept": "application/json"}
    )
    assert refused.status_code == 422
    assert refused.json()["message"]


def test_a_photo_that_was_removed_leaves_the_disk_and_its_number_is_not_given_again(
    desk, django_capture_on_commit_callbacks
):
    desk.press(text="มีรูป")
    desk.add_photos(upload(), upload())
    file = DraftPhoto.objects.get(number=2).image.file
    with django_capture_on_commit_callbacks(execute=True):
        desk.press("remove-2", text="มีรูป")
    assert not file.storage.exists(file.name)
    desk.add_photos(upload())
    assert [photo.number for photo in DraftPhoto.objects.all()] == [1, 3]


@pytest.mark.parametrize("number", ["9", "x", "", "-1", "9" * 30])
def test_removing_a_photo_that_is_not_there_removes_nothing(desk, number):
    desk.add_photos(upload())
    desk.press(f"remove-{number}", text="ก")
    assert DraftPhoto.objects.count() == 1


def test_a_draft_thrown_away_takes_its_photos_along(desk):
    desk.add_photos(upload())
    desk.client.post(desk.url("discard"))
    assert not PortalImage.objects.exists()
