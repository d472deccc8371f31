"""Links are led to another page, in what readers see and in drafts."""

import pytest
from django.urls import reverse
from wagtail.models import PageViewRestriction, ReferenceIndex

from kmportal.link_care.mending import mend
from kmportal.link_care.references import links_into, links_to
from tests.recycle_bin.conftest import fresh, member_of_group

from .conftest import link

pytestmark = pytest.mark.django_db


def mend_url(page):
    return reverse("mend_links", args=[page.pk])


def titles(links):
    return {source.page.title for source in links.sources}


def test_every_kind_of_link_is_found(lesson, about, research, older, steward):
    assert titles(links_to(lesson.pk, steward)) == {about.title, research.title, older.title}


def test_links_to_pages_below_are_found_with_those_above(tree, lesson, about, older, steward):
    """Links within the branch go with it."""
    assert titles(links_into(fresh(tree["lessons"]), steward)) == {about.title}


def test_pages_in_the_bin_link_nowhere(lesson, about, binned, steward):
    binned(about)
    assert len(links_to(lesson.pk, steward)) == 0


def test_a_page_one_may_not_see_is_only_counted(tree, lesson, about, keeper):
    PageViewRestriction.objects.create(
        page=about, restriction_type=PageViewRestriction.PASSWORD, password="ลับ"
    )
    links = links_to(lesson.pk, keeper)
    assert (titles(links), links.hidden) == (set(), 1)


def test_text_in_a_block_is_mended(lesson, better, about, steward):
    mend(lesson.pk, better, steward)
    assert f'id="{better.pk}"' in str(fresh(about).body.raw_data[0]["value"])


def test_text_in_a_field_is_mended(lesson, better, research, steward):
    mend(lesson.pk, better, steward)
    assert fresh(research).abstract == link(better)


def test_a_related_page_is_mended(lesson, better, older, steward):
    mend(lesson.pk, better, steward)
    assert fresh(older).superseded_by_id == better.pk


def test_a_page_of_another_type_takes_no_place_that_is_not_its(lesson, note, older, steward):
    mended = mend(lesson.pk, note, steward)
    assert fresh(older).superseded_by_id == lesson.pk
    assert [page.pk for page in mended.left] == [older.pk]


def test_what_was_published_is_published_again_with_its_history(lesson, better, research, steward):
    mend(lesson.pk, better, steward)
    page = fresh(research)
    assert (page.live, page.has_unpublished_changes) == (True, False)
    assert page.get_latest_revision().user == steward


def test_an_unpublished_draft_keeps_its_words_and_stays_a_draft(lesson, better, research, steward):
    research.title = "ชื่อใหม่ที่ยังไม่เผยแพร่"
    research.save_revision()
    mend(lesson.pk, better, steward)
    page = fresh(research)
    draft = page.get_latest_revision_as_object()
    assert (page.title, page.abstract) == ("งานวิจัยกองทุน", link(better))
    assert (draft.title, draft.abstract) == ("ชื่อใหม่ที่ยังไม่เผยแพร่", link(better))


def test_who_may_not_publish_mends_the_draft(tree, lesson, better, research):
    editor = member_of_group(tree["research"], "pim", "change_page")
    mended = mend(lesson.pk, better, editor)
    assert [page.pk for page in mended.drafts] == [research.pk]
    assert fresh(research).abstract == link(lesson)
    assert fresh(research).get_latest_revision_as_object().abstract == link(better)


def test_others_pages_are_left(lesson, better, about, keeper):
    mended = mend(lesson.pk, better, keeper)
    assert [page.pk for page in mended.left] == [about.pk]
    assert f'id="{lesson.pk}"' in str(fresh(about).body.raw_data[0]["value"])


def test_a_locked_page_is_left(lesson, better, research, steward, keeper):
    research.locked, research.locked_by = True, keeper
    research.save()
    assert [page.pk for page in mend(lesson.pk, better, steward).left] == [research.pk]


def test_other_links_stay_as_they_are(lesson, better, note, research, steward):
    research.abstract = link(lesson) + link(note) + f'<p id="{lesson.pk}">ย่อหน้า</p>'
    research.save()
    mend(lesson.pk, better, steward)
    assert fresh(research).abstract == (
        link(better) + link(note) + f'<p id="{lesson.pk}">ย่อหน้า</p>'
    )


def test_the_index_of_links_follows(lesson, better, about, steward):
    mend(lesson.pk, better, steward)
    assert not ReferenceIndex.get_references_to(lesson).exists()


def test_the_screen_lists_and_mends(client, lesson, better, about, steward):
    client.force_login(steward)
    assert about.title in client.get(mend_url(lesson)).content.decode()
    client.post(mend_url(lesson), {"page": better.pk})
    assert not ReferenceIndex.get_references_to(lesson).exists()


@pytest.mark.parametrize("wrong", ["", "self", "draft", "99999", "x" * 200, "1\u0000"])
def test_the_screen_asks_again_for_a_page_that_does_not_do(
    client, tree, lesson, better, about, steward, wrong
):
    type(better).objects.filter(pk=better.pk).update(live=False)
    page = {"self": lesson.pk, "draft": better.pk}.get(wrong, wrong)
    client.force_login(steward)
    assert client.post(mend_url(lesson), {"page": page}).status_code == 200
    assert ReferenceIndex.get_references_to(lesson).exists()


def test_the_screen_is_closed_to_those_who_edit_nothing(client, tree, lesson):
    person = member_of_group(tree["lessons"], "sai")
    client.force_login(person)
    assert client.get(mend_url(lesson)).url == reverse("wagtailadmin_home")


def test_a_page_one_may_not_see_is_not_named(client, tree, lesson, note, keeper):
    restriction = PageViewRestriction.PASSWORD
    PageViewRestriction.objects.create(page=note, restriction_type=restriction, password="ลับ")
    client.force_login(keeper)
    assert note.title not in client.get(mend_url(note)).content.decode()


ASKING = ("wagtailadmin_pages:delete", "wagtailadmin_pages:unpublish")


@pytest.mark.parametrize("screen", ASKING)
def test_what_links_here_is_told_before(client, lesson, about, keeper, screen):
    client.force_login(keeper)
    text = client.get(reverse(screen, args=[lesson.pk])).content.decode()
    assert about.title in text
    assert mend_url(lesson) in text


def test_before_a_move_too_but_nothing_needs_mending(client, tree, lesson, about, steward):
    client.force_login(steward)
    url = reverse("wagtailadmin_pages:move_confirm", args=[lesson.pk, tree["lessons"].pk])
    text = client.get(url).content.decode()
    assert about.title in text
    assert mend_url(lesson) not in text


def test_nothing_is_told_where_nothing_links(client, better, keeper):
    client.force_login(keeper)
    url = reverse("wagtailadmin_pages:delete", args=[better.pk])
    assert "help-warning" not in client.get(url).content.decode()


@pytest.mark.parametrize("number", [3, 30])
def test_the_question_asks_the_database_the_same_however_many_link(
    client, tree, lesson, steward, django_assert_max_num_queries, number
):
    from lessons.models import ResearchAbstractPage
    from tests import factories

    for each in range(number):
        factories.page(tree["research"], ResearchAbstractPage, f"งาน {each}", abstract=link(lesson))
    client.force_login(steward)
    url = reverse("wagtailadmin_pages:delete", args=[lesson.pk])
    client.get(url)
    with django_assert_max_num_queries(40):
        client.get(url)
