"""Themes on many pages at once: looked at, done, kept."""

import pytest
from django.urls import reverse
from wagtail.models import PageLogEntry

from kmportal.bulk.models import Batch
from kmportal.core.models import StandardPage

from .conftest import address, do, draft_of, fresh, lesson_about, look, themes_of

pytestmark = pytest.mark.django_db


def text_of(answer):
    return answer.content.decode()


def test_the_form_names_the_pages_and_the_themes(client, keeper, lesson, savings):
    client.force_login(keeper)
    text = text_of(client.get(address("themes", lesson)))
    assert lesson.title in text
    assert "ออมทรัพย์" in text


def test_the_preview_shows_before_and_after_and_changes_nothing(client, keeper, lesson, savings):
    client.force_login(keeper)
    answer = look(client, "themes", [lesson], mode="add", themes=[savings.pk])
    [plan] = answer.context["changed"]
    [version] = plan.versions
    assert (version.was, version.becomes) == ("หนี้สิน", "หนี้สิน, ออมทรัพย์")
    assert themes_of(lesson) == ["debts"]
    assert not Batch.objects.exists()


@pytest.mark.parametrize(("mode", "becomes"), [("add", ["debts", "savings"]), ("set", ["savings"])])
def test_the_theme_comes_to_the_readers(client, keeper, lesson, savings, mode, becomes):
    client.force_login(keeper)
    do(client, "themes", [lesson], mode=mode, themes=[savings.pk])
    page = fresh(lesson)
    assert themes_of(lesson) == becomes
    assert not page.has_unpublished_changes
    assert page.live_revision_id == page.latest_revision_id != lesson.latest_revision_id


def test_a_theme_is_taken_away(client, keeper, lesson, debts):
    client.force_login(keeper)
    do(client, "themes", [lesson], mode="remove", themes=[debts.pk])
    assert themes_of(lesson) == []


def test_the_history_names_the_batch(client, keeper, lesson, savings):
    client.force_login(keeper)
    do(client, "themes", [lesson], mode="add", themes=[savings.pk])
    batch = Batch.objects.get()
    entry = PageLogEntry.objects.get(page=lesson.pk, action="bulk.change")
    assert entry.user == keeper
    assert entry.data["batch"] == batch.pk
    history = text_of(client.get(reverse("wagtailadmin_pages:history", args=[lesson.pk])))
    assert "ออมทรัพย์" in history


def test_published_and_draft_get_it_each_for_itself(client, keeper, lesson, savings):
    lesson.title = "ยังเขียนไม่เสร็จ"
    lesson.save_revision()
    client.force_login(keeper)
    do(client, "themes", [lesson], mode="add", themes=[savings.pk])
    page = fresh(lesson)
    assert (page.title, themes_of(page)) == ("กองทุนวันละบาท", ["debts", "savings"])
    draft = draft_of(page)
    assert draft.title == "ยังเขียนไม่เสร็จ"
    assert [row.theme.slug for row in draft.theme_tags.all()] == ["debts", "savings"]
    assert page.has_unpublished_changes


def test_a_draft_that_has_it_already_stays_the_newest_version(client, keeper, lesson, savings):
    lesson.title = "ยังเขียนไม่เสร็จ"
    lesson.theme_tags.create(theme=savings)
    lesson.save_revision()
    client.force_login(keeper)
    do(client, "themes", [lesson], mode="add", themes=[savings.pk])
    assert fresh(lesson).title == "กองทุนวันละบาท"
    assert draft_of(lesson).title == "ยังเขียนไม่เสร็จ"


def test_a_writer_who_may_not_publish_changes_her_draft(client, tree, writer, savings):
    mine = lesson_about(tree["lessons"], "ร่างของฉัน", live=False, owner=writer)
    client.force_login(writer)
    do(client, "themes", [mine], mode="add", themes=[savings.pk])
    assert not fresh(mine).live
    assert [row.theme.slug for row in draft_of(mine).theme_tags.all()] == ["savings"]


def test_what_readers_see_of_her_page_waits_for_a_publisher(client, tree, writer, savings):
    mine = lesson_about(tree["lessons"], "ลงแล้ว", owner=writer)
    client.force_login(writer)
    shown = look(client, "themes", [mine], mode="add", themes=[savings.pk]).context["changed"]
    assert shown[0].stays_draft
    do(client, "themes", [mine], mode="add", themes=[savings.pk])
    assert themes_of(mine) == []
    assert fresh(mine).has_unpublished_changes


