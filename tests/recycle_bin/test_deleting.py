"""Every way of deleting a page leads to the bin."""

import pytest
from django.conf import settings
from django.urls import reverse
from wagtail.images.tests.utils import get_test_image_file
from wagtail.models import Page, Site

from kmportal.core.models import PortalImage
from kmportal.recycle_bin.binning import AlreadyBinnedError, put_in_bin
from kmportal.recycle_bin.models import BinnedBranch, Deletion
from lessons.models import LessonPage
from tests import factories

from .conftest import fresh

pytestmark = pytest.mark.django_db


def delete_url(page):
    return reverse("wagtailadmin_pages:delete", args=[page.pk])


def bulk_url(*pages):
    query = "&".join(f"id={page.pk}" for page in pages)
    return reverse("wagtail_bulk_action", args=["wagtailcore", "page", "delete"]) + f"?{query}"


@pytest.fixture
def editor(client, keeper):
    client.force_login(keeper)
    return client


def test_the_question_says_that_it_can_be_put_back(editor, lesson):
    assert str(settings.BIN_DAYS) in editor.get(delete_url(lesson)).content.decode()


def test_asking_deletes_nothing(editor, lesson):
    editor.get(delete_url(lesson))
    assert fresh(lesson).live


def test_a_page_goes_to_the_bin(editor, lesson, keeper):
    response = editor.post(delete_url(lesson))
    branch = BinnedBranch.objects.get()
    assert (branch.page_id, branch.deletion.deleted_by) == (lesson.pk, keeper)
    assert response.url == reverse("wagtailadmin_explore", args=[lesson.get_parent().pk])


def test_the_answer_leads_back_out_of_the_bin(editor, lesson):
    response = editor.post(delete_url(lesson), follow=True)
    entry = reverse("recycle_bin_entry", args=[BinnedBranch.objects.get().pk])
    assert entry in response.content.decode()


def test_a_translation_goes_too_if_one_wishes(client, steward, lesson, english):
    other = english(lesson)
    client.force_login(steward)
    client.post(delete_url(lesson), {"translations": [other.pk]})
    assert {branch.page_id for branch in BinnedBranch.objects.all()} == {lesson.pk, other.pk}
    assert BinnedBranch.objects.values("deletion").distinct().count() == 1


def test_a_translation_stays_if_one_wishes(client, steward, lesson, english):
    other = english(lesson)
    client.force_login(steward)
    client.post(delete_url(lesson))
    assert fresh(other).live


def test_a_translation_one_may_not_delete_stays(editor, lesson, english):
    other = english(lesson)
    editor.post(delete_url(lesson), {"translations": [other.pk]})
    assert fresh(other).live


def test_any_other_page_cannot_be_smuggled_in(editor, lesson, note):
    editor.post(delete_url(lesson), {"translations": [note.pk]})
    assert fresh(note).live


def test_what_one_may_not_delete_stays(editor, note):
    editor.post(delete_url(note))
    assert fresh(note).live


def test_the_first_page_of_a_site_stays(admin_client, tree):
    admin_client.post(delete_url(tree["home"]))
    assert Site.objects.get().root_page.live
    assert not BinnedBranch.objects.exists()


def test_many_at_once(editor, lesson, tree):
    other = factories.page(tree["lessons"], LessonPage, "อีกเรื่อง")
    editor.post(bulk_url(lesson, other))
    assert BinnedBranch.objects.values("deletion").distinct().count() == 2


def test_many_at_once_are_shown_first(editor, lesson):
    assert lesson.title in editor.get(bulk_url(lesson)).content.decode()


def test_many_at_once_but_not_others_pages(editor, lesson, note):
    editor.post(bulk_url(lesson, note))
    assert fresh(note).live


def test_a_page_and_one_below_it_go_once(admin_client, about):
    team = about.get_children().get()
    admin_client.post(bulk_url(about, team))
    assert BinnedBranch.objects.get().pages == 2


def test_what_is_in_the_bin_cannot_be_deleted_again(client, steward, lesson, binned):
    binned(lesson)
    client.force_login(steward)
    client.post(delete_url(lesson))
    client.post(bulk_url(lesson))
    assert Page.objects.filter(pk=lesson.pk).exists()
    assert BinnedBranch.objects.count() == 1


def test_its_pictures_are_still_counted_as_used(lesson, binned):
    picture = PortalImage.objects.create(title="สมุดบัญชี", file=get_test_image_file())
    lesson.lead_image = picture
    lesson.save()
    binned(lesson)
    assert picture.get_usage().count() == 1


def test_what_somebody_else_has_just_deleted_is_not_deleted_twice(lesson, binned):
    binned(lesson)
    with pytest.raises(AlreadyBinnedError):
        put_in_bin([lesson])
    assert Deletion.objects.count() == 1
