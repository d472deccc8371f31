"""A few centers of Rayong, Trat and Buri Ram."""

import pytest

from kmportal.places.models import PagePlace
from kmportal.themes.models import PageTheme
from learning_centers.models import LearningCenterPage
from tests import factories


@pytest.fixture
def tree(db):
    return factories.site_tree()


@pytest.fixture
def places(tree):
    east = factories.place("r1", "กรุงเทพ ปริมณฑล และตะวันออก", "Bangkok and East")
    isan = factories.place("r4", "ตะวันออกเฉียงเหนือ", "Northeast")
    factories.place("21", "ระยอง", "Rayong", region=east, latitude=12.68, longitude=101.28)
    factories.place("23", "ตราด", "Trat", region=east, latitude=12.24, longitude=102.52)
    factories.place("31", "บุรีรัมย์", "Buri Ram", region=isan, latitude=14.99, longitude=103.1)
    factories.place("2103", "แกลง", "Klaeng")
    factories.place("2301", "เมืองตราด", "Mueang Trat")
    factories.place("3104", "นางรอง", "Nang Rong")
    return {
        "noen_kho": factories.place(
            "210304", "เนินฆ้อ", "Noen Kho", latitude=12.70, longitude=101.66
        ),
        "trat": factories.place("230101", "บางพระ", latitude=12.25, longitude=102.50),
        "nong_sano": factories.place(
            "310427", "หนองโสน", "Nong Sano", latitude=14.63, longitude=102.8
        ),
    }


@pytest.fixture
def themes(tree):
    livelihood = factories.theme("livelihoods", "อาชีพ", "Livelihoods", dye="krang")
    return {
        "livelihoods": livelihood,
        "organic": factories.theme(
            "organic-farming", "เกษตรอินทรีย์", "Organic farming", parent=livelihood
        ),
        "finance": factories.theme("finance", "การเงินและทุนชุมชน", "Community finance"),
    }


@pytest.fixture
def add(tree):
    """Publishes a center: `add("ศูนย์", place, theme, courses=["บัญชีกลุ่ม"])`."""

    def publish(title, place=None, *tagged, courses=(), parent=None, **fields):
        blocks = [("course", {"title": course}) for course in courses]
        page = factories.page(
            parent or tree["centers"], LearningCenterPage, title, courses=blocks, **fields
        )
        page.place_tags = [PagePlace(place=place)] if place else []
        page.theme_tags = [PageTheme(theme=theme) for theme in tagged]
        page.save()
        return page

    return publish


@pytest.fixture
def centers(add, places, themes):
    return {
        "chamrung": add(
            "ศูนย์บ้านจำรุง", places["noen_kho"], themes["organic"], courses=["ทำปุ๋ยหมัก", "บัญชีกลุ่ม"]
        ),
        "trat": add(
            "ศูนย์ตราด",
            places["trat"],
            themes["finance"],
            courses=["บัญชีครัวเรือน"],
            open_to_visits=False,
        ),
        "nong_sano": add(
            "ศูนย์หนองโสน", places["nong_sano"], themes["organic"], courses=["ทำปุ๋ยหมักใบไม้"]
        ),
    }


@pytest.fixture
def titles(client, tree):
    """The titles of the list an address shows, in its order."""

    def read(query=""):
        response = client.get(f"{tree['centers'].url}{query}")
        assert response.status_code == 200
        return [row.page.title for row in response.wsgi_request.center_directory.pages]

    return read
