"""Products in the editor: a steward's all, a coordinator's own, nobody else's."""

import pytest
from django.urls import reverse

from learning_centers.models import Product

pytestmark = pytest.mark.django_db


def answers(center=None, **fields):
    blank = {
        f"{name}-{key}": value
        for name in ("pictures", "standards")
        for key, value in (
            ("TOTAL_FORMS", 0),
            ("INITIAL_FORMS", 0),
            ("MIN_NUM_FORMS", 0),
            ("MAX_NUM_FORMS", 1000),
        )
    }
    return (
        blank
        | {
            "key": "N-1",
            "name": "กล้วยตาก",
            "months": ["1", "2"],
            "published": "on",
            "center": center.pk if center else "",
        }
        | fields
    )


class TestSteward:
    @pytest.fixture(autouse=True)
    def _signed_in(self, client, steward):
        client.force_login(steward)

    def test_adds_a_product_with_standards(self, client, tha_sao):
        standard = {
            "standards-TOTAL_FORMS": 1,
            "standards-0-kind": "organic",
            "standards-0-number": "",
            "standards-0-ORDER": 1,
        }
        data = answers(place="ต.ท่าเสา อ.ไทรโยค จ.กาญจนบุรี", **standard)
        assert client.post(reverse("products:add"), data).status_code == 302
        product = Product.objects.get()
        assert (product.months, product.area, product.standard_bits) == (3, "r4710205", 4)

    def test_finds_and_filters(self, client, khao_mao, nong_sano):
        Product.objects.create(name="กะปิ", published=False)
        page = client.get(reverse("products:index") + "?q=ข้าวเม่า").content.decode()
        assert "ข้าวเม่า" in page
        assert "กะปิ" not in page
        assert (
            "กะปิ" not in client.get(reverse("products:index") + "?published=true").content.decode()
        )

    def test_edits(self, client, khao_mao):
        assert client.get(reverse("products:edit", args=[khao_mao.pk])).status_code == 200


class TestCoordinator:
    @pytest.fixture(autouse=True)
    def _signed_in(self, client, coordinator):
        client.force_login(coordinator)

    def test_adds_to_the_own_centre(self, client, center):
        assert client.get(reverse("products:add") + f"?center={center.pk}").status_code == 200
        assert client.post(reverse("products:add"), answers(center)).status_code == 302
        assert Product.objects.get().center == center

    @pytest.mark.parametrize("where", ["another", "none"])
    def test_not_to_anothers_nor_to_none(self, client, other_center, where):
        chosen = other_center if where == "another" else None
        assert client.post(reverse("products:add"), answers(chosen)).status_code == 200
        assert not Product.objects.exists()

    def test_sees_the_own_only(self, client, center, khao_mao):
        Product.objects.create(name="ปลาส้ม", center=center)
        page = client.get(reverse("products:index")).content.decode()
        assert "ปลาส้ม" in page
        assert "ข้าวเม่า" not in page

    @pytest.mark.parametrize("name", ["edit", "delete", "history", "usage"])
    def test_is_kept_out_of_others(self, client, khao_mao, name):
        for method in (client.get, client.post):
            answer = method(reverse(f"products:{name}", args=[khao_mao.pk]))
            assert answer.status_code in (302, 403, 405)
        assert Product.objects.get().name == "ข้าวเม่า"

    def test_finds_them_where_the_centre_is_edited(self, client, center):
        product = Product.objects.create(name="ปลาส้ม", center=center)
        page = client.get(reverse("wagtailadmin_pages:edit", args=[center.pk])).content.decode()
        assert reverse("products:edit", args=[product.pk]) in page


class TestOthers:
    def test_have_no_way_in(self, client, writer, khao_mao):
        client.force_login(writer)
        for url in (
            reverse("products:index"),
            reverse("products:add"),
            reverse("products:edit", args=[khao_mao.pk]),
        ):
            assert client.get(url).status_code in (302, 403)
