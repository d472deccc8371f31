"""A steward sets the menus."""

import pytest
from django.contrib.auth.models import Permission
from django.core.exceptions import ValidationError
from wagtail.models import Site
from wagtail.test.utils.form_data import nested_form_data, streamfield

from kmportal.menus.blocks import AnnouncementBlock, LinkBlock, MenuItemBlock
from kmportal.menus.models import MenuSettings
from tests import factories

pytestmark = pytest.mark.django_db


def address():
    return f"/admin/settings/menus/menusettings/{Site.objects.get().pk}/"


@pytest.fixture
def steward(portal, client):
    user = factories.person("steward")
    user.user_permissions.add(
        *Permission.objects.filter(codename__in=("access_admin", "change_menusettings"))
    )
    client.force_login(user)
    return user


def form(**words):
    link = {"page": "", "address": "/th/figures/", "label_th": "ตัวเลข", "label_en": ""}
    item = {**link, **words, "children": streamfield([])}
    return nested_form_data(
        {
            "main_menu": streamfield([("item", item)]),
            "footer": streamfield([]),
            "announcements": streamfield([]),
        }
    )


def test_the_menu_is_saved_and_shown_at_once(steward, client):
    client.get("/th/places/")
    assert client.post(address(), form()).status_code == 302
    assert 'href="/th/figures/">ตัวเลข' in client.get("/th/places/").content.decode()


def test_what_is_wrong_is_said_and_nothing_typed_is_lost(steward, client):
    answer = client.post(address(), form(address="javascript:alert(1)"))
    assert answer.status_code == 200
    assert "javascript:alert(1)" in answer.content.decode()
    assert not any(settings.main_menu for settings in MenuSettings.objects.all())


def test_others_are_refused(portal, client):
    user = factories.person("writer")
    user.user_permissions.add(Permission.objects.get(codename="access_admin"))
    client.force_login(user)
    assert client.get(address()).status_code == 302
    client.post(address(), form())
    assert not any(settings.main_menu for settings in MenuSettings.objects.all())


@pytest.mark.parametrize(
    "words",
    [
        {},
        {"address": "/th/"},
        {"address": "javascript:alert(1)", "label_th": "ก"},
        {"address": "//example.org", "label_th": "ก"},
        {"address": "data:text/html,x", "label_th": "ก"},
        {"address": "/\x00", "label_th": "ก"},
    ],
    ids=["nothing", "unnamed", "script", "no-scheme", "data", "nul"],
)
def test_a_link_that_leads_nowhere_is_refused(words):
    block = LinkBlock()
    value = block.to_python({"page": None, "address": "", "label_th": "", "label_en": "", **words})
    with pytest.raises(ValidationError):
        block.clean(value)


def test_a_heading_needs_something_below_it():
    block = MenuItemBlock()
    given = {"page": None, "address": "", "label_th": "เรื่องเล่า", "label_en": ""}
    child = {"page": None, "address": "/x/", "label_th": "ก", "label_en": ""}
    with pytest.raises(ValidationError):
        block.clean(block.to_python({**given, "children": []}))
    assert block.clean(block.to_python({**given, "children": [child]}))


def test_an_announcement_ends_after_it_begins():
    block = AnnouncementBlock()
    with pytest.raises(ValidationError):
        block.clean(
            block.to_python(
                {
                    "text_th": "ประกาศ",
                    "shown_from": "2026-05-02T00:00:00Z",
                    "shown_until": "2026-05-01T00:00:00Z",
                }
            )
        )
