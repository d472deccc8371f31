"""The grid in the editor: filled by typing, saved all at once, and nobody's work is lost."""

import json
import re

import pytest
from django.contrib.auth.models import Group, Permission
from django.utils import translation
from wagtail.models import ModelLogEntry
from wagtail.users.models import UserProfile

from kmportal.figures.models import Figure
from tests import factories

from .conftest import figure, make_indicator

pytestmark = pytest.mark.django_db
RIGHTS = ("add_figure", "change_figure", "delete_figure")


def address(indicator, **query) -> str:
    text = "&".join(f"{key}={value}" for key, value in query.items())
    return f"/admin/figure-grid/{indicator.slug}/?{text}"


def person(name: str, *codenames: str):
    group = Group.objects.create(name=name)
    group.permissions.set(Permission.objects.filter(codename__in=["access_admin", *codenames]))
    made = factories.person(name, first_name=name)
    made.groups.add(group)
    return made


@pytest.fixture
def steward(client):
    made = person("steward", *RIGHTS, "view_indicator", "change_indicator")
    client.force_login(made)
    return made


def cell(year: int = 0, place=None, category=None) -> str:
    return f"cell-{place.pk if place else 0}-{year}-{category.pk if category else 0}"


def fields_of(html: str) -> dict[str, str]:
    """The form as a browser would send it back untouched."""
    found = dict(re.findall(r'name="(cell-[\d-]+)"\s+value="([^"]*)"', html))
    seen = re.search(r'name="seen"\s+value="([^"]*)"', html)[1].replace("&quot;", '"')
    return found | {"seen": seen}


def opened(client, indicator, **query) -> dict[str, str]:
    return fields_of(client.get(address(indicator, **query)).content.decode())


def send(client, indicator, form, **query):
    return client.post(address(indicator, **query), form)


def values(indicator) -> dict:
    rows = Figure.objects.filter(indicator=indicator).order_by("year")
    return {row.year: int(row.value) for row in rows}


def test_figures_stand_by_year_and_place(client, steward, four_years, places):
    html = client.get(address(four_years)).content.decode()
    assert fields_of(html)[cell(2020)] == "608"
    assert fields_of(html)[cell(2020, places["r3"])] == ""
    assert all(label in html for label in ("2560", "2563", "ภาคเหนือ"))


def test_thai_digits_and_commas_are_saved_as_numbers(client, steward, tambons, places):
    form = opened(client, tambons, years="2563") | {cell(2020): "๑,๗๙๙"}
    assert send(client, tambons, form, years="2563").status_code == 302
    saved = Figure.objects.get()
    assert (saved.value, saved.year, saved.place, saved.changed_by) == (1799, 2020, None, steward)


def test_a_changed_cell_is_changed_and_an_emptied_one_removed(client, steward, four_years):
    form = opened(client, four_years) | {cell(2019): "122", cell(2018): " "}
    send(client, four_years, form)
    assert values(four_years) == {2017: 513, 2019: 122, 2020: 608}


def test_places_and_parts_find_their_cells(client, steward, leaders, modes, places):
    key = cell(0, places["r3"], modes["face-to-face"])
    send(client, leaders, opened(client, leaders, unstated="1") | {key: "318"})
    saved = Figure.objects.get()
    assert (saved.year, saved.place, saved.category) == (None, places["r3"], modes["face-to-face"])


def test_the_years_are_chosen_in_either_era(client, steward, tambons):
    with_both = opened(client, tambons, years="2550-2551, 2020")
    assert {cell(2007), cell(2008), cell(2020)} <= set(with_both)
    assert len([name for name in with_both if name.startswith("cell-0")]) == 3


def test_the_places_below_a_place_are_chosen_by_its_name(client, steward, tambons, places):
    form = opened(client, tambons, below="อ.สอง จ.แพร่", years="2563")
    assert {cell(2020, places["5406"]), cell(2020, places["540602"])} <= set(form)


def test_a_place_nobody_knows_is_told_kindly(client, steward, tambons, places):
    html = client.get(address(tambons, below="เมืองแก้ว")).content.decode()
    assert "เมืองแก้ว" in html
    assert "ภาคเหนือ" in html


def test_one_wrong_cell_saves_nothing_and_keeps_everything(client, steward, four_years):
    form = opened(client, four_years) | {cell(2019): "ร้อยกว่า", cell(2020): "609"}
    html = send(client, four_years, form).content.decode()
    assert values(four_years)[2020] == 608
    kept = fields_of(html)
    assert (kept[cell(2019)], kept[cell(2020)]) == ("ร้อยกว่า", "609")
    assert html.count('aria-invalid="true"') == 1


