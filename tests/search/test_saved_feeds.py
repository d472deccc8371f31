"""Feeds of searches: what anyone may read, the last published first, whatever is asked."""

import datetime
from xml.etree import ElementTree as ET

import pytest
from django.utils import timezone
from wagtail.models import PageViewRestriction

from kmportal.core.models import PageContributor
from lessons.models import FieldNotePage, LessonPage
from search.saved_feeds import ENTRIES
from tests import factories
from tests.reading import text_of
from tests.search import permissions
from tests.search.hostile import CASES, address

pytestmark = pytest.mark.django_db
FEED = "/th/search/feed/"
ATOM = {"a": "http://www.w3.org/2005/Atom"}
DAY = datetime.timedelta(days=1)
NOON = datetime.datetime(2024, 5, 1, 5, tzinfo=datetime.UTC)


@pytest.fixture
def tree():
    return factories.site_tree()


def publish(tree, title, published=NOON, parent="notes", model=FieldNotePage, **fields):
    fields = {"last_published_at": published} | fields
    return factories.page(tree[parent], model, title, first_published_at=published, **fields)


def feed_of(client, path=FEED, **parameters):
    answer = client.get(path, parameters)
    assert answer.status_code == 200
    assert answer["Content-Type"].startswith("application/atom+xml")
    return ET.fromstring(answer.content)  # noqa: S314  # our own answer


def said(feed, path):
    return [element.text for element in feed.findall(path, ATOM)]


def titles(feed):
    return said(feed, "a:entry/a:title")


def test_results_are_in_it_the_last_published_first(client, tree):
    publish(tree, "หนี้สินบ้านดอน", NOON)
    publish(tree, "หนี้สินบ้านทุ่ง", NOON + DAY)
    publish(tree, "ป่าชุมชน", NOON + DAY)
    assert titles(feed_of(client, q="หนี้สิน")) == ["หนี้สินบ้านทุ่ง", "หนี้สินบ้านดอน"]


def test_no_more_than_thirty(client, tree):
    for number in range(ENTRIES + 1):
        publish(tree, f"หนี้สินบ้านที่ {number}", NOON + number * DAY)
    newest = titles(feed_of(client, q="หนี้สิน"))
    assert len(newest) == ENTRIES
    assert newest[0] == f"หนี้สินบ้านที่ {ENTRIES}"


def test_chosen_values_and_the_query_language_count(client, tree):
    publish(tree, "หนี้สินบ้านดอน")
    publish(tree, "หนี้สินกับธนาคาร")
    publish(tree, "บทเรียนหนี้สิน", parent="lessons", model=LessonPage)
    assert titles(feed_of(client, q="หนี้สิน", type="lesson")) == ["บทเรียนหนี้สิน"]
    assert titles(feed_of(client, q="หนี้สิน type:note -ธนาคาร")) == ["หนี้สินบ้านดอน"]


def test_the_title_says_the_search_in_the_readers_language(client, tree):
    factories.theme("savings", "การออม", "Savings")
    asked = {"q": "กลุ่ม", "theme": "savings", "year": "2007"}
    thai = feed_of(client, **asked)
    english = feed_of(client, "/en/search/feed/", **asked)
    assert said(thai, "a:title") == ["ค้นหา: กลุ่ม · ประเด็น: การออม · ปี: 2550"]
    assert said(english, "a:title") == ["Search: กลุ่ม · Theme: Savings · Year: 2007"]


def test_a_feed_reader_knows_each_page_again_and_when_it_changed(client, tree):
    page = publish(tree, "หนี้สินบ้านดอน", last_published_at=NOON + DAY, slug="don")
    before = feed_of(client, q="หนี้สิน")
    assert said(before, "a:entry/a:published") == ["2024-05-01T05:00:00+00:00"]
    assert said(before, "a:entry/a:updated") == ["2024-05-02T05:00:00+00:00"]
    assert said(before, "a:updated") == ["2024-05-02T05:00:00+00:00"]
    page.slug, page.title = "moved", "หนี้สินบ้านดอน ฉบับแก้ไข"
    page.save()
    after = feed_of(client, q="หนี้สิน")
    assert said(after, "a:entry/a:id") == said(before, "a:entry/a:id")
    assert titles(after) == ["หนี้สินบ้านดอน ฉบับแก้ไข"]


