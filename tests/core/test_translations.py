"""Translations that are compiled are there at once."""

from django.core.management import call_command
from django.utils.translation import gettext, override

PO = """msgid ""
msgstr "Content-Type: text/plain; charset=UTF-8\\n"

msgid "Water of the upper paddies"
msgstr "น้ำของนาบน"
"""


def test_what_is_compiled_is_read_by_the_same_process(settings, tmp_path):
    settings.LOCALE_PATHS = [tmp_path]
    with override("th"):
        assert gettext("Water of the upper paddies") == "Water of the upper paddies"
    folder = tmp_path / "th" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    (folder / "django.po").write_text(PO, encoding="utf-8")

    call_command("compile_translations", verbosity=0)

    with override("th"):
        assert gettext("Water of the upper paddies") == "น้ำของนาบน"
