"""What is put back is as it was."""

import datetime

import pytest
from django.contrib.auth.models import Group, Permission
from django.utils import timezone
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import (
    GroupPagePermission,
    Locale,
    Page,
    PageViewRestriction,
    Revision,
    TaskState,
    Workflow,
    WorkflowState,
)
from wagtail_localize.models import Translation, TranslationSource

from kmportal.discussion.models import Comment
from kmportal.following.models import Follow
from kmportal.reactions.models import Reaction
from kmportal.recycle_bin.binning import put_in_bin
from kmportal.recycle_bin.models import BinFolder, BinnedBranch, Deletion
from kmportal.recycle_bin.restoring import restore
from lessons.models import Application, LessonPage
from tests import factories

from .conftest import fresh

pytestmark = pytest.mark.django_db


def back(branch, **where):
    branch.refresh_from_db()
    return restore(branch, where.pop("parent", None) or branch.parent, **where)


def test_it_stands_where_it_stood(lesson, binned):
    back(binned(lesson))
    again = fresh(lesson)
    assert (again.url_path, again.live) == (lesson.url_path, True)
    assert again.get_parent().pk == lesson.get_parent().pk


def test_nothing_of_the_bin_is_left_behind(lesson, binned):
    back(binned(lesson))
    assert not BinnedBranch.objects.exists()
    assert not Deletion.objects.exists()
    assert BinFolder.objects.count() == 1  # the bin itself


@pytest.mark.parametrize("number", [0, 1, 2])
def test_it_has_its_place_among_its_neighbours(tree, binned, number):
    titles = ["ก", "ข", "ค"]
    pages = [factories.page(tree["lessons"], LessonPage, title) for title in titles]
    back(binned(pages[number]))
    assert [page.title for page in tree["lessons"].get_children()] == titles


def test_beside_the_one_neighbour_that_is_left(tree, binned):
    pages = [factories.page(tree["lessons"], LessonPage, title) for title in "กขค"]
    branch = binned(pages[1])
    fresh(pages[0]).delete()
    back(branch)
    assert [page.title for page in tree["lessons"].get_children()] == ["ข", "ค"]


def test_pages_below_come_with_it(about, binned):
    team = about.get_children().get()
    back(binned(about))
    assert (fresh(team).live, fresh(team).url_path) == (True, team.url_path)


def test_a_draft_stays_a_draft(tree, binned):
    draft = factories.page(tree["lessons"], LessonPage, "ร่าง", live=False)
    back(binned(draft))
    assert not fresh(draft).live


def test_what_people_said_and_did_is_still_there(lesson, binned):
    person = factories.person("sai")
    Comment.objects.create(page=lesson, text="ดีมาก", state=Comment.State.PUBLISHED)
    Reaction.objects.create(page=lesson, kind=1, member=person)
    Application.objects.create(
        lesson=lesson,
        member=person,
        what_happened="ลองแล้วได้ผล",
        applied_on="2026-01-12",
        place=factories.place("50", "เชียงใหม่"),
    )
    Follow.objects.create(member=person, kind="page", key=str(lesson.pk))
    back(binned(lesson))
    assert [
        Comment.objects.filter(page=lesson).count(),
        Reaction.objects.filter(page=lesson).count(),
        Application.objects.filter(lesson=lesson).count(),
        Follow.objects.filter(key=str(lesson.pk)).count(),
    ] == [1, 1, 1, 1]


def test_rights_on_the_very_page_come_back(lesson, binned):
    group = Group.objects.create(name="ผู้ประสานงาน")
    change = Permission.objects.get(codename="change_page", content_type__app_label="wagtailcore")
    GroupPagePermission.objects.create(group=group, page=lesson, permission=change)
    branch = binned(lesson)
    assert not group.page_permissions.exists()
    back(branch)
    assert group.page_permissions.get().page_id == lesson.pk


def test_a_group_that_is_gone_does_not_stand_in_the_way(lesson, binned):
    group = Group.objects.create(name="ผู้ประสานงาน")
    change = Permission.objects.get(codename="change_page", content_type__app_label="wagtailcore")
    GroupPagePermission.objects.create(group=group, page=lesson, permission=change)
    branch = binned(lesson)
    group.delete()
    back(branch)
    assert fresh(lesson).live


