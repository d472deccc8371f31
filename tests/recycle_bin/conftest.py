"""A branch with a note below a page, and people with rights in different places."""

import pytest
from django.contrib.auth.models import Group, Permission
from wagtail.models import GroupPagePermission, Locale, Page

from kmportal.core.models import StandardPage
from kmportal.recycle_bin.binning import put_in_bin
from lessons.models import FieldNotePage, LessonPage
from tests import factories


@pytest.fixture
def tree(db):
    return factories.site_tree()


@pytest.fixture
def lesson(tree):
    return factories.page(tree["lessons"], LessonPage, "กองทุนวันละบาท", slug="one-baht")


@pytest.fixture
def note(tree):
    return factories.page(tree["notes"], FieldNotePage, "วันที่เปิดสมุดหนี้", slug="debts")


@pytest.fixture
def about(tree):
    """A page with one below it."""
    top = tree["home"].add_child(instance=StandardPage(title="เกี่ยวกับเรา", slug="about"))
    top.add_child(instance=StandardPage(title="คณะทำงาน", slug="team"))
    return top


@pytest.fixture
def english(tree):
    """The English home page and an English translation of the lesson."""

    def translate(page):
        locale = Locale.objects.get(language_code="en")
        if not tree["home"].has_translation(locale):
            tree["home"].copy_for_translation(locale)
        made = page.copy_for_translation(locale, copy_parents=True)
        Page.objects.filter(locale=locale).update(live=True)
        made = fresh(made)
        made.title = made.draft_title = "The one-baht fund"
        made.save()
        return made

    return translate


def member_of_group(page, name, *codenames, models=()):
    person = factories.person(name)
    group = Group.objects.create(name=f"กลุ่ม {name}")
    group.permissions.add(Permission.objects.get(codename="access_admin"), *models)
    for codename in codenames:
        permission = Permission.objects.get(
            content_type__app_label="wagtailcore", codename=codename
        )
        GroupPagePermission.objects.create(group=group, page=page, permission=permission)
    person.groups.add(group)
    return person


EVERYTHING = ("add_page", "change_page", "publish_page", "bulk_delete_page", "lock_page")


@pytest.fixture
def steward(tree):
    purge = Permission.objects.get(codename="delete_binnedbranch")
    root = Page.objects.get(depth=1)
    return member_of_group(root, "steward", *EVERYTHING, models=[purge])


@pytest.fixture
def keeper(tree):
    """Of the lessons, and of nothing else."""
    return member_of_group(tree["lessons"], "keeper", *EVERYTHING)


@pytest.fixture
def writer(tree):
    return member_of_group(tree["lessons"], "writer", "add_page")


@pytest.fixture
def binned():
    """The branch that a page becomes."""

    def bin_(page, *more, user=None):
        deletion = put_in_bin([page, *more], user)
        return deletion.branches.get(page=page.pk)

    return bin_


def fresh(page):
    return type(page).objects.get(pk=page.pk)
