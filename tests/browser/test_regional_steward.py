"""A regional steward: at home in one branch, turned away from every other, by screens and by hand."""

import re

import pytest
from playwright.sync_api import expect

from kmportal.demo.accounts import PASSWORD

KEY = "async (query) => (await (await fetch(`/admin/api/main/pages/?locale=th&${query}`)).json()).items[0].id"
KAMPAN, JAMNIAN = "บุญมี มาใหม่", "จำเนียร ต้อนรับ"


def sharing(key):
    return f"/admin/pages/{key}/sharing/"


def agree(page):
    """What would change is said first."""
    page.get_by_role("button", name="ใช่ เปลี่ยนเลย").click()
    expect(page.locator(".messages")).to_contain_text("เรียบร้อย")


def add_person(visitor, branch, name, role):
    visitor.go(sharing(branch))
    page = visitor.page
    page.locator("#id_person").press_sequentially(name, delay=10)
    page.get_by_role("option", name=re.compile(name)).click()
    page.locator("#id_role").select_option(role)
    page.locator("form", has=page.locator("#id_person")).locator("button[type=submit]").click()
    expect(page.locator("main")).to_contain_text(name)
    agree(page)


def remove_person(visitor, branch, name):
    visitor.go(sharing(branch))
    visitor.page.get_by_role("button", name=re.compile(f"นำออก.*{name}")).click()
    agree(visitor.page)


def forge(visitor, path, **fields):
    """A post that no screen offers, with all a real one has."""
    token = visitor.page.locator("input[name=csrfmiddlewaretoken]").first.input_value()
    answer = visitor.page.request.post(
        visitor.portal + path,
        form={"csrfmiddlewaretoken": token, "confirm": "1", **fields},
        headers={"Referer": visitor.portal},
        max_redirects=0,
    )
    return answer.status


@pytest.fixture
def keys(visit):
    steward = visit(1280)
    steward.sign_in("steward", PASSWORD)
    key = {
        "own": steward.page.evaluate(KEY, "slug=research"),
        "other": steward.page.evaluate(KEY, "slug=lessons"),
    }
    key["lesson"] = steward.page.evaluate(KEY, f"child_of={key['other']}")
    return steward, key


def test_at_home_in_one_branch_and_turned_away_elsewhere(visit, keys):
    steward, key = keys
    add_person(steward, key["own"], KAMPAN, "regional_steward")
    regional, reader = visit(1280), visit(360)
    regional.sign_in("member", PASSWORD)
    page = regional.page

    for path in (sharing(key["other"]), f"/admin/pages/{key['lesson']}/edit/"):
        regional.go(path)
        assert page.url == f"{regional.portal}/admin/", path
    regional.go(sharing(key["own"]))
    elsewhere = sharing(key["other"])
    forged = [
        forge(regional, elsewhere, do="add", person="[@coordinator]", role="contributor"),
        forge(regional, elsewhere, do="give", who="[@coordinator]", rights="add"),
        forge(regional, elsewhere, do="readers", kind="login"),
        forge(regional, f"/admin/pages/{key['lesson']}/delete/"),
        forge(regional, f"/admin/pages/{key['lesson']}/unpublish/"),
        forge(regional, sharing(key["own"]), do="add", person="[@member]", role="publisher"),
    ]
    assert set(forged) <= {302, 403}
    reader.go("/th/lessons/")
    steward.go(elsewhere)
    expect(steward.page.locator(".sharing")).not_to_contain_text(JAMNIAN)
    steward.go(f"/admin/pages/{key['lesson']}/edit/")

    add_person(regional, key["own"], JAMNIAN, "contributor")
    writer = visit(1280)
    writer.sign_in("coordinator", PASSWORD)
    writer.go(f"/admin/pages/add/lessons/researchabstractpage/{key['own']}/")
    expect(writer.page.locator("#id_title")).to_be_visible()
    remove_person(regional, key["own"], JAMNIAN)
    remove_person(steward, key["own"], KAMPAN)
    page.goto(f"{regional.portal}/admin/login/")  # answers 403 now, so `go` would complain
    expect(page.locator("h1")).to_contain_text("ไม่เปิดให้")
