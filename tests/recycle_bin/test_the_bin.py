"""The bin in the editor: who sees what, and the two ways out."""

import datetime

import pytest
from django.core.management import call_command
from django.db.models import ProtectedError
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Page

from kmportal.recycle_bin import purging
from kmportal.recycle_bin.models import BinFolder, BinnedBranch, Deletion
from learning_centers.coordinating.groups import add_coordinator
from learning_centers.models import CoordinatorGroup, LearningCenterPage
from lessons.models import FieldNotePage, LessonPage
from tests import factories

from .conftest import EVERYTHING, fresh, member_of_group

pytestmark = pytest.mark.django_db

LIST = "recycle_bin"


def entry_url(branch):
    return reverse("recycle_bin_entry", args=[branch.pk])


def purge_url(branch):
    return reverse("recycle_bin_purge", args=[branch.pk])


def seen_by(person):
    return {branch.page_id for branch in BinnedBranch.objects.open_to(person)}


def test_each_sees_what_was_deleted_in_the_own_branch(lesson, note, binned, keeper, steward):
    binned(lesson), binned(note)
    assert seen_by(keeper) == {lesson.pk}
    assert seen_by(steward) == {lesson.pk, note.pk}


def test_a_writer_sees_only_the_own_drafts(tree, binned, writer):
    drafts = [factories.page(tree["lessons"], LessonPage, title, live=False) for title in "กข"]
    Page.objects.filter(pk=drafts[0].pk).update(owner=writer)
    for draft in drafts:
        binned(fresh(draft))
    assert seen_by(writer) == {drafts[0].pk}


def test_without_the_right_to_publish_no_page_that_was_public(tree, lesson, binned):
    editor = member_of_group(tree["lessons"], "pim", "change_page")
    binned(lesson)
    assert seen_by(editor) == set()


def test_without_the_right_to_delete_many_no_branch(tree, about, binned):
    editor = member_of_group(tree["home"], "pim", "change_page", "publish_page")
    binned(about)
    assert seen_by(editor) == set()


def test_a_person_who_is_switched_off_sees_nothing(lesson, binned, keeper):
    binned(lesson)
    keeper.is_active = False
    assert seen_by(keeper) == set()


def test_what_lost_its_place_is_the_stewards(tree, binned, keeper, steward):
    top = tree["lessons"].add_child(instance=LessonPage(title="บน", slug="top"))
    branch = binned(top)
    BinnedBranch.objects.filter(pk=branch.pk).update(place=None, parent=None)
    assert (seen_by(keeper), seen_by(steward)) == (set(), {top.pk})


def test_the_list_shows_it(client, lesson, binned, keeper):
    binned(lesson)
    client.force_login(keeper)
    assert lesson.title in client.get(reverse(LIST)).content.decode()


def test_the_list_finds_it_by_its_title(client, lesson, binned, keeper):
    binned(lesson)
    client.force_login(keeper)
    assert lesson.title in client.get(reverse(LIST) + "?q=วันละบาท").content.decode()
    assert lesson.title not in client.get(reverse(LIST) + "?q=ไม่มี").content.decode()


def test_the_list_is_closed_to_those_without_pages(client, tree):
    from django.contrib.auth.models import Permission

    person = factories.person("sai")
    person.user_permissions.add(Permission.objects.get(codename="access_admin"))
    client.force_login(person)
    response = client.get(reverse(LIST))
    assert response.status_code == 302
    assert response.url == reverse("wagtailadmin_home")


@pytest.mark.parametrize("name", ["list", "entry", "purge"])
def test_readers_are_sent_to_sign_in(client, lesson, binned, name):
    branch = binned(lesson)
    url = {"list": reverse(LIST), "entry": entry_url(branch), "purge": purge_url(branch)}[name]
    assert "login" in client.get(url).url


def test_one_press_puts_it_back(client, lesson, binned, keeper):
    branch = binned(lesson)
    client.force_login(keeper)
    client.post(entry_url(branch))
    assert fresh(lesson).live


