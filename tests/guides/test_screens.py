"""The guides in the editor: one's own first, found by a word, in one's language, safe to show."""

import re

import pytest
from django.contrib.auth.models import Group
from django.contrib.staticfiles import finders
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import translation

from kmportal.guides import texts
from kmportal.guides.finding import find
from kmportal.guides.readers import roles_of
from kmportal.guides.rendering import render
from kmportal.roles.making import branch_group, make_roles
from kmportal.roles.table import BY_KEY
from learning_centers.coordinating.groups import add_coordinator
from learning_centers.models import LearningCenterPage
from lessons.models import LessonPage
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def tree(db):
    tree = factories.site_tree()
    make_roles()
    return tree


def holding(role, username="nida", page=None):
    """Somebody with a role of the table."""
    person = factories.person(username)
    kept = BY_KEY[role]
    group = branch_group(kept, page) if page else Group.objects.get(name=kept.group)
    person.groups.add(group)
    return person


@pytest.fixture
def translator(tree, client):
    person = holding("translator")
    client.force_login(person)
    return person


def shown(client, address, language="th"):
    return client.get(address, HTTP_ACCEPT_LANGUAGE=language)


class TestWhoseGuides:
    def test_of_the_whole_site(self, tree):
        assert roles_of(holding("moderator")) == ["moderator"]

    def test_of_a_branch(self, tree):
        assert roles_of(holding("regional_steward", page=tree["lessons"])) == ["regional_steward"]

    def test_of_a_centre(self, tree):
        person = factories.person("jamnian")
        add_coordinator(factories.page(tree["centers"], LearningCenterPage, "ท่าเสา"), person)
        assert roles_of(person) == ["coordinator"]

    def test_administrators_look_after_the_site(self, tree):
        assert roles_of(factories.person("root", is_superuser=True)) == ["steward"]

    def test_several_stand_in_the_order_of_the_table(self, tree):
        person = holding("moderator")
        person.groups.add(*holding("contributor", "other").groups.all())
        assert roles_of(person) == ["contributor", "moderator"]


class TestTheList:
    def test_ones_own_stands_first(self, translator, client):
        groups = shown(client, reverse("guides")).context["groups"]
        assert [guide.key for guide in groups[0][1]] == ["translator"]
        assert "translator" not in [guide.key for guide in groups[2][1]]

    def test_it_stands_in_the_help_menu(self, translator, client):
        page = shown(client, reverse("wagtailadmin_home")).content.decode()
        assert reverse("guides") in page

    def test_in_the_readers_language(self, translator, client):
        page = shown(client, reverse("guides"), "en").content.decode()
        assert "Guide for translators" in page
        assert "คู่มือผู้แปล" not in page

    def test_a_word_finds_the_task(self, translator, client):
        page = shown(client, reverse("guides") + "?q=ถังขยะ")
        assert [found.guide.key for found in page.context["found"]][:1] == ["writing"]

    @pytest.mark.parametrize(
        "words", ["\0", "ก" * 100_000, "ก" + "้" * 500, "\u202eบ<script>", "%22%27--", "["]
    )
    def test_nothing_typed_breaks_it(self, translator, client, words):
        page = client.get(reverse("guides"), {"q": words})
        assert page.status_code == 200
        assert b"<script>alert" not in page.content

    def test_it_asks_as_little_as_an_empty_screen(
        self, translator, client, django_assert_max_num_queries
    ):
        address = reverse("guide", args=["writing"])
        client.get(address)
        with CaptureQueriesContext(connection) as one:
            client.get(address)
        with django_assert_max_num_queries(len(one) + 2):
            client.get(reverse("guides"))

    def test_without_the_editor_it_is_closed(self, tree, client):
        client.force_login(factories.person("boonmee"))
        for address in (reverse("guides"), reverse("guide", args=["steward"])):
            assert client.get(address).status_code in (302, 403)


class TestOneGuide:
    def test_every_guide_opens(self, translator, client):
        for key in texts.KEYS:
            page = shown(client, reverse("guide", args=[key]))
            assert page.status_code == 200, key
            assert f'lang="{page.context["guide"].language}"' in page.content.decode()

    def test_its_pictures_are_served_with_their_size(self, translator, client):
        page = shown(client, reverse("guide", args=["translator"])).content.decode()
        images = re.findall(r'<img[^>]+src="/static/(guides/[^"]+\.webp)"[^>]*>', page)
        assert images
        assert all(finders.find(name) for name in images)
        assert 'width="1280"' in page

    def test_its_links_lead_to_other_guides_here(self, translator, client):
        page = shown(client, reverse("guide", args=["translator"])).content.decode()
        assert f'href="{reverse("guide", args=["basics"])}"' in page
        assert ".md" not in page

    def test_its_headings_can_be_linked_to(self, translator, client):
        page = shown(client, reverse("guide", args=["translator"]))
        for part in page.context["guide"].parts:
            assert f'id="{part.anchor}"' in page.content.decode()

    def test_one_that_is_not_there(self, translator, client):
        for key in ("visitor", "settings", "texts"):
            assert client.get(reverse("guide", args=[key])).status_code == 404

    def test_the_other_language_where_there_is_none(self, monkeypatch, tmp_path):
        (tmp_path / "steward.en.md").write_text("# Only English\nSo far.\n\n## One\n", "utf-8")
        monkeypatch.setattr(texts, "FOLDER", tmp_path)
        assert texts.guide("steward", "th").language == "en"
        assert [each.key for each in texts.guides("th")] == ["steward"]

    def test_a_page_leads_to_its_guide(self, tree, client):
        client.force_login(factories.person("root", is_superuser=True))
        kinds = (
            (tree["lessons"], LessonPage, "writing"),
            (tree["centers"], LearningCenterPage, "coordinator"),
        )
        for parent, model, key in kinds:
            page = factories.page(parent, model, "เรื่องหนึ่ง")
            answer = client.get(reverse("wagtailadmin_pages:edit", args=[page.pk])).content
            assert reverse("guide", args=[key]) in answer.decode()


class TestRendering:
    def test_nothing_of_a_file_runs(self):
        html = render('<script>alert(1)</script> [x](javascript:alert(1)) <b onclick="x">y</b>')
        assert "<script" not in html
        assert 'href="javascript' not in html
        assert "<b" not in html

    def test_words_of_the_interface_are_marked(self):
        assert render("กด **บันทึก**") == "<p>กด <strong>บันทึก</strong></p>\n"

    def test_a_heading_in_thai_keeps_its_marks(self):
        assert 'id="อยากเข้าหน้าทำงาน"' in render("", "อยากเข้าหน้าทำงาน")


def test_a_heading_that_says_it_comes_first():
    with translation.override("th"):
        found = find("ส่งคืน", texts.guides("th"))
    assert "ส่งคืน" in found[0].part.heading
    assert len(found) > 1


def test_nothing_asked_finds_nothing():
    assert find("  ", texts.guides("th")) == []