def reasons(answer):
    return {each.page.title: str(each.left) for each in answer.context["left"]}


def test_who_has_it_already_and_who_cannot_have_it_are_left(client, steward, tree, lesson, debts):
    about = tree["home"].add_child(instance=StandardPage(title="เกี่ยวกับเรา", slug="about"))
    client.force_login(steward)
    answer = look(client, "themes", [lesson, about], mode="add", themes=[debts.pk])
    assert set(reasons(answer)) == {lesson.title, "เกี่ยวกับเรา"}
    assert not answer.context["changed"]


def test_a_page_locked_by_another_is_left(client, keeper, steward, lesson, savings):
    lesson.locked, lesson.locked_by = True, steward
    lesson.save()
    client.force_login(keeper)
    assert lesson.title in reasons(
        look(client, "themes", [lesson], mode="add", themes=[savings.pk])
    )


def test_a_page_of_somebody_else_is_left(client, writer, lesson, savings):
    client.force_login(writer)
    answer = look(client, "themes", [lesson], mode="add", themes=[savings.pk])
    assert lesson.title in reasons(answer)
    do(client, "themes", [lesson], mode="add", themes=[savings.pk])
    assert themes_of(lesson) == ["debts"]


def test_a_page_changed_while_one_looked_is_left(client, keeper, lesson, savings):
    client.force_login(keeper)
    seen = look(client, "themes", [lesson], mode="add", themes=[savings.pk]).context["seen"]
    fresh(lesson).save_revision()
    data = {"mode": "add", "themes": [savings.pk], "seen": seen, "apply": "1"}
    client.post(address("themes", lesson), data)
    assert themes_of(lesson) == ["debts"]
    assert not Batch.objects.exists()


def test_nothing_is_done_unseen(client, keeper, lesson, savings):
    client.force_login(keeper)
    data = {"mode": "add", "themes": [savings.pk], "apply": "1"}
    client.post(address("themes", lesson), data)
    assert themes_of(lesson) == ["debts"]


def test_a_page_of_another_branch_is_absent(client, neighbour, lesson, savings):
    client.force_login(neighbour)
    assert client.get(address("themes", lesson)).status_code == 404


def test_a_page_in_the_bin_is_absent(client, steward, lesson, binned, savings):
    binned(lesson)
    client.force_login(steward)
    assert client.get(address("themes", lesson)).status_code == 404


@pytest.mark.parametrize("action", ["themes", "move", "unpublish", "publish", "delete"])
def test_forged_keys_are_no_pages(client, steward, tree, action):
    client.force_login(steward)
    for key in ("x", "9" * 30, "-1", "%00", "๑"):
        assert client.get(address(action, key)).status_code == 404
        assert client.get(address(action, "all", childOf=key)).status_code == 404


def test_all_of_a_list(client, keeper, tree, lesson, savings):
    other = lesson_about(tree["lessons"], "ธนาคารขยะ")
    client.force_login(keeper)
    url = address("themes", "all", childOf=tree["lessons"].pk)
    data = {"mode": "add", "themes": [savings.pk]}
    seen = client.post(url, data).context["seen"]
    client.post(url, data | {"seen": seen, "apply": "1"})
    assert themes_of(other) == ["savings"]


def test_the_form_asks_again_with_what_was_chosen(client, keeper, lesson, savings):
    client.force_login(keeper)
    answer = look(client, "themes", [lesson], mode="set", themes=[savings.pk], again="1")
    assert answer.context["form"]["mode"].value() == "set"
    assert "previewed" not in answer.context


@pytest.mark.parametrize("themes", [[], ["x"], [999999], ["1" * 400]])
def test_a_forged_theme_is_refused_kindly(client, keeper, lesson, themes):
    client.force_login(keeper)
    answer = look(client, "themes", [lesson], mode="add", themes=themes)
    assert answer.context["form"].errors


def test_closed_to_those_without_the_editor(client, tree, lesson):
    from tests import factories

    client.force_login(factories.person("sai"))
    assert client.get(address("themes", lesson)).status_code == 302
