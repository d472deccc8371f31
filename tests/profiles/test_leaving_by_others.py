"""However an account goes, as little is left of it; and old data goes by itself."""

import datetime
import json

import pytest
from django.core.files.base import ContentFile
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Revision

from kmportal.core.models.content_page import PageContributor
from kmportal.discussion.models import Comment
from kmportal.following.models import Event, Follow, Mail, Notification
from kmportal.members.models import User
from kmportal.profiles.models import Profile
from tests import factories

LEFT = "ผู้ใช้ที่ลบบัญชีแล้ว"


@pytest.fixture
def steward(client, db):
    person = factories.person("steward", is_superuser=True)
    client.force_login(person)
    return person


def erased_in_the_editor(client, user):
    client.post(reverse("wagtailusers_users:delete", args=[user.pk]))
    assert not User.objects.filter(pk=user.pk).exists()


def test_a_steward_who_deletes_an_account_leaves_the_words_without_the_name(
    client, steward, somsri, note
):
    note.save_revision(user=somsri)
    erased_in_the_editor(client, somsri)
    assert PageContributor.objects.get(page=note.pk).name == LEFT
    assert "สมศรี" not in json.dumps(Revision.objects.get().content, ensure_ascii=False)


def test_what_she_followed_goes_and_what_she_said_stays(client, steward, somsri, note):
    Follow.objects.create(member=somsri, kind="page", key=str(note.pk))
    Follow.objects.create(member=steward, kind="author", key=str(somsri.pk))
    Comment.objects.create(page=note, member=somsri, text="ดีใจ", state="published")
    erased_in_the_editor(client, somsri)
    assert not Follow.objects.exists()
    assert Comment.objects.get().member is None


def test_her_photo_goes_from_the_disk(
    client, steward, somsri, settings, tmp_path, django_capture_on_commit_callbacks
):
    settings.MEDIA_ROOT = tmp_path
    profile = Profile.objects.create(user=somsri)
    profile.photo.save("me.jpg", ContentFile(b"jpeg"))
    with django_capture_on_commit_callbacks(execute=True):
        erased_in_the_editor(client, somsri)
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == []


def test_several_at_once_go_the_same_way(client, steward, somsri, note):
    url = reverse("wagtail_bulk_action", args=("members", "user", "delete"))
    client.post(f"{url}?id={somsri.pk}")
    assert not User.objects.filter(pk=somsri.pk).exists()
    assert PageContributor.objects.get(page=note.pk).name == LEFT


# Time


@pytest.fixture
def told_of(note, somsri):
    """A notification of the day so many days ago, with its mail."""

    def told_of(days, state, key="page:1"):
        then = timezone.now() - datetime.timedelta(days=days)
        mail = Mail.objects.create(member=somsri, key=key, scope="one", state=state, due_at=then)
        event = Event.objects.create(kind="page", key=key, page=note)
        found = Notification.objects.create(
            member=somsri, event=event, reason="follow", frequency="at_once", mail=mail
        )
        Notification.objects.filter(pk=found.pk).update(created_at=then)
        return found

    return told_of


def left():
    call_command("remove_expired_data")
    return Notification.objects.count(), Mail.objects.count()


@pytest.mark.parametrize("state", ["sent", "empty", "given_up", "uncertain"])
def test_an_old_notification_goes_with_its_mail(told_of, state):
    told_of(400, state)
    assert left() == (0, 0)


def test_a_new_one_stays_with_its_mail(told_of):
    told_of(300, "sent")
    assert left() == (1, 1)


def test_a_mail_that_is_still_to_be_sent_stays(told_of):
    told_of(400, "waiting")
    assert left() == (1, 1)


def test_the_event_stays_so_that_nothing_is_told_again(told_of):
    told_of(400, "sent")
    call_command("remove_expired_data")
    assert Event.objects.count() == 1


def test_hashes_of_addresses_go_with_the_same_command(note):
    past = timezone.now() - datetime.timedelta(days=1)
    said = Comment.objects.create(
        page=note, text="ดีใจ", address_hash="a" * 32, address_hash_expires=past
    )
    call_command("remove_expired_data")
    said.refresh_from_db()
    assert said.address_hash == ""
