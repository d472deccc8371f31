"""Names that are no places wait for a steward, who sets each with one press."""

import pytest
from django.contrib.auth.models import Group, Permission
from wagtail.models import GroupPagePermission

from kmportal.places.models import PagePlace
from kmportal.places.unresolved import tags_to_look_at
from lessons.models import LessonPage
from tests import factories

pytestmark = pytest.mark.django_db
ADDRESS = "/admin/places-to-look-at/"
WRITTEN = "ต.หนองโสณ อ.นางรอง"


@pytest.fixture
def tree(buri_ram):
    return factories.site_tree()


@pytest.fixture
def steward(client):
    person = factories.person("steward", is_superuser=True, is_staff=True)
    client.force_login(person)
    return person


def unresolved(tree, *, live: bool = True) -> PagePlace:
    page = factories.page(tree["lessons"], LessonPage, "ข้าวเม่า", live=live)
    page.place_tags.create(as_written=WRITTEN)
    page.save()
    revision = page.save_revision()
    if live:
        revision.publish()
    return PagePlace.objects.get(page=page)


def press(client, tag: PagePlace, code: str = "310427"):
    return client.post(ADDRESS, {"tag": tag.pk, "place": code})


def test_names_without_a_place_are_listed_with_suggestions(client, tree, steward):
    unresolved(tree)
    html = client.get(ADDRESS).content.decode()
    assert WRITTEN in html
    assert 'value="310427"' in html


def test_one_press_sets_the_place_and_keeps_the_words(client, tree, steward):
    tag = unresolved(tree)
    assert press(client, tag).status_code == 302
    tag.refresh_from_db()
    assert (tag.place.code, tag.as_written) == ("310427", WRITTEN)
    assert not tags_to_look_at(steward).exists()


def test_a_published_page_stays_published_without_a_draft(client, tree, steward):
    tag = unresolved(tree)
    press(client, tag)
    page = LessonPage.objects.get(pk=tag.page_id)
    assert (page.live, page.has_unpublished_changes) == (True, False)
    draft = page.get_latest_revision_as_object()
    assert draft.place_tags.get().place.code == "310427"


def test_an_unpublished_edit_is_kept_and_stays_unpublished(client, tree, steward):
    tag = unresolved(tree)
    page = LessonPage.objects.get(pk=tag.page_id)
    page.title = "ข้าวเม่า ฉบับแก้"
    page.save_revision()
    press(client, tag)
    page = LessonPage.objects.get(pk=tag.page_id)
    draft = page.get_latest_revision_as_object()
    assert (page.title, draft.title) == ("ข้าวเม่า", "ข้าวเม่า ฉบับแก้")
    assert page.place_tags.get().place.code == "310427"
    assert draft.place_tags.get().place.code == "310427"
    assert page.has_unpublished_changes


def test_an_editors_own_choice_in_a_draft_is_not_overwritten(client, tree, steward, buri_ram):
    tag = unresolved(tree)
    page = LessonPage.objects.get(pk=tag.page_id)
    draft_tag = page.place_tags.get()
    draft_tag.place = buri_ram["310401"]
    page.place_tags = [draft_tag]
    page.save_revision()
    press(client, tag)
    draft = LessonPage.objects.get(pk=tag.page_id).get_latest_revision_as_object()
    assert draft.place_tags.get().place.code == "310401"


def test_a_draft_stays_a_draft(client, tree, steward):
    tag = unresolved(tree, live=False)
    press(client, tag)
    page = LessonPage.objects.get(pk=tag.page_id)
    assert not page.live
    assert page.place_tags.get().place.code == "310427"
    assert page.get_latest_revision_as_object().place_tags.get().place.code == "310427"


def test_the_page_is_then_listed_at_its_place(client, tree, steward):
    tag = unresolved(tree)
    press(client, tag)
    listing = client.get("/th/places/310427/").context["listing"]
    assert [page.title for page in listing.pages] == ["ข้าวเม่า"]


