"""PDFs of a library have a picture of their first page, which lives and dies with the file."""

import re
from io import BytesIO, StringIO

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.core.management import CommandError, call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from PIL import Image

from kmportal.core.models import PortalDocument
from kmportal.library import first_pages
from kmportal.library.models import FirstPage

from .sheets import locked, sheet

pytestmark = pytest.mark.django_db


@pytest.fixture
def leaflet(world, file):
    return file("leaflet.pdf", sheet())


def picture_of(document):
    return FirstPage.objects.get(document=document.pk)


def test_an_uploaded_pdf_is_drawn_in_two_sizes_under_names_nobody_guesses(leaflet):
    picture = picture_of(leaflet)
    assert (picture.width, picture.height, picture.small_size) == (721, 1020, (192, 272))
    for stored, size in ((picture.large, (721, 1020)), (picture.small, (192, 272))):
        image = Image.open(BytesIO(stored.read()))
        assert (image.format, image.size) == ("WEBP", size)
        assert re.fullmatch(r"documents/first-pages/[0-9a-f]{32}-\w+\.webp", stored.name)


def test_a_new_file_takes_the_old_picture_away_at_once(leaflet, django_capture_on_commit_callbacks):
    old = picture_of(leaflet)
    with django_capture_on_commit_callbacks(execute=True):
        leaflet.file.save("second.pdf", ContentFile(sheet(842, 595)))
        leaflet.save()
        assert not FirstPage.objects.exists()
    assert picture_of(leaflet).width == 1020
    assert not default_storage.exists(old.large.name)
    assert not default_storage.exists(old.small.name)


def test_a_table_in_the_place_of_a_pdf_has_none(leaflet, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        leaflet.file.save("table.csv", ContentFile(b"a,b"))
        leaflet.save()
    assert not FirstPage.objects.exists()


def test_a_file_changed_unnoticed_is_shown_without_the_old_picture(world, client, leaflet):
    page = world.document("แผ่นพับ", file=leaflet)
    PortalDocument.objects.update(file="documents/another.pdf")
    assert "first-pages" not in client.get(page.url).content.decode()


def test_a_new_title_draws_nothing_anew(leaflet, django_capture_on_commit_callbacks):
    leaflet.title = "แผ่นพับออมทรัพย์"
    with django_capture_on_commit_callbacks() as callbacks:
        leaflet.save()
    assert callbacks == []
    assert FirstPage.objects.exists()


def test_a_deleted_document_leaves_no_file_behind(leaflet, django_capture_on_commit_callbacks):
    picture = picture_of(leaflet)
    with django_capture_on_commit_callbacks(execute=True):
        leaflet.delete()
    assert not default_storage.exists(picture.large.name)
    assert not default_storage.exists(picture.small.name)


@pytest.mark.parametrize("content", [locked(user="secret"), b"nothing"], ids=["locked", "broken"])
def test_a_file_that_cannot_be_drawn_is_shown_as_before(world, client, file, content):
    page = world.document("แผ่นพับ", file=file("leaflet.pdf", content))
    assert not picture_of(page.document).large
    assert "first-pages" not in client.get(page.url).content.decode()
    assert client.get(world.library.url).status_code == 200


class TestOnPages:
    def test_the_documents_page_shows_it_with_its_size_and_what_it_is(self, world, client, leaflet):
        page = world.document("แผ่นพับ", file=leaflet)
        tag = re.search(r'<img src="[^"]*first-pages[^>]*>', client.get(page.url).content.decode())
        assert 'width="721" height="1020" loading="lazy"' in tag[0]
        assert re.search(r'alt="[^"]{10,}"', tag[0])
        assert client.get(picture_of(leaflet).url)["Content-Type"] == "image/webp"

    def test_a_row_of_the_library_shows_the_small_one(self, world, client, leaflet):
        world.document("แผ่นพับ", file=leaflet)
        tag = re.search(r'<img class="library-cover"[^>]*>', client.get(world.library.url).text)
        assert 'width="192" height="272" loading="lazy"' in tag[0]
        address = re.search(r'src="([^"]*)"', tag[0])[1]
        response = client.get(address)
        assert response["Content-Type"] == "image/webp"
        assert len(response.content) < 10_000

    def test_a_picture_its_editor_chose_goes_before_it_in_lists(self, world, client, leaflet, scan):
        world.document("แผ่นพับ", file=leaflet, lead_image=scan)
        assert "first-pages" not in client.get(world.library.url).text

    def test_twenty_cost_as_many_queries_as_three(self, world, client, file):
        def add(number):
            document = file(f"{number}.txt")
            FirstPage.objects.create(
                document=document,
                file_name=document.file.name,
                file_hash="a" * 40,
                large="large.webp",
                small="small.webp",
                width=721,
                height=1020,
            )
            world.document(f"คู่มือ {number}", file=document)

        def count():
            client.get(world.library.url)
            with CaptureQueriesContext(connection) as queries:
                shown = client.get(world.library.url).text.count("library-cover")
            return len(queries), shown

        for number in range(3):
            add(number)
        few, shown = count()
        assert shown == 3
        for number in range(3, 20):
            add(number)
        assert count() == (few, 20)


class TestCommand:
    @pytest.fixture
    def undrawn(self, world):
        """PDFs uploaded before pictures were made, one of them broken; and another file."""
        made = [
            PortalDocument.objects.create(title=name, file=ContentFile(content, name=name))
            for name, content in {
                "leaflet.PDF": sheet(),
                "broken.pdf": b"nothing",
                "table.csv": b"a,b",
            }.items()
        ]
        assert not FirstPage.objects.exists()
        return made

    def said(self, *arguments):
        out = StringIO()
        call_command("make_previews", *arguments, stdout=out)
        return [int(number) for number in re.findall(r"\d+", out.getvalue())]

    def test_it_draws_what_has_none_once(self, undrawn, monkeypatch):
        assert self.said("--dry-run") == [2]
        assert self.said() == [1, 1]
        assert picture_of(undrawn[0]).large
        monkeypatch.setattr(first_pages, "first_page", lambda *_: pytest.fail("drawn again"))
        assert self.said() == [0, 0]

    def test_again_draws_all_and_leaves_no_old_file(
        self, leaflet, django_capture_on_commit_callbacks
    ):
        old = picture_of(leaflet)
        with django_capture_on_commit_callbacks(execute=True):
            assert self.said("--again") == [1, 0]
        assert picture_of(leaflet).large.name != old.large.name
        assert not default_storage.exists(old.large.name)

    def test_a_storage_that_does_not_answer_is_told_of_and_tried_again(self, undrawn, monkeypatch):
        def away(document):
            raise ConnectionError("no route to host")

        with monkeypatch.context() as patch:
            patch.setattr(PortalDocument, "open_file", away)
            with pytest.raises(CommandError, match="no route to host"):
                self.said()
        assert self.said() == [1, 1]

    def test_a_file_that_is_lost_has_no_picture(self, undrawn):
        undrawn[0].file.storage.delete(undrawn[0].file.name)
        assert self.said() == [0, 2]
