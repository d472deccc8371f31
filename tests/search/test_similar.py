"""More like this."""

import pytest
from django.utils import timezone
from wagtail.models import Locale, PageViewRestriction

from kmportal.places.models import PagePlace
from kmportal.themes.models import PageTheme
from lessons.models import LessonPage
from search.similar import similar_to, telling_terms
from tests import factories

pytestmark = pytest.mark.django_db

SAVINGS = [
    "กลุ่มออมทรัพย์บ้านนาขาเก็บเงินสัจจะทุกเดือนและให้สมาชิกกู้เงิน",
    "กลุ่มออมทรัพย์บ้านหนองโสนตั้งกรรมการดูแลเงินสัจจะและหนี้ค้างชำระ",
    "ออมทรัพย์เพื่อการผลิตช่วยให้สมาชิกกู้เงินโดยไม่ต้องพึ่งนายทุน",
]
FOREST = [
    "ป่าชุมชนบ้านเขาไม้แก้วมีกติกาการเก็บเห็ดและหน่อไม้",
    "ชาวบ้านลาดตระเวนป่าชุมชนและทำแนวกันไฟทุกหน้าแล้ง",
]
CRAB = ["ธนาคารปูม้าปล่อยแม่ปูไข่นอกกระดองคืนทะเล"]


@pytest.fixture
def tree():
    return factories.site_tree()


@pytest.fixture
def pages(tree):
    """Savings first, then forest, then crabs; all by different words."""
    return [
        factories.page(tree["lessons"], LessonPage, f"เรื่องที่ {number}", summary=summary)
        for number, summary in enumerate([*SAVINGS, *FOREST, *CRAB], 1)
    ]


def test_pages_about_savings_are_like_pages_about_savings(pages):
    assert {page.pk for page in similar_to(pages[0], 2)} == {pages[1].pk, pages[2].pk}


def test_pages_about_the_forest_are_like_pages_about_the_forest(pages):
    assert similar_to(pages[3])[0].pk == pages[4].pk


def test_what_someone_is_writing_is_like_what_is_there(pages):
    found = similar_to("พวกเราอยากตั้งกลุ่มออมทรัพย์ให้สมาชิกกู้เงินได้", 3)
    assert {page.pk for page in found[:2]} <= {page.pk for page in pages[:3]}


def test_a_page_that_is_not_saved_is_like_others(tree, pages):
    draft = LessonPage(title="ป่าชุมชนของเรา", summary="ทำแนวกันไฟ", locale=tree["home"].locale)
    assert similar_to(draft)[0].pk == pages[4].pk


def test_pages_come_as_their_own_types(pages):
    assert all(type(page) is LessonPage for page in similar_to(pages[0]))


def test_the_most_telling_words_are_those_few_pages_have(pages):
    terms = telling_terms("กลุ่มออมทรัพย์และป่าชุมชน และเรื่องที่ควรรู้")
    assert "ออมทรัพย์" in terms
    assert "และ" not in terms


def test_a_page_about_the_same_theme_and_place_comes_first(tree):
    savings, debt = factories.theme("savings", "การออม"), factories.theme("debt", "หนี้สิน")
    region = factories.place("r8", "ภาคใต้")
    chumphon = factories.place("86", "ชุมพร", region=region)
    chiang_mai = factories.place("50", "เชียงใหม่", region=region)
    factories.page(tree["lessons"], LessonPage, "ปูม้า", summary=CRAB[0])
    made = []
    for number, (theme, place) in enumerate(
        [(savings, chumphon), (debt, chiang_mai), (debt, chiang_mai), (savings, chumphon)]
    ):
        page = factories.page(
            tree["lessons"], LessonPage, f"กลุ่มออมทรัพย์แห่งที่ {'กขคง'[number]}", summary=SAVINGS[0]
        )
        PageTheme.objects.create(page=page, theme=theme)
        PagePlace.objects.create(page=page, place=place)
        made.append(page)
    for page, twin in ((made[0], made[3]), (made[3], made[0]), (made[1], made[2])):
        assert similar_to(LessonPage.objects.get(pk=page.pk))[0].pk == twin.pk


def test_translations_of_the_page_are_not_like_it(tree, pages):
    english = Locale.objects.get(language_code="en")
    home = tree["home"].copy_for_translation(english)
    home.save_revision().publish()
    translated = pages[1].copy_for_translation(english, copy_parents=True)
    translated.save_revision().publish()
    found = [page.pk for page in similar_to(pages[1])]
    assert translated.pk not in found
    assert pages[1].pk not in found
    # And of other pages only the one in its own language.
    assert translated.pk not in [page.pk for page in similar_to(pages[0])]
    assert pages[1].pk in [page.pk for page in similar_to(pages[0])]


@pytest.mark.parametrize("text", ["", " \n", "๒๕๖๐", "qwertyuiop", '\x00\ud800("*^', "ๆ" * 20_000])
def test_what_tells_nothing_is_like_nothing(pages, text):
    assert similar_to(text) == []


def test_nobody_asks_for_none(pages):
    assert similar_to(pages[0], 0) == []


def test_a_flood_of_text_is_no_trouble(pages):
    assert similar_to("กลุ่มออมทรัพย์ " * 50_000)


class TestWhatMayNotBeSeen:
    def like_first(self, pages, user=None):
        return {page.pk for page in similar_to(pages[0], 5, user)}

    def test_unpublished(self, pages):
        pages[1].unpublish()
        assert pages[1].pk not in self.like_first(pages)

    def test_past_its_date(self, pages):
        pages[1].expire_at = timezone.now()
        pages[1].save()
        assert pages[1].pk not in self.like_first(pages)

    def test_for_members_only(self, pages):
        PageViewRestriction.objects.create(page=pages[1], restriction_type="login")
        assert pages[1].pk not in self.like_first(pages)
        assert pages[1].pk in self.like_first(pages, factories.person("somsri"))

    def test_for_a_group_one_is_not_in(self, pages):
        PageViewRestriction.objects.create(page=pages[1], restriction_type="groups")
        assert pages[1].pk not in self.like_first(pages, factories.person("somsri"))

    def test_words_only_a_private_page_has_are_not_asked_for(self, pages):
        PageViewRestriction.objects.create(page=pages[5], restriction_type="login")
        assert telling_terms("ธนาคารปูม้า กลุ่มออมทรัพย์") == telling_terms("กลุ่มออมทรัพย์")


def test_it_costs_few_questions(pages, django_assert_max_num_queries):
    page = LessonPage.objects.get(pk=pages[0].pk)
    with django_assert_max_num_queries(15):
        similar_to(page)


def test_a_text_costs_fewer(pages, django_assert_max_num_queries):
    Locale.get_active()
    with django_assert_max_num_queries(11):
        similar_to("กลุ่มออมทรัพย์")
