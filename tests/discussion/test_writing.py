"""Writing, answering, changing, deleting and reporting, with and without htmx."""

import datetime

import pytest
from django.urls import reverse
from django.utils import timezone

from kmportal.discussion.models import Comment, DiscussionSettings, Report
from kmportal.discussion.signals import comment_published
from kmportal.guard.models import ListedWord
from lessons.models import FieldNotePage
from tests import factories

States = Comment.State


def write(client, page, data, **headers):
    return client.post(reverse("comment_write", args=[page.pk]), data, headers=headers)


def answer(client, comment, data, **headers):
    return client.post(reverse("comment_answer", args=[comment.pk]), data, headers=headers)


def url(view, comment):
    return reverse(f"comment_{view}", args=[comment.pk])


@pytest.fixture
def member(client):
    person = factories.person("malee", display_name="มาลี")
    client.force_login(person)
    return person


def test_a_guests_comment_waits_with_her_masked_address(client, note, form):
    write(client, note, form())
    comment = Comment.objects.get()
    assert (comment.state, comment.author_name) == (States.PENDING, "สายใจ")
    assert comment.masked_address == "xxx.0.0.1"


def test_she_sees_it_herself(client, note, form):
    response = client.get(write(client, note, form()).url)
    assert "ดีใจที่ได้อ่าน" in response.content.decode()
    assert "ดีใจที่ได้อ่าน" in client.get(note.url).content.decode()


def test_others_do_not(client, note, form, django_user_model):
    write(client, note, form())
    client.cookies.clear()
    assert "ดีใจที่ได้อ่าน" not in client.get(note.url).content.decode()


def test_after_two_published_ones_a_member_is_trusted(client, note, form, member, say):
    say("หนึ่ง", member=member)
    say("สอง", member=member)
    write(client, note, form())
    assert Comment.objects.latest("pk").state == States.PUBLISHED


def test_after_one_she_is_not(client, note, form, member, say):
    say("หนึ่ง", member=member)
    write(client, note, form())
    assert Comment.objects.latest("pk").state == States.PENDING


def test_a_member_cannot_take_another_name(client, note, form, member):
    write(client, note, form(name="ผู้ว่าราชการ"))
    assert Comment.objects.get().shown_name == "มาลี"


def test_publishing_is_told_once_it_is_stored(
    client, note, form, trusted, django_capture_on_commit_callbacks
):
    heard = []

    def hear(comment, **signal):
        heard.append(comment.text)

    comment_published.connect(hear)
    client.force_login(trusted)
    with django_capture_on_commit_callbacks(execute=True):
        write(client, note, form("ลงแล้ว"))
    comment_published.disconnect(hear)
    assert heard == ["ลงแล้ว"]


def test_what_waits_is_not_told(client, note, form, django_capture_on_commit_callbacks):
    heard = []

    def hear(comment, **signal):
        heard.append(comment.text)

    comment_published.connect(hear)
    with django_capture_on_commit_callbacks(execute=True):
        write(client, note, form())
    comment_published.disconnect(hear)
    assert heard == []


def test_an_answer_stands_below_what_it_answers(client, note, form, trusted, say):
    question = say("ทำอย่างไร")
    client.force_login(trusted)
    answer(client, question, form("เริ่มจากคุยกันก่อน"))
    assert Comment.objects.latest("pk").parent == question


def test_with_htmx_the_answer_comes_back_alone(client, form, trusted, say):
    client.force_login(trusted)
    response = answer(client, say("ทำอย่างไร"), form("คุยกันก่อน"), hx_request="true")
    html = response.content.decode()
    assert "คุยกันก่อน" in html
    assert "<html" not in html


def test_with_htmx_a_refused_answer_comes_back_as_typed(client, form, say):
    response = answer(client, say("ทำอย่างไร"), form("คุยกัน", name=""), hx_request="true")
    assert response.status_code == 422
    assert "คุยกัน</textarea>" in response.content.decode()


def test_pressed_twice_it_is_stored_once(client, note, form):
    write(client, note, form())
    write(client, note, form())
    assert Comment.objects.count() == 1


