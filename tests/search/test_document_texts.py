"""Pages and documents are found by what is in their files, by those who may open them."""

import pytest
from django.contrib.auth.models import Group, Permission
from django.test import Client
from django.urls import reverse
from modelsearch.backends import get_search_backend
from wagtail.models import Collection, CollectionViewRestriction, GroupCollectionPermission

from kmportal.core.models import PortalDocument
from lessons.models import LessonPage, ResearchAbstractPage
from search import document_reading
from search.document_texts import attached_texts
from search.models import DocumentText, Term
from search.queries import Search
from tests import factories
from tests.factories import files

pytestmark = pytest.mark.django_db

REPORT = "รายงานเรื่องการเลี้ยงผึ้งโพรงในสวนยางของตำบลนาขา"


@pytest.fixture
def tree():
    return factories.site_tree()


@pytest.fixture
def committed(django_capture_on_commit_callbacks):
    return lambda: django_capture_on_commit_callbacks(execute=True)


@pytest.fixture
def report(committed):
    with committed():
        return files.document("report.docx", files.docx(REPORT))


@pytest.fixture
def research(tree, report, committed):
    with committed():
        return factories.page(
            tree["research"], ResearchAbstractPage, "งานวิจัยชุมชน", full_text=report
        )


@pytest.fixture
def closed():
    collection = Collection.get_first_root_node().add_child(name="ภายใน")
    CollectionViewRestriction.objects.create(collection=collection, restriction_type="login")
    return collection


def found(words, user=None):
    return [result.page.pk for result in Search(words, user=user).results]


def status_of(document):
    return DocumentText.objects.get(document=document).status


def test_a_research_is_found_by_its_full_text(research):
    [result] = Search("ผึ้งโพรง").results
    assert result.page.pk == research.pk
    assert "<mark>" in result.snippet_html
    assert result.snippet_from == "report.docx"


def test_the_results_page_says_which_file_the_words_are_in(research, client):
    answer = client.get("/th/search/", {"q": "ผึ้งโพรง"})
    assert "report.docx" in answer.content.decode()


def test_the_page_s_own_words_are_shown_before_its_file_s(research, committed):
    with committed():
        research.summary = "เล่าเรื่องการเลี้ยงผึ้งโพรง"
        research.save()
    [result] = Search("ผึ้งโพรง").results
    assert (result.snippet_from, "<mark>" in result.snippet_html) == ("", True)


def test_a_lesson_is_found_by_a_document_in_its_text(tree, report, committed):
    blocks = [{"type": "document", "value": {"document": report.pk, "title": ""}}]
    with committed():
        lesson = factories.page(tree["lessons"], LessonPage, "บทเรียน", attachments=blocks)
    assert found("ผึ้งโพรง") == [lesson.pk]


def test_a_page_is_found_by_a_document_linked_in_its_prose(tree, report, committed):
    link = f'<p><a linktype="document" id="{report.pk}">อ่านต่อ</a></p>'
    with committed():
        page = factories.page(tree["research"], ResearchAbstractPage, "สรุป", findings=link)
    assert found("ผึ้งโพรง") == [page.pk]


def test_a_file_that_comes_after_its_page_is_found_too(tree, committed):
    with committed():
        document = files.document("report.txt", "ยังว่าง".encode())
        page = factories.page(tree["research"], ResearchAbstractPage, "วิจัย", full_text=document)
    with committed():
        document.file.save("new.txt", files.ContentFile(REPORT.encode()))
    assert found("ผึ้งโพรง") == [page.pk]


def test_a_page_is_no_longer_found_by_a_file_that_was_replaced(research, report, committed):
    with committed():
        report.file.save("new.txt", files.ContentFile("เรื่องปูม้าและธนาคารปู".encode()))
    assert found("ผึ้งโพรง") == []
    assert found("ธนาคารปู") == [research.pk]


def test_a_page_is_no_longer_found_by_a_file_that_was_deleted(research, report, committed):
    with committed():
        report.delete()
    assert found("ผึ้งโพรง") == []
    assert not DocumentText.objects.exists()


def test_words_of_files_are_not_suggested_as_corrections(research):
    assert not Term.objects.filter(term__contains="ผึ้ง").exists()


def test_editors_find_a_document_by_its_text(report):
    backend = get_search_backend()
    assert [d.pk for d in backend.search("ผึ้งโพรง", PortalDocument)] == [report.pk]


def test_a_file_of_a_closed_collection_stays_out_of_open_pages(tree, closed, committed):
    with committed():
        document = files.document("secret.txt", REPORT.encode(), closed)
        page = factories.page(tree["research"], ResearchAbstractPage, "วิจัย", full_text=document)
    member = factories.person("somsri")
    assert (found("ผึ้งโพรง"), found("ผึ้งโพรง", member)) == ([], [])
    assert attached_texts([page]) == {page.pk: []}


def test_a_file_below_a_closed_collection_stays_out_too(tree, closed, committed):
    below = closed.add_child(name="ลึกกว่า")
    with committed():
        document = files.document("secret.txt", REPORT.encode(), below)
        factories.page(tree["research"], ResearchAbstractPage, "วิจัย", full_text=document)
    assert found("ผึ้งโพรง") == []


def test_closing_a_collection_takes_its_texts_out_and_opening_it_puts_them_back(
    research, report, committed
):
    with committed():
        report.collection = Collection.get_first_root_node().add_child(name="ร่าง")
        report.save()
    with committed():
        restriction = CollectionViewRestriction.objects.create(
            collection=report.collection, restriction_type="login"
        )
    assert found("ผึ้งโพรง") == []
    with committed():
        restriction.delete()
    assert found("ผึ้งโพรง") == [research.pk]


