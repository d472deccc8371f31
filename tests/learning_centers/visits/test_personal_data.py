"""What is known of those who asked: for a time, in their own copy, and gone with the account."""

from __future__ import annotations

import datetime
import io
import json
import zipfile

import pytest
from django.core import mail as outbox
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone

from kmportal.profiles.personal_data import archive_of, delete_account
from learning_centers.models import Visit, VisitFeedback, VisitMail, VisitMessage
from learning_centers.visits import personal_data, tokens
from tests import factories

from .conftest import in_days, visit_of

PERSONAL = ("group", "wishes", "contact_name", "telephone", "email", "line_id", "masked_address")


@pytest.fixture
def sunee(db):
    return factories.person("sunee", display_name="แม่สุนีย์")


@pytest.fixture
def visit(tha_sao, sunee, settings):
    settings.VISIT_DATA_DAYS = 100
    visit = visit_of(
        tha_sao,
        member=sunee,
        state="done",
        wishes="มีคนป่วยมาด้วย",
        telephone="0812345678",
        masked_address="xxx.1.2.3",
        day=in_days(-10),
    )
    VisitMessage.objects.create(visit=visit, text="แล้วพบกันค่ะแม่สุนีย์", state="agreed")
    VisitFeedback.objects.create(visit=visit, rating=4, learned="คุณลุงสมชายสอนดี", recommend="yes")
    VisitMail.objects.create(visit=visit, kind="received", key="x", last_error="sunee@example.com")
    return visit


def test_after_its_time_the_names_go_and_the_numbers_stay(visit, settings):
    settings.VISIT_DATA_DAYS = 5
    call_command("remove_expired_data")
    visit.refresh_from_db()
    assert [getattr(visit, name) for name in PERSONAL] == [""] * len(PERSONAL)
    assert (visit.people, visit.state, visit.member, visit.key) == (18, "done", None, None)
    assert (visit.feedback.rating, visit.feedback.learned) == (4, "")
    assert visit.messages.get().text == ""
    assert not visit.mails.exists()


def test_before_its_time_nothing_goes(visit):
    assert personal_data.forget_old() == 0
    visit.refresh_from_db()
    assert visit.telephone


def test_a_second_run_finds_nothing_more(visit, settings):
    settings.VISIT_DATA_DAYS = 5
    assert (personal_data.forget_old(), personal_data.forget_old()) == (1, 0)


def test_spam_goes_altogether(visit):
    long_ago = timezone.now() - datetime.timedelta(days=31)
    Visit.objects.update(state="spam", created_at=long_ago)
    personal_data.forget_old()
    assert not Visit.objects.exists()


def test_what_was_forgotten_can_still_be_counted_in_the_editor(client, visit, jamnian):
    personal_data.forget(Visit.objects.all())
    client.force_login(jamnian)
    page = client.get(reverse("visit_editor", args=[visit.pk])).content.decode()
    assert "18" in page
    assert "0812345678" not in page
    assert client.get(reverse("visits_editor")).status_code == 200


def test_what_was_forgotten_has_no_link(visit):
    personal_data.forget(Visit.objects.all())
    visit.refresh_from_db()
    with pytest.raises(ValueError, match=str(visit.pk)):
        tokens.token_of(visit)


def test_the_consent_names_the_time(client, tha_sao, settings):
    settings.VISIT_DATA_DAYS = 77
    page = client.get(reverse("visits:ask", args=[tha_sao.pk])).content.decode()
    assert "77" in page


def test_a_member_takes_her_requests_along(visit, sunee):
    archive = zipfile.ZipFile(io.BytesIO(archive_of(sunee)))
    (told,) = json.loads(archive.read("visits.json"))
    assert told["group"] == "กลุ่มแม่บ้านหนองโสน"
    assert told["feedback"]["learned"] == "คุณลุงสมชายสอนดี"
    assert told["messages"][0]["text"] == "แล้วพบกันค่ะแม่สุนีย์"


def test_others_requests_are_not_in_it(visit):
    assert personal_data.export(factories.person("malee")) == []


@pytest.mark.parametrize("keep", [True, False])
def test_with_her_account_her_requests_are_forgotten(visit, sunee, keep):
    delete_account(sunee, keep=keep)
    visit.refresh_from_db()
    assert (visit.group, visit.email, visit.people) == ("", "", 18)


def test_a_visit_to_come_is_called_off_and_the_centre_told(visit, sunee, jamnian, commit):
    Visit.objects.update(state="agreed", first_day=in_days(5), last_day=in_days(5))
    commit(delete_account, sunee, keep=True)
    visit.refresh_from_db()
    assert visit.state == "withdrawn"
    (letter,) = outbox.outbox
    assert letter.to == ["jamnian@example.org"]
    assert "แม่สุนีย์" not in letter.body


def test_a_coordinator_who_leaves_takes_no_visit_along(visit, jamnian):
    VisitMessage.objects.update(author=jamnian)
    tokens.calendar_token_of(jamnian)
    delete_account(jamnian, keep=True)
    assert visit.messages.get().author is None
