import pytest
from wagtail.models import Page

from kmportal.core.models.content_page import PageContributor
from kmportal.members.models import User
from lessons.models import FieldNotePage
from tests import factories


@pytest.fixture
def tree(db) -> dict[str, Page]:
    return factories.site_tree()


@pytest.fixture
def somsri(tree) -> User:
    return factories.person("somsri", display_name="สมศรี ใจดี")


@pytest.fixture
def note(tree, somsri) -> FieldNotePage:
    page = factories.page(tree["notes"], FieldNotePage, "ผักหลังบ้าน", owner=somsri)
    PageContributor.objects.create(page=page, member=somsri, name="สมศรี ใจดี")
    return page


@pytest.fixture
def signed_in(client, somsri):
    """By password, and once more just now, as before all that cannot be undone."""
    client.post("/th/accounts/login/", {"login": somsri.email, "password": "pass"})
    client.post("/th/accounts/reauthenticate/", {"password": "pass"})
    return client
