"""What a member can take along, and what goes with her."""

import json
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder
from wagtail.models import PageViewRestriction

from kmportal.following.models import Follow, Mail, Notification
from kmportal.following.personal_data import exported, forget
from tests.following.conftest import Village, follow, publish, say, write_note


def test_a_member_takes_what_she_follows_and_was_told(village: Village, happen: Any) -> None:
    follow(village.malee, "place", village.tambon)
    happen(publish, write_note(village))
    data = json.loads(json.dumps(exported(village.malee), cls=DjangoJSONEncoder))
    assert data["follows"][0]["name"] == "ต.หนองโสน อ.นางรอง จ.บุรีรัมย์"
    assert data["notifications"][0]["what"] == "บันทึกใหม่: ข้าวใหม่ปีนี้"
    assert data["mail"][0]["state"] == "sent"


def test_but_nothing_of_a_page_that_was_closed(village: Village, happen: Any) -> None:
    follow(village.malee, "page", village.note)
    happen(say, village.note, village.somchai)
    PageViewRestriction.objects.create(page=village.note, restriction_type="groups")
    assert "วันแรกที่ครัวกลาง" not in str(exported(village.malee))


def test_all_goes_with_the_account(village: Village, happen: Any) -> None:
    follow(village.malee, "place", village.tambon)
    follow(village.somchai, "author", village.malee)
    happen(publish, write_note(village))
    forget(village.malee, keep=True)
    assert not Follow.objects.exists()
    assert not Notification.objects.filter(member=village.malee).exists()
    assert not Mail.objects.filter(member=village.malee).exists()
