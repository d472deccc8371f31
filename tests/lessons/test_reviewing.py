"""Who decides about what is told of a lesson, and what becomes of it."""

import pytest
from django.contrib.auth.models import Group, Permission
from django.urls import reverse
from wagtail.models import GroupPagePermission, Locale, ModelLogEntry

from lessons.models import Application, LessonIndexPage, LessonPage
from lessons.reviewing import decide
from lessons.signals import application_published
from search.queries import Search
from tests import factories
from tests.lessons.applications import told


@pytest.fixture
def place(db):
    return factories.place("71", "กาญจนบุรี", "Kanchanaburi")


@pytest.fixture
def lesson(tree):
    return factories.page(tree["lessons"], LessonPage, "ข้าวเม่าหนองโสน")


@pytest.fixture
def waiting(lesson, place):
    return told(lesson, place, "pending")


@pytest.fixture
def announced():
    heard = []

    def hear(application, **signal):
        heard.append(application.pk)

    application_published.connect(hear)
    yield heard
    application_published.disconnect(hear)


def reviewer_of(page, name="tida"):
    person = factories.person(name)
    group = Group.objects.create(name=f"ผู้ตรวจ {name}")
    group.permissions.add(Permission.objects.get(codename="access_admin"))
    permission = Permission.objects.get(
        content_type__app_label="wagtailcore", codename="publish_page"
    )
    GroupPagePermission.objects.create(group=group, page=page, permission=permission)
    person.groups.add(group)
    return person


@pytest.fixture
def reviewer(tree):
    return reviewer_of(tree["lessons"])


@pytest.fixture
def neighbour(tree):
    """Reviews another region's lessons."""
    other = tree["home"].add_child(
        instance=LessonIndexPage(title="ภาคใต้", slug="south", locale=tree["home"].locale)
    )
    return reviewer_of(other, "yupa")


def act(client, action, application, **data):
    url = reverse("wagtail_bulk_action", args=("lessons", "application", action))
    data.setdefault("seen", f"{application.pk}:{application.edition}")
    return client.post(f"{url}?id={application.pk}", data)


def url_of(view, application):
    name = f"wagtailsnippets_lessons_application:{view}"
    return reverse(name, args=(application.pk,))


def test_publishing_counts_the_use_on_the_lesson(client, reviewer, waiting, lesson):
    client.force_login(reviewer)
    act(client, "publish", waiting)
    lesson.refresh_from_db()
    assert lesson.applied_count == 1


def test_what_its_writer_changed_meanwhile_is_not_published_unseen(client, reviewer, waiting):
    client.force_login(reviewer)
    seen = f"{waiting.pk}:{waiting.edition}"
    waiting.what_happened = "เรื่องอื่นที่ผู้ตรวจยังไม่ได้อ่าน"
    waiting.save()
    act(client, "publish", waiting, seen=seen)
    waiting.refresh_from_db()
    assert waiting.state == "pending"


def test_the_page_of_decision_says_which_edition_is_read(client, reviewer, waiting):
    client.force_login(reviewer)
    url = reverse("wagtail_bulk_action", args=("lessons", "application", "publish"))
    html = client.get(f"{url}?id={waiting.pk}").content.decode()
    assert f'value="{waiting.pk}:{waiting.edition}"' in html


def test_publishing_is_announced_once(waiting, announced, django_capture_on_commit_callbacks):
    steward = factories.person("steward", is_superuser=True)
    with django_capture_on_commit_callbacks(execute=True):
        decide({waiting.pk: waiting.edition}, "published", steward)
        decide({waiting.pk: waiting.edition}, "rejected", steward, "เล่าใหม่")
        decide({waiting.pk: waiting.edition}, "published", steward)
    assert announced == [waiting.pk]


