"""Comments below a page: only published ones, in order, to three levels, in one query."""

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import connection
from django.test.utils import CaptureQueriesContext

from kmportal.discussion.models import Comment
from kmportal.discussion.threads import discussion_of
from lessons.models import FieldNotePage
from tests import factories


@pytest.fixture
def seen(note, rf):
    """The discussion as a passer-by sees it."""

    def seen(**query):
        request = rf.get(note.url, query, SERVER_NAME="localhost")
        request.user, request.session = AnonymousUser(), {}
        return discussion_of(note, request)

    return seen


def outline(threads):
    return [(thread.comment.text, outline(thread.replies)) for thread in threads]


def test_comments_are_shown_in_their_order_with_names_and_dates(client, note, say):
    say("ความเห็นที่สอง", position=2, author_name="แต้ว")
    say("ความเห็นที่หนึ่ง", position=1, written_at="2007-03-05T10:00:00+07:00")
    html = client.get(note.url).content.decode()
    assert html.index("ความเห็นที่หนึ่ง") < html.index("ความเห็นที่สอง")
    assert "สมหมาย" in html
    assert "5 มี.ค. 2550 10.00 น." in html


@pytest.mark.parametrize("state", ["pending", "rejected", "spam"])
def test_a_comment_that_is_not_published_is_nowhere_in_the_page(client, note, state, say):
    say("ยังไม่ผ่านการอ่าน", state=state)
    html = client.get(note.url).content.decode()
    assert "ยังไม่ผ่านการอ่าน" not in html
    assert "0 " not in html.split('id="comments-heading">')[1][:5]


def test_answers_stand_below_what_they_answer(say, seen):
    first = say("ถาม", position=1)
    say("อีกเรื่อง", position=2)
    say("ตอบ", position=3, parent=first)
    assert outline(seen().threads) == [("ถาม", [("ตอบ", [])]), ("อีกเรื่อง", [])]


def test_the_fourth_level_stands_at_the_third(say, seen):
    parent = None
    for position, text in enumerate(["หนึ่ง", "สอง", "สาม", "สี่", "ห้า"]):
        parent = say(text, position=position, parent=parent)
    threads = seen().threads
    assert outline(threads) == [("หนึ่ง", [("สอง", [("สาม", []), ("สี่", []), ("ห้า", [])])])]


def test_an_answer_stored_before_its_question_still_stands_below_it(say, seen):
    question = say("ถาม", position=9)
    say("ตอบ", position=1, parent=question)
    assert outline(seen().threads) == [("ถาม", [("ตอบ", [])])]


def test_an_answer_to_a_rejected_comment_stands_below_its_empty_place(client, note, say, seen):
    rejected = say("ไม่สุภาพ", state="rejected")
    say("ตอบอย่างสุภาพ", parent=rejected)
    (thread,) = seen().threads
    assert thread.is_placeholder
    assert seen().count == 1
    html = client.get(note.url).content.decode()
    assert "ตอบอย่างสุภาพ" in html
    assert "ไม่สุภาพ" not in html


def test_a_rejected_comment_without_answers_leaves_no_place(say, seen):
    rejected = say("ไม่สุภาพ", state="rejected")
    say("ก็ไม่สุภาพ", state="rejected", parent=rejected)
    assert seen().threads == []


def test_what_answers_the_third_level_says_whom(say, seen):
    parent = None
    for text in ["หนึ่ง", "สอง", "สาม", "สี่"]:
        parent = say(text, parent=parent)
    third, fourth = seen().threads[0].replies[0].replies
    assert third.answering is None
    assert fourth.answering.text == "สาม"


def test_the_newest_come_first_when_asked_and_answers_keep_their_order(say, seen):
    first = say("แรก")
    say("หลัง")
    say("ตอบหนึ่ง", parent=first)
    say("ตอบสอง", parent=first)
    threads = seen(order="newest").threads
    assert outline(threads) == [("หลัง", []), ("แรก", [("ตอบหนึ่ง", []), ("ตอบสอง", [])])]


def test_fifty_make_a_page(say, seen):
    for number in range(51):
        say(f"ที่ {number}")
    assert len(seen().threads) == 50
    assert outline(seen(comments=2).threads) == [("ที่ 50", [])]


def test_an_answer_whose_question_is_on_the_page_before_says_whom_it_answers(say, seen):
    question = say("ถาม")
    for number in range(50):
        say(f"ตอบ {number}", parent=question)
    (thread,) = seen(comments=2).threads
    assert thread.answering == question


@pytest.mark.parametrize(("order", "part"), [("", 2), ("newest", 1)])
def test_a_permanent_link_finds_its_page_of_comments(say, seen, order, part):
    for number in range(51):
        last = say(f"ที่ {number}")
    found = seen(comment=last.pk, order=order)
    assert found.part.number == part
    assert last.text in [thread.comment.text for thread in found.threads]


@pytest.mark.parametrize("key", ["0", "-1", "x", "9" * 30, "๑", ""])
def test_a_forged_link_shows_the_first_page(say, seen, key):
    say("แรก")
    assert seen(comment=key).part.number == 1


def test_the_short_address_of_a_comment_leads_on(client, note, say):
    comment = say("แรก")
    response = client.get(comment.get_absolute_url())
    assert response.url.endswith(f"?comment={comment.pk}#comment-{comment.pk}")


def test_the_short_address_of_a_waiting_one_is_not_there(client, say):
    comment = say("ยังไม่ผ่าน", state="pending")
    assert client.get(comment.get_absolute_url()).status_code == 404


def test_comments_that_answer_each_other_in_a_circle_do_not_hang_the_page(say, seen):
    first = say("ไก่")
    second = say("ไข่", parent=first)
    Comment.objects.filter(pk=first.pk).update(parent=second)
    assert seen().count == 2


def test_who_gave_no_name_is_told_apart_by_the_masked_address(client, note, say):
    say("ไม่บอกชื่อ", author_name="", masked_address="xxx.131.220.50")
    assert "xxx.131.220.50" in client.get(note.url).content.decode()


def test_the_masked_address_of_a_named_person_is_not_shown(client, note, say):
    say("บอกชื่อ", masked_address="xxx.131.220.50")
    assert "xxx.131.220.50" not in client.get(note.url).content.decode()


def test_only_the_account_of_an_author_marks_a_comment_as_the_authors(note, say, seen):
    author = factories.person("phat", display_name="พัช พอช.")
    note.contributors.create(role="author", name="พัช พอช.", member=author)
    note.save()
    say("ตอบเอง", member=author, author_name="", position=1)
    say("แอบอ้าง", author_name="พัช พอช.", position=2)
    marks = [thread.by_author for thread in seen().threads]
    assert marks == [True, False]


def test_text_is_escaped_and_links_are_marked_as_unendorsed(client, note, say):
    say("<script>x</script> https://example.org")
    html = client.get(note.url).content.decode()
    assert "<script>x" not in html
    assert '<a href="https://example.org" rel="nofollow ugc noopener">' in html


def test_comments_of_other_pages_stay_there(note, say, seen):
    other = factories.page(note.get_parent(), FieldNotePage, "อีกเรื่อง")
    say("ไม่ใช่ที่นี่", page=other)
    assert seen().count == 0


def test_however_many_there_are_the_queries_are_the_same(client, note, say):
    say("ที่ 0")
    client.get(note.url)  # what is read once and kept
    with CaptureQueriesContext(connection) as few:
        client.get(note.url)
    for number in range(1, 120):
        say(f"ที่ {number}")
    with CaptureQueriesContext(connection) as many:
        client.get(note.url)
    assert len(few) == len(many)