def test_who_may_read_it_stays_the_same(lesson, binned):
    PageViewRestriction.objects.create(page=lesson, restriction_type=PageViewRestriction.LOGIN)
    back(binned(lesson))
    assert fresh(lesson).get_view_restrictions().count() == 1


def test_its_lock_comes_back(lesson, binned):
    person = factories.person("sai")
    lesson.locked, lesson.locked_by, lesson.locked_at = True, person, timezone.now()
    lesson.save()
    branch = binned(lesson)
    assert not fresh(lesson).locked
    back(branch)
    assert (fresh(lesson).locked, fresh(lesson).locked_by) == (True, person)


def test_a_scheduled_publication_waits_in_the_bin(lesson, binned):
    lesson.save_revision(approved_go_live_at=timezone.now() - datetime.timedelta(hours=1))
    branch = binned(lesson)
    assert not Revision.objects.exclude(approved_go_live_at=None).exists()
    back(branch)
    assert Revision.objects.exclude(approved_go_live_at=None).count() == 1


def test_a_review_in_progress_goes_on(lesson, binned):
    lesson.save_revision()
    Workflow.objects.first().start(lesson, factories.person("sai"))
    branch = binned(lesson)
    assert not TaskState.objects.filter(status=TaskState.STATUS_IN_PROGRESS).exists()
    back(branch)
    assert fresh(lesson).current_workflow_state.status == WorkflowState.STATUS_IN_PROGRESS
    assert fresh(lesson).current_workflow_task is not None


def test_it_is_the_translation_of_the_same_page_again(lesson, english, binned):
    other = english(lesson)
    branch = binned(lesson)
    assert not other.get_translations().exists()
    back(branch)
    assert other.get_translations().get().pk == lesson.pk


def test_both_languages_deleted_together_are_translations_of_each_other(lesson, english, binned):
    other = english(lesson)
    put_in_bin([lesson, other])
    for branch in BinnedBranch.objects.all():
        back(branch)
    assert fresh(lesson).get_translations().get().pk == other.pk


def test_a_translation_made_meanwhile_keeps_its_place(lesson, english, binned):
    other = english(lesson)
    branch = binned(other)
    again = lesson.copy_for_translation(Locale.objects.get(language_code="en"))
    apart = back(branch, slug="first-fund")
    assert [page.pk for page in apart] == [other.pk]
    assert fresh(lesson).get_translations().get().pk == again.pk


def test_a_page_that_only_repeated_it_does_so_again(lesson, english, tree, binned):
    english(tree["home"].get_children().first())
    en = Locale.objects.get(language_code="en")
    alias = lesson.copy_for_translation(en, copy_parents=True, alias=True)
    branch = binned(lesson)
    assert fresh(alias).alias_of_id is None
    back(branch)
    assert fresh(alias).alias_of_id == lesson.pk


def test_the_side_by_side_translation_goes_on(lesson, english, binned):
    other = english(lesson)
    source, _made = TranslationSource.get_or_create_from_instance(lesson)
    Translation.objects.create(source=source, target_locale=other.locale)
    branch = binned(lesson)
    assert not Translation.objects.get().enabled
    back(branch)
    assert Translation.objects.get().enabled


def test_under_another_address_the_old_one_leads_to_it(client, lesson, tree, binned):
    address = lesson.get_url()
    branch = binned(lesson)
    factories.page(tree["lessons"], LessonPage, "อีกเรื่อง", slug="one-baht").delete()
    back(branch, slug="two-baht")
    assert client.get(address).url.endswith("/two-baht/")


def test_below_another_page_the_old_addresses_lead_there(client, about, tree, binned):
    address = about.get_children().get().get_url()
    back(binned(about), parent=tree["lessons"])
    assert client.get(address).url.endswith("/lessons/about/team/")


def test_redirects_to_it_work_again(client, lesson, tree, binned):
    lesson.move(tree["notes"], pos="last-child")
    old = Redirect.objects.get(redirect_page=lesson).old_path + "/"
    branch = binned(Page.objects.get(pk=lesson.pk))
    assert client.get(old).status_code == 404
    back(branch)
    assert client.get(old).status_code == 301


def test_what_was_deleted_from_below_it_before_has_its_place_again(about, binned):
    team = about.get_children().get()
    first = binned(team)
    second = binned(about)
    first.refresh_from_db()
    assert first.place.pk == about.get_parent().pk
    back(second)
    back(first)
    assert fresh(team).url_path == team.url_path
