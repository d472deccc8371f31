"""A coordinator edits the page of her own centre, in its languages, and nothing else."""

import pytest
from django.contrib.auth.models import Group
from django.urls import reverse
from wagtail.models import Locale, Page, PageLogEntry, PageViewRestriction
from wagtail.permissions import page_permission_policy

from kmportal.core.models import PortalImage
from kmportal.roles import table as roles
from kmportal.roles.making import make_roles
from learning_centers.coordinating.groups import (
    add_coordinator,
    coordinators_of,
    may_set_coordinators,
    remove_coordinator,
)
from learning_centers.models import CoordinatorGroup, LearningCenterPage
from lessons.models import LessonPage
from tests import factories
from tests.importing.form_data import filled_form


@pytest.fixture
def tree(db):
    tree = factories.site_tree()
    make_roles([tree["lessons"], tree["notes"]])
    return tree


@pytest.fixture
def center(tree):
    return factories.page(tree["centers"], LearningCenterPage, "ศูนย์สาธิตการตลาดตำบลท่าเสา")


@pytest.fixture
def other(tree):
    return factories.page(tree["centers"], LearningCenterPage, "ศูนย์บ้านจำรุง")


@pytest.fixture
def chamnian(center):
    person = factories.person("chamnian", display_name="จำเนียร")
    add_coordinator(center, person)
    return person


def in_group(name, group):
    person = factories.person(name)
    person.groups.add(Group.objects.get(name=group))
    return person


@pytest.fixture
def steward(tree):
    return in_group("steward", roles.STEWARDS)


@pytest.fixture
def as_chamnian(client, chamnian):
    client.force_login(chamnian)
    return client


def page_address(name, page, *more):
    return reverse(f"wagtailadmin_pages:{name}", args=[page.pk, *more])


def was_refused(response):
    """Wagtail sends those who may not back to where they may be, with a word about it."""
    back = (reverse("wagtailadmin_home"), reverse("wagtailadmin_login"))
    return response.status_code in {403, 404} or (
        response.status_code == 302 and response.url.split("?")[0] in back
    )


def saved(client, page, **changes):
    address = page_address("edit", page)
    data = filled_form(client.get(address)) | changes
    return client.post(address, data)


def test_she_edits_and_publishes_her_own_center(as_chamnian, center):
    response = saved(
        as_chamnian, center, telephone="034 123 456", **{"action-publish": "action-publish"}
    )
    center.refresh_from_db()
    assert (response.status_code, center.telephone) == (302, "034 123 456")


def test_what_she_saves_as_a_draft_is_not_shown(as_chamnian, center):
    saved(as_chamnian, center, telephone="034 123 456")
    center.refresh_from_db()
    assert (center.telephone, center.has_unpublished_changes) == ("", True)


def test_she_sets_no_day_for_it_to_go(as_chamnian, center):
    saved(
        as_chamnian,
        center,
        expire_at="2020-01-01 00:00",
        **{"action-publish": "action-publish"},
    )
    center.refresh_from_db()
    assert (center.live, center.expire_at) == (True, None)


def test_she_edits_it_in_its_other_language(as_chamnian, center, tree):
    english = center.copy_for_translation(Locale.objects.get(language_code="en"), copy_parents=True)
    assert as_chamnian.get(page_address("edit", english)).status_code == 200


def test_she_sees_only_her_own_center_in_the_editor(as_chamnian, center, other, chamnian):
    may_change = page_permission_policy.instances_user_has_permission_for(chamnian, "change")
    assert [page.pk for page in may_change] == [center.pk]


@pytest.mark.parametrize(
    "action", ["unpublish", "move", "copy", "delete", "privacy", "lock", "coordinators"]
)
def test_of_her_own_center_she_may_not(as_chamnian, center, tree, action):
    address = {
        "privacy": reverse("wagtailadmin_pages:set_privacy", args=[center.pk]),
        "coordinators": reverse("center_coordinators", args=[center.pk]),
    }.get(action) or page_address(action, center)
    restriction = {"restriction_type": "login"}
    responses = [as_chamnian.post(address, restriction)]
    if action != "lock":
        responses.append(as_chamnian.get(address))
    assert all(was_refused(response) for response in responses)
    center.refresh_from_db()
    assert (center.live, center.locked) == (True, False)
    assert not PageViewRestriction.objects.exists()