def test_it_links_to_the_results_and_the_pages_with_their_authors(client, tree):
    page = publish(tree, "หนี้สินบ้านดอน", slug="don", summary="ชาวบ้าน & ธนาคาร")
    PageContributor.objects.create(page=page, name="ป้าสมใจ")
    feed = feed_of(client, q="หนี้สิน", type="note")
    link = feed.find("a:link[@rel='alternate']", ATOM).get("href")
    assert link.startswith("http://testserver/th/search/?q=")
    assert link.endswith("type=note")
    assert feed.find("a:entry/a:link", ATOM).get("href").endswith("/don/")
    assert said(feed, "a:entry/a:author/a:name") == ["ป้าสมใจ"]
    assert said(feed, "a:entry/a:summary") == ["ชาวบ้าน &amp; ธนาคาร"]


def test_the_results_page_leads_to_its_feed(client, tree):
    publish(tree, "หนี้สินบ้านดอน")
    html = text_of(client.get("/th/search/", {"q": "หนี้สิน", "type": "note"}))
    head, _, body = html.partition("</head>")
    assert '<link rel="alternate" type="application/atom+xml"' in head
    address = body.partition('href="/th/search/feed/?')[2].partition('"')[0]
    assert titles(feed_of(client, f"{FEED}?{address.replace('&amp;', '&')}")) == ["หนี้สินบ้านดอน"]


def test_who_has_it_already_is_sent_nothing(client, tree):
    publish(tree, "หนี้สินบ้านดอน")
    first = client.get(FEED, {"q": "หนี้สิน"})
    same = {"q": "หนี้สิน"}
    assert client.get(FEED, same, headers={"If-None-Match": first["ETag"]}).status_code == 304
    since = {"If-Modified-Since": first["Last-Modified"]}
    assert client.get(FEED, same, headers=since).status_code == 304
    publish(tree, "หนี้สินบ้านทุ่ง", NOON + DAY)
    assert client.get(FEED, same, headers={"If-None-Match": first["ETag"]}).status_code == 200
    assert client.get(FEED, same, headers=since).status_code == 200


def test_a_feed_that_finds_nothing_does_not_change_by_itself(client, tree):
    first = client.get(FEED, {"q": "xylophone"})
    assert "<entry>" not in first.content.decode()
    assert client.get(FEED, {"q": "xylophone"})["ETag"] == first["ETag"]


def test_nothing_asked_is_an_empty_feed(client, tree):
    publish(tree, "หนี้สินบ้านดอน")
    assert titles(feed_of(client)) == []
    assert titles(feed_of(client, type="nonsense", place="-1")) == []


def test_characters_that_xml_cannot_say_are_left_out(client, tree):
    publish(tree, "หนี้สิน\x0bบ้านดอน\ufffe", summary="ก\x0cข\uffff")
    feed = feed_of(client, q="หนี้สิน \ufffe")
    assert titles(feed) == ["หนี้สินบ้านดอน"]


@pytest.mark.parametrize("text", CASES.values(), ids=CASES.keys())
def test_no_question_is_an_error(client, tree, text):
    feed_of(client, address(FEED, q=text, theme=text[:500], year=text[:500], page=text[:50]))


def test_what_is_kept_from_readers_is_in_no_feed_not_even_their_own(client, db):
    library = permissions.library()
    library.hide()
    reader = factories.person("member")
    reader.groups.add(library.group)
    client.force_login(reader)
    answer = client.get(FEED, {"q": permissions.WORD}).content.decode()
    assert "public" in client.get(FEED, {"q": permissions.WORD})["Cache-Control"]
    assert permissions.leaks(lambda name: name in answer) == {}


def test_a_page_that_is_closed_leaves_the_feed(client, tree):
    page = publish(tree, "หนี้สินบ้านดอน")
    PageViewRestriction.objects.create(page=page, restriction_type="login")
    assert titles(feed_of(client, q="หนี้สิน")) == []


def test_a_feed_asks_as_much_for_many_entries_as_for_one(
    client, tree, django_assert_max_num_queries
):
    def queries():
        client.get(FEED, {"q": "หนี้สิน"})
        with django_assert_max_num_queries(100) as asked:
            client.get(FEED, {"q": "หนี้สิน"})
        return len(asked)

    publish(tree, "หนี้สินบ้านดอน", timezone.now())
    one = queries()
    for number in range(9):
        page = publish(tree, f"หนี้สินบ้านที่ {number}", timezone.now())
        PageContributor.objects.create(page=page, name=f"คนที่ {number}")
    assert queries() == one
