"""The outlines of the provinces, and the map drawn of them."""

import re
from pathlib import Path

import geothai
import pytest
from django.core.exceptions import ImproperlyConfigured
from django.template import Context, Template
from django.test import override_settings
from django.utils import translation

from kmportal.charts.outlines import drawn, rings, thinned
from kmportal.charts.provinces import HEIGHT, WIDTH, name_of, shapes

MAP = "{% load charts %}{% province_map counts links label='แผนที่ศูนย์เรียนรู้' current='31' %}"
TABLE = "{% load charts %}{% province_table counts links label='ศูนย์เรียนรู้' heading='ศูนย์' %}"
COUNTS = {each.code: 0 for each in geothai.provinces()} | {"31": 2, "10": 1, "96": 12}
LINKS = {"31": "/th/centers/?province=31", "10": "/th/centers/?province=10"}


def _render(template: str, counts=COUNTS, links=LINKS) -> str:
    return Template(template).render(Context({"counts": counts, "links": links}))


def test_every_province_has_an_outline():
    assert sorted(shapes()) == sorted(each.code for each in geothai.provinces())


def test_every_outline_stays_inside_the_drawing():
    points = [point for shape in shapes().values() for ring in rings(shape) for point in ring]
    assert all(0 <= x <= WIDTH and 0 <= y <= HEIGHT for x, y in points)


def test_the_map_stays_small():
    assert sum(len(shape) for shape in shapes().values()) < 25_000


def test_maps_before_set_up_say_what_to_run(tmp_path: Path):
    shapes.cache_clear()
    with (
        override_settings(BASE_DIR=tmp_path),
        pytest.raises(ImproperlyConfigured, match="collect_v"),
    ):
        shapes()


def test_a_thinned_border_is_the_same_line_on_both_sides():
    left = rings("M0 0l10 0l.2 5l-.2 5l-10 0z")
    right = rings("M10 0l10 0l0 10l-10 0l.2 -5z")
    both = thinned({"left": left, "right": right}, tolerance=1)
    assert (drawn(both["left"]), drawn(both["right"])) == (
        "M0 0l10 0 0 10-10 0z",
        "M10 0l10 0 0 10-10 0z",
    )


def test_an_island_too_small_to_see_is_left_out():
    assert drawn(rings("M1 1l.1 0l0 .1z")) == ""


def test_names_follow_the_readers_language():
    thai = name_of("31")
    with translation.override("en"):
        assert (thai, name_of("31")) == ("บุรีรัมย์", "Buri Ram")


def test_all_77_provinces_are_drawn():
    assert _render(MAP).count("</title><path") == 77


def test_the_drawing_has_its_size_without_commas():
    assert 'viewBox="0 0 560 1025"' in _render(MAP)


def test_a_province_with_a_link_is_named_with_its_count():
    assert 'aria-label="กรุงเทพมหานคร: 1"' in _render(MAP)


def test_only_provinces_with_links_can_be_reached_by_keyboard():
    assert re.findall(r'<a href="([^"]+)"', _render(MAP)) == [LINKS["10"], LINKS["31"]]


def test_the_province_of_the_page_is_marked():
    assert _render(MAP).count('aria-current="true"') == 1


def test_equal_counts_share_a_shade_and_larger_ones_are_darker():
    shades = dict(
        re.findall(r"<title>(\S+): \d+</title><path fill=\"url\(#map-(\d)\)", _render(MAP))
    )
    assert (shades["กรุงเทพมหานคร"], shades["บุรีรัมย์"], shades["นราธิวาส"]) == ("1", "2", "3")


def test_provinces_without_any_are_undyed():
    assert '<title>ตราด: 0</title><path fill="url(#map-0)"' in _render(MAP)


def test_provinces_nobody_counted_are_said_to_be_unknown():
    assert "ตราด: –" in _render(MAP, counts={"31": 4})


def test_a_link_cannot_smuggle_markup_in():
    assert '"><script>' not in _render(MAP, links={"31": '"><script>alert(1)</script>'})


def test_the_table_has_the_largest_first_and_leaves_out_zeros():
    names = re.findall(r'scope="row">(?:<a[^>]+>)?([^<]+)', _render(TABLE))
    assert names == ["นราธิวาส", "บุรีรัมย์", "กรุงเทพมหานคร"]


def test_an_empty_table_says_so():
    assert "</td></tr>" in _render(TABLE, counts={})
