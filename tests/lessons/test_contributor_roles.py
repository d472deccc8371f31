"""Editors see only the parts people can have in the type of page they write."""

import pytest

from kmportal.core.models import PageContributor
from learning_centers.models import LearningCenterPage
from lessons.models import FieldNotePage, LessonPage, ResearchAbstractPage

pytestmark = pytest.mark.django_db


def form_of(page_type):
    form_class = page_type.get_edit_handler().get_form_class()
    return form_class(instance=page_type(), for_user=None)


@pytest.mark.parametrize(
    ("page_type", "roles"),
    [
        (LessonPage, ["storyteller", "recorder"]),
        (FieldNotePage, ["author"]),
        (ResearchAbstractPage, ["author"]),
        (LearningCenterPage, ["coordinator", "host"]),
    ],
)
def test_the_form_offers_only_the_types_own_parts(page_type, roles):
    row = form_of(page_type).formsets["contributors"].empty_form
    assert [value for value, _label in row.fields["role"].choices] == roles


def test_another_part_is_refused():
    formset_class = type(form_of(LessonPage).formsets["contributors"])
    data = {
        "people-TOTAL_FORMS": "1",
        "people-INITIAL_FORMS": "0",
        "people-0-role": PageContributor.Role.HOST,
        "people-0-name": "แม่สมใจ",
        "people-0-ORDER": "1",
    }
    formset = formset_class(data, instance=LessonPage(), prefix="people")
    assert not formset.is_valid()
    assert "role" in formset.errors[0]
