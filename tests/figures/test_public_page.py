"""The page of the network's figures, as readers see it."""

import re

import pytest
from django.urls import reverse
from django.utils import translation

from kmportal.figures import holdings
from kmportal.figures.holdings import Held, Kind
from kmportal.figures.models import Figure, Indicator
from kmportal.places.models import PagePlace
from kmportal.themes.models import PageTheme
from lessons.models import LessonPage
from tests import factories
from tests.figures.conftest import figure

pytestmark = pytest.mark.django_db


@pytest.fixture
def tree(db):
    return factories.site_tree()


@pytest.fixture
def savings(tree, places):
    """A theme with one lesson from Buri Ram and another nobody may read yet."""
    theme = factories.theme("savings", "การเงินชุมชน", "Community finance", dye="khamin")
    for title, live in [("กลุ่มออมทรัพย์", True), ("ร่าง", False)]:
        factories.page(
            tree["lessons"],
            LessonPage,
            title,
            live=live,
            place_tags=[PagePlace(place=places["31"])],
            theme_tags=[PageTheme(theme=theme)],
        )
    return theme


def _get(client, address="figures", *args, **query) -> str:
    response = client.get(reverse(address, args=args), query)
    assert response.status_code == 200
    return response.content.decode()


def _text(html: str) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", html))


def test_an_empty_portal_has_a_page_of_figures(client, tree):
    assert 'id="map"' in _get(client)


def test_years_are_of_the_buddhist_era_in_thai(client, tree, four_years):
    assert re.findall(r'class="chart-name"[^>]*>(\d+)<', _get(client)) == [
        "2560",
        "2561",
        "2562",
        "2563",
    ]


def test_years_are_of_the_common_era_in_english(client, tree, four_years):
    with translation.override("en"):
        names = re.findall(r'class="chart-name"[^>]*>(\d+)<', _get(client))
    assert names == ["2017", "2018", "2019", "2020"]


def test_the_sum_of_the_years_is_shown(client, tree, four_years):
    assert "<b>1,799</b> ตำบล" in _get(client)


def test_a_year_between_others_without_a_figure_is_not_known(client, tree, four_years):
    Figure.objects.filter(year=2018).delete()
    assert '<tr><th scope="row">2561</th><td class="number">–</td></tr>' in _get(client)


def test_what_is_told_of_no_region_stands_beside_the_regions(client, tree, leaders, places, modes):
    for code, value in [("r1", 190), ("r3", 318)]:
        figure(leaders, value, 2020, places[code], modes["face-to-face"])
    figure(leaders, 433, 2020, None, modes["online"])
    assert re.findall(r'class="chart-value chart-after"[^>]*>([\d,–]+)<', _get(client)) == [
        "190",
        "318",
        "–",
        "433",
    ]


def test_each_indicator_says_its_source(client, tree, four_years):
    Indicator.objects.update(source_th="รายงานประจำปี 2563")
    assert "รายงานประจำปี 2563" in _get(client)


def test_each_indicator_leads_to_its_table_for_spreadsheets(client, tree, four_years):
    assert f'href="{reverse("indicator_csv", args=["tambons"])}"' in _get(client)


def test_an_indicator_without_figures_is_not_shown(client, tree, tambons):
    assert tambons.name not in _get(client)


def test_the_map_counts_what_the_portal_holds(client, savings):
    assert 'aria-label="บุรีรัมย์: 1"' in _get(client)


def test_pages_nobody_may_read_are_counted_nowhere(client, savings):
    assert 'aria-label="การเงินชุมชน, ภาคตะวันออกเฉียงเหนือ: 1"' in _get(client)


def test_a_province_of_the_map_leads_to_its_pages_of_that_kind(client, savings):
    assert f'href="{reverse("place", args=["31"])}?type=lesson"' in _get(client, map="lesson")


def test_a_province_leads_to_the_list_of_what_is_no_page(client, tree, places, monkeypatch):
    pots = Kind("pot", "หม้อดิน", "search")
    monkeypatch.setitem(holdings._others, pots, lambda: [Held("31", "r4", 5)])
    html = _get(client, map="pot")
    assert f'href="{reverse("search")}?place=31" aria-label="บุรีรัมย์: 5"' in html


def test_a_kind_without_pages_leads_nowhere(client, savings):
    assert 'class="province-map"' in (html := _get(client, map="note"))
    assert "?type=note" not in html


def test_the_map_shows_an_indicator_of_provinces(client, tree, tambons, places):
    figure(tambons, 12, 2020, places["31"])
    html = _get(client, indicator="tambons")
    assert 'aria-label="บุรีรัมย์: 12"' in html


def test_provinces_without_a_figure_are_not_known(client, tree, tambons, places):
    figure(tambons, 12, 2020, places["31"])
    assert "<title>แพร่: –</title>" in _get(client, indicator="tambons")


def test_the_map_shows_one_year_of_an_indicator(client, tree, tambons, places):
    figure(tambons, 12, 2019, places["31"])
    figure(tambons, 5, 2020, places["31"])
    assert 'aria-label="บุรีรัมย์: 5"' in _get(client, indicator="tambons", year="2020")


def test_an_indicator_without_provinces_is_no_choice_for_the_map(client, tree, four_years):
    assert "?indicator=tambons" not in _get(client)


