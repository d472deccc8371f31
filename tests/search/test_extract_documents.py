"""`manage.py extract_documents`."""

from io import StringIO

import pytest
from django.core.management import call_command

from kmportal.core.models import PortalDocument
from search import document_reading
from search.models import DocumentText
from tests.factories import files

pytestmark = pytest.mark.django_db


@pytest.fixture
def documents():
    """Two that were uploaded before their text was read."""
    made = [
        files.document("story.txt", "กลุ่มออมทรัพย์".encode()),
        files.document("broken.pdf", b"nothing"),
    ]
    DocumentText.objects.all().delete()
    return made


def run(*arguments):
    out = StringIO()
    call_command("extract_documents", *arguments, stdout=out)
    return out.getvalue()


def test_it_reads_all_and_counts_what_came_of_them(documents):
    said = run()
    assert "1/2 story.txt" in said
    texts = DocumentText.objects.in_bulk()
    assert [texts[d.pk].status for d in documents] == ["done", "broken"]
    assert texts[documents[0].pk].text == "กลุ่มออมทรัพย์"
    assert str(DocumentText.Status.BROKEN.label) + ": 1" in said


def test_it_leaves_what_was_read(documents, monkeypatch):
    run()
    monkeypatch.setattr(document_reading, "read", lambda key: pytest.fail("read again"))
    assert "story.txt" not in run()


def test_again_reads_all_anew(documents):
    run()
    DocumentText.objects.update(text="เก่า")
    assert "2/2" in run("--again")
    assert not DocumentText.objects.filter(text="เก่า").exists()


def test_a_storage_that_does_not_answer_leaves_the_document_waiting(documents, monkeypatch):
    def away(document):
        raise ConnectionError("no route to host")

    monkeypatch.setattr(PortalDocument, "open_file", away)
    assert "no route to host" in run()
    assert not DocumentText.objects.exists()
