"""Indicators, breakdowns, totals and single figures in the editor, and who may touch them."""

import pytest
from django.contrib.auth.models import Group

from kmportal.figures.models import Figure, Indicator, StatedTotal
from kmportal.roles import table as roles
from kmportal.roles.making import make_roles
from tests import factories
from tests.figures.test_grid import RIGHTS, person

from .conftest import figure

pytestmark = pytest.mark.django_db
SCREENS = [
    "/admin/indicators/",
    "/admin/indicators/new/",
    "/admin/stated-totals/",
    "/admin/stated-totals/new/",
    "/admin/single-figures/",
    "/admin/single-figures/new/",
    "/admin/figure-breakdowns/",
    "/admin/figure-breakdowns/new/",
    "/admin/figures-not-adding-up/",
    "/admin/figure-grid/tambons/",
    "/admin/figure-table/",
]


@pytest.fixture
def groups(db):
    make_roles([])


def member(name: str, group: str = ""):
    made = factories.person(name)
    if group:
        made.groups.add(Group.objects.get(name=group))
    return made


@pytest.fixture
def steward(client, groups):
    made = member("steward", roles.STEWARDS)
    client.force_login(made)
    return made


def answers(client, method: str = "get") -> dict[str, tuple[int, str]]:
    """How each screen answers."""
    found = {}
    for address in SCREENS:
        response = getattr(client, method)(address)
        found[address] = (response.status_code, response.headers.get("Location", ""))
    return found


def test_stewards_open_every_screen(client, steward, four_years):
    figure(four_years, 1)
    assert answers(client) == dict.fromkeys(SCREENS, (200, ""))


@pytest.mark.parametrize("method", ["get", "post"])
@pytest.mark.parametrize("group", [roles.REVIEWERS, roles.CONTRIBUTORS], ids=["reviewer", "writer"])
def test_others_open_none(client, groups, four_years, group, method):
    client.force_login(member("other", group))
    assert answers(client, method) == dict.fromkeys(SCREENS, (302, "/admin/"))


@pytest.mark.parametrize("signed_in", [True, False], ids=["member", "visitor"])
def test_people_outside_the_editor_are_sent_to_sign_in(client, groups, tambons, signed_in):
    if signed_in:
        client.force_login(member("reader"))
    sent = {address: "login" in where for address, (_status, where) in answers(client).items()}
    assert sent == dict.fromkeys(SCREENS, True)


def test_a_year_of_either_era_is_stored_in_one(client, steward, four_years):
    form = {"indicator": four_years.pk, "year": "พ.ศ. ๒๕๖๓", "value": "608"}
    assert client.post("/admin/stated-totals/new/", form).status_code == 302
    total = StatedTotal.objects.get()
    assert total.year == 2020
    assert 'value="2563"' in client.get(f"/admin/stated-totals/edit/{total.pk}/").content.decode()


def test_an_unclear_year_is_refused_and_kept(client, steward, four_years):
    form = {"indicator": four_years.pk, "year": "ปีก่อน", "value": "608"}
    html = client.post("/admin/stated-totals/new/", form).content.decode()
    assert 'value="ปีก่อน"' in html
    assert not StatedTotal.objects.exists()


def test_a_second_figure_for_a_cell_is_refused(client, steward, four_years):
    form = {"indicator": four_years.pk, "year": "2563", "value": "1"}
    assert client.post("/admin/single-figures/new/", form).status_code == 200
    assert Figure.objects.filter(year=2020).count() == 1


def test_a_single_figure_remembers_who_changed_it(client, steward, four_years):
    saved = Figure.objects.get(year=2020)
    form = {"indicator": four_years.pk, "year": "2563", "value": "609", "note": "นับใหม่"}
    client.post(f"/admin/single-figures/edit/{saved.pk}/", form)
    saved.refresh_from_db()
    assert (saved.value, saved.changed_by, saved.note) == (609, steward, "นับใหม่")


def test_a_part_of_another_breakdown_is_refused(client, steward, four_years, modes):
    form = {"indicator": four_years.pk, "value": "1", "category": modes["online"].pk}
    assert client.post("/admin/single-figures/new/", form).status_code == 200
    assert Figure.objects.count() == 4


def breakdown_form(modes, **deleted) -> dict:
    dimension = modes["online"].dimension
    form = {"name_th": dimension.name_th, "name_en": dimension.name_en, "slug": dimension.slug}
    form |= {"categories-TOTAL_FORMS": 2, "categories-INITIAL_FORMS": 2}
    for number, mode in enumerate(modes.values()):
        row = {"id": mode.pk, "name_th": mode.name_th, "name_en": mode.name_en, "slug": mode.slug}
        row |= {"ORDER": number, "DELETE": deleted.get(mode.slug, "")}
        form |= {f"categories-{number}-{key}": value for key, value in row.items()}
    return form


def test_a_part_with_figures_stays(client, steward, leaders, modes):
    figure(leaders, 433, category=modes["online"])
    address = f"/admin/figure-breakdowns/edit/{modes['online'].dimension.pk}/"
    response = client.post(address, breakdown_form(modes, online="on"))
    assert response.status_code == 200
    assert modes["online"].dimension.categories.count() == 2


def test_a_part_without_figures_may_go(client, steward, leaders, modes):
    address = f"/admin/figure-breakdowns/edit/{modes['online'].dimension.pk}/"
    assert client.post(address, breakdown_form(modes, online="on")).status_code == 302
    assert [c.slug for c in modes["online"].dimension.categories.all()] == ["face-to-face"]


def test_an_indicator_with_figures_is_not_removed(client, steward, four_years):
    client.post(f"/admin/indicators/delete/{four_years.pk}/")
    assert Indicator.objects.filter(pk=four_years.pk).exists()


def test_the_breakdown_of_figures_is_not_taken_away(leaders, modes):
    from django.core.exceptions import ValidationError

    figure(leaders, 433, category=modes["online"])
    leaders.dimension = None
    with pytest.raises(ValidationError):
        leaders.full_clean()


def test_a_mismatch_is_shown_in_the_report_and_on_the_first_screen(client, steward, four_years):
    four_years.statedtotals.create(value=1801)
    for address in ("/admin/figures-not-adding-up/", "/admin/"):
        html = client.get(address).content.decode()
        assert all(text in html for text in ("1,801", "1,799", "−2")), address


def test_without_a_mismatch_the_first_screen_says_nothing(client, steward, four_years):
    four_years.statedtotals.create(value=1799)
    assert "figures-not-adding-up" not in client.get("/admin/").content.decode().split("<main")[-1]


def test_those_who_may_not_fill_see_no_mismatch(client, groups, four_years):
    four_years.statedtotals.create(value=1801)
    client.force_login(member("reviewer", roles.REVIEWERS))
    assert "1,801" not in client.get("/admin/").content.decode()


@pytest.mark.parametrize("address", ["/admin/stated-totals/", "/admin/single-figures/"])
@pytest.mark.parametrize("many", [1, 20])
def test_lists_take_the_same_queries(client, steward, leaders, places, modes, address, many):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    for year in range(2000, 2000 + many):
        figure(leaders, 1, year, places["540602"], modes["online"])
        leaders.statedtotals.create(value=1, year=year, place=places["540602"])
    client.get(address)
    with CaptureQueriesContext(connection) as taken:
        client.get(address)
    ours = [q for q in taken.captured_queries if 'FROM "figures_' in q["sql"]]
    assert len(ours) <= 5


def test_the_rights_of_the_grid_are_all_three():
    assert len(RIGHTS) == 3
    assert person("half", *RIGHTS[:2]).has_perm("figures.delete_figure") is False
