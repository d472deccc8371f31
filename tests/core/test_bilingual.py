"""Names of one row in two languages: the reader's own, else the other, marked as what it is."""

import pytest
from django.utils import translation

from kmportal.core.models import SiteSettings
from kmportal.core.templatetags.portal import lang_by_script
from kmportal.figures.models import Indicator
from kmportal.themes.models import Theme


@pytest.mark.parametrize(("language", "name"), [("th", "ออมทรัพย์"), ("en", "Savings")])
def test_a_name_is_in_the_readers_language(language, name):
    with translation.override(language):
        assert Theme(name_th="ออมทรัพย์", name_en="Savings").name == name


def test_what_has_no_english_yet_is_said_in_thai():
    with translation.override("en"):
        assert Theme(name_th="ออมทรัพย์", description_th="เก็บทีละน้อย").description == "เก็บทีละน้อย"
        assert Indicator(unit_th="คน", unit_en="").unit == "คน"
        assert SiteSettings(tagline_th="คลังความรู้", tagline_en="").tagline == "คลังความรู้"


def test_what_has_no_thai_is_said_in_english():
    assert Theme(name_th="", name_en="Savings").name == "Savings"


def test_thai_words_on_an_english_page_say_that_they_are():
    with translation.override("en"):
        assert lang_by_script("ข้าวเม่า") == ' lang="th"'
        assert lang_by_script("OTOP") == ""


def test_thai_words_on_a_thai_page_say_nothing():
    assert lang_by_script("ข้าวเม่า") == ""
