"""Suggestions on Elasticsearch: found by the beginnings of Thai words, in few questions."""

import pytest
from django.core.management import call_command
from django.urls import reverse
from wagtail.models import PageViewRestriction

from learning_centers.models import LearningCenterPage
from lessons.models import FieldNotePage, LessonPage
from search.backends.elastic_breaker import away
from tests import factories


@pytest.fixture
def suggested(client, search_with, elasticsearch_url, tree):
    """Labels of what is suggested for a text, by group."""
    backend = search_with(elasticsearch_url, FALLBACK=None)
    factories.page(tree["lessons"], LessonPage, "กลุ่มออมทรัพย์พาสมาชิกออกจากหนี้")
    factories.page(tree["centers"], LearningCenterPage, "ศูนย์ออมทรัพย์บ้านทรายทอง")
    hidden = factories.page(tree["notes"], FieldNotePage, "ทรัพย์ในดิน ของกลุ่ม")
    PageViewRestriction.objects.create(page=hidden, restriction_type=PageViewRestriction.LOGIN)
    factories.theme("savings", "กลุ่มออมทรัพย์", "Savings groups")
    call_command("update_index", backend_name="default", verbosity=0)
    backend.refresh_indexes()

    def suggested(text):
        answer = client.get(reverse("search_suggest"), {"q": text}).json()
        return {
            group["key"]: ["".join(text for text, _typed in o["pieces"]) for o in group["options"]]
            for group in answer["groups"]
        }

    return suggested


def test_pages_centres_and_themes_are_found_and_private_pages_are_not(suggested):
    assert suggested("ทรัพย์") == {
        "pages": ["กลุ่มออมทรัพย์พาสมาชิกออกจากหนี้"],
        "centers": ["ศูนย์ออมทรัพย์บ้านทรายทอง"],
        "themes": ["กลุ่มออมทรัพย์"],
    }
    assert away() is None


def test_one_letter_is_enough(suggested):
    assert suggested("ท")["pages"] == ["กลุ่มออมทรัพย์พาสมาชิกออกจากหนี้"]


def test_the_database_is_asked_four_times_at_most(suggested, django_assert_max_num_queries):
    suggested("ทรัพย์")
    with django_assert_max_num_queries(4):
        assert len(suggested("ทรัพ")) == 3
