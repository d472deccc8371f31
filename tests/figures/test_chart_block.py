"""A chart inside a lesson: always of today's figures."""

import pytest
from django.urls import reverse
from wagtail.blocks.struct_block import StructBlockValidationError
from wagtail_localize.segments.extract import extract_segments

from kmportal.figures.blocks import ChartBlock, indicator_choices, place_choices
from kmportal.figures.models import Figure
from lessons.models import LessonPage
from tests import factories
from tests.figures.conftest import figure

pytestmark = pytest.mark.django_db


def _value(**fields):
    return ChartBlock().to_python({"indicator": "tambons", "kind": "years"} | fields)


def _render(**fields) -> str:
    return ChartBlock().render(_value(**fields))


def test_a_lesson_shows_the_chart(client, four_years):
    tree = factories.site_tree()
    body = [("chart", {"indicator": "tambons", "kind": "years", "caption": "สี่ปีที่ทำแผน"})]
    lesson = factories.page(tree["lessons"], LessonPage, "แผนของเรา", context=body)
    html = client.get(lesson.url).content.decode()
    assert "สี่ปีที่ทำแผน" in html
    assert "2560: 513; 2561: 557; 2562: 121; 2563: 608" in html


def test_a_figure_that_changes_changes_the_chart(four_years):
    Figure.objects.filter(year=2019).update(value=122)
    assert "2562: 122" in _render()


def test_a_chart_of_some_years_leaves_out_the_others(four_years):
    assert "2561: 557; 2562: 121<" in _render(kind="years", first=2018, last=2019).replace('"', "<")


def test_a_chart_may_compare_regions(tambons, places):
    figure(tambons, 30, 2020, places["54"])
    assert "ภาคเหนือ: 30" in _render(kind="areas")


def test_a_chart_of_one_place_has_only_its_figures(tambons, places):
    figure(tambons, 30, 2020, places["54"])
    figure(tambons, 12, 2020, places["31"])
    assert "2563: 12" in _render(place="31")


def test_a_chart_of_one_place_says_so(tambons, places):
    figure(tambons, 12, 2020, places["31"])
    assert "ตำบลที่ได้รับการสนับสนุน · จ.บุรีรัมย์" in _render(place="31")


def test_a_chart_may_be_a_map(tambons, places):
    figure(tambons, 30, 2020, places["54"])
    assert "<title>แพร่: 30</title>" in _render(kind="map")


def test_a_chart_may_be_a_table(four_years):
    html = _render(kind="table")
    assert ("<svg" in html, "513" in html) == (False, True)


@pytest.mark.parametrize("kind", ["years", "areas", "map", "table"])
def test_nothing_to_draw_is_said(four_years, kind):
    assert "<svg" not in _render(kind=kind, first=1990, last=1991)


def test_an_indicator_that_is_gone_leaves_a_note(db):
    html = _render(caption="สี่ปีที่ทำแผน")
    assert ('class="note"' in html, "สี่ปีที่ทำแผน" in html) == (True, True)


def test_a_place_that_is_gone_does_no_harm(four_years):
    assert "513" in _render(place="9999")


def test_the_chart_leads_to_all_figures(four_years):
    assert reverse("indicator", args=["tambons"]) in _render()


def test_caption_and_indicator_are_found_by_search(four_years):
    found = ChartBlock().get_searchable_content(_value(caption="สี่ปีที่ทำแผน"))
    assert found == ["สี่ปีที่ทำแผน", "ตำบลที่ได้รับการสนับสนุน", "Tambons supported"]


def test_translators_are_given_the_caption(four_years):
    tree = factories.site_tree()
    body = [("chart", {"indicator": "tambons", "kind": "years", "caption": "สี่ปีที่ทำแผน"})]
    lesson = factories.page(tree["lessons"], LessonPage, "แผนของเรา", context=body)
    texts = [each.string.data for each in extract_segments(lesson) if "context" in each.path]
    assert texts == ["สี่ปีที่ทำแผน"]


def test_the_last_year_cannot_come_before_the_first(four_years):
    with pytest.raises(StructBlockValidationError):
        ChartBlock().clean(_value(first=2020, last=2018))


def test_only_indicators_with_figures_are_offered(four_years, leaders):
    assert indicator_choices() == [("tambons", "ตำบลที่ได้รับการสนับสนุน")]


def test_places_are_offered_by_region(places):
    assert ("ภาคเหนือ", [("r3", "ภาคเหนือ"), ("54", "แพร่")]) in place_choices()


def test_the_editor_previews_the_first_indicator(four_years):
    block = ChartBlock()
    assert "513" in block.render(block.get_preview_value())


def test_the_preview_without_any_figure_is_a_note(db):
    block = ChartBlock()
    assert 'class="note"' in block.render(block.get_preview_value())


def test_markup_in_a_caption_stays_text(four_years):
    assert "<script>" not in _render(caption="<script>alert(1)</script>")
