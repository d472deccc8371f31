"""Making a collection: its form, and what it would find while it is being made."""

import json
import re

import pytest
from django.contrib.auth.models import Group, Permission
from django.test import Client
from django.urls import reverse
from wagtail.models import GroupPagePermission
from wagtail.test.utils.form_data import nested_form_data, streamfield

from kmportal.collections.models import CollectionPage
from kmportal.core.models import HomePage, StandardPage
from tests import factories

pytestmark = pytest.mark.django_db
ADDRESS = "/admin/collections/result/?language=th"
HOSTILE = ["\x00", "ก" * 100_000, "\u202e", "k" + "\u0e49" * 500, "%s{{x}}", "'\"><script>"]
IN_FORM = {"X-Requested-With": "XMLHttpRequest"}


@pytest.fixture
def steward(portal, client):
    client.force_login(factories.person("steward", is_superuser=True, is_staff=True))
    return client


def _query(*criteria, **fields):
    return nested_form_data(
        {"criteria": streamfield(criteria), "sort": "newest", "limit": ""} | fields
    )


def _result(client, *criteria, **fields):
    response = client.post(ADDRESS, _query(*criteria, **fields), headers=IN_FORM)
    assert response.status_code == 200
    return response.content.decode()


class TestForm:
    def _fields(self, *criteria, **fields):
        return (
            _query(*criteria)
            | {
                "title": "สวัสดิการของภาคใต้",
                "slug": "สวัสดิการของภาคใต้",
                "summary": "",
                "show": "cards",
                "columns": ["people", "date"],
                "comments-TOTAL_FORMS": "0",
                "comments-INITIAL_FORMS": "0",
                "action-publish": "publish",
            }
            | fields
        )

    def _add(self, client, portal, *criteria, **fields):
        address = reverse(
            "wagtailadmin_pages:add",
            args=["collections", "collectionpage", portal.tree["home"].pk],
        )
        return client.post(address, self._fields(*criteria, **fields))

    def test_a_collection_is_made(self, portal, steward):
        self._add(steward, portal, ("theme", "สวัสดิการชุมชน (welfare)"), ("place", "ภาคใต้ (r5)"))
        page = CollectionPage.objects.get()
        assert [child.value for child in page.criteria] == [
            portal.themes["welfare"],
            portal.places["r5"],
        ]
        assert page.table_columns == ["people", "date"]

    def test_what_was_typed_wrong_is_kept_and_explained(self, portal, steward):
        response = self._add(steward, portal, ("place", "ดาวอังคาร"))
        html = response.content.decode()
        assert response.status_code == 200
        assert json.dumps("ดาวอังคาร").strip('"') in html
        assert not CollectionPage.objects.exists()

    def test_its_form_opens_again_with_what_was_chosen(self, portal, steward):
        page = portal.collection(("theme", portal.themes["welfare"]), columns="people")
        html = steward.get(reverse("wagtailadmin_pages:edit", args=[page.pk])).content.decode()
        assert "(welfare)" in html
        assert re.search(r'value="people"[^>]*checked', html)
        assert 'data-controller="form-result"' in html

    def test_a_broken_criterion_is_told_in_the_form(self, portal, steward):
        page = portal.collection(("theme", portal.themes["forest"]))
        portal.themes["forest"].delete()
        html = steward.get(reverse("wagtailadmin_pages:edit", args=[page.pk])).content.decode()
        assert page.__class__.objects.get().query.criteria.problems[0] in html

    def test_who_has_deleted_a_theme_must_choose_before_publishing(self, portal, steward):
        self._add(steward, portal, ("theme", ""))
        assert not CollectionPage.objects.exists()


class TestResult:
    def test_the_first_rows_and_how_many(self, portal, steward):
        for number in range(7):
            portal.lesson(f"ออมวันละบาท {number}")
        html = _result(steward, ("type", "lesson"))
        assert html.count('<td class="title">') == 5
        assert "7" in html

    def test_what_is_typed_but_not_saved(self, portal, steward):
        portal.lesson("ออมวันละบาท", theme="welfare")
        portal.lesson("ฝายมีชีวิต", theme="forest")
        html = _result(steward, ("theme", "welfare"))
        assert "ออมวันละบาท" in html
        assert "ฝายมีชีวิต" not in html

    def test_what_is_not_complete_yet_is_said(self, portal, steward):
        portal.lesson("ออมวันละบาท")
        html = _result(steward, ("place", "ดาวอังคาร"))
        assert "ดาวอังคาร" in html
        assert "ออมวันละบาท" not in html

    def test_what_few_may_read_is_counted_apart(self, portal, steward):
        portal.lesson("เปิด")
        portal.close(portal.lesson("ปิด"))
        html = " ".join(_result(steward).split())
        assert re.search(r"<strong>\D*2\D*</strong> \D*1\D*</p>", html)

    def test_a_plain_press_of_the_button_shows_a_page(self, portal, steward):
        portal.lesson("ออมวันละบาท")
        html = steward.post(ADDRESS, _query()).content.decode()
        assert "<html" in html
        assert "ออมวันละบาท" in html

    @pytest.mark.parametrize("kind", ["place", "theme", "text", "tag", "person", "type"])
    def test_hostile_input_is_no_error(self, steward, kind):
        for text in HOSTILE:
            _result(steward, (kind, text))

    @pytest.mark.parametrize(
        "data",
        [{}, {"criteria-count": "x"}, {"criteria-count": "1"}, {"criteria-count": "999999999"}],
        ids=["empty", "no number", "no block", "many"],
    )
    def test_a_forged_form_is_no_error(self, steward, data):
        response = steward.post(ADDRESS, data, headers=IN_FORM)
        assert response.status_code == 400

    def test_more_criteria_than_a_reader_could_follow_are_refused(self, steward):
        assert "help-warning" in _result(steward, *[("tag", "ก")] * 31)


class TestRefused:
    def test_who_is_not_signed_in(self, portal):
        assert Client().post(ADDRESS, _query()).status_code == 302

    def test_who_may_only_look_into_the_editor(self, portal, client):
        client.force_login(_member_of("Readers"))
        assert client.post(ADDRESS, _query(), headers=IN_FORM).status_code == 403

    def test_asking_without_a_form(self, steward):
        assert steward.get(ADDRESS).status_code == 405

    def test_an_editor_finds_no_more_than_may_be_read(self, portal, client):
        editor = _member_of("Editors of a branch", portal.tree["home"])
        secret = portal.lesson("ปิด")
        closed = portal.close(secret, to="groups")
        closed.groups.set([Group.objects.create(name="คณะทำงาน")])
        client.force_login(editor)
        assert "ปิด" not in _result(client)


def _member_of(name, branch=None):
    group = Group.objects.create(name=name)
    group.permissions.add(Permission.objects.get(codename="access_admin"))
    if branch:
        permission = Permission.objects.get(
            content_type__app_label="wagtailcore", codename="change_page"
        )
        GroupPagePermission.objects.create(group=group, page=branch, permission=permission)
    person = factories.person("dao", is_staff=True)
    person.groups.add(group)
    return person


def test_where_it_may_stand(portal):
    assert set(CollectionPage.allowed_parent_page_models()) == {
        HomePage,
        StandardPage,
        CollectionPage,
    }
