"""Themes are chosen by typing in either language, and edited by stewards."""

import pytest
from django.contrib.auth.models import Group, Permission
from django.core.exceptions import ValidationError
from django.utils import translation

from kmportal.themes.forms import ThemeField
from kmportal.themes.models import Theme
from lessons.models import LessonPage
from tests import factories

pytestmark = pytest.mark.django_db
ADDRESS = "/admin/themes/suggestions/"


@pytest.fixture
def savings():
    finance = factories.theme("finance", "การเงินและทุน", "Finance and capital")
    factories.theme("welfare", "สวัสดิการออมบุญ", "Welfare")
    return factories.theme("savings", "ออมทรัพย์", "Savings groups", parent=finance)


def sign_in(client, *codenames: str) -> None:
    group = Group.objects.create(name="staff")
    group.permissions.set(Permission.objects.filter(codename__in=["access_admin", *codenames]))
    person = factories.person("staff")
    person.groups.add(group)
    client.force_login(person)


@pytest.mark.parametrize("typed", ["ออม", "sav", "SAVINGS gr", "savings"])
def test_a_theme_is_suggested_in_either_language_with_its_base(client, savings, typed):
    sign_in(client)
    assert client.get(ADDRESS, {"q": typed}).json()["suggestions"][0] == {
        "value": "ออมทรัพย์ (savings)",
        "label": "ออมทรัพย์",
        "detail": "การเงินและทุน",
    }


def test_visitors_get_no_suggestions(client, savings):
    assert client.get(ADDRESS, {"q": "ออม"}).status_code == 302


@pytest.mark.parametrize("language", ["th", "en"])
def test_what_the_box_shows_is_understood_when_it_is_sent_back(savings, language):
    field = ThemeField(Theme.objects.all())
    with translation.override(language):
        assert field.clean(field.prepare_value(savings.pk)) == savings


@pytest.mark.parametrize("typed", ["ออมทรัพย์", "savings groups", "savings"])
def test_a_name_typed_without_javascript_is_understood(savings, typed):
    assert ThemeField(Theme.objects.all()).clean(typed) == savings


@pytest.mark.parametrize("typed", ["ออม", "(", "()", "ไม่มี (none)"])
def test_a_name_that_means_no_theme_is_refused_with_a_way_out(savings, typed):
    with pytest.raises(ValidationError) as refusal:
        ThemeField(Theme.objects.all()).clean(typed)
    assert typed in refusal.value.messages[0]


def test_the_editor_asks_for_themes_by_typing():
    form = LessonPage.get_edit_handler().get_form_class()
    assert isinstance(form.formsets["theme_tags"].form.base_fields["theme"], ThemeField)


def test_a_steward_edits_themes_and_sees_the_tree(client, savings):
    sign_in(client, "change_theme", "view_theme")
    html = client.get("/admin/snippets/themes/theme/").content.decode()
    assert html.index("การเงินและทุน") < html.index("— ออมทรัพย์")
    sent = {
        "slug": "savings",
        "parent": "การเงินและทุน (finance)",
        "name_th": "กลุ่มออมทรัพย์",
        "name_en": "Savings groups",
        "sort_order": "0",
    }
    client.post(f"/admin/snippets/themes/theme/edit/{savings.pk}/", sent)
    savings.refresh_from_db()
    assert (savings.name_th, savings.parent.slug) == ("กลุ่มออมทรัพย์", "finance")


def test_staff_without_the_right_do_not_edit_themes(client, savings):
    sign_in(client)
    response = client.post(f"/admin/snippets/themes/theme/edit/{savings.pk}/", {"name_th": "x"})
    assert response.status_code == 302
    savings.refresh_from_db()
    assert savings.name_th == "ออมทรัพย์"
