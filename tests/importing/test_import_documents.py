"""The command, on small documents: what it makes, refuses, repeats and leaves alone."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.utils import translation
from wagtail.models import Page

from kmportal.core.models import ContentPage
from kmportal.discussion.models import Comment
from kmportal.importing.models import ImportedDocument
from kmportal.places.models import PagePlace
from learning_centers.models import LearningCenterPage
from lessons.models import FieldNotePage, LessonPage, Notebook, ResearchAbstractPage, Series
from tests import factories

from .documents import LESSON_TH, NOTE_TH, RESEARCH_EN_WRAPPED, RESEARCH_TH


def run(*args, **options):
    out = StringIO()
    with translation.override("en"):
        call_command("import_documents", *args, stdout=out, **options)
    return out.getvalue()


def counts():
    models = (Page, ImportedDocument, Comment, Series, Notebook)
    return [model.objects.count() for model in models]


def test_each_kind_becomes_its_page_below_its_list(trees, document):
    report = run(
        document("1.txt", RESEARCH_TH), document("2.txt", NOTE_TH), document("3.txt", LESSON_TH)
    )
    assert ResearchAbstractPage.objects.get().get_parent() == trees["th"]["research"].page_ptr
    assert FieldNotePage.objects.get().get_parent() == trees["th"]["notes"].page_ptr
    assert LessonPage.objects.get().get_parent() == trees["th"]["lessons"].page_ptr
    for word in ("1.txt", "research abstract", "field note", "งานวิจัย", "บันทึก"):
        assert word in report


def test_an_english_text_goes_into_the_english_tree(trees, document):
    run(document("a.txt", RESEARCH_EN_WRAPPED))
    page = ResearchAbstractPage.objects.get()
    assert page.locale.language_code == "en"
    assert page.get_parent().pk == trees["en"]["research"].pk


def test_pages_are_drafts_with_a_revision(trees, document):
    run(document("a.txt", NOTE_TH))
    page = FieldNotePage.objects.get()
    assert not page.live
    assert page.latest_revision.as_object().title == page.title
    assert page.slug == "เดินดูสวนยายปราณี-ตอนที่-2"


def test_publish_publishes_main_pages_and_never_centers(trees, document):
    run(
        document("a.txt", LESSON_TH),
        document("b.txt", RESEARCH_TH + RESEARCH_EN_WRAPPED),
        "--publish",
    )
    assert LessonPage.objects.get().live
    assert LessonPage.objects.get().live_revision is not None
    assert [page.live for page in ResearchAbstractPage.objects.all()] == [True, True]
    assert [center.live for center in LearningCenterPage.objects.all()] == [False, False]


def test_a_note_keeps_its_facts_comments_series_and_notebook(trees, document):
    run(document("a.txt", NOTE_TH))
    page = FieldNotePage.objects.get()
    assert (page.series.title, page.part) == ("เดินดูสวนยายปราณี", 2)
    assert page.notebook.title == "สมุดเดินดูสวน"
    assert page.note_number == 4242
    assert page.licence == "cc-by-nc"
    assert sorted(page.tags.names()) == ["สวนครัว", "เพื่อนบ้าน"]
    assert [(c.author_name, c.state, c.position) for c in page.comments.all()] == [
        ("แก้ว ริมคลอง", "published", 1),
        ("พี่ต้อมบ้านไร่", "published", 2),
        ("", "published", 3),
    ]
    assert page.comments.last().written_at is None


def test_places_and_themes_are_tagged(trees, document):
    run(document("n.txt", NOTE_TH), document("l.txt", LESSON_TH))
    note, lesson = FieldNotePage.objects.get(), LessonPage.objects.get()
    assert [tag.place.code for tag in note.place_tags.all()] == ["710301"]
    assert [tag.theme.slug for tag in lesson.theme_tags.all()] == ["finance", "welfare"]
    themes = [block.value["theme"].slug for block in lesson.context if block.block_type == "theme"]
    assert themes == ["finance", "welfare"]


def test_a_place_that_is_not_official_is_kept_as_written_and_reported(trees, document):
    text = NOTE_TH.replace("ต.ท่าเสา อ.ไทรโยค", "ต.ท่าเสือ อ.ไทรโยค")
    report = run(document("a.txt", text))
    (tag,) = FieldNotePage.objects.get().place_tags.all()
    assert (tag.place, tag.as_written) == (None, "ต.ท่าเสือ อ.ไทรโยค จ.กาญจนบุรี")
    assert "ต.ท่าเสือ" in report
    assert "710301" in report


def test_a_base_the_network_does_not_have_stays_text(trees, document):
    run(document("a.txt", LESSON_TH.replace("ฐานสวัสดิการ", "ฐานดนตรีไทย")))
    lesson = LessonPage.objects.get()
    assert [block.block_type for block in lesson.context].count("theme") == 1
    assert "ฐานดนตรีไทย" in str(lesson.context)


def test_centers_become_drafts_with_places_and_nothing_made_up(trees, document):
    run(document("a.txt", LESSON_TH))
    first, second = LearningCenterPage.objects.order_by("path")
    assert first.title == "ศูนย์เรียนรู้ผักริมเล"
    assert [tag.place.code for tag in first.place_tags.all()] == ["860401"]
    assert [tag.place.code for tag in second.place_tags.all()] == ["540401"]
    assert not first.open_to_visits
    assert (first.telephone, len(first.courses), first.latitude) == ("", 0, None)


def test_a_center_that_has_a_page_is_not_made_again(trees, document):
    factories.page(trees["th"]["centers"], LearningCenterPage, "ศูนย์เรียนรู้ ผักริมเล")
    report = run(document("a.txt", LESSON_TH))
    assert LearningCenterPage.objects.count() == 2
    assert "exists: learning centre" in report


def test_a_center_of_the_same_name_elsewhere_is_another_center(trees, document):
    page = factories.page(trees["th"]["centers"], LearningCenterPage, "ศูนย์เรียนรู้ผักริมเล")
    PagePlace.objects.create(page=page, place=factories.place("5405", "สูงเม่น"))
    run(document("a.txt", LESSON_TH))
    assert LearningCenterPage.objects.count() == 3


def test_two_languages_in_one_document_are_translations(trees, document):
    run(document("a.txt", RESEARCH_TH + RESEARCH_EN_WRAPPED))
    thai = ResearchAbstractPage.objects.get(locale__language_code="th")
    english = ResearchAbstractPage.objects.get(locale__language_code="en")
    assert thai.translation_key == english.translation_key
    assert english.get_parent().pk == trees["en"]["research"].pk
    assert next(item.value for item in english.processes) == "asking elders"


def test_a_dry_run_changes_nothing_and_says_the_same(trees, document):
    paths = [document("a.txt", NOTE_TH), document("b.txt", LESSON_TH)]
    before = counts()
    dry = run(*paths, "--dry-run", "--publish")
    assert counts() == before
    assert dry.startswith(run(*paths).rstrip())
    assert "nothing was changed" in dry


def test_the_same_file_twice_makes_no_second_page_and_keeps_what_people_changed(trees, document):
    path = document("a.txt", NOTE_TH)
    run(path)
    page = FieldNotePage.objects.get()
    page.title = "ชื่อที่แก้แล้ว"
    page.save_revision().publish()
    before = counts()
    report = run(path, "--publish")
    assert counts() == before
    assert FieldNotePage.objects.get().title == "ชื่อที่แก้แล้ว"
    assert "already imported" in report
    assert "ชื่อที่แก้แล้ว" in report


def test_the_same_content_under_another_name_is_known(trees, document):
    run(document("a.txt", NOTE_TH))
    assert "already imported" in run(document("b.txt", NOTE_TH))


def test_a_document_whose_page_was_deleted_is_imported_anew(trees, document):
    path = document("a.txt", NOTE_TH)
    run(path)
    FieldNotePage.objects.get().delete()
    run(path)
    assert FieldNotePage.objects.count() == 1
    assert ImportedDocument.objects.get().page_id == FieldNotePage.objects.get().pk


def test_bad_files_are_named_and_do_not_stop_the_others(trees, document, tmp_path):
    bad = [
        document("empty.txt", ""),
        document("binary.txt", b"\x00\x01"),
        document("broken.txt", NOTE_TH.encode()[:-2]),
        str(tmp_path / "missing.txt"),
    ]
    with pytest.raises(CommandError) as failure:
        run(*bad, document("good.txt", NOTE_TH))
    for name in ("empty.txt", "binary.txt", "broken.txt", "missing.txt"):
        assert name in str(failure.value)
    assert FieldNotePage.objects.count() == 1


def test_a_file_that_fails_in_the_middle_leaves_nothing(trees, document, monkeypatch):
    def fail(*_args):
        from django.core.exceptions import ValidationError

        raise ValidationError("later")

    monkeypatch.setattr("kmportal.importing.importer.make_comments", fail)
    before = counts()
    with pytest.raises(CommandError, match=r"a\.txt: later"):
        run(document("a.txt", NOTE_TH))
    assert counts() == before


def test_a_folder_is_imported_file_by_file(trees, document, tmp_path):
    document("b.txt", NOTE_TH)
    document("a.md", RESEARCH_TH)
    report = run(str(tmp_path))
    assert report.index("a.md") < report.index("b.txt")
    assert ContentPage.objects.count() == 2


def test_parent_puts_the_page_below_another_list(trees, document):
    other = factories.INDEXES["notes"][0](title="บันทึกภาคใต้", slug="south-notes")
    trees["th"]["home"].add_child(instance=other)
    run(document("a.txt", NOTE_TH), "--parent", "south-notes")
    assert FieldNotePage.objects.get().get_parent().slug == "south-notes"


@pytest.mark.parametrize("slug", ["lessons", "nowhere"])
def test_a_parent_that_cannot_hold_the_page_is_refused(trees, document, slug):
    with pytest.raises(CommandError, match=slug):
        run(document("a.txt", NOTE_TH), "--parent", slug)
    assert not FieldNotePage.objects.exists()


def test_a_missing_list_is_reported(trees, document):
    trees["en"]["research"].delete()
    with pytest.raises(CommandError, match="list of research abstracts"):
        run(document("a.txt", RESEARCH_EN_WRAPPED))


def test_no_network_address_is_stored_whole(trees, document):
    run(document("a.txt", NOTE_TH))
    assert not Comment.objects.filter(masked_address__contains="203").exists()
    assert Comment.objects.first().masked_address == "xxx.150.10.20"


def test_the_report_speaks_thai_to_thai_readers(trees, document):
    out = StringIO()
    with translation.override("th"):
        call_command("import_documents", document("a.txt", RESEARCH_TH), "--dry-run", stdout=out)
    assert "a.txt" in out.getvalue()