@pytest.mark.parametrize("live", [True, False], ids=["published", "draft"])
@pytest.mark.parametrize("action", ["delete", "move", "unpublish", "publish"])
def test_in_bulk_she_may_not(as_chamnian, center, other, tree, action, live):
    Page.objects.filter(pk=other.pk).update(live=live)
    address = reverse("wagtail_bulk_action", args=["wagtailcore", "page", action])
    as_chamnian.post(f"{address}?id={other.pk}", {"chooser": tree["lessons"].pk})
    other.refresh_from_db()
    assert (other.live, other.get_parent().pk) == (live, tree["centers"].pk)


@pytest.mark.parametrize("action", ["delete", "move"])
def test_her_own_draft_stays_where_it_is(as_chamnian, center, tree, action):
    Page.objects.filter(pk=center.pk).update(live=False)
    bulk = reverse("wagtail_bulk_action", args=["wagtailcore", "page", action])
    as_chamnian.post(f"{bulk}?id={center.pk}", {"chooser": tree["lessons"].pk})
    assert was_refused(as_chamnian.post(page_address(action, center)))
    center.refresh_from_db()
    assert center.get_parent().pk == tree["centers"].pk


@pytest.mark.parametrize("action", ["edit", "delete", "unpublish", "move", "copy", "history"])
def test_of_another_center_she_may_not(as_chamnian, other, action):
    assert was_refused(as_chamnian.get(page_address(action, other)))


def test_another_centers_draft_and_versions_are_not_hers_to_read(as_chamnian, other):
    revision = other.save_revision()
    assert was_refused(as_chamnian.get(page_address("view_draft", other)))
    assert was_refused(as_chamnian.get(page_address("revisions_view", other, revision.pk)))


@pytest.mark.parametrize("where", ["home", "lessons", "centers"])
def test_she_may_not_add_pages(as_chamnian, tree, where):
    assert was_refused(as_chamnian.get(page_address("add_subpage", tree[where])))


@pytest.mark.parametrize("where", ["home", "lessons", "centers"])
def test_she_may_not_edit_what_is_above_or_beside(as_chamnian, tree, where):
    assert was_refused(as_chamnian.get(page_address("edit", tree[where])))


def test_she_may_not_edit_a_lesson(as_chamnian, tree):
    lesson = factories.page(tree["lessons"], LessonPage, "กองทุนขยะ")
    assert was_refused(as_chamnian.get(page_address("edit", lesson)))


def test_she_chooses_from_all_pictures(as_chamnian):
    assert as_chamnian.get(reverse("wagtailimages_chooser:choose")).status_code == 200


@pytest.mark.parametrize("action", ["edit", "delete"])
def test_others_pictures_stay_theirs(as_chamnian, steward, action):
    picture = PortalImage.objects.create(
        title="ภาพของผู้ดูแล", file="ภาพ.png", width=8, height=8, uploaded_by_user=steward
    )
    assert was_refused(as_chamnian.post(reverse(f"wagtailimages:{action}", args=[picture.pk])))
    assert PortalImage.objects.filter(pk=picture.pk, title="ภาพของผู้ดูแล").exists()


@pytest.mark.parametrize(
    "screen",
    ["wagtailusers_users:index", "wagtailusers_groups:index", "wagtailsites:index", "places:index"],
)
def test_other_screens_are_closed_to_her(as_chamnian, screen):
    assert was_refused(as_chamnian.get(reverse(screen)))


def test_a_locked_page_is_locked_for_her_too(as_chamnian, center, steward):
    center.locked, center.locked_by = True, steward
    center.save()
    saved(as_chamnian, center, telephone="034 123 456", **{"action-publish": "action-publish"})
    center.refresh_from_db()
    assert center.telephone == ""