def test_moving_a_document_into_a_closed_collection_takes_its_text_out(
    research, report, closed, committed
):
    with committed():
        report.collection = closed
        report.save()
    assert found("ผึ้งโพรง") == []


def test_moving_a_collection_below_a_closed_one_takes_its_texts_out(
    research, report, closed, committed, admin_client
):
    moved = Collection.get_first_root_node().add_child(name="ร่าง")
    with committed():
        report.collection = moved
        report.save()
    with committed():
        admin_client.post(
            reverse("wagtailadmin_collections:edit", args=[moved.pk]),
            {"name": "ร่าง", "parent": closed.pk},
        )
    moved.refresh_from_db()
    assert moved.path.startswith(closed.path)
    assert found("ผึ้งโพรง") == []


def test_a_draft_s_file_is_not_found(research, committed):
    with committed():
        secret = files.document("draft.txt", "เรื่องปูม้าและธนาคารปู".encode())
        research.full_text = secret
        research.save_revision()
    assert found("ธนาคารปู") == []
    assert found("ผึ้งโพรง") == [research.pk]


def test_a_private_page_is_not_found_by_its_file(research):
    research.live = False
    research.save()
    assert found("ผึ้งโพรง") == []


@pytest.mark.parametrize(
    ("name", "content", "status"),
    [
        ("empty.pdf", files.pdf([]), "empty"),
        ("broken.pdf", b"%PDF-1.7 nothing", "broken"),
        ("old.docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "broken"),
        ("all.zip", files.archive({"a": "b"}), "unsupported"),
    ],
)
def test_why_a_file_gives_no_text_is_kept(committed, name, content, status):
    with committed():
        document = files.document(name, content)
    assert status_of(document) == status


def test_a_file_larger_than_is_read_is_not_opened(committed, settings):
    settings.DOCUMENT_TEXT_LIMITS = {"file_bytes": 10}
    with committed():
        document = files.document("large.txt", REPORT.encode())
    assert status_of(document) == "too_large"


def test_a_file_that_is_not_there_is_broken(report):
    report.file.storage.delete(report.file.name)
    assert document_reading.read(report.pk).status == "broken"


def test_a_document_that_is_gone_is_nothing_to_read():
    assert document_reading.read(4711) is None


def test_a_file_replaced_while_it_is_read_is_not_kept(report, monkeypatch):
    def replaced(file, extension, limits):
        PortalDocument.objects.filter(pk=report.pk).update(file="documents/other.txt")
        return document_reading.Outcome(document_reading.Status.DONE, "เก่า")

    monkeypatch.setattr(document_reading.reading, "read", replaced)
    assert document_reading.read(report.pk) is None
    assert DocumentText.objects.get().text == REPORT


def test_a_new_title_is_no_reason_to_read_again(report, committed, monkeypatch):
    monkeypatch.setattr(document_reading, "read", lambda key: pytest.fail("read again"))
    with committed() as callbacks:
        report.title = "ชื่อใหม่"
        report.save()
        report.get_file_hash()
        report.save()
    assert not any("read_soon" in call.__qualname__ for call in callbacks)
    assert DocumentText.objects.get().status == "done"


def test_indexing_pages_costs_two_questions_however_many_have_files(
    research, report, django_assert_num_queries, tree
):
    other = factories.page(tree["research"], ResearchAbstractPage, "อีกงาน", full_text=report)
    pages = [research, other]
    with django_assert_num_queries(2):
        assert len(attached_texts(pages)) == 2


def test_pages_without_files_cost_none(tree, django_assert_num_queries):
    page = factories.page(tree["research"], ResearchAbstractPage, "ไม่มีแฟ้ม")
    with django_assert_num_queries(0):
        attached_texts([page])


class TestEditors:
    @pytest.fixture
    def broken(self, committed):
        with committed():
            return files.document("broken.pdf", b"%PDF-1.7 nothing")

    def test_they_see_what_became_of_a_file(self, admin_client, broken):
        page = admin_client.get(reverse("wagtaildocs:edit", args=[broken.pk])).content.decode()
        text = DocumentText.objects.get()
        assert text.get_status_display() in page
        assert text.advice in page

    def test_the_report_lists_what_is_not_searched(self, admin_client, broken, report):
        page = admin_client.get(reverse("unsearched_documents")).content.decode()
        assert "broken.pdf" in page
        assert "report.docx" not in page

    def test_the_report_can_be_taken_away_as_a_table(self, admin_client, broken):
        answer = admin_client.get(reverse("unsearched_documents"), {"export": "csv"})
        assert "broken.pdf" in answer.getvalue().decode()

    def test_an_editor_of_one_collection_sees_only_its_documents(self, broken):
        own = Collection.get_first_root_node().add_child(name="ของเรา")
        editor = _editor_of(own)
        client = Client()
        client.force_login(editor)
        answer = client.get(reverse("unsearched_documents"))
        assert answer.status_code == 200
        assert "broken.pdf" not in answer.content.decode()

    def test_who_edits_no_documents_is_refused(self, client, broken):
        somsri = factories.person("somsri")
        client.force_login(somsri)
        answer = client.get(reverse("unsearched_documents"))
        assert answer.status_code in (302, 403)
        assert "broken.pdf" not in answer.content.decode()


def _editor_of(collection):
    group = Group.objects.create(name="editors")
    group.permissions.add(Permission.objects.get(codename="access_admin"))
    GroupCollectionPermission.objects.create(
        group=group,
        collection=collection,
        permission=Permission.objects.get(codename="change_document"),
    )
    editor = factories.person("wichai")
    editor.groups.add(group)
    return editor
