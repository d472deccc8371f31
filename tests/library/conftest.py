"""A library with documents of savings groups and forests."""

import datetime

import pytest
from wagtail.images.tests.utils import get_test_image_file
from wagtail.models import Collection, CollectionViewRestriction

from kmportal.core.models import PageContributor, PortalImage
from kmportal.library.models import DocumentLibraryPage, LibraryDocumentPage
from kmportal.places.models import PagePlace
from kmportal.themes.models import PageTheme
from tests import factories
from tests.factories import files


class World:
    """`document("คู่มือออมทรัพย์", file=file("a.txt", "..."))`"""

    def __init__(self):
        self.tree = factories.site_tree()
        self.home = self.tree["home"]
        self.library = self.home.add_child(
            instance=DocumentLibraryPage(title="ห้องสมุด", slug="library", locale=self.home.locale)
        )
        north = factories.place("r1", "ภาคเหนือ", "North")
        self.places = {"55": factories.place("55", "น่าน", "Nan", region=north)}
        self.themes = {"savings": factories.theme("savings", "ออมทรัพย์", "Savings")}

    def document(self, title, *, file=None, place="", theme="", by="", parent=None, **fields):
        if place:
            fields["place_tags"] = [PagePlace(place=self.places[place])]
        if theme:
            fields["theme_tags"] = [PageTheme(theme=self.themes[theme])]
        if by:
            fields["contributors"] = [PageContributor(name=by)]
        fields.setdefault("first_published_at", datetime.datetime.now(datetime.UTC))
        return factories.page(
            parent or self.library, LibraryDocumentPage, title, document=file, **fields
        )

    def closed(self, name="ลับ", to=CollectionViewRestriction.LOGIN):
        collection = Collection.get_first_root_node().add_child(name=name)
        CollectionViewRestriction.objects.create(collection=collection, restriction_type=to)
        return collection


@pytest.fixture
def world(db, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    return World()


@pytest.fixture
def file(django_capture_on_commit_callbacks):
    def make(name="guide.txt", text="หน้าแรกของคู่มือ", collection=None):
        content = text if isinstance(text, bytes) else text.encode()
        with django_capture_on_commit_callbacks(execute=True):
            return files.document(name, content, collection)

    return make


@pytest.fixture
def scan(world):
    return PortalImage.objects.create(title="หน้าหนึ่ง", file=get_test_image_file())
