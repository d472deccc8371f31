"""Members say of a page what it was to them; one press a person and kind, taken back by another."""

import pytest
from django.db import IntegrityError, connection, transaction
from django.http import QueryDict
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from wagtail.models import PageViewRestriction

from kmportal.core.listing import Listing
from kmportal.core.models import ContentPage
from kmportal.reactions.models import Kind, Reaction, ReactionCount
from kmportal.reactions.pressing import press
from lessons.models import FieldNotePage, LessonPage
from tests import factories
from tests.reading import text_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def tree():
    return factories.site_tree()


@pytest.fixture
def lesson(tree):
    return factories.page(tree["lessons"], LessonPage, "กองทุนสวัสดิการวันละบาท")


@pytest.fixture
def member():
    return factories.person("somjai", display_name="สมใจ")


@pytest.fixture
def signed_in(client, member):
    client.force_login(member)
    return client


def address(page):
    return reverse("react", args=[page.pk])


def counts(page):
    return dict(ReactionCount.objects.filter(page=page).values_list("kind", "count"))


def test_a_press_is_kept_and_leads_back_to_the_buttons(signed_in, lesson, member):
    response = signed_in.post(address(lesson), {"press": "1"})
    assert response.status_code == 302
    assert response["Location"] == f"{lesson.url}#reactions"
    assert list(Reaction.objects.values_list("page", "member", "kind")) == [
        (lesson.pk, member.pk, Kind.THANKS)
    ]


def test_the_page_shows_who_presses_what_she_pressed_and_how_many_did(signed_in, lesson):
    press(lesson, factories.person("malee"), Kind.USEFUL)
    signed_in.post(address(lesson), {"press": Kind.USEFUL.value})
    html = text_of(signed_in.get(lesson.url))
    assert 'name="take_back" value="2" aria-pressed="true"' in html
    assert 'name="press" value="1" aria-pressed="false"' in html
    assert "<b>2</b>" in html


def test_one_person_may_press_each_kind(signed_in, lesson):
    for kind in Kind:
        signed_in.post(address(lesson), {"press": kind.value})
    assert counts(lesson) == {1: 1, 2: 1, 3: 1}


def test_sending_a_press_twice_counts_once(signed_in, lesson):
    for _ in range(2):
        signed_in.post(address(lesson), {"press": "3"})
    assert counts(lesson) == {Kind.DID_TOO: 1}


def test_a_press_is_taken_back(signed_in, lesson):
    signed_in.post(address(lesson), {"press": "1"})
    signed_in.post(address(lesson), {"take_back": "1"})
    assert not Reaction.objects.exists()
    assert counts(lesson) == {Kind.THANKS: 0}


def test_what_others_pressed_stays_when_one_takes_back(signed_in, lesson):
    press(lesson, factories.person("malee"), Kind.THANKS)
    signed_in.post(address(lesson), {"press": "1"})
    for _ in range(2):
        signed_in.post(address(lesson), {"take_back": "1"})
    assert counts(lesson) == {Kind.THANKS: 1}


def test_a_script_gets_the_buttons_alone_and_what_to_say(signed_in, lesson):
    response = signed_in.post(
        address(lesson), {"press": "1"}, headers={"X-Requested-With": "XMLHttpRequest"}
    )
    html = text_of(response)
    assert html.lstrip().startswith("<form")
    assert 'name="take_back" value="1"' in html
    assert "data-said=" in html


def test_rows_of_lists_show_what_was_pressed_and_nothing_where_nobody_did(client, tree, lesson):
    press(lesson, factories.person("malee"), Kind.USEFUL)
    html = text_of(client.get(tree["lessons"].url))
    assert f"<span>{Kind.USEFUL.label} 1" in html
    assert f"<span>{Kind.THANKS.label}" not in html


def test_the_counts_of_twenty_rows_are_read_in_one_query(tree):
    somjai = factories.person("somjai")
    for number in range(20):
        press(factories.page(tree["notes"], FieldNotePage, f"บันทึกที่ {number}"), somjai, Kind.THANKS)

    def counted():
        rows = Listing(ContentPage.objects.readable(), QueryDict()).pages
        return [row.reaction_counts.all()[0].count for row in rows]

    with CaptureQueriesContext(connection) as asked:
        assert counted() == [1] * 20
    about_counts = [each for each in asked if "reactions_reactioncount" in each["sql"]]
    assert len(about_counts) == 1


