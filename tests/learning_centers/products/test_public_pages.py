"""What readers find of products: the list with its filters, one product, and what they must not find."""

import json

import pytest
from django.contrib.auth.models import Group
from django.urls import reverse
from django.utils import timezone
from wagtail.models import PageViewRestriction

from kmportal.places.signals import places_loaded
from learning_centers.models import Product, ProductStandard
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def fish(center, tha_sao):
    product = Product.objects.create(
        key="P-002",
        name="ปลาส้ม",
        name_en="Sour fish",
        maker="กลุ่มประมงท่าเสา",
        center=center,
        place=tha_sao,
        cluster=Product.Cluster.PRODUCTION,
        months=1 << (timezone.localdate().month - 1),
        line_id="@thasao",
        facebook_url="https://www.facebook.com/example",
    )
    product.standards = [ProductStandard(kind="fda", number="71-2-00158")]
    product.save()
    return product


def shown(client, query=""):
    page = client.get(reverse("products") + query)
    assert page.status_code == 200
    return [product.name for product in page.context["catalogue"].pages]


def options(client, key, query=""):
    groups = client.get(reverse("products") + query).context["catalogue"].groups
    return {
        each.label: each.count for group in groups if group.key == key for each in group.options
    }


class TestList:
    def test_all_in_thai_order(self, client, khao_mao, fish):
        Product.objects.create(name="เกลือสมุทร")
        assert shown(client) == ["เกลือสมุทร", "ข้าวเม่า", "ปลาส้ม"]

    @pytest.mark.parametrize(
        ("query", "names"),
        [
            ("?place=r4", ["ปลาส้ม"]),
            ("?place=31", ["ข้าวเม่า"]),
            ("?place=7102", ["ปลาส้ม"]),
            ("?cluster=production-cluster", ["ปลาส้ม"]),
            ("?standard=fda", ["ปลาส้ม"]),
            ("?now=1", ["ปลาส้ม"]),
            ("?place=31&standard=fda", []),
            ("?q=ปลาส้ม", ["ปลาส้ม"]),
            ("?q=ไทรโยค", ["ปลาส้ม"]),
            ("?sort=new", ["ปลาส้ม", "ข้าวเม่า"]),
        ],
        ids=[
            "region",
            "province",
            "amphoe",
            "cluster",
            "standard",
            "season",
            "none",
            "words",
            "place-name",
            "newest",
        ],
    )
    def test_narrowed_down(self, client, khao_mao, fish, query, names):
        assert shown(client, query) == names

    def test_says_how_many_each_filter_leaves(self, client, khao_mao, fish):
        assert sorted(options(client, "cluster").values()) == [1, 1]
        assert list(options(client, "place", "?place=r4").values()) == [1]
        assert list(options(client, "cluster", "?standard=fda").values()) == [1]

    def test_places_lead_from_region_to_tambon(self, client, fish):
        for code, below in (
            ("", "กลางและตะวันตก"),
            ("r4", "กาญจนบุรี"),
            ("71", "ไทรโยค"),
            ("7102", "ท่าเสา"),
        ):
            assert options(client, "place", f"?place={code}") == {below: 1}

    def test_nothing_found_says_so_kindly(self, client, fish):
        page = client.get(reverse("products") + "?q=จรวด")
        assert page.status_code == 200
        assert not page.context["catalogue"].pages.object_list

    @pytest.mark.parametrize(
        "query",
        [
            "?place=ก&page=0",
            "?page=999999999999999999999",
            "?cluster=x&standard[]=1",
            "?q=%00%ED%A0%80",
            "?place=%F0%9F",
            "?q=" + "ก" * 3_000,
        ],
        ids=["no-place", "far-page", "no-choice", "no-text", "broken", "endless"],
    )
    def test_forged_addresses_show_a_list(self, client, fish, query):
        assert client.get(reverse("products") + query).status_code == 200

    def test_asks_the_database_as_often_for_many_as_for_few(
        self, client, fish, khao_mao, django_assert_max_num_queries
    ):
        for number in range(30):
            product = Product.objects.create(
                name=f"กะปิ {number}", place=fish.place, center=fish.center
            )
            product.standards = [ProductStandard(kind="organic")]
            product.save()
        client.get(reverse("products"))
        with django_assert_max_num_queries(24) as asked:
            client.get(reverse("products"))
        about = [query for query in asked if "learning_centers_product" in query["sql"]]
        assert len(about) <= 6


