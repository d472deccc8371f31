"""What waits for somebody in the demo: a comment to be read, and a group that asks to visit."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

from django.utils import timezone

from kmportal.discussion.models import Comment
from kmportal.members.privacy import VERSION
from learning_centers.models import Visit

if TYPE_CHECKING:
    from wagtail.models import Page

#: How long ago the comment was written, and in how many days the group would like to come.
SAID_AGO, COMES_IN = datetime.timedelta(hours=5), datetime.timedelta(days=24)


def make_waiting(lesson: Page, center: Page) -> None:
    Comment.objects.create(
        page_id=lesson.pk,
        author_name="ผู้อ่านจากสตูล (ตัวอย่าง)",
        text="ถังสามใบนี้วางในร่มหรือกลางแดดคะ บ้านเราลองแล้วน้ำร้อน แม่ปูไม่รอดเลย",
        written_at=timezone.now() - SAID_AGO,
    )
    first_day = timezone.localdate() + COMES_IN
    Visit.objects.create(
        center_id=center.pk,
        group="กลุ่มแม่บ้านบ้านหนองตัวอย่าง (สมมุติ)",
        people=18,
        first_day=first_day,
        last_day=first_day,
        wishes="อยากเห็นการจดบัญชีหน้าร้าน และวิธีตั้งราคา",
        contact_name="พี่แดง (สมมุติ)",
        email="visitors@example.org",
        consent_version=VERSION,
    )
