"""The picture of a first page is for those who may open the document, and for nobody else."""

import pytest
from django.conf import settings
from django.contrib.auth.models import Group
from wagtail.models import CollectionViewRestriction

from kmportal.library.models import FirstPage
from kmportal.reads.flushing import flush
from kmportal.reads.models import TotalReads
from kmportal.recycle_bin.binning import put_in_bin
from tests import factories

from .sheets import sheet

pytestmark = pytest.mark.django_db
KINDS = CollectionViewRestriction


@pytest.fixture
def shown(world, file):
    """The page of a PDF; in a collection for some where `to` says so."""

    def show(to=None):
        pdf = file("leaflet.pdf", sheet(), world.closed(to=to) if to else None)
        return world.document("บัญชีกลุ่ม", file=pdf)

    return show


def addresses(page):
    picture = FirstPage.objects.get(document=page.document_id)
    return [picture.url, picture.small_url]


def answers(client, page):
    """What both sizes and the document itself answer: they are one."""
    codes = {client.get(address).status_code for address in [*addresses(page), page.document.url]}
    assert len(codes) == 1, codes
    return codes.pop()


def test_that_of_an_open_document_is_for_anyone_and_kept_by_nobody_between(client, shown):
    page = shown()
    assert answers(client, page) == 200
    response = client.get(addresses(page)[0])
    assert response["Content-Type"] == "image/webp"
    assert response["Cache-Control"] == "private, max-age=3600"
    assert "Cookie" in response["Vary"]


def test_whoever_signed_in_is_asked_about_each_time_and_sent_it_once(client, shown):
    page = shown(KINDS.LOGIN)
    client.force_login(factories.person("boonmee"))
    address = addresses(page)[0]
    first = client.get(address)
    assert first["Cache-Control"] == "private, no-cache"
    again = client.get(address, headers={"if-none-match": first["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    client.logout()
    assert client.get(address, headers={"if-none-match": first["ETag"]}).status_code == 404


def test_that_of_a_document_for_members_is_for_members(client, shown):
    page = shown(KINDS.LOGIN)
    for address in addresses(page):
        response = client.get(address)
        assert response.status_code == 404
        assert "webp" not in response["Content-Type"]
    client.force_login(factories.person("boonmee"))
    assert answers(client, page) == 200


def test_that_of_a_document_for_a_group_is_for_the_group(client, shown):
    page = shown(KINDS.GROUPS)
    group = Group.objects.create(name="กรรมการ")
    CollectionViewRestriction.objects.get().groups.add(group)
    boonmee = factories.person("boonmee")
    client.force_login(boonmee)
    assert {client.get(address).status_code for address in addresses(page)} == {404}
    boonmee.groups.add(group)
    assert answers(client, page) == 200


def test_that_of_a_document_behind_a_password_asks_for_none(client, shown):
    page = shown(KINDS.PASSWORD)
    response = client.get(addresses(page)[0])
    assert response.status_code == 404
    assert b'type="password"' not in response.content


@pytest.mark.parametrize(
    "hide",
    [
        lambda page: page.unpublish(),
        lambda page: put_in_bin([page]),
        lambda page: page.delete(),
        lambda page: page.view_restrictions.create(restriction_type="login"),
    ],
    ids=["unpublished", "in-the-bin", "deleted", "page-closed"],
)
def test_none_of_a_document_that_no_page_shows_any_more(client, shown, hide):
    page = shown()
    there, document = addresses(page), page.document
    assert answers(client, page) == 200
    hide(page)
    for address in (*there, document.url):
        assert client.get(address).status_code == 404
    client.force_login(factories.person("steward", is_superuser=True))
    assert client.get(there[0]).status_code == 200


def test_its_name_in_the_storage_is_told_to_nobody(client, world, shown):
    page = shown()
    picture = FirstPage.objects.get()
    for url in (page.url, world.library.url):
        text = client.get(url).text
        assert picture.url in text or picture.small_url in text
        assert settings.MEDIA_URL + "documents" not in text
        assert picture.large.name not in text


@pytest.mark.parametrize(
    "forge",
    [
        lambda url: url.replace("large", "huge"),
        lambda url: url[:-20] + "0" * 8 + url[-12:],
        lambda url: url.replace("/first-pages/", "/first-pages/9"),
        lambda url: url.replace("/first-pages/", "/first-pages/" + "9" * 100_000),
        lambda url: url + "%00",
    ],
    ids=["size", "another-file", "another-document", "long", "nul"],
)
def test_forged_addresses_find_nothing(client, shown, forge):
    address = addresses(shown())[0]
    assert forge(address) != address
    assert client.get(forge(address)).status_code == 404


def test_nothing_is_sent_to_it(client, shown):
    assert client.post(addresses(shown())[0]).status_code == 405


def test_looking_at_it_is_no_download(client, shown):
    client.get(addresses(shown())[0], HTTP_USER_AGENT="Mozilla/5.0 (Linux; Android 9) Chrome/99.0")
    flush()
    assert not TotalReads.objects.exists()