class TestProduct:
    def test_tells_how_to_buy_it(self, client, fish, khao_mao):
        page = client.get(fish.get_absolute_url()).content.decode()
        assert 'href="https://line.me/R/ti/p/@thasao"' in page
        assert 'href="https://www.facebook.com/example"' in page
        assert "71-2-00158" in page
        assert 'href="tel:0812345678"' in client.get(khao_mao.get_absolute_url()).content.decode()

    def test_in_english_by_its_english_name(self, client, fish):
        url = fish.get_absolute_url().replace("/th/", "/en/")
        assert "Sour fish" in client.get(url).content.decode()

    def test_describes_itself_to_search_engines(self, client, khao_mao):
        Product.objects.update(name="ข้าวเม่า</script>")
        page = client.get(Product.objects.get().get_absolute_url()).content.decode()
        block = page.partition('<script type="application/ld+json">')[2].partition("</script>")[0]
        data = json.loads(block)
        assert data["@type"] == "Product"
        assert data["name"] == "ข้าวเม่า</script>"
        assert data["offers"]["price"] == "60.00"

    def test_an_old_name_leads_to_the_new(self, client, khao_mao):
        answer = client.get(reverse("product", args=[f"{khao_mao.pk}-ชื่อเก่า"]))
        assert (answer.status_code, answer.url) == (301, khao_mao.get_absolute_url())

    @pytest.mark.parametrize("address", ["x", "0", "999999999999999999999999", "²", "-1"])
    def test_forged_numbers_are_not_found(self, client, fish, address):
        assert client.get(reverse("product", args=[address])).status_code == 404


class TestElsewhere:
    def test_on_the_pages_of_its_centre_place_and_theme(self, client, fish, center):
        factories.theme("production-cluster", "คลัสเตอร์การผลิต")
        for url in (center.get_url(), "/th/places/7102/", "/th/themes/production-cluster/"):
            assert "ปลาส้ม" in client.get(url).content.decode(), url


class TestRefusals:
    def everywhere(self, client, center):
        factories.theme("production-cluster", "คลัสเตอร์การผลิต")
        urls = [
            reverse("products"),
            reverse("products") + "?q=ปลาส้ม",
            "/th/places/7102/",
            "/th/themes/production-cluster/",
        ]
        return [url for url in urls if "กลุ่มประมงท่าเสา" in client.get(url).content.decode()]

    def test_unpublished_products_are_nowhere(self, client, fish, center):
        Product.objects.update(published=False)
        assert self.everywhere(client, center) == []
        assert "ปลาส้ม" not in client.get(center.get_url()).content.decode()
        assert client.get(fish.get_absolute_url()).status_code == 404
        assert options(client, "cluster") == {}

    def test_products_of_an_unpublished_centre_are_nowhere(self, client, fish, center):
        center.unpublish()
        assert self.everywhere(client, center) == []
        assert client.get(fish.get_absolute_url()).status_code == 404
        assert options(client, "cluster") == {}

    def test_products_of_a_private_centre_are_for_its_readers(self, client, fish, center):
        group = Group.objects.create(name="วงใน")
        restriction = PageViewRestriction.objects.create(page=center, restriction_type="groups")
        restriction.groups.add(group)
        assert self.everywhere(client, center) == []
        assert client.get(fish.get_absolute_url()).status_code == 404
        reader = factories.person("reader")
        reader.groups.add(group)
        client.force_login(reader)
        assert client.get(fish.get_absolute_url()).status_code == 200

    def test_what_was_hidden_with_its_centre_stays_hidden_when_that_is_deleted(
        self, client, fish, center
    ):
        center.unpublish()
        center.delete()
        fish.refresh_from_db()
        assert (fish.center, fish.published) == (None, False)


def test_follows_its_place_into_another_region(fish, tha_sao, northeast):
    type(tha_sao).objects.filter(pk=tha_sao.pk).update(region=northeast)
    places_loaded.send(sender=type(tha_sao))
    fish.refresh_from_db()
    assert fish.area == "r3710205"


def test_a_centre_is_found_by_what_it_makes(center, fish):
    found = [page.pk for page in type(center).objects.search("ปลาส้ม")]
    assert found == [center.pk]
    fish.name, fish.name_en = "กะปิ", ""
    fish.save()
    assert not type(center).objects.search("ปลาส้ม").count()
