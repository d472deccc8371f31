"""What is in the bin is nowhere else."""

import datetime

import pytest
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone
from wagtail.models import PageLogEntry, Workflow

from kmportal.core.models import ContentPage
from kmportal.discussion.models import Comment
from kmportal.discussion.moderation import moderation_policy
from kmportal.following.models import Event
from kmportal.recycle_bin.restoring import restore
from lessons.models import FieldNotePage, LessonPage
from tests import factories

from .conftest import fresh, member_of_group

pytestmark = pytest.mark.django_db

TITLE = "กองทุนวันละบาท"


@pytest.fixture
def thrown_away(lesson, binned):
    lesson.save_revision().publish()
    Comment.objects.create(page=lesson, text="ดีมาก", state=Comment.State.PENDING)
    PageLogEntry.objects.log_action(instance=lesson, action="wagtail.edit")
    return binned(fresh(lesson))


@pytest.fixture
def editor(client, steward):
    client.force_login(steward)
    return client


def lists(tree):
    home = tree["home"].pk
    search, results = (
        reverse(f"wagtailadmin_pages:{name}") for name in ("search", "search_results")
    )
    of_type = reverse("wagtailadmin_pages:type_use", args=["lessons", "lessonpage"])
    return {
        "tree": reverse("wagtailadmin_explore_root"),
        "explorer": reverse("wagtailadmin_explore", args=[tree["lessons"].pk]),
        "explorer, searched": reverse("wagtailadmin_explore", args=[home]) + "?q=กองทุน",
        "explorer, all of it": reverse("wagtailadmin_explore_root") + "?q=กองทุน",
        "search": search + "?q=กองทุน",
        "search, nothing asked": search,
        "results": results + "?q=กองทุน",
        "of one type": of_type,
        "chooser": reverse("wagtailadmin_choose_page"),
        "chooser of lessons": reverse("wagtailadmin_choose_page") + "?page_type=lessons.lessonpage",
        "chooser, searched": reverse("wagtailadmin_choose_page_search") + "?q=กองทุน",
        "ageing pages": reverse("wagtailadmin_reports:aging_pages"),
        "locked pages": reverse("wagtailadmin_reports:locked_pages"),
        "workflows": reverse("wagtailadmin_reports:workflow"),
        "workflow tasks": reverse("wagtailadmin_reports:workflow_tasks"),
        "page types": reverse("wagtailadmin_reports:page_types_usage"),
        "first screen": reverse("wagtailadmin_home"),
        "explorer's side bar": f"/admin/api/main/pages/?child_of={tree['lessons'].pk}&for_explorer=1",
    }


NAMES = (
    "tree",
    "explorer",
    "explorer, searched",
    "explorer, all of it",
    "search",
    "search, nothing asked",
    "results",
    "of one type",
    "chooser",
    "chooser of lessons",
    "chooser, searched",
    "ageing pages",
    "locked pages",
    "workflows",
    "workflow tasks",
    "page types",
    "first screen",
    "explorer's side bar",
)


@pytest.mark.parametrize("name", NAMES)
def test_not_in_a_list_of_the_editor(editor, tree, thrown_away, name):
    response = editor.get(lists(tree)[name], follow=True)
    assert response.status_code == 200
    text = response.content.decode()
    assert TITLE not in text
    assert "Recycle bin<" not in text
    assert f"/pages/{thrown_away.page.get_parent().get_parent().pk}/" not in text


def test_the_lists_show_what_is_not_in_the_bin(editor, tree, lesson):
    lesson.save_revision().publish()
    for name in ("explorer", "search", "of one type", "chooser, searched", "ageing pages"):
        assert TITLE in editor.get(lists(tree)[name], follow=True).content.decode(), name


def test_its_type_is_not_counted(editor, tree, thrown_away):
    url = reverse("wagtailadmin_reports:page_types_usage")
    rows = editor.get(url).context["object_list"]
    assert {row.model: row.count for row in rows}["lessonpage"] == 0


def test_it_is_not_among_the_pages_counted_on_the_first_screen(editor, tree, lesson, binned):
    lessons = reverse("wagtailadmin_pages:type_use", args=["lessons", "lessonpage"])
    assert lessons in editor.get(reverse("wagtailadmin_home")).content.decode()
    binned(lesson)
    assert lessons not in editor.get(reverse("wagtailadmin_home")).content.decode()


