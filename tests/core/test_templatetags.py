"""The tags readers' pages are made with."""

import pytest
from django.core.paginator import Paginator
from django.template import Context, Template
from django.test import RequestFactory
from django.utils import translation

from kmportal.core.templatetags.portal import clauses, first_letter, page_numbers, wordjoin
from lessons.models import LessonPage
from tests import factories


def rendered(source: str, **context) -> str:
    return Template("{% load portal %}" + source).render(Context(context)).strip()


class TestWordJoin:
    def test_long_thai_words_are_kept_whole(self):
        assert '<span class="word">เจ้าหน้าที่</span>' in wordjoin("เจ้าหน้าที่ของตำบล")

    def test_the_words_alone_are_unchanged(self):
        html = wordjoin("กองทุนสวัสดิการชุมชน ปีที่ 3")

        text = html.replace('<span class="word">', "").replace("</span>", "")
        assert text == "กองทุนสวัสดิการชุมชน ปีที่ 3"

    def test_markup_in_a_title_is_escaped(self):
        assert "<script>" not in wordjoin("บทเรียน<script>alert(1)</script>ชุมชน")

    def test_markup_in_an_english_title_is_escaped_by_the_template(self):
        assert rendered("{{ title|wordjoin }}", title="<b>x</b>") == "&lt;b&gt;x&lt;/b&gt;"

    def test_no_wbr_for_it_crashes_chromium_with_balanced_lines(self):
        assert "<wbr" not in wordjoin("องค์กรการเงินชุมชนกับสวัสดิการ")

    def test_clauses_break_before_words_do(self):
        html = clauses("เรื่องที่กำลังจะทำ มีตำบลอื่นเคยทำแล้ว")

        assert html.count('<span class="clause">') == 2


def test_years_follow_the_reader():
    assert rendered("{{ 2020|era_year }}") == "2563"
    with translation.override("en"):
        assert rendered("{{ 2020|era_year }}") == "2020"


def test_a_name_is_told_by_its_first_consonant():
    assert first_letter("เกษม") == "ก"
    assert first_letter("Somchai") == "S"


def test_page_numbers_show_ends_and_neighbours():
    pages = Paginator(range(200), 20)

    assert page_numbers(pages.page(5)) == [1, None, 4, 5, 6, None, 10]
    assert page_numbers(pages.page(1)) == [1, 2, None, 10]


def test_a_licence_links_to_its_text():
    html = rendered('{% licence "cc-by" %}')

    assert 'href="https://creativecommons.org/licenses/by/4.0/"' in html


def test_rights_reserved_link_nowhere():
    assert "<a" not in rendered('{% licence "all-rights" %}')


@pytest.mark.django_db
class TestCloth:
    def test_a_page_without_a_photograph_shows_its_cloth_as_decoration(self):
        tree = factories.site_tree()
        page = factories.page(tree["lessons"], LessonPage, "ข้าวเม่าหนองโสน")
        welfare = factories.theme("welfare", "สวัสดิการชุมชน", dye="anchan")
        page.theme_tags.create(theme=welfare)

        html = rendered("{% cloth page %}", page=page)

        assert 'alt=""' in html
        assert "cloth/mudmee-" in html
        assert "-anchan.svg" in html

    def test_a_branch_is_dyed_like_its_base(self):
        base = factories.theme("finance", "การเงิน", dye="khamin")
        branch = factories.theme("savings", "กลุ่มออมทรัพย์", parent=base)

        assert rendered("{{ theme|dye_class }}", theme=branch) == "dye-khamin"

    def test_a_row_in_thai_on_an_english_page_says_it_is_thai(self):
        tree = factories.site_tree()
        page = factories.page(tree["lessons"], LessonPage, "ข้าวเม่าหนองโสน")
        request = RequestFactory().get("/en/")

        with translation.override("en"):
            html = Template('{% include "components/row.html" %}').render(
                Context({"page": page, "request": request})
            )

        assert '<h3 lang="th">' in html
