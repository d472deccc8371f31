"""Nothing a package says to editors is left in English, and no translation loses what is filled in."""

from pathlib import Path

import polib
import pytest
from django.conf import settings
from django.core.management import call_command
from django.test import Client
from django.utils import translation

from kmportal.core.management.commands.package_messages import differing, untranslated

PACKAGES = Path(settings.LOCALE_PATHS[1])
CATALOGUES = sorted(PACKAGES.glob("th/LC_MESSAGES/*.po"))


def entries():
    return [entry for path in CATALOGUES for entry in polib.pofile(str(path))]


def test_no_message_of_a_package_is_left_in_english():
    missing = list(untranslated())
    assert not missing, f"{len(missing)} are not in {PACKAGES}, first: {missing[:5]}"


def test_the_command_says_how_many_are_missing(capsys):
    call_command("package_messages", "--po")
    assert capsys.readouterr().out == "0 messages without a translation\n"


def test_translations_keep_placeholders_and_tags():
    wrong = {entry.msgid: differing(entry) for entry in entries() if differing(entry)}
    assert wrong == {}


@pytest.mark.parametrize(
    ("english", "thai"),
    [
        ("%(count)s pages", "หน้า %(counts)s"),
        ("Delete {title}", "ลบ"),
        ("Read <b>this</b>", "อ่าน <b>หน้านี้"),
        ("Choose a %s", "เลือก"),
    ],
)
def test_a_lost_placeholder_or_tag_is_seen(english, thai):
    assert differing(polib.POEntry(msgid=english, msgstr=thai))


def test_no_entry_is_empty_or_doubtful():
    assert [entry.msgid for entry in entries() if entry.fuzzy or not entry.translated()] == []


def test_edges_are_as_in_english():
    """`Publish in ` is followed by the name of a language."""
    said = ((entry, entry.msgstr or entry.msgstr_plural[0]) for entry in entries())
    assert [
        entry.msgid for entry, thai in said if entry.msgid.endswith(" ") != thai.endswith(" ")
    ] == []


def test_ours_wins_over_what_a_package_says_wrongly():
    assert translation.gettext("Snippets") == "ข้อมูลย่อย"


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("address", "english", "thai"),
    [
        ("/admin/jsi18n/", "Split block", "แบ่งส่วนเนื้อหา"),
        ("/admin/localize/jsi18n/", "Not translated", "ยังไม่ได้แปล"),
    ],
)
def test_what_the_browser_draws_is_in_thai_too(admin_client: Client, address, english, thai):
    """Both catalogues are made for one package each, and take ours from LOCALE_PATHS."""
    script = admin_client.get(address).content.decode().encode().decode("unicode_escape")
    assert f'"{english}": "{thai}"' in script