def test_after_the_correction_all_is_saved(client, steward, four_years):
    form = opened(client, four_years) | {cell(2019): "ร้อยกว่า", cell(2020): "609"}
    again = fields_of(send(client, four_years, form).content.decode()) | {cell(2019): "130"}
    assert send(client, four_years, again).status_code == 302
    assert values(four_years) == {2017: 513, 2018: 557, 2019: 130, 2020: 609}


@pytest.mark.parametrize(
    "typed",
    ["-1", "12.5", "1,79", "1e9", "9" * 13, "NaN", "=1+1", "12\u0e010", "๑๒ ตำบล", "1" * 100_000],
    ids=[
        "negative",
        "decimals",
        "comma",
        "exponent",
        "huge",
        "nan",
        "formula",
        "letter",
        "unit",
        "long",
    ],
)
def test_what_is_no_count_is_refused_in_its_cell(client, steward, tambons, typed):
    response = send(client, tambons, {"seen": "{}", cell(2020): typed})
    assert (response.status_code, Figure.objects.count()) == (200, 0)
    assert 'aria-invalid="true"' in response.content.decode()


@pytest.mark.parametrize("typed", ["1\x00", "1\u202e", "1\u200b", "ก" + "\u0e48" * 500])
def test_hostile_text_is_no_error_of_the_server(client, steward, tambons, typed):
    assert send(client, tambons, {"seen": "{}", cell(2020): typed}).status_code in (200, 302)


@pytest.mark.parametrize("seen", ["", "[", "[]", "null", "[" * 9999, '{"a": {"b": 1}}', "\x00"])
def test_a_broken_form_overwrites_nothing(client, steward, four_years, seen):
    response = send(client, four_years, {"seen": seen, cell(2020): "1"})
    assert response.status_code == 200
    assert values(four_years)[2020] == 608


@pytest.mark.parametrize(
    "name",
    ["cell-999999999-2020-0", "cell-0-1066-0", "cell-0-9999-0", "cell-0-2020-99999", "cell--1-2-3",
     "cell-๐-2020-0", "cell-0-2020", "cell-99999999999999999999-2020-0"],
)  # fmt: skip
def test_forged_cells_are_left_out(client, steward, tambons, name):
    assert send(client, tambons, {"seen": "{}", name: "5"}).status_code == 302
    assert not Figure.objects.exists()


def test_a_part_of_another_breakdown_is_left_out(client, steward, tambons, modes):
    send(client, tambons, {"seen": "{}", cell(2020, None, modes["online"]): "5"})
    assert not Figure.objects.exists()


def test_two_people_at_once_in_different_cells_lose_nothing(client, steward, four_years):
    form = opened(client, four_years)
    Figure.objects.filter(year=2017).update(value=500)
    send(client, four_years, form | {cell(2020): "600"})
    assert values(four_years) == {2017: 500, 2018: 557, 2019: 121, 2020: 600}


def test_two_people_in_one_cell_are_told_and_the_second_decides(client, steward, four_years):
    form = opened(client, four_years) | {cell(2020): "600", cell(2019): "120"}
    other = person("สมหญิง")
    Figure.objects.filter(year=2020).update(value=1610, changed_by=other)
    html = send(client, four_years, form).content.decode()
    assert values(four_years) == {2017: 513, 2018: 557, 2019: 121, 2020: 1610}
    assert "1,610" in html
    assert str(other) in html
    again = fields_of(html)
    assert (again[cell(2020)], again[cell(2019)]) == ("600", "120")
    send(client, four_years, again)
    assert values(four_years) == {2017: 513, 2018: 557, 2019: 120, 2020: 600}


def test_a_figure_removed_meanwhile_is_told(client, steward, four_years):
    form = opened(client, four_years) | {cell(2020): "600"}
    Figure.objects.filter(year=2020).delete()
    assert 'aria-invalid="true"' in send(client, four_years, form).content.decode()
    assert 2020 not in values(four_years)


def test_the_same_number_by_two_people_is_no_quarrel(client, steward, four_years):
    form = opened(client, four_years) | {cell(2020): "600"}
    Figure.objects.filter(year=2020).update(value=600)
    assert send(client, four_years, form).status_code == 302


