"""Where pages may stand, that editors can write and preview them, and who may read them."""

import pytest
from django.urls import reverse
from wagtail.fields import StreamField
from wagtail.models import PageViewRestriction
from wagtail.test.utils import WagtailPageTestCase
from wagtail.test.utils.form_data import querydict_from_html

from kmportal.core.models import HomePage
from learning_centers.models import LearningCenterIndexPage, LearningCenterPage
from lessons.models import (
    FieldNoteIndexPage,
    FieldNotePage,
    LessonIndexPage,
    LessonPage,
    ResearchAbstractPage,
    ResearchIndexPage,
)
from tests import factories
from tests.reading import text_of

HOMES = {
    LessonPage: LessonIndexPage,
    FieldNotePage: FieldNoteIndexPage,
    ResearchAbstractPage: ResearchIndexPage,
    LearningCenterPage: LearningCenterIndexPage,
}
SLUGS = dict(zip(HOMES, ("lessons", "notes", "research", "centers"), strict=True))


class TestTree(WagtailPageTestCase):
    def test_each_type_stands_only_below_its_own_list(self):
        for page_type, index in HOMES.items():
            with self.subTest(page_type.__name__):
                self.assertAllowedParentPageTypes(page_type, {index})
                self.assertAllowedSubpageTypes(index, {page_type})
                self.assertAllowedSubpageTypes(page_type, set())
                self.assertAllowedParentPageTypes(index, {HomePage})


@pytest.mark.django_db
class TestEditor(WagtailPageTestCase):
    @classmethod
    def setUpTestData(cls):
        tree = factories.site_tree()
        cls.steward = factories.person("steward", is_superuser=True, is_staff=True)
        cls.pages = {
            page_type: factories.page(tree[slug], page_type, f"หน้าของ {slug}")
            for page_type, slug in SLUGS.items()
        }

    def test_each_type_can_be_edited(self):
        for page in self.pages.values():
            with self.subTest(page.kind):
                address = reverse("wagtailadmin_pages:edit", args=[page.pk])
                self.assertPageIsEditable(page, post_data=self._form(address, page))

    def test_each_type_can_be_previewed(self):
        for page in self.pages.values():
            with self.subTest(page.kind):
                address = reverse("wagtailadmin_pages:edit", args=[page.pk])
                self.assertPageIsPreviewable(page, post_data=self._form(address, page))

    def test_each_type_can_be_previewed_before_it_is_saved(self):
        for page in self.pages.values():
            with self.subTest(page.kind):
                names = (page._meta.app_label, page._meta.model_name, page.get_parent().pk)
                form = self._form(reverse("wagtailadmin_pages:add", args=names), page)
                form["title"] = "ยังไม่มีใครอ่าน"
                address = reverse("wagtailadmin_pages:preview_on_add", args=names)
                assert self.client.post(address, form).json()["is_valid"]
                assert "ยังไม่มีใครอ่าน" in text_of(self.client.get(address))

    def _form(self, address, page):
        """What the form sends when nothing is filled; streams are drawn by script, so by hand here."""
        self.client.force_login(self.steward)  # Wagtail's own assertions sign out
        html = self.client.get(address).content.decode()
        data = querydict_from_html(html, form_id="page-edit-form")
        for field in page._meta.get_fields():
            if isinstance(field, StreamField):
                data[f"{field.name}-count"] = "0"
        return data


@pytest.fixture
def tree(db):
    return factories.site_tree()


@pytest.mark.parametrize(("page_type", "slug"), SLUGS.items())
def test_a_draft_is_not_found(client, tree, page_type, slug):
    page = factories.page(tree[slug], page_type, "ฉบับร่าง", live=False)
    assert client.get(page.get_url()).status_code == 404


@pytest.mark.parametrize(("page_type", "slug"), SLUGS.items())
def test_a_private_page_asks_to_sign_in_and_shows_nothing(client, tree, page_type, slug):
    page = factories.page(tree[slug], page_type, "เฉพาะสมาชิก", summary="เรื่องลับของกลุ่ม")
    PageViewRestriction.objects.create(page=page, restriction_type="login")
    response = client.get(page.url)
    assert response.status_code == 302
    assert "login" in response["Location"]
    client.force_login(factories.person("wilai"))
    assert "เรื่องลับของกลุ่ม" in text_of(client.get(page.url))


def test_a_private_or_draft_page_is_not_shown_beside_another(client, tree):
    theme = factories.theme("welfare", "สวัสดิการ")
    shown, private, draft = (
        factories.page(tree["lessons"], LessonPage, title, live=title != "ฉบับที่ยังเขียนอยู่")
        for title in ("เปิดเผย", "ปกปิดเอาไว้", "ฉบับที่ยังเขียนอยู่")
    )
    for page in (shown, private, draft):
        page.theme_tags.create(theme=theme)
        page.save()
    PageViewRestriction.objects.create(page=private, restriction_type="login")
    html = text_of(client.get(shown.url))
    assert "ปกปิดเอาไว้" not in html
    assert "ฉบับที่ยังเขียนอยู่" not in html


def test_every_type_says_its_kind_and_the_roles_of_its_people():
    for page_type in HOMES:
        assert page_type.kind
        assert page_type.contributor_roles
