"""What the blocks of a lesson refuse, and what they add to what editors write."""

from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils import translation
from wagtail import blocks

from kmportal.core.blocks import FigureTableBlock, JournalStreamBlock, StepBlock
from learning_centers.models.learning_center_page import CourseBlock
from lessons.models import LessonPage
from lessons.templatetags.lessons import progress
from tests.lessons.conftest import figure_table, step


def table(*values, total=None):
    block = FigureTableBlock()
    return block, block.to_python(figure_table(*values, total=total))


def journal(*steps):
    block = JournalStreamBlock()
    return block, block.to_python([{"type": "step", "value": step(*each)} for each in steps])


def test_rows_must_add_up_to_the_total_the_source_states():
    block, value = table(513, 557, 121, 608, total=Decimal(1800))
    with pytest.raises(blocks.StructBlockValidationError) as refusal:
        block.clean(value)
    assert "1,799" in str(refusal.value.block_errors["total"]) or "1799" in str(
        refusal.value.block_errors["total"]
    )


def test_rows_that_add_up_are_accepted():
    block, value = table(513, 557, 121, 608, total=Decimal(1799))
    assert block.clean(value)["total"] == 1799


def test_a_table_without_stated_total_shows_the_computed_sum():
    block, value = table(1000, 234)
    assert block.get_context(value)["sum"] == 1234
    assert "1,234" in block.render(value)


def test_the_longest_bar_is_the_largest_figure():
    block, value = table(50, 200)
    assert [length for _row, length in block.get_context(value)["rows"]] == ["25.0", "100.0"]


def test_figures_of_nothing_draw_no_bar():
    block, value = table(0, 0)
    assert [length for _row, length in block.get_context(value)["rows"]] == ["0.0", "0.0"]


@pytest.mark.parametrize("numbers", ["21", "11"], ids=["out of order", "twice"])
def test_the_journal_refuses_steps(numbers):
    block, value = journal(*((number, "done") for number in numbers))
    with pytest.raises(ValidationError):
        block.clean(value)


def test_the_journal_accepts_steps_in_order_with_gaps():
    block, value = journal(("1", "done"), ("3", "now"))
    assert len(block.clean(value)) == 2


def test_a_step_without_a_name_has_its_usual_one_without_the_number():
    with translation.override("en"):
        context = StepBlock().get_context(StepBlock().to_python(step("5", "done")))
    assert context["name"] == "Evaluate"
    assert context["knot"] == "5"


def test_knots_of_thai_pages_have_thai_digits():
    assert StepBlock().get_context(StepBlock().to_python(step("7", "todo")))["knot"] == "๗"


def test_progress_counts_what_is_done_and_names_what_is_under_way():
    _block, value = journal(("1", "done"), ("2", "done"), ("3", "now"))
    with translation.override("en"):
        assert progress(value) == "2 of 7 steps done, step 3 under way"


def test_a_course_for_fewer_than_its_smallest_group_is_refused():
    value = CourseBlock().to_python({"title": "บัญชีกลุ่ม", "min_people": 20, "max_people": 5})
    with pytest.raises(blocks.StructBlockValidationError) as refusal:
        CourseBlock().clean(value)
    assert "max_people" in refusal.value.block_errors


@pytest.mark.parametrize("field", ["context", "journal", "figures", "outcomes", "what_worked"])
def test_editors_see_each_block_as_readers_do(admin_client, field):
    stream = LessonPage._meta.get_field(field).stream_block
    for block in stream.child_blocks.values():
        if not block.is_previewable:
            continue
        address = reverse("wagtailadmin_block_preview")
        response = admin_client.get(address, {"id": block.definition_prefix})
        assert response.status_code == 200
        assert "css/pages.css" in response.content.decode()


def test_figures_are_searched_by_their_numbers_and_choices_are_not_searched():
    figures = FigureTableBlock()
    value = figures.to_python(
        {
            "title": "ตำบลที่ทำแผน",
            "unit": "ตำบล",
            "rows": [{"label": "ปีแรก", "value": "513", "year": 2017}],
            "total": "513.50",
        }
    )
    assert {"513", "513.5", "ปีแรก"} <= set(figures.get_searchable_content(value))
    block = StepBlock()
    value = block.to_python({"number": "3", "state": "done", "title": "คิดด้วยกัน", "period": ""})
    assert [text for text in block.get_searchable_content(value) if text] == ["คิดด้วยกัน"]