SCREENS = ("edit", "delete", "unpublish", "move", "copy", "history", "usage", "view_draft")


@pytest.mark.parametrize("screen", SCREENS)
def test_its_screens_lead_to_the_bin(editor, thrown_away, screen):
    response = editor.get(reverse(f"wagtailadmin_pages:{screen}", args=[thrown_away.page.pk]))
    assert response.url == reverse("recycle_bin_entry", args=[thrown_away.pk])


def test_nothing_is_moved_into_the_bin(editor, thrown_away, note):
    folder = thrown_away.page.get_parent()
    url = reverse("wagtailadmin_pages:move_confirm", args=[note.pk, folder.pk])
    assert editor.post(url).status_code == 404
    assert fresh(note).live


def test_nobody_else_learns_that_it_is_there(client, thrown_away, tree):
    client.force_login(member_of_group(tree["notes"], "other", "add_page", "change_page"))
    url = reverse("wagtailadmin_pages:edit", args=[thrown_away.page.pk])
    assert client.get(url).status_code == 404


def test_comments_on_it_wait_for_nobody(steward, thrown_away):
    assert not moderation_policy.instances_user_has_permission_for(steward, "publish").exists()
    comment = Comment.objects.get()
    assert not moderation_policy.user_has_permission_for_instance(steward, "publish", comment)


def test_a_note_in_the_bin_is_not_among_ones_own(client, note, binned):
    person = factories.person("sai")
    FieldNotePage.objects.filter(pk=note.pk).update(owner=person)
    binned(note)
    client.force_login(person)
    assert note.title not in client.get(reverse("telling:mine")).content.decode()


@pytest.mark.parametrize("path", ["/th/", "/th/lessons/", "/th/search/?q=กองทุน", "/sitemap.xml"])
def test_readers_do_not_find_it(client, thrown_away, path):
    text = client.get(path).content.decode()
    assert "one-baht" not in text


def test_its_address_answers_nothing(client, lesson, thrown_away):
    assert client.get(lesson.get_url()).status_code == 404


def test_no_search_finds_it_even_after_all_is_indexed_anew(thrown_away):
    call_command("wagtail_update_index", verbosity=0)
    found = ContentPage.objects.readable().search("กองทุน")
    assert list(found) == []


def test_a_new_page_of_its_address_can_be_made(tree, thrown_away):
    again = factories.page(tree["lessons"], LessonPage, TITLE, slug="one-baht")
    assert fresh(again).live


def test_it_can_be_translated_anew(lesson, english, binned):
    other = english(lesson)
    binned(other)
    assert not lesson.has_translation(other.locale)


def test_nobody_reviews_it(editor, lesson, binned, steward):
    lesson.save_revision()
    Workflow.objects.first().start(lesson, steward)
    binned(lesson)
    for name in ("wagtailadmin_reports:workflow", "wagtailadmin_home"):
        assert lesson.title not in editor.get(reverse(name)).content.decode()


def test_its_entry_in_the_index_goes_and_comes_back(
    lesson, binned, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        branch = binned(lesson)
    assert list(ContentPage.objects.search("กองทุน")) == []
    with django_capture_on_commit_callbacks(execute=True):
        restore(branch, branch.parent)
    assert [page.pk for page in ContentPage.objects.readable().search("กองทุน")] == [lesson.pk]


def test_nothing_is_told_about_it_when_it_comes_back(
    lesson, binned, django_capture_on_commit_callbacks
):
    lesson.save_revision().publish()
    told = Event.objects.count()
    with django_capture_on_commit_callbacks(execute=True):
        branch = binned(fresh(lesson))
        restore(branch, branch.parent)
    assert Event.objects.count() == told


def test_a_scheduled_page_is_not_published_out_of_the_bin(lesson, binned):
    lesson.save_revision(approved_go_live_at=timezone.now() - datetime.timedelta(hours=1))
    binned(lesson)
    call_command("publish_scheduled", verbosity=0)
    assert not fresh(lesson).live
