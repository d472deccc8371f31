"""Which site a request is for is kept in memory, and never longer than it is true."""

import pytest
from django.urls import reverse
from wagtail.models import Site

from kmportal.core.sites import MOST_HOSTS

pytestmark = pytest.mark.django_db


def questions_about_sites(captured):
    return [each for each in captured.captured_queries if 'FROM "wagtailcore_site"' in each["sql"]]


def test_a_site_is_looked_for_once(client, django_assert_max_num_queries):
    client.get(reverse("search"))

    with django_assert_max_num_queries(40) as captured:
        assert client.get(reverse("search")).wsgi_request._wagtail_site.is_default_site

    assert not questions_about_sites(captured)


def test_its_home_page_is_not_kept_with_it(client):
    first, second = (client.get(reverse("search")).wsgi_request._wagtail_site for _time in range(2))
    first.root_page.title = "ที่แก้ระหว่างคำขอหนึ่ง"

    assert second.root_page.title != first.root_page.title


def test_a_changed_site_is_known_at_once(client):
    client.get(reverse("search"))
    site = Site.objects.get(is_default_site=True)
    site.site_name = "ชื่อใหม่"
    site.save()

    assert client.get(reverse("search")).wsgi_request._wagtail_site.site_name == "ชื่อใหม่"


def test_made_up_hosts_are_not_all_kept(client, settings, django_assert_max_num_queries):
    settings.ALLOWED_HOSTS = ["*"]

    def asks_for_the_site(number):
        with django_assert_max_num_queries(40) as captured:
            client.get("/nowhere", headers={"host": f"h{number}.example.org"})
        return bool(questions_about_sites(captured))

    for number in range(MOST_HOSTS + 1):
        asks_for_the_site(number)

    assert not asks_for_the_site(0)
    assert asks_for_the_site(MOST_HOSTS)


def test_each_port_of_a_host_may_have_a_site_of_its_own(client):
    usual = Site.objects.get(is_default_site=True)
    other = Site.objects.create(hostname="testserver", port=8080, root_page=usual.root_page)
    client.get(reverse("search"))

    answer = client.get(reverse("search"), SERVER_PORT="8080")

    assert answer.wsgi_request._wagtail_site == other


def test_a_host_that_is_not_ours_is_refused(client, settings):
    settings.ALLOWED_HOSTS = ["testserver"]
    assert (
        client.get(reverse("search"), headers={"host": "elsewhere.example.org"}).status_code == 400
    )
