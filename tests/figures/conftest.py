"""Three regions, three provinces, and the training of document 003 with its two modes."""

from __future__ import annotations

from decimal import Decimal

import pytest

from kmportal.figures.models import Category, Dimension, Figure, Indicator
from tests import factories


@pytest.fixture
def places(db):
    built = {
        code: factories.place(code, thai, english)
        for code, thai, english in [
            ("r1", "ภาคกรุงเทพฯ ปริมณฑล และตะวันออก", "Bangkok, Vicinity and East"),
            ("r3", "ภาคเหนือ", "North"),
            ("r4", "ภาคตะวันออกเฉียงเหนือ", "Northeast"),
        ]
    }
    for code, thai, english, region in [
        ("25", "ปราจีนบุรี", "Prachin Buri", "r1"),
        ("54", "แพร่", "Phrae", "r3"),
        ("31", "บุรีรัมย์", "Buri Ram", "r4"),
    ]:
        above = built[region]
        built[code] = factories.place(code, thai, english, parent=above, region=above)
    built["5406"] = factories.place("5406", "สอง", "Song")
    built["540602"] = factories.place("540602", "บ้านกลาง", "Ban Klang")
    return built


@pytest.fixture
def modes(db):
    dimension = Dimension.objects.create(slug="mode", name_th="รูปแบบ", name_en="Mode")
    return {
        slug: Category.objects.create(
            dimension=dimension, slug=slug, name_th=thai, name_en=english, sort_order=order
        )
        for order, (slug, thai, english) in enumerate(
            [("online", "ออนไลน์", "Online"), ("face-to-face", "พบหน้า", "Face to face")]
        )
    }


@pytest.fixture
def tambons(db):
    return make_indicator("tambons", "ตำบลที่ได้รับการสนับสนุน", "Tambons supported")


@pytest.fixture
def leaders(modes):
    return make_indicator(
        "leaders",
        "ผู้นำ",
        "Leaders",
        unit_th="คน",
        unit_en="people",
        dimension=modes["online"].dimension,
    )


def make_indicator(slug: str, name_th: str, name_en: str, **fields) -> Indicator:
    units = {"unit_th": "ตำบล", "unit_en": "tambons"}
    return Indicator.objects.create(slug=slug, name_th=name_th, name_en=name_en, **(units | fields))


def figure(indicator: Indicator, value, year=None, place=None, category=None, **fields) -> Figure:
    return Figure.objects.create(
        indicator=indicator,
        value=Decimal(value),
        year=year,
        place=place,
        category=category,
        **fields,
    )


@pytest.fixture
def four_years(tambons):
    """Document 003's tambons by year."""
    for year, value in [(2017, 513), (2018, 557), (2019, 121), (2020, 608)]:
        figure(tambons, value, year)
    return tambons
