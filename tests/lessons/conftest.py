"""A lesson with every field filled, as a community would write it."""

import datetime
from typing import Any

import pytest
from django.core.files.base import ContentFile
from wagtail.models import Page

from kmportal.core.models import PageContributor, PortalDocument
from kmportal.places.models import PagePlace
from kmportal.themes.models import PageTheme
from lessons.models import LessonPage
from tests import factories


@pytest.fixture
def tree(db: None) -> dict[str, Page]:
    return factories.site_tree()


@pytest.fixture
def document(db: None) -> PortalDocument:
    file = ContentFile(b"x" * 48_213, name="survey.pdf")
    return PortalDocument.objects.create(title="แบบสำรวจครัวเรือน", file=file)


@pytest.fixture
def lesson(tree: dict[str, Page], document: PortalDocument) -> LessonPage:
    factories.place("31", "บุรีรัมย์", "Buri Ram")
    factories.place("3104", "นางรอง", "Nang Rong")
    nong_sano = factories.place("310406", "หนองโสน", "Nong Sano")
    livelihood = factories.theme("livelihood", "อาชีพและเศรษฐกิจท้องถิ่น", dye="krang")
    page = factories.page(
        tree["lessons"], LessonPage, "ข้าวเม่าหนองโสน", **lesson_fields(livelihood, document)
    )
    page.contributors = [
        PageContributor(role="storyteller", name="กลุ่มข้าวเม่าหนองโสน"),
        PageContributor(role="recorder", name="พัชรี ศรีวงศ์"),
    ]
    page.place_tags = [PagePlace(place=nong_sano), PagePlace(as_written="ต.โคกเจริญ จ.บุรีรัมย์")]
    page.theme_tags = [PageTheme(theme=livelihood)]
    page.tags.add("ข้าวเม่า")
    page.save()
    return LessonPage.objects.get(pk=page.pk)


def lesson_fields(theme: Any, document: PortalDocument) -> dict[str, Any]:
    return {
        "summary": "ทั้งตำบลตั้งครัวกลางทำข้าวเม่าร่วมกัน",
        "licence": "cc-by-sa",
        "period_start": datetime.date(2017, 1, 1),
        "period_end": datetime.date(2020, 6, 1),
        "goal_level": "tambon",
        "context": [
            ("heading", {"text": "ก่อนจะมีครัวกลาง", "level": "2"}),
            ("paragraph", "<p>พ่อค้ารายเดียวเข้ามาตั้งราคา</p>"),
            ("heading", {"text": "ก่อนจะมีครัวกลาง", "level": "3"}),
            ("quote", {"text": "กลัวไม่ได้คุยกัน", "speaker": "แม่สุนีย์"}),
            ("theme", {"theme": theme, "text": "<p>แปรรูปเป็นสามอย่าง</p>"}),
            (
                "table",
                {
                    "data": [["สาย", "งาน"], ["ตำ", "ข้าวเม่าสด"]],
                    "first_row_is_table_header": True,
                    "first_col_is_header": True,
                    "table_caption": "ใครทำอะไร",
                },
            ),
        ],
        "what_worked": [("item", "ให้คนที่ทำขายอยู่แล้วเป็นคนสอน")],
        "what_did_not": [("item", "ผลิตก่อนหาตลาด")],
        "advice": [("item", "เริ่มจากครัวเรือนไม่เกิน 20")],
        "journal": [
            ("step", step("1", "done")),
            ("step", step("2", "now")),
            ("step", step("3", "todo")),
        ],
        "figures": [
            (
                "figure",
                {
                    "label": "รายได้เสริม",
                    "before": "900",
                    "value": "3400",
                    "unit": "บาทต่อเดือน",
                    "year": 2019,
                    "source": "บัญชีครัวเรือน",
                },
            ),
            ("table", figure_table(513, 557, 121, 608, total=1799)),
        ],
        "outcomes": [
            (
                "area",
                {
                    "area": "คุณภาพชีวิต",
                    "outputs": ["กลุ่มอาชีพใหม่"],
                    "outcomes": ["รายได้เพิ่ม"],
                    "impacts": ["คนกลับบ้าน"],
                },
            )
        ],
        "attachments": [("document", {"document": document, "title": ""})],
    }


def step(number: str, state: str) -> dict[str, str]:
    return {
        "number": number,
        "title": "",
        "state": state,
        "period": "ม.ค. 2560",
        "method": "<ol><li>เดินชวนทีละบ้าน</li></ol>",
        "tools": "<p>ผังคนในหมู่บ้าน</p>",
        "outcome": "<p>ทีมแรกเก้าคน</p>",
    }


def figure_table(*values: int, total: int | None = None) -> dict[str, Any]:
    rows = [{"label": "ทำแผน", "value": v, "year": 2017 + n} for n, v in enumerate(values)]
    return {"title": "ตำบลที่ทำแผน", "unit": "ตำบล", "rows": rows, "total": total, "source": ""}
