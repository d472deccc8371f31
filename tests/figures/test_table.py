"""Figures come in and go out as a file; the same file twice changes nothing."""

import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import translation

from kmportal.figures.models import Figure
from kmportal.tabular.models import ImportRow, ImportRun
from tests.figures.test_grid import RIGHTS, person

from .conftest import figure

pytestmark = pytest.mark.django_db
ADDRESS = "/admin/figure-table/"


@pytest.fixture
def steward(client):
    made = person("steward", *RIGHTS)
    client.force_login(made)
    return made


def upload(client, *lines: str) -> str:
    text = "\n".join(lines).encode("utf-8-sig")
    response = client.post(ADDRESS, {"file": SimpleUploadedFile("ตัวเลข.csv", text)})
    assert response.status_code == 302, re.findall(r"error[^<]*<[^<]*", response.content.decode())
    return response["Location"]


def work(client, run: str, state: str) -> None:
    for _step in range(20):
        if ImportRun.objects.get().state != state:
            return
        client.post(f"{run}step/")
    raise AssertionError(state)


def checked(client, *lines: str) -> list[tuple[str, list]]:
    ImportRun.objects.all().delete()
    work(client, upload(client, *lines), ImportRun.State.CHECKING)
    return [(row.outcome, row.reasons) for row in ImportRow.objects.order_by("number")]


def brought_in(client, *lines: str) -> list[str]:
    outcomes = [outcome for outcome, _reasons in checked(client, *lines)]
    run = f"{ADDRESS}{ImportRun.objects.get().pk}/"
    client.post(f"{run}import/")
    work(client, run, ImportRun.State.IMPORTING)
    return outcomes


HEAD = "ตัวชี้วัด,ปี,พื้นที่,รูปแบบ,จำนวน,ที่มา"


def test_rows_are_brought_in_by_names_codes_and_either_era(client, steward, leaders, places, modes):
    rows = (
        "leaders,2563,r3,พบหน้า,๓๑๘,รายงาน",
        'ผู้นำ,2020,จ.แพร่,face-to-face,"1,200",',
        "Leaders,,ทั้งเครือข่าย,online,433,",
    )
    assert brought_in(client, HEAD, *rows) == ["new"] * 3
    saved = Figure.objects.order_by("value")
    assert [(int(f.value), f.year, f.place, f.category.slug) for f in saved] == [
        (318, 2020, places["r3"], "face-to-face"),
        (433, None, None, "online"),
        (1200, 2020, places["54"], "face-to-face"),
    ]
    assert {f.changed_by for f in saved} == {steward}
    assert saved[0].source == "รายงาน"


def test_a_second_import_changes_and_never_doubles(client, steward, tambons, places):
    head, row = "indicator,year,place,value", "tambons,2563,{},{}"
    assert brought_in(client, head, row.format("r3", 5), row.format("", 6)) == ["new", "new"]
    again = brought_in(client, head, row.format("ภาคเหนือ", 5), row.format("", 7))
    assert again == ["same", "changed"]
    assert sorted(int(f.value) for f in Figure.objects.all()) == [5, 7]


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        ("ไม่มี,2563,r3,,5,", "ไม่มี"),
        ("tambons,63,r3,,5,", "2563"),
        ("tambons,2563,เมืองแก้ว,,5,", "เมืองแก้ว"),
        ("tambons,2563,r3,ออนไลน์,5,", "ออนไลน์"),
        ("tambons,2563,r3,,ห้า,", "1,799"),
        ("tambons,2563,r3,,,", "1,799"),
        ("tambons,2563,r3,,-5,", ""),
        ("tambons,2563,r3,,5.5,", ""),
    ],
    ids=["indicator", "year", "place", "part", "letters", "empty", "negative", "decimals"],
)
def test_a_wrong_row_says_why(client, steward, tambons, places, row, reason):
    [(outcome, reasons)] = checked(client, HEAD, row)
    assert outcome == "wrong"
    assert reason in " ".join(text for _column, text in reasons)


def test_a_name_that_several_places_have_is_not_guessed(client, steward, tambons, places):
    from tests import factories

    factories.place("3105", "สอง", "Song")
    [(outcome, _reasons)] = checked(client, HEAD, "tambons,2563,อ.สอง,,5,")
    assert outcome == "wrong"


def test_a_row_twice_in_a_file_is_told(client, steward, tambons, places):
    brought_in(client, HEAD, "tambons,2563,r3,,5,", "tambons,2563,r3,,6,")
    assert [int(f.value) for f in Figure.objects.all()] == [5]
    assert ImportRow.objects.filter(outcome="wrong").count() == 1


def test_what_goes_out_comes_back_the_same(client, steward, leaders, places, modes):
    figure(leaders, 318, 2020, places["540602"], modes["online"], note="นับใหม่")
    figure(leaders, 1216)
    for language in ("th", "en"):
        with translation.override(language):
            text = client.get(f"{ADDRESS}export/csv/").content.decode("utf-8-sig")
            assert [outcome for outcome, _ in checked(client, *text.splitlines())] == ["same"] * 2


@pytest.mark.parametrize("many", [1, 40])
def test_checking_takes_the_same_queries_however_many_rows(client, steward, tambons, places, many):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    ImportRun.objects.all().delete()
    run = upload(client, HEAD, *(f"tambons,{2500 + n},r3,,{n}," for n in range(many)))
    with CaptureQueriesContext(connection) as taken:
        client.post(f"{run}step/")
    ours = [q for q in taken.captured_queries if re.search('FROM "(figures|places)_', q["sql"])]
    assert len(ours) <= 6


@pytest.mark.parametrize("codenames", [(), ("view_figure",), ("add_figure", "change_figure")])
@pytest.mark.parametrize("address", ["", "export/csv/", "export/xlsx/"])
def test_the_table_is_closed_to_others(client, tambons, codenames, address):
    client.force_login(person("reviewer", *codenames))
    response = client.get(f"{ADDRESS}{address}")
    assert (response.status_code, response["Location"]) == (302, "/admin/")