def test_too_many_in_a_short_time_are_refused_and_kept(client, note, form, trusted):
    client.force_login(trusted)
    for number in range(10):
        write(client, note, form(f"ที่ {number}"))
    response = write(client, note, form("ที่สิบเอ็ด"))
    assert response.status_code == 422
    assert "ที่สิบเอ็ด</textarea>" in response.content.decode()
    assert Comment.objects.count() == 10


def test_a_listed_word_lets_even_the_trusted_wait(client, note, form, trusted):
    ListedWord.objects.create(text="เงินด่วน")
    client.force_login(trusted)
    write(client, note, form("มีเงินด่วนให้กู้"))
    assert Comment.objects.get().state == States.PENDING


def test_a_guests_pile_of_links_is_spam(client, note, form):
    write(client, note, form(" ".join(f"https://x.example/{n}" for n in range(9))))
    assert Comment.objects.get().state == States.SPAM


def test_what_was_spam_elsewhere_is_spam_here(client, note, form, tree, say, trusted):
    other = factories.page(tree["notes"], FieldNotePage, "อีกเรื่อง")
    say("ซื้อของดีที่นี่", page=other, state=States.SPAM)
    client.force_login(trusted)
    write(client, note, form("ซื้อของดีที่นี่!!"))
    assert Comment.objects.latest("pk").state == States.SPAM


def test_a_trap_filled_in_is_refused(client, note, form):
    assert write(client, note, form(homepage="http://x")).status_code == 422
    assert not Comment.objects.exists()


@pytest.mark.parametrize("text", ["", " \n ", "\x00", "\u200b", "..."])
def test_nothing_said_is_refused(client, note, form, text):
    assert write(client, note, form(text)).status_code == 422


def test_a_hundred_kilobytes_are_refused_and_kept(client, note, form):
    response = write(client, note, form("ก" * 34_000))
    assert response.status_code == 422
    assert "ก" * 34_000 in response.content.decode()


def test_hostile_text_comes_to_nothing(client, note, form, trusted):
    client.force_login(trusted)
    text = "<script>alert(1)</script>\x00 \u202eกลับ ก" + "\u0e49" * 300
    write(client, note, form(text))
    html = client.get(note.url).content.decode()
    assert "<script>alert" not in html
    assert "\u202e" not in html
    assert "\u0e49" * 5 not in html


def test_a_forged_page_is_not_there(client, note, form):
    response = client.post(reverse("comment_write", args=[note.pk + 999_999]), form())
    assert response.status_code == 404


def test_a_page_that_is_not_public_is_not_there(client, tree, form):
    draft = factories.page(tree["notes"], FieldNotePage, "ร่าง", live=False)
    assert write(client, draft, form()).status_code == 404


def test_a_forged_parent_keeps_the_words(client, form, say):
    waiting = say("ยังไม่ผ่าน", state=States.PENDING)
    response = answer(client, waiting, form("ตอบไปแล้ว"))
    html = response.content.decode()
    assert response.status_code == 422
    assert "ตอบไปแล้ว" in html
    assert "ยังไม่ผ่าน" not in html
    assert Comment.objects.count() == 1


def test_a_closed_page_refuses_kindly_and_keeps_the_words(client, note, form):
    note.allow_comments = False
    note.save()
    response = write(client, note, form("ยังทันไหม"))
    assert response.status_code == 403
    assert "ยังทันไหม" in response.content.decode()
    assert not Comment.objects.exists()


def test_a_closed_page_shows_what_was_said_and_no_form(client, note, say):
    say("เคยคุยกันไว้")
    note.allow_comments = False
    note.save()
    html = client.get(note.url).content.decode()
    assert "เคยคุยกันไว้" in html
    assert "<textarea" not in html


@pytest.mark.parametrize("by", ["site", "page"])
def test_where_guests_are_not_taken_they_are_asked_to_sign_in(client, note, form, by, rf):
    if by == "site":
        rules = DiscussionSettings.for_request(rf.get("/", SERVER_NAME="localhost"))
        rules.guests_may_comment = False
        rules.save()
    else:
        note.allow_guest_comments = False
        note.save()
    assert write(client, note, form()).status_code == 403
    assert "comment-form" not in client.get(note.url).content.decode()


