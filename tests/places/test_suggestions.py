"""An editor types three letters, in Thai or English, and sees tambon, amphoe and province."""

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import translation

from kmportal.places.forms import PlaceField
from kmportal.places.models import Place
from lessons.models import Application, LessonPage
from tests import factories

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("thailand")]
ADDRESS = "/admin/places/suggestions/"


@pytest.fixture
def staff_client(client):
    client.force_login(factories.person("staff", is_superuser=True, is_staff=True))
    return client


def suggested(client, text: str) -> list[dict[str, str]]:
    return client.get(ADDRESS, {"q": text}).json()["suggestions"]


@pytest.mark.parametrize(
    "typed",
    ["ต.หนองโสน อ.นางรอง", "หนองโสน นางรอง", "nong sano nang rong", "NONGSANO nangrong", "310427"],
)
def test_a_tambon_is_found_by_name_context_or_code(staff_client, typed):
    assert suggested(staff_client, typed)[0] == {
        "value": "ต.หนองโสน อ.นางรอง จ.บุรีรัมย์ (310427)",
        "label": "ต.หนองโสน",
        "detail": "อ.นางรอง จ.บุรีรัมย์",
    }


def test_three_letters_are_enough(staff_client):
    assert "จ.ตรัง" in [each["label"] for each in suggested(staff_client, "ตรั")]
    assert "จ.ตรัง" in [each["label"] for each in suggested(staff_client, "tra")]


def test_whole_names_come_first_then_beginnings_then_the_rest(staff_client):
    labels = [each["label"] for each in suggested(staff_client, "นางรอง")]
    assert labels == ["อ.นางรอง", "ต.นางรอง", "ต.ลำนางรอง"]


def test_no_more_than_twenty_are_sent(staff_client):
    assert len(suggested(staff_client, "หนอง")) == 20


@pytest.mark.parametrize("typed", ["", "   ", "ไม่มีที่นี่แน่", "%", "'; --", "ก" * 5000, "\x00"])
def test_nothing_fits_nothing(staff_client, typed):
    assert suggested(staff_client, typed) == []


def test_abolished_areas_are_not_suggested(staff_client):
    assert suggested(staff_client, "104701") == []


def test_the_number_of_queries_does_not_depend_on_the_answer(staff_client):
    def queries(typed: str) -> int:
        with CaptureQueriesContext(connection) as captured:
            suggested(staff_client, typed)
            return len(captured.captured_queries)

    assert queries("หนอง") == queries("ตะโละกาโปร์")


def test_visitors_and_members_without_the_editor_get_no_suggestions(client):
    assert client.get(ADDRESS, {"q": "หนองโสน"}).status_code == 302
    client.force_login(factories.person("member"))
    assert client.get(ADDRESS, {"q": "หนองโสน"}).status_code == 302
    script = {"x-requested-with": "XMLHttpRequest"}
    assert client.get(ADDRESS, {"q": "หนองโสน"}, headers=script).status_code == 403


@pytest.fixture
def field() -> PlaceField:
    return PlaceField(Place.objects.all(), required=False)


@pytest.mark.parametrize("language", ["th", "en"])
def test_what_the_box_shows_is_understood_when_it_is_sent_back(field, language):
    place = Place.objects.get(code="310427")
    with translation.override(language):
        assert field.clean(field.prepare_value(place.pk)) == place


@pytest.mark.parametrize("typed", ["ต.หนองโสน อ.นางรอง จ.บุรีรัมย์", "310427", "Nong Sano, Nang Rong"])
def test_a_name_or_a_code_typed_without_javascript_is_understood(field, typed):
    assert field.clean(typed).code == "310427"


def test_a_tag_with_an_area_abolished_since_can_still_be_saved(field):
    old = Place.objects.get(code="104701")
    assert field.clean(field.prepare_value(old.pk)) == old


def test_an_empty_box_is_no_place(field):
    assert field.clean("") is None
    assert field.prepare_value(None) == ""


def test_the_box_shows_again_what_was_typed_wrongly(field):
    assert field.prepare_value("ต.ไม่มี") == "ต.ไม่มี"


def test_a_name_that_means_no_place_is_refused_with_a_way_out(field):
    with pytest.raises(ValidationError) as refusal:
        field.clean("ต.ทะเลกาโปร อ.ยะหริ่ง")
    assert "ต.ตะโละกาโปร์ อ.ยะหริ่ง จ.ปัตตานี" in refusal.value.messages[0]


def test_an_unchanged_box_is_no_change(field):
    place = Place.objects.get(code="310427")
    assert not field.has_changed(place.pk, "ต.หนองโสน อ.นางรอง จ.บุรีรัมย์ (310427)")
    assert field.has_changed(place.pk, "ต.นาขา อ.หลังสวน จ.ชุมพร (860404)")


@pytest.mark.parametrize("model", [LessonPage, Application])
def test_the_editor_asks_for_places_by_typing_everywhere(model):
    if model is LessonPage:
        form = model.get_edit_handler().get_form_class()
        field = form.formsets["place_tags"].form.base_fields["place"]
    else:
        field = model.snippet_viewset.get_form_class().base_fields["place"]
    assert isinstance(field, PlaceField)


def test_the_editors_page_never_holds_all_places(staff_client):
    tree = factories.site_tree()
    page = factories.page(tree["lessons"], LessonPage, "ข้าวเม่า")
    page.place_tags.create(place=Place.objects.get(code="310427"))
    page.save()
    html = staff_client.get(f"/admin/pages/{page.pk}/edit/").content.decode()
    assert "ต.หนองโสน อ.นางรอง จ.บุรีรัมย์ (310427)" in html
    assert "js/suggest.js" in html
    assert "เขาไม้แก้ว" not in html
