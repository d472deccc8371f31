"""The five bases and their branches are there from the start; what stewards write stays."""

import re

import pytest
from django.core.management import call_command

from kmportal.themes.loading import load_themes
from kmportal.themes.models import Theme

pytestmark = pytest.mark.django_db


def test_the_five_bases_in_their_order_with_their_dyes():
    load_themes()
    bases = Theme.objects.filter(parent=None)
    assert [(base.slug, base.dye) for base in bases] == [
        ("finance", "khamin"),
        ("livelihood", "krang"),
        ("environment", "bai"),
        ("welfare", "anchan"),
        ("networks", "mai"),
    ]


def test_every_theme_has_names_and_descriptions_in_both_languages():
    load_themes()
    for theme in Theme.objects.all():
        for text in (theme.name_th, theme.description_th):
            assert re.search("[ก-๙]", text), theme.slug
        for text in (theme.name_en, theme.description_en):
            assert re.fullmatch("[ -~]+", text), theme.slug
        assert re.fullmatch("[a-z-]+", theme.slug)


@pytest.mark.parametrize(
    ("branch", "base"),
    [
        ("กลุ่มออมทรัพย์", "finance"),
        ("เกษตรยั่งยืน", "livelihood"),
        ("ป่าชุมชน", "environment"),
        ("กองทุนสวัสดิการชุมชน", "welfare"),
        ("ท่องเที่ยวโดยชุมชน", "networks"),
    ],
)
def test_branches_belong_to_their_base(branch, base):
    load_themes()
    assert Theme.objects.get(name_th=branch).parent.slug == base


def test_loading_again_keeps_what_a_steward_wrote():
    load_themes()
    Theme.objects.filter(slug="waste").update(name_th="ขยะเป็นทอง", parent=None, sort_order=99)
    report = load_themes()
    waste = Theme.objects.get(slug="waste")
    assert (waste.name_th, waste.parent, waste.sort_order) == ("ขยะเป็นทอง", None, 99)
    assert report.added == []


def test_the_command_says_how_many(capsys):
    call_command("load_themes")
    call_command("load_themes")
    first, second = capsys.readouterr().out.splitlines()
    assert first == f"Themes: {Theme.objects.count()} added, 0 left as they are."
    assert second == f"Themes: 0 added, {Theme.objects.count()} left as they are."
