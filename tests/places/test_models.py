"""A place is never shown by its bare name."""

import pytest
from django.utils import translation

from kmportal.places.models import Place


@pytest.mark.parametrize(
    ("code", "thai", "english"),
    [
        ("310427", "ต.หนองโสน อ.นางรอง จ.บุรีรัมย์", "Nong Sano, Nang Rong, Buri Ram"),
        ("310101", "ต.ในเมือง อ.เมืองบุรีรัมย์ จ.บุรีรัมย์", "Nai Mueang, Mueang Buri Ram, Buri Ram"),
        ("3104", "อ.นางรอง จ.บุรีรัมย์", "Nang Rong, Buri Ram"),
        ("31", "จ.บุรีรัมย์", "Buri Ram"),
        ("105002", "แขวงบางบอนเหนือ เขตบางบอน กรุงเทพฯ", "Bang Bon Nuea, Bang Bon, Bangkok"),
        ("1050", "เขตบางบอน กรุงเทพฯ", "Bang Bon, Bangkok"),
        ("10", "กรุงเทพมหานคร", "Bangkok"),
        ("r4", "ภาคตะวันออกเฉียงเหนือ", "Northeast"),
    ],
)
def test_full_names(buri_ram, code, thai, english):
    assert buri_ram[code].full_name == thai
    with translation.override("en"):
        assert buri_ram[code].full_name == english


@pytest.mark.parametrize(
    ("code", "short", "heading"),
    [
        ("310427", "ต.หนองโสน", "ตำบลหนองโสน"),
        ("3104", "อ.นางรอง", "อำเภอนางรอง"),
        ("31", "จ.บุรีรัมย์", "จังหวัดบุรีรัมย์"),
        ("105002", "แขวงบางบอนเหนือ", "แขวงบางบอนเหนือ"),
        ("10", "กรุงเทพฯ", "กรุงเทพมหานคร"),
    ],
)
def test_short_names_and_headings(buri_ram, code, short, heading):
    assert (buri_ram[code].short_name, buri_ram[code].heading) == (short, heading)


def test_names_of_a_list_need_one_query(buri_ram, django_assert_num_queries):
    with django_assert_num_queries(1):
        names = [place.full_name for place in Place.objects.with_ancestors()]
    assert "ต.หนองโสน อ.นางรอง จ.บุรีรัมย์" in names


def test_a_province_that_names_only_its_region_still_has_it_above(buri_ram):
    Place.objects.filter(code="31").update(parent=None)
    tambon = Place.objects.with_ancestors().get(code="310427")
    assert [place.code for place in tambon.ancestors] == ["r4", "31", "3104"]


def test_within_a_place_is_all_below_it_and_what_has_moved_there(buri_ram):
    old = Place.objects.create(
        code="310499", level=4, name_th="เดิม", name_en="Doem", parent=buri_ram["3104"],
        region=buri_ram["r4"], abolished=True, successor=buri_ram["310101"],
    )  # fmt: skip
    below = set(Place.objects.within(buri_ram["3101"]).values_list("code", flat=True))
    assert below == {"3101", "310101", old.code}
    assert old not in Place.objects.within(buri_ram["3104"])
    assert Place.objects.within(buri_ram["r4"]).count() == 8
