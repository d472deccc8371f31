"""Groups of terms that stewards write, in queries."""

import pytest
from django.core.exceptions import ValidationError

from lessons.models import FieldNotePage
from search import synonyms
from search.models import Synonym
from search.stretches import Text
from search.synonym_loading import load_synonyms
from search.synonyms import Synonyms
from tests import factories

BANKS = ["ธ.ก.ส.", "ธกส.", "ธนาคารเพื่อการเกษตรและสหกรณ์การเกษตร", "BAAC"]
TWO_WAY = [(BANKS, False)]


def names_in(text, groups):
    return [stretch.names for stretch in Synonyms(groups).within(Text(text))]


@pytest.mark.parametrize("text", ["ธ.ก.ส.", "ธกส", "กู้ธกส.ทำนา", "หนี้ ธ.ก.ส. บ้านเรา"])
def test_an_abbreviation_is_known_with_or_without_its_stops(text):
    assert names_in(text, TWO_WAY) == [("ธนาคารเพื่อการเกษตรและสหกรณ์การเกษตร", "BAAC")]


def test_the_longest_term_is_taken():
    groups = [(["ป่าชุมชน", "community forest"], False), (["ป่า", "forest"], False)]
    assert names_in("ป่าชุมชน", groups) == [("community forest",)]


def test_a_term_inside_another_word_is_no_term():
    assert names_in("วิธีการอย่างง่าย", [(["อย.", "องค์การอาหารและยา"], False)]) == []


def test_a_name_is_known_with_spaces_or_without():
    groups = [(["โคก หนอง นา", "เกษตรทฤษฎีใหม่"], False)]
    assert names_in("โคกหนองนา", groups) == names_in("โคก หนอง นา", groups) != []


def test_one_way_leads_from_the_first_to_the_others_only():
    groups = [(["ภัยพิบัติ", "น้ำท่วม"], True)]
    assert names_in("ภัยพิบัติ", groups) == [("น้ำท่วม",)]
    assert names_in("น้ำท่วม", groups) == []


def test_a_term_of_two_groups_has_the_names_of_both():
    groups = [(["อปท.", "องค์กรปกครองส่วนท้องถิ่น"], False), (["อปท.", "เทศบาล"], True)]
    assert names_in("อปท.", groups) == [("องค์กรปกครองส่วนท้องถิ่น", "เทศบาล")]


def test_a_query_of_nothing_but_names_is_looked_at_in_part():
    assert len(names_in("ธกส " * 1_000, TWO_WAY)) == synonyms.MOST


@pytest.mark.parametrize(
    "terms", ["พอช.", "พอช.\nพอช", "พอช.\n...", "", "\n".join(f"คำที่ {n}" for n in range(30))]
)
def test_what_is_no_group_is_refused(terms):
    with pytest.raises(ValidationError):
        Synonym(terms=terms).clean()


@pytest.mark.django_db
class TestSearch:
    @pytest.fixture(autouse=True)
    def tree(self):
        tree = factories.site_tree()
        factories.page(tree["notes"], FieldNotePage, "สถาบันพัฒนาองค์กรชุมชนมาเยี่ยม")
        factories.page(tree["notes"], FieldNotePage, "ประชุมประจำเดือน")

    def titles(self, text):
        return [page.title for page in FieldNotePage.objects.search(text)]

    def test_a_group_counts_at_once_without_indexing_anew(self):
        assert self.titles("พอช.") == []
        group = Synonym.objects.create(terms="พอช.\nสถาบันพัฒนาองค์กรชุมชน")
        assert self.titles("พอช.") == ["สถาบันพัฒนาองค์กรชุมชนมาเยี่ยม"]
        group.terms = "พอช.\nCODI"
        group.save()
        assert self.titles("พอช.") == []

    def test_a_change_of_another_process_counts_at_once(self):
        group = Synonym.objects.create(terms="พอช.\nสถาบันพัฒนาองค์กรชุมชน")
        assert self.titles("พอช.")
        Synonym.objects.filter(pk=group.pk).delete()
        assert self.titles("พอช.") == []

    def test_a_group_switched_off_counts_no_longer(self):
        group = Synonym.objects.create(terms="พอช.\nสถาบันพัฒนาองค์กรชุมชน")
        group.active = False
        group.save()
        assert self.titles("พอช.") == []


@pytest.mark.django_db
class TestFirstList:
    def test_it_is_loaded_once(self):
        assert load_synonyms().added == Synonym.objects.count() >= 60
        assert load_synonyms().added == 0

    def test_what_a_steward_changed_stays(self):
        load_synonyms()
        group = Synonym.objects.get(terms__startswith="พอช.")
        group.terms, group.active = "พอช.\nของเรา", False
        group.save()
        load_synonyms()
        assert Synonym.objects.get(terms__contains="พอช.").terms == "พอช.\nของเรา"

    def test_a_group_that_stewards_wrote_first_is_not_doubled(self):
        Synonym.objects.create(terms="พอช\nบ้านของเรา")
        load_synonyms()
        assert Synonym.objects.filter(terms__startswith="พอช").count() == 1

    def test_every_group_could_be_saved_in_the_editor(self):
        load_synonyms()
        for group in Synonym.objects.all():
            group.full_clean()
