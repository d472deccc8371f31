"""The translators' screens: the report, what changed, sending and updating within one's rights."""

import csv
import io

import pytest
from django.contrib.auth.models import Group, Permission
from django.urls import reverse
from wagtail.models import GroupPagePermission, PageViewRestriction
from wagtail_localize.models import StringTranslation, Translation

from kmportal.translations.changes import not_yet_fetched, to_translate_again
from kmportal.translations.waiting import State
from lessons.models import LessonPage
from tests import factories

from .conftest import publish, send, translate

REPORT = "translations_waiting"


def member_of(name, *permissions, **pages):
    """A person of a group with model permissions, and page permissions on each page named."""
    person, group = factories.person(name), Group.objects.create(name=name)
    codenames = ("access_admin", *permissions)
    group.permissions.set(Permission.objects.filter(codename__in=codenames))
    for action, page in pages.items():
        permission = Permission.objects.get(
            content_type__app_label="wagtailcore", codename=f"{action}_page"
        )
        GroupPagePermission.objects.create(group=group, page=page, permission=permission)
    person.groups.add(group)
    return person


@pytest.fixture
def steward(client, db):
    person = factories.person("steward", is_superuser=True)
    client.force_login(person)
    return person


@pytest.fixture
def translator(client, english_tree):
    person = member_of(
        "translator", "submit_translation", add=english_tree["home"], change=english_tree["home"]
    )
    client.force_login(person)
    return person


@pytest.fixture
def rice(tree, english_tree):
    page = factories.page(tree["lessons"], LessonPage, "ข้าวเม่าหนองโสน", summary="ตำข้าวกันทั้งตำบล")
    page.save_revision().publish()
    return LessonPage.objects.get(pk=page.pk)


def rows(client, **asked):
    response = client.get(reverse(REPORT), {"export": "csv", **asked})
    text = b"".join(response.streaming_content).decode()
    return {next(iter(row.values())): row for row in csv.DictReader(io.StringIO(text))}


def state(client, page, **asked):
    """By its value; the file has it in the reader's words."""
    found = rows(client, **asked).get(page.title)
    values = {str(label): value for value, label in State.choices}
    return values[list(found.values())[4]] if found else None


class TestReport:
    def test_names_pages_without_translation(self, client, translator, rice):
        assert state(client, rice) == "none"

    def test_a_translation_that_is_complete_is_not_there(self, client, translator, rice, english):
        translation = send(rice, english)
        translate(translation)
        publish(translation)
        assert state(client, rice) is None

    def test_names_what_is_half_done(self, client, translator, rice, english):
        translation = send(rice, english)
        translate(translation, made=lambda path, text: "Rice" if path == "title" else None)
        publish(translation)
        assert state(client, rice) == "unfinished"
        html = client.get(reverse(REPORT)).content.decode()
        assert "50 %" in html

    def test_names_what_is_older_than_its_source(self, client, translator, rice, english):
        translation = send(rice, english)
        translate(translation)
        publish(translation)
        rice.summary = "ตำข้าวกันทั้งอำเภอ"
        rice.save_revision().publish()
        assert state(client, rice) == "older"

    def test_names_what_was_translated_and_not_published(self, client, translator, rice, english):
        translate(send(rice, english))
        assert state(client, rice) == "draft"

    def test_names_what_a_machine_made(self, client, translator, rice, english):
        translation = send(rice, english)
        translate(translation, translation_type="machine")
        publish(translation)
        assert state(client, rice) == "machine"

    def test_knows_translations_written_by_hand(self, client, translator, rice, english):
        rice.copy_for_translation(english).save_revision().publish()
        assert state(client, rice) is None
        rice.save_revision().publish()
        assert state(client, rice) == "older"

    def test_asks_for_the_other_language_too(self, client, translator, english_tree):
        page = factories.page(english_tree["lessons"], LessonPage, "A rice story")
        assert state(client, page, into="th") == "none"
        assert state(client, page, into="en") is None

    def test_narrows_to_a_branch(self, client, translator, rice, tree):
        assert state(client, rice, branch=tree["lessons"].pk) == "none"
        assert state(client, rice, branch=tree["notes"].pk) is None

    def test_narrows_to_a_state(self, client, translator, rice):
        assert state(client, rice, state="older") is None

    @pytest.mark.parametrize("into", ["", "xx", "\x00", "9" * 5000], ids=range(4))
    def test_nonsense_is_taken_as_nothing(self, client, translator, rice, into):
        assert client.get(reverse(REPORT), {"into": into}).status_code == 200

    def test_a_closed_page_is_not_named(self, client, translator, rice):
        PageViewRestriction.objects.create(page=rice, restriction_type=PageViewRestriction.LOGIN)
        assert state(client, rice) is None

    def test_who_has_it_in_the_editor_sees_a_closed_page(self, client, rice, tree):
        client.force_login(member_of("editor", publish=tree["lessons"]))
        PageViewRestriction.objects.create(page=rice, restriction_type=PageViewRestriction.LOGIN)
        assert state(client, rice) == "none"

    def test_who_neither_sends_nor_publishes_is_refused(self, client, rice, tree):
        client.force_login(member_of("writer", add=tree["lessons"]))
        assert client.get(reverse(REPORT)).status_code == 302

    def test_comes_as_a_workbook(self, client, translator, rice):
        response = client.get(reverse(REPORT), {"export": "xlsx"})
        assert response.status_code == 200

    def test_asks_as_often_for_thirty_pages(
        self, client, translator, rice, django_assert_max_num_queries
    ):
        client.get(reverse(REPORT))
        with django_assert_max_num_queries(40) as few:
            client.get(reverse(REPORT))
        for number in range(30):
            page = factories.page(rice.get_parent(), LessonPage, f"บทเรียน {number}")
            page.save_revision().publish()
        with django_assert_max_num_queries(len(few)):
            client.get(reverse(REPORT))