def test_the_database_itself_keeps_one_a_person_and_kind(lesson, member):
    press(lesson, member, Kind.THANKS)
    with pytest.raises(IntegrityError), transaction.atomic():
        Reaction.objects.create(page=lesson, member=member, kind=Kind.THANKS)
    assert counts(lesson) == {Kind.THANKS: 1}


def test_a_count_that_went_wrong_is_right_again_after_the_next_press(lesson, member):
    ReactionCount.objects.create(page=lesson, kind=Kind.USEFUL, count=77)
    press(lesson, member, Kind.USEFUL)
    assert counts(lesson) == {Kind.USEFUL: 1}


def test_when_the_member_goes_her_presses_are_no_longer_counted(lesson, member):
    press(lesson, member, Kind.THANKS)
    member.delete()
    assert counts(lesson) == {Kind.THANKS: 0}


def test_a_page_with_reactions_can_be_deleted(lesson, member):
    press(lesson, member, Kind.THANKS)
    lesson.delete()
    assert not Reaction.objects.exists()
    assert not ReactionCount.objects.exists()


def test_a_copy_of_a_page_begins_without_reactions(lesson, member):
    press(lesson, member, Kind.THANKS)
    copied = lesson.copy(update_attrs={"slug": "copy", "title": "สำเนา"})
    assert not Reaction.objects.filter(page=copied).exists()
    assert counts(copied) == {}


# Refusals


def test_a_stranger_is_led_to_sign_in_and_back(client, lesson):
    html = text_of(client.get(lesson.url))
    assert 'class="reactions-row" method="post"' not in html
    assert 'class="reaction" href="' in html
    response = client.post(address(lesson), {"press": "1"})
    assert response.status_code == 302
    assert "next=" in response["Location"]
    assert "%23reactions" in response["Location"]
    assert not Reaction.objects.exists()


@pytest.mark.parametrize("restriction", ["login", "groups", "password"])
def test_a_page_one_may_not_read_is_not_there(client, lesson, restriction):
    PageViewRestriction.objects.create(
        page=lesson.get_parent(), restriction_type=restriction, password="ลับ"
    )
    assert client.post(address(lesson), {"press": "1"}).status_code == 404


def test_a_page_for_a_group_is_not_there_for_other_members(signed_in, lesson):
    PageViewRestriction.objects.create(page=lesson, restriction_type="groups")
    assert signed_in.post(address(lesson), {"press": "1"}).status_code == 404
    assert not Reaction.objects.exists()


def test_a_page_for_members_takes_members_presses(signed_in, lesson):
    PageViewRestriction.objects.create(page=lesson, restriction_type="login")
    signed_in.post(address(lesson), {"press": "1"})
    assert counts(lesson) == {Kind.THANKS: 1}


def test_a_draft_and_a_page_that_never_was_are_not_there(signed_in, tree):
    draft = factories.page(tree["lessons"], LessonPage, "ร่าง", live=False)
    for pk in (draft.pk, 999999, 10**30):
        assert signed_in.post(f"/th/pages/{pk}/reactions/", {"press": "1"}).status_code == 404


def test_buttons_cannot_be_pressed_by_following_a_link(signed_in, lesson):
    assert signed_in.get(address(lesson), {"press": "1"}).status_code == 405
    assert not Reaction.objects.exists()


@pytest.mark.parametrize(
    "posted", [{}, {"press": "4"}, {"press": "\x00"}, {"press": "๑"}, {"press": "ก" * 100_000}]
)
def test_an_unknown_button_comes_to_nothing_with_a_word_about_it(signed_in, lesson, posted):
    response = signed_in.post(address(lesson), posted, follow=True)
    assert 'class="message message-error"' in text_of(response)
    assert not Reaction.objects.exists()


def test_nobody_thanks_herself(signed_in, lesson, member):
    lesson.contributors.create(role="storyteller", member=member)
    lesson.save()
    assert f'action="{address(lesson)}"' not in text_of(signed_in.get(lesson.url))
    signed_in.post(address(lesson), {"press": "1"})
    assert not Reaction.objects.exists()


def test_who_presses_without_end_is_asked_to_wait(signed_in, lesson):
    for _ in range(60):
        signed_in.post(address(lesson), {"press": "1"})
    response = signed_in.post(address(lesson), {"take_back": "1"}, follow=True)
    assert 'class="message message-error"' in text_of(response)
    assert counts(lesson) == {Kind.THANKS: 1}
