"""Two versions of the journal and other blocks beside each other."""

import datetime

import pytest
from django.urls import reverse

from kmportal.core.blocks import JournalStreamBlock
from kmportal.review.comparing.blocks import changes
from kmportal.review.comparing.texts import lines_of
from kmportal.review.comparing.words import compare
from lessons.models import LessonPage
from tests import factories
from tests.lessons.conftest import step
from tests.review.conftest import draft

BLOCK = JournalStreamBlock()


def journal(*steps):
    """Each with the id of its number, as the editor keeps them."""
    return BLOCK.to_python(
        [{"type": "step", "id": f"id-{each['number']}", "value": each} for each in steps]
    )


def seen(before, after):
    return [(each.name, each.state) for each in changes(journal(*before), journal(*after))]


def states(before, after):
    return [each.state for each in changes(journal(*before), journal(*after))]


ONE, TWO, THREE = (step(number, "done") for number in "123")


class TestWords:
    def test_thai_is_parted_into_words(self):
        sides = compare("ชาวบ้านตำข้าวเม่าขาย", "ชาวบ้านตำข้าวเม่าแจก")
        assert sides.before == "ชาวบ้านตำข้าวเม่า<del>ขาย</del>"
        assert sides.after == "ชาวบ้านตำข้าวเม่า<ins>แจก</ins>"

    def test_what_people_wrote_is_never_markup(self):
        assert "<img" not in compare("ก", "<img src=x onerror=alert(1)>").after

    def test_very_long_texts_are_compared_by_lines(self):
        long = "\n".join(f"บรรทัด {number}" for number in range(5_000))
        assert compare(long, f"{long}\nใหม่").after.endswith("4999<ins><br>ใหม่</ins>")

    def test_lists_keep_their_lines(self):
        assert lines_of("<p>ก</p><ol><li>ข</li><li>ค</li></ol>") == "ก\n• ข\n• ค"


class TestBlocks:
    def test_only_the_cell_that_changed_is_shown(self):
        after = ONE | {"tools": "<p>แผนที่เดินดิน</p>"}
        (change,) = changes(journal(ONE), journal(after))
        assert [str(cell.label) for cell in change.shown] == [
            str(BLOCK.child_blocks["step"].child_blocks["tools"].label)
        ]
        assert "<ins>แผนที่" in change.shown[0].sides.after

    def test_choices_are_shown_in_words(self):
        (change,) = changes(journal(ONE), journal(ONE | {"state": "now"}))
        assert change.shown[0].new != "now"

    def test_new_gone_and_unchanged(self):
        assert states((ONE, TWO), (ONE, THREE)) == ["same", "gone", "new"]

    def test_what_stood_first_and_is_gone_stands_first(self):
        assert states((ONE, TWO, THREE), (TWO, THREE)) == ["gone", "same", "same"]

    def test_two_gone_in_a_row_keep_their_order(self):
        assert [name for name, _state in seen((ONE, TWO, THREE), (THREE,))] == [
            name for name, _state in seen((ONE, TWO, THREE), (ONE, TWO, THREE))
        ]

    def test_only_what_moved_has_moved(self):
        assert states((ONE, TWO, THREE), (THREE, ONE, TWO)) == ["moved", "same", "same"]

    def test_versions_without_ids_are_matched_by_order(self):
        def bare(*steps):
            return BLOCK.to_python([{"type": "step", "value": each} for each in steps])

        after = TWO | {"period": "มี.ค. 2561"}
        found = [each.state for each in changes(bare(ONE, TWO), bare(ONE, after))]
        assert found == ["same", "changed"]

    def test_nothing_against_something(self):
        assert [each.state for each in changes([], journal(ONE))] == ["new"]


@pytest.mark.django_db
class TestInTheEditor:
    def test_wagtails_own_screen_compares_cell_by_cell(self, client, tree, writer, reviewer):
        page = draft(tree, writer, journal=[("step", ONE), ("step", TWO)])
        first = page.latest_revision_id
        page = page.get_latest_revision_as_object()
        page.journal[0].value["outcome"] = type(page.journal[0].value["outcome"])(
            "<p>ทีมแรกสิบคน</p>"
        )
        second = page.save_revision().pk
        client.force_login(reviewer)
        url = reverse("wagtailadmin_pages:revisions_compare", args=[page.pk, first, second])
        content = client.get(url).content.decode()
        assert "<del>เก้า</del>" in content
        assert "<ins>สิบ</ins>" in content
        assert content.count("compare-changed") == 1

    def test_a_writer_of_another_branch_compares_nothing(self, client, tree, writer, neighbour):
        page = draft(tree, writer)
        client.force_login(neighbour)
        url = reverse("wagtailadmin_pages:revisions_compare", args=[page.pk, "earliest", "latest"])
        assert client.get(url).status_code in (302, 403)

    def test_every_block_of_a_lesson_can_be_compared(self, lesson_with_everything):
        from wagtail.admin.compare import comparison_class_registry

        page = lesson_with_everything
        empty = LessonPage(locale=page.locale)
        for field in ("context", "what_worked", "journal", "figures", "outcomes", "attachments"):
            made = page._meta.get_field(field)
            comparison = comparison_class_registry.get(made)(made, empty, page)
            assert "compare-new" in comparison.htmldiff()

    def test_days_and_yes_or_no_are_shown_as_readers_write_them(self, client, tree, writer):
        page = draft(tree, writer)
        first = page.latest_revision_id
        page.checked, page.checked_on = True, datetime.date(2021, 3, 12)
        second = page.save_revision().pk
        client.force_login(factories.person("steward", is_superuser=True))
        url = reverse("wagtailadmin_pages:revisions_compare", args=[page.pk, first, second])
        content = client.get(url).content.decode()
        assert "12 มี.ค. 2564" in content
        assert ">None<" not in content
        assert ">False<" not in content
