"""Building the index goes through all objects once, whatever the size of a batch."""

import gc
import sys

import pytest
from django.core.management import call_command
from modelsearch.backends import get_search_backend
from wagtail.models import Page

from kmportal.core.models import ContentPage
from lessons.models import FieldNotePage
from search.management.commands.update_index import Command
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def notes():
    tree = factories.site_tree()
    return [factories.page(tree["notes"], FieldNotePage, f"กล้วยตาก {n}") for n in range(5)]


@pytest.mark.parametrize("size", [1, 2, 5, 100])
def test_every_object_comes_once(notes, size):
    batches = list(Command().queryset_chunks(FieldNotePage.objects.all(), size))
    assert [page.pk for batch in batches for page in batch] == [note.pk for note in notes]
    assert all(len(batch) <= size for batch in batches)


def test_a_page_saved_meanwhile_is_not_skipped_for_one_that_is_gone(notes):
    batches = Command().queryset_chunks(FieldNotePage.objects.all(), 2)
    first = next(batches)
    Page.objects.get(pk=first[0].pk).delete()
    rest = [page.pk for batch in batches for page in batch]
    assert rest == [note.pk for note in notes[2:]]


@pytest.mark.parametrize("name", ["update_index", "wagtail_update_index"])
def test_what_the_index_lost_is_found_again(notes, name):
    usual = gc.get_threshold(), sys.getswitchinterval()
    get_search_backend().reset_indexes()
    call_command(name, verbosity=0, chunk_size=2)
    assert ContentPage.objects.search("กล้วยตาก").count() == 5
    assert (gc.get_threshold(), sys.getswitchinterval()) == usual
