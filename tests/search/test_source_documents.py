"""The five source documents, imported and published, are found by what people would type."""

from io import StringIO

from django.core.management import call_command
from django.test import TestCase

from kmportal.importing.models import ImportedDocument
from search.queries import Search
from tests import tiers
from tests.importing.conftest import both_trees


class SourceDocumentTests(TestCase):
    @classmethod
    def setUpClass(cls):
        cls.seeds = str(tiers.seeds())  # skips before a transaction is open
        super().setUpClass()

    @classmethod
    def setUpTestData(cls):
        call_command("load_places", stdout=StringIO())
        call_command("load_themes", stdout=StringIO())
        cls.trees = both_trees()
        call_command("import_documents", cls.seeds, "--publish", stdout=StringIO())
        cls.numbers = {
            document.page_id: document.file_name[:3] for document in ImportedDocument.objects.all()
        }

    def found(self, text):
        """Numbers of the documents found, best first; a document's translation has no number."""
        keys = [result.page.pk for result in Search(text).results]
        return [self.numbers[key] for key in keys if key in self.numbers]

    def test_a_compound_finds_the_note_about_it_first(self):
        assert self.found("องค์กรการเงิน")[0] == "001"

    def test_every_document_with_a_word_is_found(self):
        for text, numbers in {
            "สหกรณ์": {"002", "004"},
            "หนองคาย": {"004"},
            "สวัสดิการ": {"001", "003"},
            "grassroots economy": {"000"},
            "๑๗๙๙": {"003"},
            "1,799": {"003"},
            "หนี้สิน": {"001"},
        }.items():
            with self.subTest(text):
                assert numbers <= set(self.found(text))

    def test_a_word_of_one_document_finds_that_one_first(self):
        for text, number in {"grassroots economy": "000", "๑๗๙๙": "003", "หนองคาย": "004"}.items():
            with self.subTest(text):
                assert self.found(text)[0] == number

    def test_drafts_made_beside_a_document_are_not_found(self):
        titles = [result.page.title for result in Search("ศูนย์บ่มเพาะวิสาหกิจแปรรูป").results]
        assert not any(title.startswith("ศูนย์บ่มเพาะวิสาหกิจแปรรูป") for title in titles)

    def test_an_unpublished_document_is_no_longer_found(self):
        note = ImportedDocument.objects.get(file_name__startswith="001").page.specific
        note.unpublish()
        assert "001" not in self.found("องค์กรการเงิน")