def test_sending_the_form_twice_changes_nothing_more(client, steward, tambons):
    form = opened(client, tambons, years="2563") | {cell(2020): "5"}
    send(client, tambons, form)
    send(client, tambons, form)
    assert values(tambons) == {2020: 5}


def test_a_source_is_written_to_what_changes_and_nothing_else(client, steward, four_years):
    form = opened(client, four_years) | {cell(2020): "600", "source": "รายงานประจำปี"}
    send(client, four_years, form)
    told = dict(Figure.objects.values_list("year", "source"))
    assert told == {2017: "", 2018: "", 2019: "", 2020: "รายงานประจำปี"}


def test_history_tells_the_numbers_before_and_after(client, steward, four_years):
    send(client, four_years, opened(client, four_years) | {cell(2020): "600"})
    entry = ModelLogEntry.objects.get(action="figures.fill")
    assert (entry.data["cells"][0]["before"], entry.data["cells"][0]["after"]) == ("608", "600")
    assert "608 → 600" in entry.formatter.format_message(entry)


def test_a_number_far_from_its_neighbour_is_asked_about(client, steward, four_years):
    send(client, four_years, opened(client, four_years) | {cell(2020): "6080"})
    html = client.get(address(four_years)).content.decode()
    assert "6080" in html.split("<form")[0]


def test_decimals_are_kept_and_compared(client, steward):
    money = make_indicator("money", "เงินออม", "Savings", kind="sum", decimals=2)
    send(client, money, opened(client, money, years="2563") | {cell(2020): "1,250.5"})
    form = opened(client, money, years="2563")
    assert form[cell(2020)] == "1250.50"
    assert send(client, money, form | {cell(2020): "1250.5"}).status_code == 302
    assert ModelLogEntry.objects.filter(action="figures.fill").count() == 1


def test_each_column_has_its_sum_beside_what_the_source_states(client, steward, four_years, places):
    four_years.statedtotals.create(value=1801)
    html = client.get(address(four_years)).content.decode()
    assert "−2" in html
    assert "<td>608</td>" in html


def test_english_years_for_english_readers(client, steward, four_years):
    UserProfile.objects.create(user=steward, preferred_language="en")
    html = client.get(address(four_years)).content.decode()
    assert "2020" in html
    assert "The whole network" in html


@pytest.mark.parametrize("filled", [0, 5])
def test_the_grid_takes_the_same_queries_however_full(
    client, steward, tambons, places, filled, django_assert_max_num_queries
):
    for year in range(2016, 2016 + filled):
        for place in places.values():
            figure(tambons, year, year, place, changed_by=steward)
    client.get(address(tambons))
    with django_assert_max_num_queries(40) as few:
        client.get(address(tambons, rows="filled"))
    names = [query["sql"] for query in few.captured_queries if "figures_" in query["sql"]]
    assert len(names) <= 7


@pytest.mark.parametrize("many", [1, 60])
def test_saving_takes_the_same_queries_however_much(client, steward, tambons, many):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    form = {"seen": "{}"} | {cell(1950 + number): "5" for number in range(min(many, 40))}
    with CaptureQueriesContext(connection) as taken:
        send(client, tambons, form)
    assert len([q for q in taken.captured_queries if "figures_figure" in q["sql"]]) <= 5


@pytest.mark.parametrize("codenames", [(), ("add_figure", "change_figure"), ("view_figure",)])
@pytest.mark.parametrize("method", ["get", "post"])
def test_without_all_rights_the_grid_is_closed(client, four_years, codenames, method):
    client.force_login(person("reviewer", *codenames))
    response = getattr(client, method)(address(four_years), {cell(2020): "1", "seen": "{}"})
    assert response.status_code == 302
    assert response["Location"].startswith("/admin/")
    assert values(four_years)[2020] == 608


@pytest.mark.parametrize("method", ["get", "post"])
def test_visitors_are_asked_to_sign_in(client, four_years, method):
    response = getattr(client, method)(address(four_years))
    assert "login" in response["Location"]


def test_an_unknown_indicator_is_not_found(client, steward):
    assert client.get("/admin/figure-grid/nothing/").status_code == 404


def test_a_form_of_ten_thousand_places_is_cut(client, steward, tambons):
    form = {"seen": json.dumps({})} | {f"cell-{n}-2020-0": "1" for n in range(1, 9000)}
    assert send(client, tambons, form).status_code == 302
    with translation.override("en"):
        assert not Figure.objects.exists()
