"""Two people at one page: each is told of the other, and neither loses a word."""

import pytest
from django.urls import reverse
from wagtail.admin.models import EditingSession
from wagtail.test.utils.form_data import inline_formset, nested_form_data, streamfield

from lessons.models import LessonPage
from tests.review.conftest import REVIEWING, draft, staff

pytestmark = pytest.mark.django_db


@pytest.fixture
def second(tree):
    return staff("wilai", tree["lessons"], *REVIEWING, display_name="วิไล")


@pytest.fixture
def written(tree, writer):
    return draft(tree, writer, storytellers=("แม่สุนีย์",))


def edit_url(page):
    return reverse("wagtailadmin_pages:edit", args=[page.pk])


def form_data(page, summary, **more):
    """As the editor's form sends it."""
    empty = {name: streamfield([]) for name in STREAMS}
    sets = {name: inline_formset([]) for name in FORMSETS}
    return nested_form_data(
        {"title": page.title, "slug": page.slug, "summary": summary, "licence": page.licence}
        | empty
        | sets
        | more
    )


STREAMS = (
    "context",
    "what_worked",
    "what_did_not",
    "advice",
    "journal",
    "figures",
    "outcomes",
    "attachments",
)
FORMSETS = ("related_lessons", "place_tags", "theme_tags", "contributors", "comments")


def loaded(page):
    newest = LessonPage.objects.get(pk=page.pk).latest_revision
    return {
        "loaded_revision_id": str(newest.pk),
        "loaded_revision_created_at": newest.created_at.isoformat(),
    }


def autosave(client, page, summary, **seen):
    return client.post(
        edit_url(page), form_data(page, summary) | seen, headers={"Accept": "application/json"}
    )


def texts(page):
    return [revision.as_object().summary for revision in page.revisions.order_by("pk")]


def test_the_editor_asks_who_else_is_there(client, written, reviewer):
    client.force_login(reviewer)
    content = client.get(edit_url(written)).content.decode()
    assert "w-session" in content
    assert EditingSession.objects.filter(user=reviewer).exists()


def test_each_is_told_of_the_other(client, written, reviewer, second):
    client.force_login(second)
    client.get(edit_url(written))
    client.force_login(reviewer)
    client.get(edit_url(written))
    session = EditingSession.objects.get(user=reviewer)
    ping = reverse(
        "wagtailadmin_editing_sessions:ping", args=["wagtailcore", "page", written.pk, session.pk]
    )
    answer = client.post(ping)
    assert str(second.get_full_name() or second.username) in answer.json()["html"]


def test_the_second_ones_autosave_overwrites_nothing(client, written, reviewer, second):
    seen = loaded(written)
    client.force_login(reviewer)
    assert autosave(client, written, "ประสิทธิ์เขียน", **seen).json()["success"]
    client.force_login(second)
    refused = autosave(client, written, "วิไลเขียน", **seen)
    assert refused.status_code == 400
    assert refused.json()["error_code"] == "invalid_revision"
    assert texts(written)[-1] == "ประสิทธิ์เขียน"


def test_who_saves_all_the_same_keeps_the_others_text_in_the_history(
    client, written, reviewer, second
):
    seen = loaded(written)
    client.force_login(reviewer)
    client.post(edit_url(written), form_data(written, "ประสิทธิ์เขียน") | seen)
    client.force_login(second)
    client.post(edit_url(written), form_data(written, "วิไลเขียน") | seen)
    assert texts(written)[-2:] == ["ประสิทธิ์เขียน", "วิไลเขียน"]


def test_a_forged_revision_to_overwrite_is_refused(client, written, tree, writer, reviewer):
    other = draft(tree, writer, "เรื่องอื่น")
    client.force_login(reviewer)
    autosave(client, written, "ทับ", overwrite_revision_id=str(other.latest_revision_id))
    assert texts(other) == ["ทั้งตำบลตั้งครัวกลางทำข้าวเม่าร่วมกัน"]