def test_what_waits_is_announced_to_nobody(waiting, announced, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        waiting.save()
    assert announced == []


def test_rejecting_takes_it_off_the_count_again(waiting, lesson):
    steward = factories.person("steward", is_superuser=True)
    for state in ("published", "rejected"):
        decide({waiting.pk: waiting.edition}, state, steward)
    lesson.refresh_from_db()
    assert lesson.applied_count == 0


def test_deleting_many_takes_them_off_the_count(lesson, place):
    for _each in range(3):
        told(lesson, place)
    Application.objects.all().delete()
    lesson.refresh_from_db()
    assert lesson.applied_count == 0


def test_a_use_told_on_one_language_counts_on_the_other(lesson, place):
    told(lesson, place)
    english = lesson.copy_for_translation(Locale.objects.get(language_code="en"), copy_parents=True)
    assert LessonPage.objects.get(pk=english.pk).applied_count == 1


def test_publishing_an_old_revision_keeps_todays_count(lesson, place):
    revision = lesson.save_revision()
    told(lesson, place)
    revision.publish()
    lesson.refresh_from_db()
    assert lesson.applied_count == 1


def test_rejecting_keeps_the_reason_and_records_who(client, reviewer, waiting):
    client.force_login(reviewer)
    act(client, "reject", waiting, reason="เล่าให้ละเอียดขึ้นว่าเปลี่ยนอะไร")
    waiting.refresh_from_db()
    assert (waiting.state, waiting.reason) == ("rejected", "เล่าให้ละเอียดขึ้นว่าเปลี่ยนอะไร")
    entry = ModelLogEntry.objects.get(action="lessons.application.reject")
    assert (entry.user, entry.data["reason"]) == (reviewer, waiting.reason)


def test_nothing_is_rejected_without_a_reason(client, reviewer, waiting):
    client.force_login(reviewer)
    act(client, "reject", waiting, reason="")
    waiting.refresh_from_db()
    assert waiting.state == "pending"


def test_the_list_shows_what_waits_with_its_decisions(client, reviewer, waiting):
    client.force_login(reviewer)
    html = client.get(reverse("wagtailsnippets_lessons_application:list")).content.decode()
    assert waiting.applied_by in html
    assert f"publish/?id={waiting.pk}" in html


@pytest.mark.parametrize("action", ["publish", "reject", "delete"])
def test_the_reviewer_of_another_branch_decides_nothing(client, neighbour, waiting, action):
    client.force_login(neighbour)
    act(client, action, waiting, reason="ไม่ใช่ของเรา")
    waiting.refresh_from_db()
    assert waiting.state == "pending"


@pytest.mark.parametrize("view", ["edit", "delete", "history", "inspect", "usage"])
def test_the_reviewer_of_another_branch_sees_nothing(client, neighbour, waiting, view):
    client.force_login(neighbour)
    response = client.get(url_of(view, waiting), follow=True)
    assert waiting.what_happened not in response.content.decode()
    assert waiting.applied_by not in response.content.decode()


@pytest.mark.parametrize("view", ["edit", "delete", "history", "inspect", "usage"])
def test_the_lessons_own_reviewer_sees_it(client, reviewer, waiting, view):
    client.force_login(reviewer)
    response = client.get(url_of(view, waiting))
    assert response.status_code == 200


def test_the_list_of_another_branch_does_not_have_it(client, neighbour, waiting):
    client.force_login(neighbour)
    html = client.get(reverse("wagtailsnippets_lessons_application:list")).content.decode()
    assert waiting.applied_by not in html


def test_nobody_moves_a_use_to_a_lesson_of_another_branch(client, neighbour, tree, place, waiting):
    own_index = LessonIndexPage.objects.get(slug="south")
    own = told(factories.page(own_index, LessonPage, "ของเรา"), place, "pending")
    client.force_login(neighbour)
    form = client.get(url_of("edit", own)).context["form"]
    data = {name: form[name].value() or "" for name in form.fields}
    client.post(url_of("edit", own), data | {"lesson": waiting.lesson.pk})
    own.refresh_from_db()
    assert own.lesson.title == "ของเรา"


def test_the_chooser_offers_only_what_anyone_may_read(client, neighbour, waiting):
    client.force_login(neighbour)
    html = client.get(reverse("wagtailsnippetchoosers_lessons_application:choose")).content
    assert waiting.applied_by not in html.decode()


def test_a_member_is_not_let_in(client, waiting):
    client.force_login(factories.person("member"))
    act(client, "publish", waiting)
    waiting.refresh_from_db()
    assert waiting.state == "pending"


def test_published_uses_are_found_by_what_they_tell_and_others_are_not(
    lesson, place, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        told(lesson, place, "pending", what_happened="ปลาดุกรอดทุกตัว")
        told(lesson, place, what_happened="มะม่วงไม่ช้ำเลย")
    assert [result.page.pk for result in Search("มะม่วง").results] == [lesson.pk]
    assert Search("ปลาดุก").total == 0
