"""Lists and searches show the pages of the portal's own site, in all its languages."""

from wagtail.models import Page, Site

from kmportal.core.models import ContentPage, HomePage
from lessons.models import FieldNotePage
from tests import factories


def test_pages_of_another_site_and_of_none_are_left_out(db):
    tree = factories.site_tree()
    ours = factories.page(tree["notes"], FieldNotePage, "บันทึกของเรา")
    root = Page.get_first_root_node()
    elsewhere = root.add_child(instance=HomePage(title="เว็บอื่น", slug="other", headline="อื่น"))
    Site.objects.create(hostname="other.example", root_page=elsewhere)
    factories.page(elsewhere, FieldNotePage, "บันทึกของเว็บอื่น")
    homeless = root.add_child(instance=HomePage(title="ไร้ที่อยู่", slug="none", headline="ไม่มี"))
    factories.page(homeless, FieldNotePage, "บันทึกที่ไม่มีที่อยู่")

    assert [page.pk for page in ContentPage.objects.readable()] == [ours.pk]


def test_without_a_site_nothing_is_listed(db):
    tree = factories.site_tree()
    factories.page(tree["notes"], FieldNotePage, "บันทึก")
    Site.objects.all().delete()

    assert not ContentPage.objects.readable().exists()