def test_a_cell_of_themes_and_regions_leads_to_its_pages(client, savings):
    address = reverse("pages_by_theme_and_place", args=["savings", "r4"])
    assert f'href="{address}"' in _get(client)
    rows = re.findall(
        r'<article class="row">.*?<h2>(.*?)</h2>', client.get(address).content.decode(), re.S
    )
    assert ["".join(_text(row).split()) for row in rows] == ["กลุ่มออมทรัพย์"]


def test_a_cell_without_pages_leads_nowhere(client, savings):
    assert reverse("pages_by_theme_and_place", args=["savings", "r3"]) not in _get(client)


def test_pages_nobody_may_read_are_not_listed_behind_a_cell(client, savings):
    html = _get(client, "pages_by_theme_and_place", "savings", "r4")
    assert ">ร่าง<" not in html
    assert "1 รายการ" in _text(html)


@pytest.mark.parametrize("args", [("savings", "r9"), ("debt", "r4")], ids=["place", "theme"])
def test_an_unknown_cell_is_not_found(client, savings, args):
    address = reverse("pages_by_theme_and_place", args=args)
    assert client.get(address).status_code == 404


@pytest.mark.parametrize(
    "query",
    [
        {"map": "\x00"},
        {"indicator": "ไม่มี"},
        {"indicator": "tambons", "year": "๒๕๖๓" * 9000},
        {"year": "-1"},
        {"map": "<script>"},
    ],
    ids=["nul", "unknown-indicator", "long-year", "forged-year", "markup"],
)
def test_what_makes_no_sense_is_taken_as_absent(client, tree, four_years, query):
    assert _get(client, **query).count('aria-current="true"') == _get(client).count(
        'aria-current="true"'
    )


@pytest.mark.parametrize(
    "place", ["\x00", "ก" * 100_000, "99", "'"], ids=["nul", "long", "no", "quote"]
)
def test_an_unknown_place_shows_the_whole_network(client, tree, four_years, place):
    assert "<b>1,799</b>" in _get(client, "indicator", "tambons", place=place)


def test_an_indicator_has_a_page_of_its_own(client, tree, four_years):
    assert "<b>1,799</b> ตำบล" in _get(client, "indicator", "tambons")


def test_an_indicator_may_be_looked_at_for_one_place(client, tree, tambons, places):
    figure(tambons, 12, 2020, places["31"])
    figure(tambons, 30, 2020, places["54"])
    assert "<b>12</b> ตำบล" in _get(client, "indicator", "tambons", place="31")


def test_a_region_is_compared_by_its_provinces(client, tree, tambons, places):
    nan = factories.place("55", "น่าน", "Nan", parent=places["r3"], region=places["r3"])
    figure(tambons, 12, 2020, places["54"])
    figure(tambons, 30, 2020, nan)
    assert "แพร่: 12; น่าน: 30" in _get(client, "indicator", "tambons", place="r3")


def test_parts_of_an_indicator_are_compared(client, tree, leaders, modes):
    figure(leaders, 783, 2020, category=modes["face-to-face"])
    figure(leaders, 433, 2020, category=modes["online"])
    assert "ออนไลน์: 433; พบหน้า: 783" in _get(client, "indicator", "leaders")


def test_an_indicator_without_figures_has_no_page(client, tree, tambons):
    assert client.get(reverse("indicator", args=["tambons"])).status_code == 404


def test_figures_are_read_only(client, tree):
    assert client.post(reverse("figures")).status_code == 405


def test_a_figure_can_be_cited(client, tree, four_years):
    assert "http://testserver/th/figures/tambons/" in _text(_get(client, "indicator", "tambons"))


def test_what_the_portal_holds_can_be_taken_along(client, savings):
    rows = client.get(reverse("holdings_csv")).content.decode("utf-8-sig").splitlines()
    buri_ram = next(row for row in rows if row.startswith("31,"))
    assert buri_ram.startswith("31,บุรีรัมย์,1,")


def test_every_page_leads_to_the_figures(client, tree):
    assert f'href="{reverse("figures")}"' in client.get(tree["home"].url).content.decode()


def test_a_place_leads_to_its_figures(client, tree, tambons, places):
    figure(tambons, 12, 2020, places["540602"])
    html = client.get(reverse("place", args=["r3"])).content.decode()
    assert f"{reverse('indicator', args=['tambons'])}?place=r3" in html


def test_a_place_without_figures_says_nothing_of_them(client, tree, four_years, places):
    html = client.get(reverse("place", args=["31"])).content.decode()
    assert "figures-of-place" not in html


def _page_of_many(tree, places, number: int) -> None:
    for each in range(number):
        indicator = Indicator.objects.create(
            slug=f"i{each}",
            name_th=f"ตัวชี้วัด {each}",
            name_en=str(each),
            unit_th="คน",
            unit_en="people",
        )
        for year in (2019, 2020):
            figure(indicator, each + 1, year, places["31"])
            figure(indicator, each + 1, year, places["54"])


@pytest.mark.parametrize("number", [1, 12])
def test_more_indicators_need_no_more_queries(
    client, tree, places, number, django_assert_max_num_queries
):
    _page_of_many(tree, places, number)
    client.get(reverse("figures"))  # what is remembered between pages
    with django_assert_max_num_queries(20):
        client.get(reverse("figures"))
