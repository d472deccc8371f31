"""A member changes what is told of her."""

import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from kmportal.profiles.models import Profile
from tests import factories

ADDRESS = "/th/people/me/"


def answers(**changed):
    return {"display_name": "สมศรี ใจดี", "language": "th", "show_photo": "on"} | changed


def photo(form: str = "JPEG", **saved) -> SimpleUploadedFile:
    out = io.BytesIO()
    Image.new("RGB", (1200, 900), "#35593f").save(out, form, **saved)
    return SimpleUploadedFile(f"me.{form.lower()}", out.getvalue())


@pytest.fixture(autouse=True)
def _signed_in(client, somsri):
    client.force_login(somsri)


def test_name_and_language_are_changed(client, somsri):
    assert client.post(ADDRESS, answers(display_name="ป้าศรี", language="en")).status_code == 302
    somsri.refresh_from_db()
    assert (somsri.display_name, somsri.language) == ("ป้าศรี", "en")


def test_a_place_is_understood_as_written(client, somsri):
    factories.place("31", "บุรีรัมย์")
    client.post(ADDRESS, answers(place="จังหวัดบุรีรัมย์"))
    assert Profile.objects.get(user=somsri).place_id is not None


@pytest.mark.parametrize("form", ["JPEG", "PNG", "HEIF"])
def test_a_photo_becomes_a_small_square(client, somsri, form):
    client.post(ADDRESS, answers(new_photo=photo(form)))
    with Image.open(Profile.objects.get(user=somsri).photo) as kept:
        assert (kept.format, kept.size) == ("JPEG", (480, 480))


def test_where_a_photo_was_taken_is_not_kept(client, somsri):
    exif = Image.Exif()
    exif.get_ifd(0x8825)[1] = "N"
    client.post(ADDRESS, answers(new_photo=photo(exif=exif)))
    with Image.open(Profile.objects.get(user=somsri).photo) as kept:
        assert not kept.getexif()


def test_a_new_photo_takes_the_old_one_away(client, somsri):
    client.post(ADDRESS, answers(new_photo=photo()))
    old = Profile.objects.get(user=somsri).photo
    client.post(ADDRESS, answers(new_photo=photo()))
    assert not old.storage.exists(old.name)


# Refusals


def test_a_stranger_is_asked_to_sign_in(client):
    client.logout()
    assert client.get(ADDRESS).url == "/th/accounts/login/?next=/th/people/me/"


def test_a_file_that_is_no_photo_loses_nothing_typed(client, somsri):
    broken = SimpleUploadedFile("me.jpg", b"not a photo")
    response = client.post(ADDRESS, answers(new_photo=broken, about="ทำนา"))
    assert "new_photo" in response.context["form"].errors
    assert "ทำนา" in response.content.decode()


def test_a_photo_above_ten_megabytes_is_refused(client, somsri):
    large = SimpleUploadedFile("me.jpg", b"0" * (10 * 1024 * 1024 + 1))
    response = client.post(ADDRESS, answers(new_photo=large))
    assert "new_photo" in response.context["form"].errors


HOSTILE = ["ก" * 100_000, "สม\x00ศรี", "ส" + "\u0e31" * 500, "\u202eศรี", "<script>alert(1)</script>"]


@pytest.mark.parametrize("typed", HOSTILE, ids=["100 kB", "NUL", "zalgo", "bidi", "markup"])
@pytest.mark.parametrize("field", ["display_name", "about", "place", "language"])
def test_hostile_input_is_no_fault_of_ours(client, field, typed):
    response = client.post(ADDRESS, answers(**{field: typed}), follow=True)
    assert response.status_code == 200
    assert b"<script>alert" not in response.content


def test_another_member_s_account_cannot_be_named(client, somsri):
    other = factories.person("other", display_name="คนอื่น")
    client.post(ADDRESS, answers(user=str(other.pk), display_name="แอบเปลี่ยน"))
    other.refresh_from_db()
    assert other.display_name == "คนอื่น"
