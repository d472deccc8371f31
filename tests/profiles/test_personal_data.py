"""A member takes her data along, and goes."""

import datetime
import io
import json
import zipfile

import pytest
from django.core import mail
from django.core.management import call_command
from django.utils import timezone
from wagtail.models import ModelLogEntry, Page, Revision

from kmportal.core.models.content_page import PageContributor
from kmportal.discussion.models import Comment
from kmportal.members.models import User
from kmportal.profiles import registry
from kmportal.profiles.models import Profile
from tests import factories

DOWNLOAD, DELETE = "/th/people/me/download/", "/th/people/me/delete/"


@pytest.fixture(autouse=True)
def _confirmed(somsri):
    somsri.emailaddress_set.create(email=somsri.email, verified=True, primary=True)


def parts(response) -> dict[str, object]:
    with zipfile.ZipFile(io.BytesIO(response.content)) as archive:
        return {name: json.loads(archive.read(name)) for name in archive.namelist()}


def test_all_that_is_known_of_her_comes_as_readable_files(signed_in, somsri, note):
    Profile.objects.create(user=somsri, about="ทำนาอินทรีย์")
    told = parts(signed_in.get(DOWNLOAD))
    assert told["account.json"]["email_addresses"][0]["email"] == somsri.email
    assert told["profile.json"]["about"] == "ทำนาอินทรีย์"
    assert told["pages.json"][0]["title"] == "ผักหลังบ้าน"


def test_other_apps_add_theirs(signed_in, monkeypatch):
    monkeypatch.setitem(registry.exports, "fish", lambda user: [str(user)])
    assert parts(signed_in.get(DOWNLOAD))["fish.json"] == ["สมศรี ใจดี"]


def test_she_goes_and_her_words_stay_without_her_name(signed_in, somsri, note):
    note.save_revision(user=somsri)
    signed_in.post(DELETE, {"words": "keep", "sure": "on"})
    assert not User.objects.filter(pk=somsri.pk).exists()
    assert PageContributor.objects.get(page=note.pk).name == "ผู้ใช้ที่ลบบัญชีแล้ว"
    assert "สมศรี" not in json.dumps(Revision.objects.get().content, ensure_ascii=False)


def test_she_goes_with_her_words(signed_in, somsri, note):
    signed_in.post(DELETE, {"words": "erase", "sure": "on"})
    assert not Page.objects.filter(pk=note.pk).exists()


def test_a_story_told_with_others_stays_in_any_case(signed_in, note):
    PageContributor.objects.create(page=note, name="บุญมี")
    signed_in.post(DELETE, {"words": "erase", "sure": "on"})
    assert Page.objects.filter(pk=note.pk).exists()


@pytest.mark.parametrize(("words", "left"), [("keep", 1), ("erase", 0)])
def test_her_comments_stay_or_go_as_she_chose(signed_in, somsri, tree, note, words, left):
    author = factories.person("boonmee")
    PageContributor.objects.filter(page=note.pk).update(member=author)
    note.owner = author
    note.save()
    Comment.objects.create(page=note, member=somsri, text="ทำตามแล้วได้ผล", state="published")
    signed_in.post(DELETE, {"words": words, "sure": "on"})
    assert Comment.objects.filter(text="ทำตามแล้วได้ผล").count() == left


def test_she_is_signed_out_and_told_by_mail(signed_in, somsri):
    signed_in.post(DELETE, {"words": "keep", "sure": "on"})
    assert "_auth_user_id" not in signed_in.session
    assert mail.outbox[-1].to == ["somsri@example.org"]


def test_the_audit_log_names_nobody_who_left(signed_in, somsri):
    ModelLogEntry.objects.log_action(somsri, "wagtail.edit", user=None)
    signed_in.post(DELETE, {"words": "keep", "sure": "on"})
    assert not ModelLogEntry.objects.filter(label__contains="สมศรี").exists()


# Refusals


@pytest.mark.parametrize("address", [DOWNLOAD, DELETE])
def test_a_stranger_is_asked_to_sign_in(client, address):
    assert client.get(address).url.startswith("/th/accounts/login/")


@pytest.mark.parametrize("address", [DOWNLOAD, DELETE])
def test_an_old_session_is_asked_for_the_password(client, somsri, address):
    client.force_login(somsri)
    assert client.get(address).url.startswith("/th/accounts/reauthenticate/")
    assert client.post(address, {"words": "erase", "sure": "on"}).status_code == 302
    assert User.objects.filter(pk=somsri.pk).exists()


@pytest.mark.parametrize("address", [DOWNLOAD, DELETE])
def test_who_has_no_password_signs_in_anew(client, somsri, address):
    somsri.set_unusable_password()
    somsri.save()
    client.force_login(somsri)
    User.objects.update(last_login=timezone.now() - datetime.timedelta(hours=1))
    response = client.post(address, {"words": "erase", "sure": "on"})
    assert "profiles/sign_in_again.html" in [t.name for t in response.templates]
    assert User.objects.filter(pk=somsri.pk).exists()


def test_nothing_is_deleted_unless_she_is_sure(signed_in, somsri):
    signed_in.post(DELETE, {"words": "erase"})
    assert User.objects.filter(pk=somsri.pk).exists()


def test_the_only_steward_cannot_go(signed_in, somsri):
    User.objects.filter(pk=somsri.pk).update(is_superuser=True)
    signed_in.post(DELETE, {"words": "keep", "sure": "on"})
    assert User.objects.filter(pk=somsri.pk).exists()


# Data whose time is over


def stranger(name: str, days: int, **address) -> User:
    user = factories.person(name)
    User.objects.filter(pk=user.pk).update(
        date_joined=timezone.now() - datetime.timedelta(days=days)
    )
    user.emailaddress_set.create(email=user.email, primary=True, **address)
    return user


def test_accounts_that_were_never_confirmed_go_after_their_time(somsri):
    stranger("old", 15)
    stranger("new", 13)
    stranger("confirmed", 15, verified=True)
    call_command("remove_expired_data", stdout=io.StringIO())
    assert set(User.objects.values_list("username", flat=True)) == {"somsri", "new", "confirmed"}