class TestWhatChanged:
    @pytest.fixture
    def sent(self, rice, english):
        translation = send(rice, english)
        translate(translation, made=lambda path, text: f"English of {path}")
        publish(translation)
        rice.summary = "ตำข้าวกันทั้งอำเภอ"
        rice.save_revision().publish()
        return translation

    def test_is_shown_before_it_is_fetched(self, sent):
        [change] = not_yet_fetched(sent.source)
        assert (change.before, change.now) == (["ตำข้าวกันทั้งตำบล"], ["ตำข้าวกันทั้งอำเภอ"])
        assert change.where

    def test_is_shown_beside_its_old_translation_after(self, sent):
        sent.source.update_from_db()
        [change] = to_translate_again(sent)
        assert change.before == ["ตำข้าวกันทั้งตำบล"]
        assert change.now == ["ตำข้าวกันทั้งอำเภอ"]
        assert change.translations == ["English of summary"]

    def test_the_screen_shows_both(self, client, steward, sent):
        html = client.get(reverse("translations:changes", args=[sent.pk])).content.decode()
        assert "ตำข้าวกันทั้งตำบล" in html
        assert "ตำข้าวกันทั้งอำเภอ" in html

    def test_the_editor_says_that_there_is_news(self, client, steward, sent):
        page = sent.get_target_instance()
        html = client.get(reverse("wagtailadmin_pages:edit", args=[page.pk])).content.decode()
        assert reverse("translations:changes", args=[sent.pk]) in html
        assert reverse("wagtail_localize:update_translations", args=[sent.source_id]) in html

    def test_a_place_is_named_as_the_form_names_it(self, client, steward, rice, english):
        rice.journal = [("step", _step())]
        rice.save_revision().publish()
        translation = send(rice, english)
        places = {change.where for change in to_translate_again(translation)}
        assert any(place.count(" › ") == 2 for place in places)


def _step():
    cells = {"method": "<p>เดินชวน</p>", "tools": "", "outcome": ""}
    return {"number": "1", "title": "", "state": "done", "period": "", **cells}


class TestSending:
    def url(self, page):
        return reverse("wagtail_localize:submit_page_translation", args=[page.pk])

    def test_a_translator_sends_a_page(self, client, translator, rice, english):
        client.post(self.url(rice), {"locales": [english.pk]})
        assert Translation.objects.filter(target_locale=english).count() == 1

    def test_a_closed_page_is_not_fetched_into_a_draft(self, client, translator, rice, english):
        PageViewRestriction.objects.create(page=rice, restriction_type=PageViewRestriction.LOGIN)
        client.post(self.url(rice), {"locales": [english.pk]})
        assert not Translation.objects.exists()

    def test_a_draft_of_others_is_not_sent(self, client, translator, rice, english):
        rice.unpublish()
        client.post(self.url(rice), {"locales": [english.pk]})
        assert not Translation.objects.exists()

    def test_a_branch_with_a_closed_page_is_not_sent_whole(
        self, client, translator, tree, rice, english
    ):
        PageViewRestriction.objects.create(page=rice, restriction_type=PageViewRestriction.LOGIN)
        fields = {"locales": [english.pk], "include_subtree": "on"}
        client.post(self.url(tree["lessons"]), fields)
        assert not Translation.objects.filter(source__object=rice.translation_key).exists()

    def test_without_the_permission_nothing_is_sent(self, client, rice, tree, english):
        client.force_login(member_of("publisher", publish=tree["lessons"]))
        client.post(self.url(rice), {"locales": [english.pk]})
        assert not Translation.objects.exists()


class TestUpdating:
    def url(self, translation):
        return reverse("wagtail_localize:update_translations", args=[translation.source_id])

    @pytest.fixture
    def sent(self, rice, english):
        translation = send(rice, english)
        translate(translation, made=lambda path, text: "English")
        publish(translation)
        rice.title = "ชื่อใหม่"
        rice.save_revision().publish()
        return translation

    def test_fetches_new_texts(self, client, translator, sent):
        client.post(self.url(sent), {})
        assert [change.now for change in to_translate_again(sent)] == [["ชื่อใหม่"]]

    def test_a_translator_who_may_not_publish_does_not_by_this(self, client, translator, sent):
        client.post(self.url(sent), {"publish_translations": "on"})
        assert sent.get_target_instance().title == "English"

    def test_who_may_publish_publishes(self, client, steward, sent):
        client.post(self.url(sent), {"publish_translations": "on"})
        assert sent.get_target_instance().get_latest_revision_as_object().title == "ชื่อใหม่"

    def test_of_a_closed_page_nothing_is_fetched(self, client, translator, rice, sent):
        PageViewRestriction.objects.create(page=rice, restriction_type=PageViewRestriction.LOGIN)
        client.post(self.url(sent), {})
        assert not to_translate_again(sent)


def test_an_alias_becomes_a_translation(tree, english_tree, english, rice):
    alias = rice.copy_for_translation(english, alias=True)
    translation = send(rice, english)
    translate(translation, made=lambda path, text: "Rice")
    page = publish(translation)
    assert (page.pk, page.alias_of_id, page.title) == (alias.pk, None, "Rice")


def test_a_translation_is_seen_before_it_is_published(client, steward, rice, english):
    translation = send(rice, english)
    translate(translation, made=lambda path, text: "A first look")
    url = reverse("wagtail_localize:preview_translation", args=[translation.pk])
    assert "A first look" in client.get(url).content.decode()
    assert StringTranslation.objects.exists()
