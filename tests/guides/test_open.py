"""Guides for people without the editor: on pages that anyone may read, in their language."""

import re

import pytest
from django.contrib.staticfiles import finders
from django.urls import reverse
from django.utils import translation

from kmportal.guides.texts import KEYS, OPEN
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def tree(db):
    return factories.site_tree()


def address(name, *args, language="th"):
    with translation.override(language):
        return reverse(name, args=args)


@pytest.mark.parametrize("key", OPEN)
@pytest.mark.parametrize(("language", "other"), [("th", "en"), ("en", "th")])
def test_a_stranger_reads_it_in_her_language(tree, client, key, language, other):
    shown = client.get(address("open_guide", key, language=language))
    html = shown.content.decode()

    assert shown.context["guide"].language == language
    assert f'<html lang="{language}"' in html
    for part in shown.context["guide"].parts:
        assert f'id="{part.anchor}"' in html
        assert f'href="#{part.anchor}"' in html
    assert address("open_guide", key, language=other) in html
    assert html.count("<h1") == 1


def test_the_member_s_guide_leads_to_the_other_in_the_same_language(tree, client):
    thai = client.get(address("open_guide", "member"))
    english = client.get(address("open_guide", "member", language="en"))

    assert 'href="/th/guides/finding/"' in thai.content.decode()
    assert 'href="/en/guides/finding/"' in english.content.decode()


def test_its_pictures_are_served_with_their_size(tree, client):
    html = client.get(address("open_guide", "member")).content.decode()
    images = re.findall(r'<img[^>]*src="/static/(guides/[^"]+\.webp)"[^>]*>', html)

    assert images
    assert all(finders.find(name) for name in images)
    assert all(
        'width="' in tag and 'alt="' in tag for tag in re.findall(r"<img[^>]*guides/[^>]*>", html)
    )


def test_it_is_found_from_every_page_and_from_one_s_own(tree, client):
    client.force_login(factories.person("boonmee"))
    listed = address("open_guides")

    assert client.get(tree["lessons"].url).content.decode().count(f'href="{listed}"') > 1
    assert address("open_guide", "member") in client.get(address("telling:mine")).content.decode()
    tasks = client.get(listed).content.decode()
    assert all(address("open_guide", key) in tasks for key in OPEN)


def test_a_stranger_s_page_may_be_kept_by_all(tree, client):
    for shown in (
        client.get(address("open_guides")),
        client.get(address("open_guide", "member")),
    ):
        assert shown["Cache-Control"] == "public, max-age=600" or shown["Cache-Control"] == (
            "max-age=600, public"
        )
        assert "Cookie" in shown["Vary"]
        assert not shown.cookies


def test_a_member_s_is_hers_alone(tree, client):
    client.force_login(factories.person("boonmee"))

    assert "private" in client.get(address("open_guide", "member"))["Cache-Control"]


def test_it_asks_no_more_than_a_page_of_words(tree, client, django_assert_max_num_queries):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    client.get(address("privacy"))
    with CaptureQueriesContext(connection) as words:
        client.get(address("privacy"))
    for name, args in (("open_guides", ()), ("open_guide", ("member",))):
        with django_assert_max_num_queries(len(words)):
            client.get(address(name, *args))


@pytest.mark.parametrize("key", sorted(set(KEYS) - set(OPEN)))
def test_the_editors_guides_stay_in_the_editor(tree, client, key):
    shown = client.get(f"/th/guides/{key}/")

    assert shown.status_code == 404


@pytest.mark.parametrize("key", ["visitor", "MEMBER", "member.th", "ก", "x" * 5_000])
def test_what_is_no_guide_is_not_found(tree, client, key):
    assert client.get(f"/th/guides/{key}/").status_code == 404