def test_a_second_press_is_told_kindly(client, lesson, binned, keeper):
    branch = binned(lesson)
    client.force_login(keeper)
    client.post(entry_url(branch))
    assert client.post(entry_url(branch)).url == reverse(LIST)


def test_another_branch_is_not_there(client, note, binned, keeper):
    branch = binned(note)
    client.force_login(keeper)
    client.post(entry_url(branch))
    assert not fresh(note).live


def test_a_taken_address_is_asked_about(client, tree, lesson, binned, keeper):
    branch = binned(lesson)
    factories.page(tree["lessons"], LessonPage, "อีกเรื่อง", slug="one-baht")
    client.force_login(keeper)
    assert 'value="one-baht-2"' in client.get(entry_url(branch)).content.decode()
    client.post(entry_url(branch), {"slug": "one-baht-2"})
    assert fresh(lesson).slug == "one-baht-2"


def test_the_next_draft_keeps_the_new_address(client, tree, lesson, binned, keeper):
    lesson.save_revision()
    branch = binned(lesson)
    factories.page(tree["lessons"], LessonPage, "อีกเรื่อง", slug="one-baht")
    client.force_login(keeper)
    client.post(entry_url(branch), {"slug": "one-baht-2"})
    fresh(lesson).get_latest_revision().publish()
    assert fresh(lesson).slug == "one-baht-2"


@pytest.mark.parametrize("slug", ["", "one-baht", "a b", "x" * 300, "ก\u0000", "../home"])
def test_an_address_that_does_not_do_is_asked_for_again(client, tree, lesson, binned, keeper, slug):
    branch = binned(lesson)
    factories.page(tree["lessons"], LessonPage, "อีกเรื่อง", slug="one-baht")
    client.force_login(keeper)
    assert client.post(entry_url(branch), {"slug": slug}).status_code == 200
    assert BinnedBranch.objects.exists()


@pytest.fixture
def orphan(about, binned):
    """A page whose parent was deleted after it."""
    branch = binned(about.get_children().get())
    binned(about)
    branch.refresh_from_db()
    return branch


def test_where_its_parent_is_gone_it_asks_for_another(client, tree, orphan, steward):
    client.force_login(steward)
    assert client.post(entry_url(orphan)).status_code == 200
    client.post(entry_url(orphan), {"parent": tree["home"].pk})
    assert Page.objects.get(pk=orphan.page_id).get_parent().pk == tree["home"].pk


@pytest.mark.parametrize("wrong", ["lessons", "bin", "nonsense"])
def test_a_parent_that_does_not_do_is_asked_for_again(client, tree, orphan, steward, wrong):
    client.force_login(steward)
    parents = {
        "lessons": tree["lessons"].pk,
        "bin": BinFolder.objects.first().pk,
        "nonsense": "9" * 40,
    }
    assert client.post(entry_url(orphan), {"parent": parents[wrong]}).status_code == 200
    assert BinnedBranch.objects.filter(pk=orphan.pk).exists()


def test_not_below_a_page_where_one_may_not_publish(client, tree, orphan, binned):
    person = member_of_group(tree["home"], "pim", *EVERYTHING)
    other = (
        tree["home"]
        .get_parent()
        .add_child(instance=type(tree["home"])(title="เว็บอื่น", slug="other", headline="อื่น"))
    )
    client.force_login(person)
    assert client.post(entry_url(orphan), {"parent": other.pk}).status_code == 200
    assert BinnedBranch.objects.filter(pk=orphan.pk).exists()


def test_its_translation_comes_with_it(client, steward, lesson, english, binned):
    other = english(lesson)
    branch = binned(lesson, other)
    client.force_login(steward)
    page = client.get(entry_url(branch)).content.decode()
    assert other.title in page
    also = BinnedBranch.objects.get(page=other.pk)
    client.post(entry_url(branch), {"together": [also.pk]})
    assert fresh(lesson).get_translations().get().pk == other.pk


