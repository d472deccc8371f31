"""Products of Nong Sano and Tha Sao, a steward who keeps all and a coordinator who keeps one centre."""

import pytest
from django.contrib.auth.models import Group, Permission
from wagtail.models import GroupPagePermission

from kmportal.places.models import PagePlace
from learning_centers.models import LearningCenterPage, Product
from tests import factories


@pytest.fixture
def tree(db):
    return factories.site_tree()


@pytest.fixture
def northeast(db):
    return factories.place("r3", "ตะวันออกเฉียงเหนือ", "Northeast")


@pytest.fixture
def nong_sano(northeast):
    factories.place("31", "บุรีรัมย์", "Buri Ram", parent=northeast, region=northeast)
    factories.place("3104", "นางรอง", "Nang Rong")
    return factories.place("310406", "หนองโสน", "Nong Sano")


@pytest.fixture
def tha_sao(db):
    central = factories.place("r4", "กลางและตะวันตก", "Central and West")
    factories.place("71", "กาญจนบุรี", "Kanchanaburi", parent=central, region=central)
    factories.place("7102", "ไทรโยค", "Sai Yok")
    return factories.place("710205", "ท่าเสา", "Tha Sao")


@pytest.fixture
def center(tree, tha_sao):
    page = factories.page(tree["centers"], LearningCenterPage, "ศูนย์เรียนรู้ท่าเสา")
    page.place_tags = [PagePlace(place=tha_sao)]
    page.save()
    return page


@pytest.fixture
def other_center(tree):
    return factories.page(tree["centers"], LearningCenterPage, "ศูนย์เรียนรู้บ้านจำรุง")


@pytest.fixture
def steward(db):
    user = factories.person("steward")
    user.user_permissions.add(
        *Permission.objects.filter(
            content_type__app_label="learning_centers", codename__endswith="_product"
        ),
        Permission.objects.get(codename="access_admin"),
    )
    return user


@pytest.fixture
def coordinator(center):
    user = factories.person("coordinator")
    group = Group.objects.create(name="ผู้ประสานงานท่าเสา")
    group.permissions.add(Permission.objects.get(codename="access_admin"))
    change = Permission.objects.get(content_type__app_label="wagtailcore", codename="change_page")
    GroupPagePermission.objects.create(group=group, page=center, permission=change)
    user.groups.add(group)
    return user


@pytest.fixture
def writer(db):
    """Somebody of the editor with nothing to do with products."""
    user = factories.person("writer")
    user.user_permissions.add(Permission.objects.get(codename="access_admin"))
    return user


@pytest.fixture
def khao_mao(nong_sano):
    return Product.objects.create(
        key="P-001",
        name="ข้าวเม่า",
        maker="กลุ่มแม่บ้านหนองโสน",
        place=nong_sano,
        price="60",
        unit="ถุง",
        cluster=Product.Cluster.PROCESSING,
        telephone="081-234-5678",
    )