def test_the_menu_says_how_many_there_are(client, tree, steward):
    assert "places-to-look-at" not in client.get("/admin/").content.decode()
    unresolved(tree)
    html = client.get("/admin/").content.decode()
    assert "places-to-look-at" in html
    assert "(1)" in html


@pytest.mark.parametrize(
    "sent",
    [{}, {"tag": "x", "place": "310427"}, {"tag": "1", "place": "999999"}, {"place": "310427"}],
)
def test_what_no_longer_exists_is_said_kindly(client, tree, steward, sent):
    unresolved(tree)
    response = client.post(ADDRESS, sent, follow=True)
    assert [str(m.level_tag) for m in response.context["messages"]] == ["warning"]
    assert PagePlace.objects.get().place is None


def writer(client, *permissions: str):
    """Someone who may sign in to the editor and do this much with all pages."""
    group = Group.objects.create(name="staff")
    group.permissions.add(Permission.objects.get(codename="access_admin"))
    root = LessonPage.get_first_root_node()
    for codename in permissions:
        permission = Permission.objects.get(
            codename=codename, content_type__app_label="wagtailcore"
        )
        GroupPagePermission.objects.create(group=group, page=root, permission=permission)
    person = factories.person("writer")
    person.groups.add(group)
    client.force_login(person)
    return person


def test_visitors_are_sent_to_sign_in(client, tree):
    tag = unresolved(tree)
    assert client.get(ADDRESS).status_code == 302
    press(client, tag)
    tag.refresh_from_db()
    assert tag.place is None


def test_a_writer_who_may_not_change_the_page_cannot_set_its_place(client, tree):
    tag = unresolved(tree)
    writer(client, "add_page")
    press(client, tag)
    tag.refresh_from_db()
    assert tag.place is None
    assert WRITTEN not in client.get(ADDRESS).content.decode()


def test_one_who_may_not_publish_sets_places_of_drafts_only(client, tree):
    live, draft = unresolved(tree), unresolved(tree, live=False)
    person = writer(client, "change_page")
    assert list(tags_to_look_at(person)) == [draft]
    press(client, live)
    press(client, draft)
    assert list(PagePlace.objects.filter(place=None)) == [live]


def test_a_locked_page_is_left_alone(client, tree):
    tag = unresolved(tree)
    person = writer(client, "change_page", "publish_page")
    page = LessonPage.objects.get(pk=tag.page_id)
    page.locked, page.locked_by = True, factories.person("someone")
    page.save()
    assert person.pk != page.locked_by_id
    press(client, tag)
    tag.refresh_from_db()
    assert tag.place is None


def test_nobody_changes_official_places_in_the_editor(client, tree, steward, buri_ram):
    pk = buri_ram["310427"].pk
    assert client.get("/admin/places/?q=หนองโสน").status_code == 200
    for address in ("new/", f"edit/{pk}/", f"delete/{pk}/"):
        assert client.get(f"/admin/places/{address}").status_code == 302
    assert client.post(f"/admin/places/delete/{pk}/").status_code == 302
    buri_ram["310427"].refresh_from_db()


def test_the_list_of_places_is_searched_by_name(client, tree, steward):
    html = client.get("/admin/places/", {"q": "หนองโสน นางรอง"}).content.decode()
    assert "ต.หนองโสน อ.นางรอง จ.บุรีรัมย์" in html
    assert "เขตบางบอน" not in html


def test_a_revision_that_does_not_know_the_rows_key_is_corrected_too(client, tree, steward):
    page = factories.page(tree["lessons"], LessonPage, "ข้าวเม่า")
    page.place_tags.create(as_written=WRITTEN)
    page.save_revision().publish()
    press(client, PagePlace.objects.get(page=page))
    page = LessonPage.objects.get(pk=page.pk)
    assert page.place_tags.get().place.code == "310427"
    assert page.get_latest_revision_as_object().place_tags.get().place.code == "310427"
