"""Stewards edit synonyms and see what a group would change before they save it."""

import pytest
from django.contrib.auth.models import Permission
from django.urls import reverse
from wagtail.models import PageViewRestriction

from lessons.models import FieldNotePage
from search.models import Synonym
from tests import factories

pytestmark = pytest.mark.django_db

FORM = {"terms": "พอช.\nสถาบันพัฒนาองค์กรชุมชน", "kind": "two-way", "try_query": "พอช."}


@pytest.fixture
def tree():
    tree = factories.site_tree()
    factories.page(tree["notes"], FieldNotePage, "สถาบันพัฒนาองค์กรชุมชนมาเยี่ยม")
    return tree


def signed_in(client, *permissions):
    person = factories.person("malee")
    names = ("access_admin", *permissions)
    person.user_permissions.set(Permission.objects.filter(codename__in=names))
    client.force_login(person)
    return client


@pytest.fixture
def steward(client):
    return signed_in(client, "add_synonym", "change_synonym", "view_synonym")


def url(name, *args):
    return reverse(Synonym.snippet_viewset.get_url_name(name), args=args)


def test_a_steward_writes_a_group(steward):
    response = steward.post(url("add"), FORM | {"active": "on", "notes": ""})
    assert response.status_code == 302
    assert str(Synonym.objects.get()) == "พอช. = สถาบันพัฒนาองค์กรชุมชน"


def test_a_group_of_one_is_refused_with_a_reason(steward):
    response = steward.post(url("add"), FORM | {"terms": "พอช.", "active": "on"})
    assert response.status_code == 200
    assert "terms" in response.context["form"].errors


def test_a_group_in_the_list_leads_to_its_form(steward):
    group = Synonym.objects.create(terms="พอช.\nCODI")
    html = steward.get(url("list"), {"q": "codi"}).content.decode()
    assert f'<a href="{url("edit", group.pk)}"' in html


def test_the_form_has_a_button_that_tries_the_group(steward):
    group = Synonym.objects.create(terms="พอช.\nCODI")
    html = steward.get(url("edit", group.pk)).content.decode()
    assert f'formaction="{reverse("synonym_effect", args=[group.pk])}"' in html


def test_the_effect_is_shown_and_nothing_is_saved(steward, tree):
    context = steward.post(reverse("synonym_effect"), FORM).context
    assert (context["without"].total, context["with_group"].total) == (0, 1)
    assert not Synonym.objects.exists()


def test_the_effect_of_a_saved_group_is_against_not_having_it(steward, tree):
    group = Synonym.objects.create(terms=FORM["terms"])
    context = steward.post(reverse("synonym_effect", args=[group.pk]), FORM).context
    assert (context["without"].total, context["with_group"].total) == (0, 1)


def test_without_a_query_the_first_word_is_tried(steward, tree):
    response = steward.post(reverse("synonym_effect"), FORM | {"try_query": " "})
    assert response.context["query"] == "พอช."


def test_a_private_page_is_not_among_the_effects(steward, tree):
    PageViewRestriction.objects.create(
        page=tree["notes"], restriction_type=PageViewRestriction.LOGIN
    )
    assert steward.post(reverse("synonym_effect"), FORM).context["with_group"].total == 0


@pytest.mark.parametrize("terms", ["", "พอช.", "\x00", "x" * 10_000])
def test_what_is_no_group_is_said(steward, terms):
    response = steward.post(reverse("synonym_effect"), {"terms": terms, "try_query": "พอช."})
    assert response.status_code == 200
    assert response.context["error"]


def test_who_may_not_edit_synonyms_sees_no_effect(client, tree):
    editor = signed_in(client, "view_theme")
    response = editor.post(reverse("synonym_effect"), FORM)
    assert "with_group" not in (response.context or {})
    assert response.status_code == 302


def test_who_is_not_signed_in_is_sent_to_sign_in(client):
    response = client.post(reverse("synonym_effect"), FORM)
    assert response.url.startswith(reverse("wagtailadmin_login"))


def test_who_may_not_edit_synonyms_sees_no_list(client):
    assert signed_in(client).get(url("list")).status_code == 302