def test_one_who_no_longer_keeps_it_may_not_edit(client, center, chamnian):
    remove_coordinator(center, chamnian)
    client.force_login(chamnian)
    assert was_refused(client.get(page_address("edit", center)))


def test_an_account_that_was_closed_may_not_publish(center, chamnian):
    chamnian.is_active = False
    assert not center.permissions_for_user(chamnian).can_publish()


@pytest.mark.parametrize("name", ["chamnian@example.org", "CHAMNIAN@example.org", "chamnian"])
def test_a_steward_names_a_coordinator(client, steward, center, name):
    person = factories.person("chamnian")
    client.force_login(steward)
    client.post(reverse("center_coordinators", args=[center.pk]), {"person": name})
    assert list(coordinators_of(center)) == [person]


def test_the_history_of_the_page_tells_who_named_whom(client, steward, center):
    factories.person("chamnian")
    client.force_login(steward)
    client.post(reverse("center_coordinators", args=[center.pk]), {"person": "chamnian"})
    entry = PageLogEntry.objects.get(action="learning_centers.coordinator_added")
    assert (entry.page_id, entry.user) == (center.pk, steward)


def test_a_steward_finds_the_screen_from_the_page(client, steward, center):
    client.force_login(steward)
    html = client.get(page_address("edit", center)).content.decode()
    assert reverse("center_coordinators", args=[center.pk]) in html


def test_the_coordinator_does_not_find_it(as_chamnian, center):
    html = as_chamnian.get(page_address("edit", center)).content.decode()
    assert reverse("center_coordinators", args=[center.pk]) not in html


@pytest.mark.parametrize(
    "name",
    ["", "nobody@example.org", "ไม่มีใคร", "a\0b", "x" * 100_000, "1̶3̷" * 80, "\u202edrawets"],
    ids=["empty", "unknown", "thai", "nul", "long", "zalgo", "right to left"],
)
def test_who_is_nobody_is_refused_kindly(client, steward, center, name):
    client.force_login(steward)
    response = client.post(reverse("center_coordinators", args=[center.pk]), {"person": name})
    assert response.status_code == 200
    assert response.context["form"].errors["person"]
    assert not coordinators_of(center).exists()


def test_a_steward_removes_a_coordinator(client, steward, center, chamnian):
    client.force_login(steward)
    client.post(reverse("center_coordinators", args=[center.pk]), {"remove": chamnian.pk})
    assert not coordinators_of(center).exists()


@pytest.mark.parametrize("key", ["", "abc", "-1", "9" * 40, "๑"])
def test_a_forged_key_removes_nobody(client, steward, center, chamnian, key):
    client.force_login(steward)
    client.post(reverse("center_coordinators", args=[center.pk]), {"remove": key})
    assert list(coordinators_of(center)) == [chamnian]


def test_only_those_who_publish_centers_set_coordinators(center, chamnian, steward):
    writer = in_group("writer", roles.CONTRIBUTORS)
    able = [p for p in (steward, writer, chamnian) if may_set_coordinators(p, center)]
    assert able == [steward]


def test_visitors_are_sent_to_sign_in(client, center):
    response = client.get(reverse("center_coordinators", args=[center.pk]))
    assert (response.status_code, "login" in response.url) == (302, True)


def test_two_centers_of_one_name_have_a_group_each(center, tree, chamnian):
    twin = factories.page(tree["centers"], LearningCenterPage, center.title)
    add_coordinator(twin, factories.person("somjai"))
    assert list(coordinators_of(center)) == [chamnian]


def test_with_the_center_its_group_goes(center, chamnian):
    center.delete()
    assert not CoordinatorGroup.objects.exists()
    assert not chamnian.groups.exists()


def test_with_one_language_of_it_the_group_stays(center, chamnian):
    english = center.copy_for_translation(Locale.objects.get(language_code="en"), copy_parents=True)
    english.delete()
    assert list(coordinators_of(center)) == [chamnian]
