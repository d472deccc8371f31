"""A translation goes out as a table and comes back: shown before saving, wrong rows told and returned."""

import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from openpyxl import load_workbook
from wagtail_localize.models import StringTranslation

from kmportal.tabular.reading import UnreadableTableError, read_sheet
from kmportal.tabular.writing import as_csv, as_xlsx
from kmportal.translations import workbook
from lessons.models import FieldNotePage
from tests import factories

from .conftest import send, words

HEADINGS = ["Key (do not change)", "Place", "Text", "Translation"]


@pytest.fixture
def note(tree):
    body = [("paragraph", '<p>อ่าน <a href="https://example.org">ที่นี่</a> ก่อน</p>')]
    return factories.page(
        tree["notes"], FieldNotePage, "เดินดูป่าชุมชน", summary="เช้าวันที่ฝนหยุด", body=body
    )


@pytest.fixture
def sent(note, english):
    return send(note, english)


@pytest.fixture
def steward(client, db):
    person = factories.person("steward", is_superuser=True)
    client.force_login(person)
    return person


def url(name, translation):
    return reverse(f"translations:{name}", args=[translation.pk])


def downloaded(client, translation):
    response = client.get(url("download", translation))
    sheet = load_workbook(io.BytesIO(response.content)).active
    return [[cell or "" for cell in row] for row in sheet.iter_rows(values_only=True)]


def uploaded(client, translation, rows, headings=HEADINGS, writer=as_xlsx, name="a.xlsx"):
    file = SimpleUploadedFile(name, writer(headings, rows))
    return client.post(url("upload", translation), {"file": file})


def filled(rows, **translations):
    """The downloaded rows with translations put in, by the text they are of."""
    return [[*row[:3], translations.get(row[2], row[3])] for row in rows[1:]]


def confirmed(client, translation, response):
    proposal = response.context["proposal"]
    return client.post(url("confirm", translation), {"proposal": proposal}, follow=True)


def stored(translation):
    made = StringTranslation.objects.filter(locale=translation.target_locale)
    return dict(made.values_list("translation_of__data", "data"))


def test_holds_every_text_with_its_place(client, steward, sent):
    rows = downloaded(client, sent)
    assert [row[2] for row in rows[1:]] == [text for _path, text in words(sent)]
    assert all(row[1] for row in rows[1:])


def test_its_name_says_page_and_language(client, steward, sent):
    disposition = client.get(url("download", sent)).headers["Content-Disposition"]
    assert "-en.xlsx" in disposition


def test_comes_back_and_shows_what_changes_before_anything_is_saved(client, steward, sent):
    rows = filled(downloaded(client, sent), เดินดูป่าชุมชน="A walk in the forest")
    response = uploaded(client, sent, rows)
    assert "A walk in the forest" in response.content.decode()
    assert stored(sent) == {}


def test_is_saved_once_it_is_confirmed(client, steward, sent):
    rows = filled(downloaded(client, sent), เดินดูป่าชุมชน="A walk in the forest")
    confirmed(client, sent, uploaded(client, sent, rows))
    assert stored(sent) == {"เดินดูป่าชุมชน": "A walk in the forest"}
    made = StringTranslation.objects.get()
    assert (made.translation_type, made.last_translated_by) == ("manual", steward)


def test_thai_comes_through_csv_too(client, steward, english_tree, tree):
    page = factories.page(english_tree["notes"], FieldNotePage, "A walk")
    translation = send(page, tree["home"].locale)
    rows = filled(downloaded(client, translation), **{"A walk": "เดินดูน้ำ ปี ๒๕๖๓"})
    response = uploaded(client, translation, rows, writer=as_csv, name="a.csv")
    confirmed(client, translation, response)
    assert stored(translation)["A walk"] == "เดินดูน้ำ ปี ๒๕๖๓"


def test_an_empty_cell_changes_nothing(client, steward, sent):
    first = filled(downloaded(client, sent), เดินดูป่าชุมชน="A walk")
    confirmed(client, sent, uploaded(client, sent, first))
    response = uploaded(client, sent, filled(downloaded(client, sent), เดินดูป่าชุมชน=""))
    assert response.context["reading"].changed == []
    assert stored(sent) == {"เดินดูป่าชุมชน": "A walk"}


def test_a_row_without_key_is_known_by_its_text(client, steward, sent):
    response = uploaded(client, sent, [["", "", "เช้าวันที่ฝนหยุด", "When the rain stopped"]])
    assert [row.after for row in response.context["reading"].changed] == ["When the rain stopped"]


def test_sorted_and_shortened_files_are_fine(client, steward, sent):
    rows = filled(downloaded(client, sent), เช้าวันที่ฝนหยุด="Rain", เดินดูป่าชุมชน="A walk")
    response = uploaded(client, sent, sorted(rows, reverse=True)[:2])
    assert not response.context["reading"].wrong


def test_wrong_rows_are_told_and_returned(client, steward, sent):
    rows = downloaded(client, sent)
    wrong = [
        [rows[1][0], "", "ข้อความนี้ไม่มีแล้ว", "Gone"],
        ["deadbeef-1", "", "เดินดูป่าชุมชน", "Another page"],
        [rows[2][0], "", rows[2][2], "<script>alert(1)</script>"],
    ]
    link = next(row for row in rows if "<a id" in row[2])
    wrong.append([link[0], "", link[2], '<a id="a9">a link of its own</a>'])
    response = uploaded(client, sent, wrong)
    assert [row.number for row in response.context["reading"].wrong] == [2, 3, 4, 5]
    returned = client.post(url("wrong", sent), {"wrong": response.context["wrong"]})
    sheet = load_workbook(io.BytesIO(returned.content)).active
    assert [row[4] for row in sheet.iter_rows(min_row=2, values_only=True)] == [
        row[3] for row in wrong
    ]


