"""Words of attached files, and pages that are alike, on Elasticsearch."""

import pytest
from django.core.management import call_command
from wagtail.models import Collection, CollectionViewRestriction, PageViewRestriction

from kmportal.core.models import PortalDocument
from lessons.models import LessonPage, ResearchAbstractPage
from search.queries import Search
from search.similar import similar_to
from tests import factories
from tests.factories import files

pytestmark = pytest.mark.django_db

REPORT = "รายงานเรื่องการเลี้ยงผึ้งโพรงในสวนยางของตำบลนาขา"
SAVINGS = [
    "กลุ่มออมทรัพย์บ้านนาขาเก็บเงินสัจจะทุกเดือนและให้สมาชิกกู้เงิน",
    "กลุ่มออมทรัพย์บ้านหนองโสนตั้งกรรมการดูแลเงินสัจจะและหนี้ค้างชำระ",
]
FOREST = "ป่าชุมชนบ้านเขาไม้แก้วมีกติกาการเก็บเห็ดและหน่อไม้"


@pytest.fixture
def backend(search_with, elasticsearch_url, tree):
    backend = search_with(elasticsearch_url, FALLBACK=None)
    call_command("update_index", backend_name="default", verbosity=0)
    return backend


@pytest.fixture
def found(backend):
    def found(words):
        backend.refresh_indexes()
        return [result.page.pk for result in Search(words).results]

    return found


@pytest.fixture
def report(backend, saving):
    with saving():
        return files.document("report.docx", files.docx(REPORT))


@pytest.fixture
def research(tree, report, saving):
    with saving():
        return factories.page(
            tree["research"], ResearchAbstractPage, "งานวิจัยชุมชน", full_text=report
        )


def test_a_page_and_its_document_are_found_by_the_file(research, report, found, backend):
    assert found("ผึ้งโพรง") == [research.pk]
    assert [d.pk for d in backend.search("ผึ้งโพรง", PortalDocument)] == [report.pk]


def test_closing_the_collection_takes_the_words_out(research, report, found, saving):
    closed = Collection.get_first_root_node().add_child(name="ภายใน")
    with saving():
        report.collection = closed
        report.save()
    assert found("ผึ้งโพรง") == [research.pk]
    with saving():
        CollectionViewRestriction.objects.create(collection=closed, restriction_type="login")
    assert found("ผึ้งโพรง") == []


def test_like_pages_are_found_and_private_ones_are_not(tree, backend, saving):
    with saving():
        first, second, _forest = (
            factories.page(tree["lessons"], LessonPage, f"เรื่องที่ {number}", summary=summary)
            for number, summary in enumerate([*SAVINGS, FOREST], 1)
        )
    backend.refresh_indexes()
    assert similar_to(first)[0].pk == second.pk
    PageViewRestriction.objects.create(page=second, restriction_type="login")
    assert second.pk not in [page.pk for page in similar_to(first)]
