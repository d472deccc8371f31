"""Rules to begin with. They are made disabled and act for nobody until a steward has saved them."""

from __future__ import annotations

from typing import Any

from .blocks import Whom
from .events import Event
from .models import Rule

LESSON = ("type", "lessons.lessonpage")

NEW_LESSON: dict[str, Any] = {
    "name": "บอกผู้ดูแลภาคเมื่อมีบทเรียนใหม่ (New lesson for the regional steward)",
    "event": Event.PUBLISHED,
    "conditions": [LESSON],
    "actions": [
        (
            "mail",
            {
                "to": Whom.BRANCH,
                "who": None,
                "subject_th": "มีบทเรียนใหม่ในพื้นที่ของท่าน: {title}",
                "text_th": (
                    "“{title}” เผยแพร่แล้วเมื่อ {date} โดย {who}\n\n"
                    "ถ้ามีเวลา ขอเชิญเปิดอ่านและบอกต่อให้คนในพื้นที่ได้รู้\n{address}"
                ),
                "subject_en": "A new lesson in your region: {title}",
                "text_en": (
                    "“{title}” was published on {date} by {who}.\n\n"
                    "When you have time, please read it and tell people of the region about it.\n"
                    "{address}"
                ),
            },
        )
    ],
}
OLD_LESSON: dict[str, Any] = {
    "name": "ชวนเจ้าของทบทวนบทเรียนที่ไม่มีใครแตะสองปี (Lesson untouched for two years)",
    "event": Event.UNTOUCHED,
    "days": 730,
    "conditions": [LESSON],
    "actions": [
        (
            "notify",
            {
                "to": Whom.OWNER,
                "who": None,
                "note": "ยังถูกต้องอยู่ไหม ถ้าใช่ กด “ยังถูกต้อง” (Is it still right?)",
            },
        )
    ],
}
EXAMPLES = (NEW_LESSON, OLD_LESSON)


def make_rules() -> int:
    """How many were new; one that is there stays as a steward has made it."""
    made = 0
    for order, each in enumerate(EXAMPLES):
        values = {**each, "enabled": False, "sort_order": order}
        _rule, new = Rule.objects.get_or_create(name=values.pop("name"), defaults=values)
        made += new
    return made
