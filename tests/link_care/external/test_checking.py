"""What is found out about an address, asked of a real server; and how politely it is asked."""

import datetime
import time
from unittest import mock

import pytest
from django.core.management import call_command
from django.utils import timezone

from kmportal.link_care.external import checking, reaching
from kmportal.link_care.external.asking_politely import Guest
from kmportal.link_care.external.checking import check
from kmportal.link_care.external.finding_out import look_at
from kmportal.link_care.models import ExternalLink, LinkHost
from kmportal.recycle_bin.binning import put_in_bin
from lessons.models import FieldNotePage
from tests import factories

from .conftest import link_to

pytestmark = pytest.mark.django_db
FINE, FAILING, UNSURE = (
    ExternalLink.State.FINE,
    ExternalLink.State.FAILING,
    ExternalLink.State.UNSURE,
)
DAY = datetime.timedelta(days=1)


def found(address):
    finding = look_at(address, Guest())
    return finding.state, finding.reason


def on_day(number):
    """A day on which the checker runs."""
    return mock.patch.object(timezone, "now", return_value=START + number * DAY)


START = (timezone.now() + DAY).replace(hour=1)


def test_a_page_that_is_there(server):
    assert found(server.at("/there")) == (FINE, "")
    assert server.paths() == ["/robots.txt", "/there"]


def test_the_portal_says_who_it_is(server, settings):
    found(server.at("/there"))
    agents = {headers["User-Agent"] for _verb, _path, headers in server.asked}
    assert agents == {f"KMPortalLinkCheck/1.0 (+{settings.WAGTAILADMIN_BASE_URL})"}


@pytest.mark.parametrize("head", [405, 403, 404, 500])
def test_a_server_that_answers_wrongly_to_head_is_asked_for_a_little_of_the_page(server, head):
    assert found(server.at("/there", 206, head=head)) == (FINE, "")
    verb, _path, headers = server.asked[-1]
    assert (verb, headers["Range"]) == ("GET", "bytes=0-1023")


@pytest.mark.parametrize(
    ("status", "finding"),
    [
        (404, (FAILING, "gone")),
        (410, (FAILING, "gone")),
        (500, (FAILING, "server")),
        (403, (UNSURE, "closed")),
        (401, (UNSURE, "closed")),
        (416, (FINE, "")),
        (304, (FINE, "")),
    ],
)
def test_what_an_answer_means(server, status, finding):
    assert found(server.at("/page", status)) == finding


def test_a_server_that_hangs_up(server):
    def hang_up(handler):
        handler.connection.close()

    assert found(server.at("/page", hang_up)) == (FAILING, "silent")


def test_a_server_that_never_ends_its_answer_is_left(server, monkeypatch):
    monkeypatch.setattr(reaching, "SECONDS_IN_ALL", 0.2)

    def drip(handler):
        handler.send_response(200)
        for number in range(60):
            handler.wfile.write(b"X-Drip: 1\r\n" if number else b"")
            handler.flush_headers()
            time.sleep(0.05)

    started = time.monotonic()
    assert found(server.at("/page", drip)) == (FAILING, "silent")
    assert time.monotonic() - started < 2.5


def test_moved_for_good(server):
    server.at("/new", 200)
    server.at("/newer", 308, Location="/new")
    finding = look_at(server.at("/old", 301, Location="/newer") + "#บทสอง", Guest())
    assert (finding.state, finding.moved_to) == (
        FINE,
        f"{server.base}/new#%E0%B8%9A%E0%B8%97%E0%B8%AA%E0%B8%AD%E0%B8%87",
    )


def test_moved_for_now_is_no_new_address(server):
    server.at("/new", 200)
    server.at("/between", 301, Location="/new")
    assert look_at(server.at("/old", 302, Location="/between"), Guest()).moved_to == ""


def test_an_address_that_leads_to_itself(server):
    assert found(server.at("/round", 301, Location="/round")) == (FAILING, "circle")


def test_robots_are_told_to_stay_away(server):
    server.rules = "User-agent: *\nDisallow: /private/"
    assert found(server.at("/private/page")) == (UNSURE, "robots")
    assert server.paths() == ["/robots.txt"]


def test_the_pause_between_two_requests(server, settings):
    settings.LINK_CHECK_PAUSE = 1
    server.rules = "User-agent: *\nCrawl-delay: 3"
    waited = []
    guest = Guest()
    with mock.patch.object(time, "sleep", waited.append):
        look_at(server.at("/one"), guest)
        look_at(server.at("/two"), guest)
    assert [round(seconds) for seconds in waited] == [3, 3]


# A run


def test_each_link_once_a_week(server, about):
    about(server.at("/there"))
    with on_day(0):
        assert check(most=10).count == 1
    with on_day(6):
        assert check(most=10).count == 0
    with on_day(7.1):
        assert check(most=10).count == 1


def test_no_more_than_asked_for(server, about):
    about(*(server.at(f"/{number}") for number in range(5)))
    assert check(most=3).count == 3
    assert check(most=3).count == 2


def test_broken_after_failing_on_three_days(server, about):
    address = server.at("/gone", 404)
    about(address)
    for number, broken in ((0, False), (0.3, False), (1.1, False), (2.2, True)):
        ExternalLink.objects.update(next_check=START - DAY)
        with on_day(number):
            check(most=10)
        assert link_to(address).is_broken is broken


def test_a_server_that_was_down_for_two_days(server, about):
    address = server.at("/down", 503)
    about(address)
    server.at("/down", 500)
    for number in (0, 1.1):
        with on_day(number):
            check(most=10)
    server.at("/down", 200)
    with on_day(2.2):
        check(most=10)
    assert (link_to(address).failures, link_to(address).state) == (0, FINE)


@pytest.mark.parametrize("status", [429, 503])
def test_a_busy_server_is_left_alone_as_long_as_it_asks(server, about, status):
    busy = server.at("/busy", status, Retry_After="7200")
    about(busy, server.at("/other"))
    ExternalLink.objects.exclude(address=busy).update(
        next_check=START + datetime.timedelta(hours=1)
    )
    LinkHost.objects.update(not_before=START)
    ExternalLink.objects.filter(address=busy).update(next_check=START)
    with on_day(0):
        check(most=10)
    asked = len(server.asked)
    with on_day(1.5 / 24):
        check(most=10)
    assert len(server.asked) == asked
    with on_day(2.5 / 24):
        assert check(most=10).count == 2


def test_a_server_another_run_is_asking_is_left_to_it(server, about):
    about(server.at("/there"))
    host = LinkHost.objects.get()
    assert checking._take(host)
    assert not checking._take(host)
    assert check(most=10).count == 0


def test_links_nobody_meets_are_not_looked_at(server, about, lesson, steward):
    about(server.at("/there")).unpublish()
    put_in_bin([lesson(server.at("/elsewhere"))], steward)
    assert check(most=10).count == 0


def test_the_command(server, tree, capsys):
    fields = {"original_url": server.at("/there")}
    factories.page(tree["notes"], FieldNotePage, "วันที่เปิดสมุดหนี้", **fields)
    call_command("check_links", "--collect", "--most=5")
    assert "1 links looked at. fine: 1" in capsys.readouterr().out