def test_what_someone_changed_meanwhile_stays(client, steward, sent):
    response = uploaded(client, sent, filled(downloaded(client, sent), เดินดูป่าชุมชน="From the file"))
    other = uploaded(client, sent, filled(downloaded(client, sent), เดินดูป่าชุมชน="Meanwhile"))
    confirmed(client, sent, other)
    confirmed(client, sent, response)
    assert stored(sent)["เดินดูป่าชุมชน"] == "Meanwhile"


def test_a_proposal_of_another_page_is_refused(client, steward, sent, tree, english):
    other = send(factories.page(tree["notes"], FieldNotePage, "อีกหน้าหนึ่ง"), english)
    rows = filled(downloaded(client, sent), เดินดูป่าชุมชน="A walk")
    response = uploaded(client, sent, rows)
    confirmed(client, other, response)
    assert stored(other) == {}


@pytest.mark.parametrize("forged", ["", "x", "a:b:c", "\x00" * 50], ids=range(4))
def test_a_forged_proposal_is_refused(client, steward, sent, forged):
    response = client.post(url("confirm", sent), {"proposal": forged})
    assert response.status_code == 302
    assert stored(sent) == {}


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"PK\x03\x04broken",
        b"\xd0\xcf\x11\xe0old",
        b"\x00\xff\x00\xff",
        b"a,b\n1,2\n",
        b"x" * 2_200_000,
    ],
    ids=["empty", "broken", "xls", "bytes", "other-columns", "huge"],
)
def test_other_files_are_told_kindly(client, steward, sent, content):
    file = SimpleUploadedFile("a.xlsx", content)
    response = client.post(url("upload", sent), {"file": file})
    assert response.status_code == 200
    assert response.context["form"].errors


def test_hostile_texts_are_told_row_by_row(client, steward, sent):
    rows = downloaded(client, sent)
    hostile = ["<b>" * 500, "ก" * 31_000, "‮" + "ก่" * 50, "=HYPERLINK(1)"]
    for text in hostile:
        response = uploaded(client, sent, [[rows[1][0], "", rows[1][2], text]])
        assert response.status_code == 200
        reading = response.context["reading"]
        assert len(reading.changed) + len(reading.wrong) == 1


def test_a_file_too_long_is_refused(sent):
    many = [["", "", "x", "y"]] * (workbook.MOST_ROWS + 1)
    with pytest.raises(UnreadableTableError):
        workbook.read(sent, read_sheet(as_csv(HEADINGS, many)))


@pytest.mark.parametrize("name", ["download", "upload", "changes"])
def test_who_may_not_write_the_translation_is_refused(client, sent, name):
    from django.contrib.auth.models import Permission

    writer = factories.person("writer")
    writer.user_permissions.add(Permission.objects.get(codename="access_admin"))
    client.force_login(writer)
    assert client.get(url(name, sent)).status_code in (302, 403)


@pytest.mark.parametrize("name", ["confirm", "wrong", "checked"])
def test_a_stranger_changes_nothing(client, sent, name):
    assert client.post(url(name, sent)).status_code == 302


def test_po_comes_back_in_thai(client, steward, english_tree, tree):
    page = factories.page(english_tree["notes"], FieldNotePage, "A walk", summary='In "quotes"')
    translation = send(page, tree["home"].locale)
    po = translation.export_po()
    for entry in po:
        entry.msgstr = "เดินดูป่า" if entry.msgid == "A walk" else "ใน “เครื่องหมาย”"
    file = SimpleUploadedFile("a.po", str(po).encode())
    upload = reverse("wagtail_localize:upload_pofile", args=[translation.pk])
    client.post(upload, {"file": file, "next": "/admin/"})
    assert stored(translation) == {"A walk": "เดินดูป่า", 'In "quotes"': "ใน “เครื่องหมาย”"}


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"/etc/passwd",
        b"\xff\xfe",
        b'msgid "x"\nmsgstr "y',
        b"\x00msgid\n" * 9,
        b'msgid ""\nmsgstr ""\n',
    ],
    ids=range(6),
)
def test_what_is_no_po_file_is_told_kindly(client, steward, sent, content):
    upload = reverse("wagtail_localize:upload_pofile", args=[sent.pk])
    response = client.post(upload, {"file": SimpleUploadedFile("a.po", content)}, follow=True)
    assert response.status_code == 200
    assert stored(sent) == {}


def test_a_po_file_of_another_page_is_refused(client, steward, sent, tree, english):
    other = send(factories.page(tree["notes"], FieldNotePage, "อีกหน้าหนึ่ง"), english)
    file = SimpleUploadedFile("a.po", str(other.export_po()).encode())
    client.post(reverse("wagtail_localize:upload_pofile", args=[sent.pk]), {"file": file})
    assert stored(sent) == {}


def test_without_a_file_nothing_breaks(client, steward, sent):
    upload = reverse("wagtail_localize:upload_pofile", args=[sent.pk])
    assert client.post(upload).status_code == 302