def test_a_banned_member_is_refused(client, note, form, banned):
    client.force_login(banned)
    response = write(client, note, form("ขอพูดหน่อย"))
    assert response.status_code == 403
    assert "ขอพูดหน่อย" in response.content.decode()
    assert not Comment.objects.exists()


def test_her_own_words_can_be_changed_for_fifteen_minutes(client, note, form, trusted):
    client.force_login(trusted)
    write(client, note, form("พิมพ์ผิท"))
    comment = Comment.objects.get()
    client.post(url("edit", comment), {"text": "พิมพ์ผิด", "version": comment.version})
    comment.refresh_from_db()
    assert (comment.text, comment.state) == ("พิมพ์ผิด", States.PUBLISHED)
    assert comment.edited_at


def test_after_that_they_cannot(client, say, trusted):
    then = timezone.now() - datetime.timedelta(minutes=16)
    comment = say("นานแล้ว", member=trusted, written_at=then)
    client.force_login(trusted)
    response = client.post(url("edit", comment), {"text": "ใหม่", "version": 1})
    assert response.status_code == 403
    comment.refresh_from_db()
    assert comment.text == "นานแล้ว"


def test_a_change_made_in_another_window_is_not_overwritten(client, say, trusted):
    comment = say("แรก", member=trusted)
    client.force_login(trusted)
    client.post(url("edit", comment), {"text": "สอง", "version": 1})
    response = client.post(url("edit", comment), {"text": "สาม", "version": 1})
    html = response.content.decode()
    assert response.status_code == 422
    assert "สอง" in html
    assert "สาม</textarea>" in html
    comment.refresh_from_db()
    assert comment.text == "สอง"


def test_a_change_to_listed_words_waits_again(client, say, trusted):
    ListedWord.objects.create(text="เงินด่วน")
    comment = say("ดีมาก", member=trusted)
    client.force_login(trusted)
    client.post(url("edit", comment), {"text": "มีเงินด่วน", "version": 1})
    comment.refresh_from_db()
    assert comment.state == States.PENDING


def test_an_unanswered_one_is_deleted_without_a_trace(client, say, trusted):
    comment = say("ลบเถอะ", member=trusted)
    client.force_login(trusted)
    client.post(url("delete", comment))
    assert not Comment.objects.exists()


def test_an_answered_one_leaves_only_its_place(client, note, say, trusted):
    comment = say("ลบเถอะ", member=trusted, author_name="", masked_address="xxx.1.1.1")
    say("ตอบแล้ว", parent=comment)
    client.force_login(trusted)
    client.post(url("delete", comment))
    comment.refresh_from_db()
    kept = (comment.text, comment.member, comment.masked_address)
    assert kept == ("", None, "")
    html = client.get(note.url).content.decode()
    assert f'id="comment-{comment.pk}"' in html
    assert "ตอบแล้ว" in html


def test_deleting_is_asked_about_first(client, say, trusted):
    comment = say("ยังอยู่", member=trusted)
    client.force_login(trusted)
    assert client.get(url("delete", comment)).status_code == 200
    assert Comment.objects.exists()


def test_three_readers_reports_hide_it(client, note, say):
    comment = say("ขายของ")
    for address in ["61.1.1.1", "61.1.1.2", "61.1.1.3"]:
        report(client, comment, address)
    comment.refresh_from_db()
    assert comment.state == States.PENDING
    assert "ขายของ" not in client.get(note.url).content.decode()


def test_one_readers_three_reports_do_not(client, say):
    comment = say("ขายของ")
    for _time in range(3):
        report(client, comment, "61.1.1.1")
    assert Report.objects.count() == 1
    comment.refresh_from_db()
    assert comment.state == States.PUBLISHED


def report(client, comment, address):
    from kmportal.guard.forms import stamp

    data = {"why": "spam", "details": "", "opened": stamp()}
    return client.post(url("report", comment), data, REMOTE_ADDR=address)
