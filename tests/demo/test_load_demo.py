"""The demo: loaded once into an empty portal, whole, truthful about what is invented, and readable."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.test import TestCase, override_settings
from django.utils import timezone, translation
from wagtail.fields import StreamField
from wagtail.models import Page, Revision, Site

from kmportal.core.models import ContentPage, HomePage, PortalImage, StandardPage
from kmportal.demo.accounts import ACCOUNTS, PASSWORD
from kmportal.forms.models import FormPage
from kmportal.members.models import User
from kmportal.places.models import PagePlace
from learning_centers.models import LearningCenterPage
from lessons.models import (
    Application,
    FieldNotePage,
    LessonPage,
    Notebook,
    ResearchAbstractPage,
    Series,
)
from tests.factories import site_tree, stock_site


def load(*options: str) -> str:
    out = StringIO()
    call_command("load_demo", *options, stdout=out)
    return out.getvalue()


def pages() -> list[Page]:
    """What readers see; the drafts of the southern branch have tests of their own."""
    return list(Page.objects.filter(depth__gt=1).live().specific())


class DemoTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        with translation.override("th"):
            stock_site()
            cls.output = load("--accounts")

    def count(self, model, language):
        return model.objects.filter(locale__language_code=language, live=True).count()

    def test_promised_numbers_in_thai(self):
        models = (LessonPage, FieldNotePage, ResearchAbstractPage, LearningCenterPage, StandardPage)
        assert [self.count(model, "th") for model in models] == [5, 7, 5, 11, 5]

    def test_promised_translations(self):
        models = (LessonPage, FieldNotePage, ResearchAbstractPage, LearningCenterPage, StandardPage)
        assert [self.count(model, "en") for model in models] == [2, 3, 4, 11, 5]

    def test_an_english_page_without_a_thai_one_is_there_to_read(self):
        thai = Page.objects.filter(locale__language_code="th").values("translation_key")
        alone = Page.objects.filter(locale__language_code="en").exclude(translation_key__in=thai)
        assert [page.specific.informant_count for page in alone] == [60]

    def test_two_series_of_three_parts_in_order(self):
        for series in Series.objects.all():
            notes = series.notes.filter(locale__language_code="th").order_by("written_at")
            assert [note.part for note in notes] == [1, 2, 3]
        assert Notebook.objects.count() == 3

    def test_three_published_applications_in_other_tambons(self):
        for record in Application.objects.all():
            assert record.place_id not in record.lesson.place_tags.values_list("place", flat=True)
        assert Application.objects.filter(state=Application.State.PUBLISHED).count() >= 3

    def test_the_welcome_page_is_gone_and_the_site_starts_at_the_thai_home(self):
        assert Site.objects.get(is_default_site=True).root_page.specific == HomePage.objects.get(
            locale__language_code="th"
        )
        assert not Page.objects.filter(title__startswith="Welcome").exists()

    def test_every_page_passes_its_own_checks(self):
        for page in pages():
            page.full_clean()
            for field in page._meta.get_fields():
                if isinstance(field, StreamField):
                    field.stream_block.clean(getattr(page, field.name))
            for relation in ("contributors", "place_tags", "theme_tags", "products"):
                for row in getattr(page, relation).all() if hasattr(page, relation) else []:
                    row.full_clean()

    def test_every_page_reads_in_its_language(self):
        for page in pages():
            response = self.client.get(page.get_url())
            assert response.status_code == 200, page.title
            assert f'lang="{page.locale.language_code}"' in response.content.decode(), page.title

    def test_forms_ask_in_their_language(self):
        asked = {
            (form.locale.language_code, question.label.isascii())
            for form in FormPage.objects.all()
            for question in form.form_fields.all()
        }
        assert asked == {("th", False), ("en", True)}

    def test_thai_addresses_keep_their_marks(self):
        assert Page.objects.filter(slug="กองทุนวันละบาทหยุดจ่ายสามเดือน-แล้วกลับมาได้อย่างไร").exists()

    def test_the_overview_adds_up(self):
        overview = LessonPage.objects.get(locale__language_code="th", slug__contains="1799")
        assert "1,799" in self.client.get(overview.get_url()).content.decode()

    def test_pages_that_are_made_up_say_so(self):
        made_up = ContentPage.objects.live().filter(tags__name__in=["ตัวอย่าง", "example"])
        assert made_up.count() >= 12
        for page in made_up:
            text = self.client.get(page.get_url()).content.decode()
            assert "สมมุติ" in text or "Invented" in text, page.title

    def test_centers_claim_nothing_the_document_does_not_say(self):
        for center in LearningCenterPage.objects.all():
            invented = (center.telephone, center.line_id, center.facebook_url, center.email)
            assert not any((*invented, center.opening_times, center.address, len(center.courses)))
            assert center.latitude is None

    def test_places_that_are_not_official_stay_as_written(self):
        thai = PagePlace.objects.filter(page__locale__language_code="th", place=None)
        assert sorted(thai.values_list("as_written", flat=True)) == [
            "ตำบลทะเลกาโปร อำเภอยะหริ่ง จังหวัดปัตตานี",
            "ตำบลวัดโบสถ์ อำเภอเมืองตาก จังหวัดตาก",
        ]

    def test_the_past_year_looks_lived_in(self):
        days = [page.first_published_at.date() for page in ContentPage.objects.live()]
        assert max(days) <= timezone.localdate()
        assert len({(day.year, day.month) for day in days}) >= 10

    def test_what_readers_see_is_a_published_revision(self):
        for page in pages():
            assert page.live
            assert not page.has_unpublished_changes, page.title
            assert page.live_revision_id == page.latest_revision_id
        assert Revision.objects.count() >= len(pages())

    def test_about_half_of_the_pages_have_a_picture_and_the_rest_their_cloth(self):
        content = ContentPage.objects.live().filter(locale__language_code="th")
        with_picture = content.exclude(lead_image=None).count()
        assert 0.35 < with_picture / content.count() < 0.65

    def test_pictures_are_credited_and_licensed(self):
        assert PortalImage.objects.count() == 8
        for image in PortalImage.objects.all():
            assert (image.credit, image.licence, image.width) == ("kmportal", "cc-by", 1600)
            assert image.description

    def test_a_second_run_changes_nothing_even_after_people_changed_things(self):
        LessonPage.objects.first().delete()
        FieldNotePage.objects.update(title="แก้แล้ว")
        before = list(Page.objects.order_by("pk").values_list("pk", "title"))
        assert "Demo content loaded" not in load("--accounts")
        assert list(Page.objects.order_by("pk").values_list("pk", "title")) == before

    def test_the_command_says_what_it_made_and_how_to_sign_in(self):
        assert PASSWORD in self.output
        assert "10,029" in self.output
        for account in ACCOUNTS:
            name = account.username
            assert name in self.output
            assert self.client.login(username=name, password=PASSWORD)

    def test_a_writer_hands_in_drafts_but_does_not_publish(self):
        notes = Page.objects.get(slug="notes", locale__language_code="th")
        permissions = notes.permissions_for_user(User.objects.get(username="writer"))
        assert permissions.can_add_subpage()
        assert not permissions.can_publish_subpage()

    def test_a_writer_does_not_change_what_others_wrote(self):
        writer = User.objects.get(username="writer")
        lesson = LessonPage.objects.exclude(owner=writer).first()
        assert not lesson.permissions_for_user(writer).can_edit()

    def test_a_publisher_publishes_anything(self):
        publisher = User.objects.get(username="publisher")
        assert all(page.permissions_for_user(publisher).can_publish() for page in pages())

    def test_a_coordinator_keeps_one_center_and_nothing_else(self):
        coordinator = User.objects.get(username="coordinator")
        kept = [page for page in pages() if page.permissions_for_user(coordinator).can_edit()]
        assert len(kept) == 2
        assert {page.translation_key for page in kept} == {kept[0].translation_key}
        assert {type(page) for page in kept} == {LearningCenterPage}

    def test_centers_are_counted_by_region_as_the_network_does(self):
        counts = dict.fromkeys(("r1", "r2", "r3", "r4", "r5"), 0)
        for center in LearningCenterPage.objects.filter(locale__language_code="th"):
            regions = {tag.place.region.code for tag in center.place_tags.all() if tag.place}
            counts[regions.pop()] += 1
        assert list(counts.values()) == [4, 1, 2, 1, 3]

    def test_every_center_is_on_the_map_as_approximate(self):
        centers = LearningCenterPage.objects.filter(shown_latitude__isnull=False)
        assert centers.count() == 22
        assert set(centers.values_list("shown_precision", flat=True)) == {"amphoe", "province"}

    def test_names_that_are_no_places_wait_for_a_steward(self):
        tags = PagePlace.objects.filter(place=None, page__locale__language_code="th")
        written = [
            tag.as_written for tag in tags if isinstance(tag.page.specific, LearningCenterPage)
        ]
        assert sorted(written) == [
            "ตำบลทะเลกาโปร อำเภอยะหริ่ง จังหวัดปัตตานี",
            "ตำบลวัดโบสถ์ อำเภอเมืองตาก จังหวัดตาก",
        ]

    def test_a_member_has_no_editor(self):
        assert not User.objects.get(username="member").has_perm("wagtailadmin.access_admin")

    def test_a_steward_without_superpowers_can_still_do_the_work(self):
        user = User.objects.create_user("new-steward", "s@example.org", PASSWORD)
        user.groups.set(User.objects.get(username="steward").groups.all())
        for permission in ("core.change_sitesettings", "themes.change_theme", "members.add_user"):
            assert user.has_perm(permission)
        assert HomePage.objects.first().permissions_for_user(user).can_publish()


class RefusalTests(TestCase):
    def setUp(self):
        stock_site()

    def test_no_accounts_are_made_where_nobody_asked(self):
        load()
        assert not User.objects.exists()
        assert FieldNotePage.objects.exists()

    @override_settings(SESSION_COOKIE_SECURE=True)
    def test_a_public_server_never_gets_the_known_password(self):
        with pytest.raises(CommandError, match=r"known password|รหัสผ่าน"):
            load("--accounts")
        assert not User.objects.exists()
        assert not HomePage.objects.exists()

    def test_a_portal_with_a_home_page_of_its_own_is_left_alone(self):
        home = site_tree()["home"]
        load("--accounts")
        assert list(HomePage.objects.all()) == [home]
        assert not User.objects.exists()
