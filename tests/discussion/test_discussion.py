"""Comments below a page: only published ones, in order, to three levels, in one query."""

import pytest

from kmportal.discussion.models import Comment
from kmportal.discussion.threads import discussion_of
from lessons.models import FieldNotePage
from tests import factories


@pytest.fixture
def note(db):
    return factories.page(factories.site_tree()["notes"], FieldNotePage, "วันที่เปิดสมุดหนี้")


def say(page, text, **fields):
    defaults = {"author_name": "สมหมาย", "state": Comment.State.PUBLISHED}
    return Comment.objects.create(page=page, text=text, **(defaults | fields))


def outline(threads):
    return [(thread.comment.text, outline(thread.replies)) for thread in threads]


def test_comments_are_shown_in_their_order_with_names_and_dates(client, note):
    say(note, "ความเห็นที่สอง", position=2, author_name="แต้ว")
    say(note, "ความเห็นที่หนึ่ง", position=1, written_at="2007-03-05T10:00:00+07:00")
    html = client.get(note.url).content.decode()
    assert html.index("ความเห็นที่หนึ่ง") < html.index("ความเห็นที่สอง")
    assert "สมหมาย" in html
    assert "5 มี.ค. 2550 10.00 น." in html


@pytest.mark.parametrize("state", ["pending", "rejected", "spam"])
def test_a_comment_that_is_not_published_is_nowhere_in_the_page(client, note, state):
    say(note, "ยังไม่ผ่านการอ่าน", state=state)
    html = client.get(note.url).content.decode()
    assert "ยังไม่ผ่านการอ่าน" not in html
    assert 'id="comments"' not in html


def test_answers_stand_below_what_they_answer(note):
    first = say(note, "ถาม", position=1)
    say(note, "อีกเรื่อง", position=2)
    say(note, "ตอบ", position=3, parent=first)
    assert outline(discussion_of(note).threads) == [("ถาม", [("ตอบ", [])]), ("อีกเรื่อง", [])]


def test_the_fourth_level_stands_at_the_third(note):
    parent = None
    for position, text in enumerate(["หนึ่ง", "สอง", "สาม", "สี่", "ห้า"]):
        parent = say(note, text, position=position, parent=parent)
    threads = discussion_of(note).threads
    assert outline(threads) == [("หนึ่ง", [("สอง", [("สาม", []), ("สี่", []), ("ห้า", [])])])]


def test_an_answer_stored_before_its_question_still_stands_below_it(note):
    question = say(note, "ถาม", position=9)
    say(note, "ตอบ", position=1, parent=question)
    assert outline(discussion_of(note).threads) == [("ถาม", [("ตอบ", [])])]


def test_an_answer_to_a_rejected_comment_stands_on_its_own(note):
    rejected = say(note, "ไม่สุภาพ", state="rejected")
    say(note, "ตอบอย่างสุภาพ", parent=rejected)
    discussion = discussion_of(note)
    assert outline(discussion.threads) == [("ตอบอย่างสุภาพ", [])]
    assert discussion.count == 1


def test_comments_that_answer_each_other_in_a_circle_do_not_hang_the_page(note):
    first = say(note, "ไก่")
    second = say(note, "ไข่", parent=first)
    Comment.objects.filter(pk=first.pk).update(parent=second)
    assert discussion_of(note).count == 2


def test_who_gave_no_name_is_told_apart_by_the_masked_address(client, note):
    say(note, "ไม่บอกชื่อ", author_name="", masked_address="xxx.131.220.50")
    assert "xxx.131.220.50" in client.get(note.url).content.decode()


def test_the_masked_address_of_a_named_person_is_not_shown(client, note):
    say(note, "บอกชื่อ", masked_address="xxx.131.220.50")
    assert "xxx.131.220.50" not in client.get(note.url).content.decode()


def test_only_the_account_of_an_author_marks_a_comment_as_the_authors(note):
    author = factories.person("phat", display_name="พัช พอช.")
    note.contributors.create(role="author", name="พัช พอช.", member=author)
    note.save()
    say(note, "ตอบเอง", member=author, author_name="", position=1)
    say(note, "แอบอ้าง", author_name="พัช พอช.", position=2)
    marks = [thread.by_author for thread in discussion_of(note).threads]
    assert marks == [True, False]


def test_text_is_escaped_and_links_are_marked_as_unendorsed(client, note):
    say(note, "<script>x</script> https://example.org")
    html = client.get(note.url).content.decode()
    assert "<script>x" not in html
    assert '<a href="https://example.org" rel="nofollow">' in html


def test_comments_of_other_pages_stay_there(note):
    other = factories.page(note.get_parent(), FieldNotePage, "อีกเรื่อง")
    say(other, "ไม่ใช่ที่นี่")
    assert discussion_of(note).count == 0


def test_a_hundred_comments_are_read_in_one_query(note, django_assert_num_queries):
    for position in range(100):
        say(note, f"ที่ {position}", position=position)
    people = list(note.contributors.all())
    assert people == []
    with django_assert_num_queries(2):  # the comments, and the people of the page
        discussion_of(note)
