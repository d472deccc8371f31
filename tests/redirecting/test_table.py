"""Old addresses come in as a file and go out again."""

from urllib.parse import quote, unquote

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import translation
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Site

from kmportal.redirecting.checking import Beside, read_old, read_target, refuse_chain

from .conftest import ADDRESS

pytestmark = pytest.mark.django_db
OLD = "/th/เรื่องเก่า/ออมวันละบาท/"


def why(checked):
    """The sentences said of a file's only row."""
    ((outcome, reasons),) = checked
    assert outcome == "wrong"
    return [text for _column, text in reasons]


@pytest.mark.parametrize(
    "written", [OLD, quote(OLD), f"http://localhost{quote(OLD)}"], ids=["plain", "percent", "whole"]
)
@pytest.mark.parametrize(
    "asked",
    [OLD, quote(OLD), quote(OLD).lower(), OLD.rstrip("/")],
    ids=["plain", "percent", "lower", "bare"],
)
def test_a_thai_address_is_the_same_however_it_is_written(table, lesson, client, written, asked):
    assert table.takes_in(f"{written},{lesson.url}") == ["new"]
    answer = client.get(asked)
    assert answer.status_code == 301
    assert answer["Location"] == lesson.url


@pytest.mark.parametrize(
    "head",
    ["ที่อยู่เดิม,ที่อยู่ใหม่", "Old address,New address", "from,to", "จาก,ไปที่"],
    ids=["thai", "english", "wagtail", "short"],
)
def test_headings_in_thai_and_english(table, lesson, head):
    with translation.override("en"):
        assert table.takes_in(f"/old/,{lesson.url}", head=head) == ["new"]


def test_it_follows_the_page_when_that_moves(table, lesson, tree, client):
    table.takes_in(f"/old/,{unquote(lesson.url)}")
    lesson.move(tree["notes"], pos="last-child")
    lesson.refresh_from_db()
    assert client.get("/old/")["Location"] == lesson.url


def test_to_another_site_and_to_a_screen_of_the_portal(table, client):
    table.takes_in("/codi/,https://www.codi.or.th/", "/map/,/th/places/")
    assert client.get("/codi/")["Location"] == "https://www.codi.or.th/"
    assert client.get("/map/")["Location"] == "http://localhost/th/places"


def test_good_rows_are_kept_beside_wrong_ones(table, lesson, client):
    outcomes = table.takes_in(f"/good/,{lesson.url}", "/bad/,/th/ไม่มีหน้านี้/", f"/too/,{lesson.url}")
    assert outcomes == ["new", "wrong", "new"]
    assert set(Redirect.objects.values_list("old_path", flat=True)) == {"/good", "/too"}
    wrong = client.get(f"{table.run}wrong/").content.decode("utf-8-sig")
    assert "/bad/" in wrong
    assert "/good/" not in wrong


def test_what_goes_out_comes_back_the_same(table, lesson, client):
    table.takes_in(
        f"{OLD},{lesson.url},ชั่วคราว",
        "/codi/,https://www.codi.or.th/,ถาวร",
        head="ที่อยู่เดิม,ที่อยู่ใหม่,ชนิด",
    )
    out = client.get(f"{ADDRESS}export/csv/").content.decode("utf-8-sig")
    head, *rows = out.splitlines()
    assert [outcome for outcome, _reasons in table.checks(*rows, head=head)] == ["same", "same"]


def test_a_second_import_changes_and_never_doubles(table, lesson, tree):
    table.takes_in(f"/old/,{lesson.url}")
    assert table.takes_in(f"/old/,{tree['notes'].url}") == ["changed"]
    assert Redirect.objects.get().redirect_page_id == tree["notes"].pk


def test_one_that_wagtail_made_is_changed_not_doubled(table, lesson, tree):
    Redirect.add_redirect("/old/", lesson, site=Site.objects.get(), automatically_created=True)
    assert table.takes_in(f"/old/,{tree['notes'].url}") == ["changed"]
    assert Redirect.objects.count() == 1


class TestRefused:
    def test_a_page_that_is_there(self, table, lesson, tree):
        assert "ออมวันละบาท" in why(table.checks(f"{lesson.url},{tree['notes'].url}"))[0]

    def test_a_screen_of_the_portal(self, table, lesson):
        assert why(table.checks(f"/th/search/,{lesson.url}"))

    def test_the_first_page(self, table, lesson):
        assert why(table.checks(f"/,{lesson.url}"))

    def test_itself(self, table):
        assert why(table.checks("/old/,/old/"))

    def test_a_chain_to_one_that_leads_on(self, table, lesson):
        table.takes_in(f"/old/,{lesson.url}")
        assert lesson.url.rstrip("/") in why(table.checks("/older/,/old/"))[0]

    def test_a_chain_from_one_that_leads_here(self, table, lesson):
        Redirect.objects.create(old_path="/older", redirect_link="http://localhost/old/")
        assert "/older" in why(table.checks(f"/old/,{lesson.url}"))[0]

    def test_a_circle_within_the_file(self, table):
        outcomes = [outcome for outcome, _why in table.checks("/a/,/b/", "/b/,/a/")]
        assert outcomes == ["wrong", "wrong"]

    def test_the_same_address_twice_in_a_file(self, table, lesson):
        outcomes = table.takes_in(f"{OLD},{lesson.url}", f"{quote(OLD)},{lesson.url}")
        assert outcomes == ["new", "wrong"]
        assert Redirect.objects.count() == 1

    @pytest.mark.parametrize(
        "row",
        [
            "javascript:alert(1),/th/",
            "/old/,javascript:alert(1)",
            "http://[,/th/",
            "/old/,http://[",
            "old,/th/",
            "https://example.org/x,/th/",
            "/old/,",
            f"/{'ก' * 5000}/,/th/",
            "/old/,//",
        ],
        ids=[
            "script",
            "to-script",
            "broken",
            "to-broken",
            "bare",
            "elsewhere",
            "empty",
            "long",
            "slashes",
        ],
    )
    def test_what_is_no_address(self, table, row):
        assert why(table.checks(row))

    @pytest.mark.parametrize("address", ["", "export/csv/"])
    def test_for_others(self, tree, client, address):
        from django.contrib.auth.models import Permission

        from tests import factories

        writer = factories.person("writer")
        writer.user_permissions.add(Permission.objects.get(codename="access_admin"))
        client.force_login(writer)
        assert client.get(f"{ADDRESS}{address}").status_code == 302
        assert not Redirect.objects.exists()


def test_wagtails_own_import_leads_here(table, client):
    assert client.get("/admin/redirects/import/")["Location"] == ADDRESS
    assert client.post("/admin/redirects/import/process/").status_code == 302


def test_a_row_asks_few_questions(lesson, table):
    with CaptureQueriesContext(connection) as queries:
        old, target = read_old("/old/"), read_target(lesson.url)
        refuse_chain(old, target, beside=Beside())
    assert len(queries) <= 16
