"""What is kept of a network address, and for how long."""

import datetime

import pytest
from django.core.management import call_command
from django.test import RequestFactory
from django.utils import timezone

from kmportal.discussion.models import Comment
from kmportal.guard.addresses import address_of, keyed_hash, masked
from lessons.models import FieldNotePage
from tests import factories


@pytest.fixture
def comment(db):
    note = factories.page(factories.site_tree()["notes"], FieldNotePage, "วันที่เปิดสมุดหนี้")
    comment = Comment(page=note, text="ดีใจที่ได้อ่าน")
    comment.remember_address(RequestFactory().get("/", REMOTE_ADDR="61.131.220.50"))
    comment.save()
    return comment


@pytest.mark.parametrize(
    ("address", "shown"),
    [
        ("61.131.220.50", "xxx.131.220.50"),
        ("::ffff:61.131.220.50", "xxx.131.220.50"),
        ("2001:db8::8a2e:370:7334", "xxxx:8a2e:370:7334"),
        ("2001:db8::", "xxxx:0:0:0"),
        ("unknown", ""),
        ("", ""),
    ],
)
def test_the_first_part_is_hidden(address, shown):
    assert masked(address) == shown


def test_the_hash_tells_the_same_address_in_one_week():
    assert keyed_hash("61.131.220.50") == keyed_hash(" 61.131.220.50 ")


def test_the_hash_holds_nothing_of_the_address():
    assert "220" not in keyed_hash("61.131.220.50")


def test_next_week_the_same_address_has_another_hash(monkeypatch):
    today = keyed_hash("61.131.220.50")
    later = timezone.localdate() + datetime.timedelta(days=7)
    monkeypatch.setattr("kmportal.guard.addresses.timezone.localdate", lambda: later)
    assert keyed_hash("61.131.220.50") != today


def test_all_addresses_of_one_household_count_as_one():
    assert keyed_hash("2001:db8::1") == keyed_hash("2001:db8::ffff:1")
    assert keyed_hash("2001:db8::1") != keyed_hash("2001:db8:0:1::1")


def test_what_is_no_address_has_no_hash():
    assert keyed_hash("unknown") == ""


def test_a_forwarded_address_is_not_believed_without_a_proxy():
    request = RequestFactory().get("/", REMOTE_ADDR="61.131.220.50", HTTP_X_FORWARDED_FOR="1.2.3.4")
    assert address_of(request) == "61.131.220.50"


def test_behind_our_proxy_only_what_it_wrote_is_believed(settings):
    settings.TRUSTED_PROXIES = 1
    forwarded = "1.2.3.4, 61.131.220.50"
    request = RequestFactory().get("/", REMOTE_ADDR="10.0.0.1", HTTP_X_FORWARDED_FOR=forwarded)
    assert address_of(request) == "61.131.220.50"


def test_a_hash_is_erased_when_its_time_is_over(comment):
    Comment.objects.update(address_hash_expires=timezone.now())
    call_command("forget_addresses")
    comment.refresh_from_db()
    assert (comment.address_hash, comment.address_hash_expires) == ("", None)
    assert comment.masked_address == "xxx.131.220.50"


def test_until_then_it_stays(comment):
    call_command("forget_addresses")
    comment.refresh_from_db()
    assert comment.address_hash
