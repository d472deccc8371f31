"""Themes are a tree: branches take their base's colour, and nothing belongs to itself."""

import pytest
from django.core.exceptions import ValidationError
from django.utils import translation

from kmportal.themes.models import Theme
from kmportal.themes.querysets import with_branches
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def finance():
    return factories.theme("finance", "การเงิน", "Finance", dye="khamin", sort_order=1)


@pytest.fixture
def savings(finance):
    return factories.theme("savings", "ออมทรัพย์", "Savings", parent=finance)


@pytest.fixture
def daily_baht(savings):
    return factories.theme("daily-baht", "วันละบาท", "A baht a day", parent=savings)


def test_a_branch_takes_the_colour_of_what_it_belongs_to(finance, savings, daily_baht):
    assert {t.effective_dye for t in (finance, savings, daily_baht)} == {"khamin"}
    assert factories.theme("new", "ใหม่").effective_dye == "kram"


def test_names_and_full_names_follow_the_language(savings):
    assert (savings.name, savings.full_name) == ("ออมทรัพย์", "ออมทรัพย์ (การเงิน)")
    with translation.override("en"):
        assert savings.full_name == "Savings (Finance)"


def test_branches_are_found_at_any_depth(finance, savings, daily_baht):
    factories.theme("welfare", "สวัสดิการ")
    assert with_branches(finance) == {finance.pk, savings.pk, daily_baht.pk}
    assert with_branches(daily_baht) == {daily_baht.pk}


def test_the_tree_is_read_in_its_order_with_one_query(daily_baht, django_assert_num_queries):
    factories.theme("welfare", "สวัสดิการ", sort_order=2)
    with django_assert_num_queries(1):
        tree = Theme.objects.in_tree_order()
    assert [(theme.slug, theme.depth) for theme in tree] == [
        ("finance", 0), ("savings", 1), ("daily-baht", 2), ("welfare", 0),
    ]  # fmt: skip


def test_a_theme_cannot_belong_to_its_own_branch(finance, daily_baht):
    finance.parent = daily_baht
    with pytest.raises(ValidationError) as refusal:
        finance.full_clean()
    assert "parent" in refusal.value.message_dict


def test_a_circle_from_elsewhere_hangs_nothing(finance, savings):
    Theme.objects.filter(pk=finance.pk).update(parent=savings)
    assert Theme.objects.get(pk=finance.pk).effective_dye == "khamin"
    assert with_branches(finance) == {finance.pk, savings.pk}
