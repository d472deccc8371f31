"""The ready-made groups: made, made again, and left as a steward changed them."""

from io import StringIO

import pytest
from django.conf import settings
from django.contrib.auth.models import Group, Permission
from django.core.management import call_command
from wagtail.models import GroupPagePermission

from kmportal.roles import table
from kmportal.roles.grants import CRUD, held, permissions
from kmportal.roles.making import make_roles
from kmportal.roles.markdown import markdown_table
from kmportal.roles.models import RoleGroup
from tests import factories


@pytest.fixture
def tree(db):
    return factories.site_tree()


def group(name):
    return Group.objects.get(name=name)


def told(*args):
    out = StringIO()
    call_command("make_roles", *args, stdout=out)
    return out.getvalue()


def rights(name):
    rows = GroupPagePermission.objects.filter(group__name=name)
    return {(row.page.slug, row.permission.codename) for row in rows.select_related()}


def test_every_permission_the_table_names_exists(db):
    names = {
        name.replace("*", action) for role in table.ROLES for name in role.models for action in CRUD
    }
    assert names - set(permissions(names)) == set()


def test_a_site_without_the_demo_gets_all_groups(tree):
    make_roles()
    wanted = {role.group for role in table.ROLES if role.group}
    assert wanted <= set(Group.objects.values_list("name", flat=True))


def test_contributors_write_below_the_lists(tree):
    make_roles()
    places = {slug for slug, _codename in rights(table.CONTRIBUTORS)}
    assert places == {tree[name].slug for name in tree if name not in {"home", "centers"}}


def test_wagtails_own_groups_become_ours_and_lose_what_they_came_with(tree):
    make_roles([])
    assert not Group.objects.filter(name__in=table.RENAMED).exists()
    assert rights(table.CONTRIBUTORS) == set()


def test_twice_is_as_good_as_once(tree):
    make_roles()
    before = {each.name: held(each) for each in Group.objects.all()}
    make_roles()
    assert {each.name: held(each) for each in Group.objects.all()} == before


def test_what_a_steward_took_stays_taken(tree):
    make_roles()
    erase = Permission.objects.get(codename="delete_comment", content_type__app_label="discussion")
    group(table.REVIEWERS).permissions.remove(erase)
    make_roles()
    assert erase not in group(table.REVIEWERS).permissions.all()


def test_what_a_steward_gave_stays_given(tree):
    make_roles()
    extra = Permission.objects.get(codename="add_theme")
    group(table.CONTRIBUTORS).permissions.add(extra)
    make_roles()
    assert extra in group(table.CONTRIBUTORS).permissions.all()


def test_a_group_renamed_by_a_steward_is_still_the_role(tree):
    make_roles()
    Group.objects.filter(name=table.MODERATORS).update(name="ทีมดูแลความเห็น")
    make_roles()
    assert not Group.objects.filter(name=table.MODERATORS).exists()


def test_a_right_new_in_the_table_is_given(tree):
    make_roles()
    kept = RoleGroup.objects.get(role="reviewer", page=None)
    kept.given = [each for each in kept.given if each[0] != "places.view_place"]
    kept.save()
    view = Permission.objects.get(codename="view_place")
    kept.group.permissions.remove(view)
    make_roles()
    assert view in kept.group.permissions.all()


def test_a_right_gone_from_the_table_is_taken(tree):
    make_roles()
    kept = RoleGroup.objects.get(role="contributor", page=None)
    gone = Permission.objects.get(codename="add_theme")
    kept.group.permissions.add(gone)
    kept.given.append(["themes.add_theme", None, None])
    kept.save()
    make_roles()
    assert gone not in kept.group.permissions.all()


def test_reset_undoes_what_was_done_by_hand(tree):
    make_roles()
    extra = Permission.objects.get(codename="add_theme")
    group(table.CONTRIBUTORS).permissions.add(extra)
    make_roles(reset=True)
    assert extra not in group(table.CONTRIBUTORS).permissions.all()


def test_the_command_says_what_it_did(tree):
    first, again = (next(x for x in told().splitlines() if table.REVIEWERS in x) for _ in "12")
    assert len(first) > len(again)  # made and given so much; then only kept


def test_the_command_says_what_it_left_alone(tree):
    make_roles()
    group(table.AUDITORS).permissions.clear()
    left = len(next(r for r in table.ROLES if r.key == "auditor").models)
    assert str(left) in next(line for line in told().splitlines() if table.AUDITORS in line)


def test_the_documentation_shows_exactly_this_table():
    assert markdown_table() in (settings.BASE_DIR / "docs" / "roles.md").read_text()


def test_printing_the_table_changes_nothing(tree):
    assert table.CONTRIBUTORS in told("--table")
    assert not RoleGroup.objects.exists()
