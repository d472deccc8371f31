"""The stitched map and the places rows tell."""

import re

import pytest
from django.template import Context, Template
from django.utils import translation
from wagtail.models import Locale

from kmportal.places import stitches
from kmportal.places.templatetags.places import short_place
from learning_centers.models import LearningCenterPage
from tests import factories


def test_every_province_has_a_stitch():
    codes = {code for row in stitches.cells() for code in row} - {stitches.NO_LAND}

    assert len(codes) == 77
    assert {"10", "75", "94"} <= codes


def test_rows_are_even():
    assert len({len(row) for row in stitches.cells()}) == 1


def test_paths_cover_each_stitch_once():
    drawn = stitches.paths(lambda code: "all")["all"]
    lengths = [float(run) + 2 * stitches.MARGIN for run in re.findall(r"h([\d.]+)", drawn)]

    land = sum(code != stitches.NO_LAND for row in stitches.cells() for code in row)
    assert sum(lengths) == pytest.approx(land)


def test_the_map_is_small_enough_to_stand_in_a_page():
    by_half = stitches.paths(lambda code: "r1" if code < "50" else "r2")

    assert sum(map(len, by_half.values())) < 6_000


def test_a_pin_stands_on_its_own_province():
    x, y = stitches.middle("31")

    assert stitches.cells()[int(y)][int(x)] == "31"


def test_an_unknown_province_has_no_pin():
    assert stitches.pins({"00"}) == ""


@pytest.mark.django_db
class TestPlacesInRows:
    @pytest.fixture
    def tambon(self):
        region = factories.place("r4", "ภาคตะวันออกเฉียงเหนือ", "Northeast")
        province = factories.place("31", "บุรีรัมย์", "Buri Ram", parent=region, region=region)
        factories.place("3104", "นางรอง", "Nang Rong", parent=province, region=region)
        return factories.place("310403", "หนองโสน", "Nong Sano")

    @pytest.fixture
    def center(self, tambon):
        tree = factories.site_tree()
        page = factories.page(tree["centers"], LearningCenterPage, "พื้นที่เรียนรู้ข้าวเม่า")
        page.place_tags.create(place=tambon)
        page.save()
        return page

    def test_a_tambon_is_told_with_its_province(self, center):
        assert short_place(center.place_tags.first()) == "ต.หนองโสน จ.บุรีรัมย์"

    def test_in_english_with_a_comma(self, center):
        with translation.override("en"):
            assert short_place(center.place_tags.first()) == "Nong Sano, Buri Ram"

    def test_a_province_is_told_once(self, center, tambon):
        center.place_tags.create(place=tambon.parent.parent)

        assert short_place(center.place_tags.all()[1]) == "จ.บุรีรัมย์"

    def test_a_place_that_is_not_official_is_told_as_written(self, center):
        center.place_tags.create(as_written="ต.โคกเจริญ จ.บุรีรัมย์")

        assert short_place(center.place_tags.all()[1]) == "ต.โคกเจริญ จ.บุรีรัมย์"

    def test_a_tambon_counts_once_however_many_pages_it_has(self, center, tambon):
        again = factories.page(center.get_parent(), LearningCenterPage, "ศูนย์ที่สอง")
        again.place_tags.create(place=tambon)
        again.save()

        html = Template("{% load places %}{% tambons_told_of locale %}").render(
            Context({"locale": Locale.objects.get(language_code="th")})
        )

        assert html == "1"

    def test_a_draft_puts_no_pin_on_the_map(self, center):
        source = Template("{% load places %}{% centers_by_region locale %}")
        context = Context({"locale": Locale.objects.get(language_code="th")})
        assert 'class="pins"' in source.render(context)

        center.unpublish()

        assert 'class="pins"' not in source.render(context)
