"""Uses of a lesson as the groups that tried it tell them."""

import datetime
from typing import Any

from kmportal.places.models import Place
from lessons.models import Application, LessonPage

THA_SAO = {
    "applied_by": "กลุ่มท่าเสา",
    "applied_on": datetime.date(2021, 5, 3),
    "what_changed": "ใช้เครื่องสับหญ้าแทนครกตำข้าว",
    "what_happened": "เสร็จเร็วกว่าเดิมครึ่งวัน คนแก่ไม่ปวดหลัง",
}


def told(lesson: LessonPage, place: Place, state: str = "published", **facts: Any) -> Application:
    return Application.objects.create(lesson=lesson, place=place, state=state, **(THA_SAO | facts))
