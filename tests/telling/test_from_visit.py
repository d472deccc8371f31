"""What a group told of its visit becomes the beginning of a field note."""

from __future__ import annotations

import datetime

import pytest
from django.urls import reverse
from django.utils import timezone

from kmportal.telling.models import Draft
from learning_centers.models import LearningCenterPage, Visit, VisitFeedback
from learning_centers.visits.tokens import token_of
from tests import factories


@pytest.fixture
def visit(tree):
    center = factories.page(tree["centers"], LearningCenterPage, "ศูนย์เรียนรู้ท่าเสา")
    day = timezone.localdate() - datetime.timedelta(days=2)
    visit = Visit.objects.create(
        center=center,
        state="done",
        group="กลุ่มแม่บ้านหนองโสน",
        people=9,
        first_day=day,
        last_day=day,
        contact_name="ชื่อที่ไม่ควรเห็น",
        telephone="0812345678",
    )
    VisitFeedback.objects.create(visit=visit, rating=4, learned="ลงบัญชีทุกวัน", recommend="yes")
    return visit


@pytest.fixture
def url(visit):
    return reverse("telling:from_visit", args=[token_of(visit)])


def test_the_form_is_filled_and_nothing_is_stored(client, pan, url):
    client.force_login(pan)
    page = client.get(url)
    text = page.content.decode()
    assert "ลงบัญชีทุกวัน" in text
    assert "ศูนย์เรียนรู้ท่าเสา" in text
    assert not Draft.objects.exists()


def test_who_was_called_for_the_visit_is_not_in_it(client, pan, url):
    client.force_login(pan)
    text = client.get(url).content.decode()
    assert "ชื่อที่ไม่ควรเห็น" not in text
    assert "0812345678" not in text


def test_saved_it_is_her_draft(client, pan, url):
    client.force_login(pan)
    draft = client.get(url).context["draft"]
    client.post(
        draft.get_absolute_url(),
        {"title": "ไปเรียนบัญชี", "text": "ลงบัญชีทุกวัน", "version": "0"},
    )
    assert Draft.objects.get().member == pan
    assert "ไปเรียนบัญชี" in client.get(url).content.decode()


def test_each_member_has_a_draft_of_her_own(client, pan, url):
    client.force_login(pan)
    first = client.get(url).context["draft"].token
    client.force_login(factories.person("malee"))
    assert client.get(url).context["draft"].token != first


def test_strangers_sign_in_first_and_come_back(client, url):
    answer = client.get(url)
    assert answer.status_code == 302
    assert "next=" in answer["Location"]


def test_without_words_there_is_nothing_to_begin_with(client, pan, url):
    VisitFeedback.objects.update(learned="")
    client.force_login(pan)
    assert client.get(url).status_code == 404


def test_a_forged_link_is_refused(client, pan, url):
    client.force_login(pan)
    assert client.get(url[:-2] + "x/").status_code == 404