def test_stewards_erase_by_hand(client, lesson, binned, steward):
    branch = binned(lesson)
    client.force_login(steward)
    assert client.get(purge_url(branch)).status_code == 200
    client.post(purge_url(branch))
    assert not Page.objects.filter(pk=lesson.pk).exists()
    assert not Deletion.objects.exists()


def test_others_do_not_erase(client, lesson, binned, keeper):
    branch = binned(lesson)
    client.force_login(keeper)
    client.post(purge_url(branch))
    assert Page.objects.filter(pk=lesson.pk).exists()


def test_the_coordinators_group_goes_when_its_centre_is_erased(client, tree, binned, steward):
    center = factories.page(tree["centers"], LearningCenterPage, "ศูนย์บ้านดง")
    add_coordinator(center, factories.person("sai"))
    branch = binned(center)
    assert CoordinatorGroup.objects.exists()
    client.force_login(steward)
    client.post(purge_url(branch))
    assert not CoordinatorGroup.objects.exists()


def age(branch, days):
    when = timezone.now() - datetime.timedelta(days=days)
    Deletion.objects.filter(pk=branch.deletion_id).update(deleted_at=when)


def test_the_command_erases_what_is_old(lesson, note, binned, settings):
    settings.BIN_DAYS = 30
    age(binned(lesson), 31)
    age(binned(note), 29)
    call_command("empty_bin", verbosity=0)
    assert not Page.objects.filter(pk=lesson.pk).exists()
    assert Page.objects.filter(pk=note.pk).exists()


def test_the_command_can_be_told_the_days(lesson, binned):
    age(binned(lesson), 2)
    call_command("empty_bin", "--days=1", verbosity=0)
    assert not Page.objects.filter(pk=lesson.pk).exists()


def test_the_command_sweeps_what_was_deleted_past_the_bin(lesson, binned):
    binned(lesson)
    fresh(lesson).delete()
    call_command("empty_bin", verbosity=0)
    assert BinFolder.objects.count() == 1
    assert not Deletion.objects.exists()


@pytest.mark.parametrize("number", [3, 30])
def test_the_list_asks_the_same_however_long_it_is(
    client, tree, binned, steward, django_assert_max_num_queries, number
):
    for each in range(number):
        binned(factories.page(tree["notes"], FieldNotePage, f"บันทึก {each}"))
    client.force_login(steward)
    client.get(reverse(LIST))
    with django_assert_max_num_queries(24):
        client.get(reverse(LIST))


@pytest.mark.parametrize("number", [3, 30])
def test_one_entry_asks_the_same_however_much_is_in_it(
    client, tree, binned, steward, django_assert_max_num_queries, number
):
    top = tree["home"].add_child(instance=type(tree["lessons"])(title="บน", slug="top"))
    for each in range(number):
        factories.page(top, LessonPage, f"บทเรียน {each}")
    branch = binned(top)
    client.force_login(steward)
    client.get(entry_url(branch))
    with django_assert_max_num_queries(28):
        client.get(entry_url(branch))


@pytest.mark.parametrize("number", [3, 30])
def test_deleting_and_putting_back_ask_much_the_same_however_much_it_is(
    tree, django_assert_max_num_queries, number
):
    """Some writes are one for each page: its entry in the index of the database."""
    from kmportal.recycle_bin.binning import put_in_bin

    top = tree["home"].add_child(instance=type(tree["lessons"])(title="บน", slug="top"))
    for each in range(number):
        factories.page(top, LessonPage, f"บทเรียน {each}")
    with django_assert_max_num_queries(150):
        put_in_bin([top])


def test_what_is_still_needed_keeps_nothing_else_from_being_erased(
    lesson, note, binned, monkeypatch
):
    needed, other = binned(lesson), binned(note)
    erase = purging.purge

    def refuse(branch, user=None):
        if branch.pk == needed.pk:
            raise ProtectedError("needed", set())
        erase(branch, user)

    monkeypatch.setattr(purging, "purge", refuse)
    age(needed, 99), age(other, 99)
    call_command("empty_bin", verbosity=0)
    assert {branch.pk for branch in BinnedBranch.objects.all()} == {needed.pk}
