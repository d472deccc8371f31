"""Files as editors upload them, made of their parts: no binary lies in the repository."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable
from xml.sax.saxutils import escape

from django.core.files.base import ContentFile
from wagtail.models import Collection

from kmportal.core.models import PortalDocument

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
S = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
A = "http://schemas.openxmlformats.org/drawingml/2006/main"
ODF = "urn:oasis:names:tc:opendocument:xmlns:text:1.0"


def archive(members: dict[str, str | bytes]) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as made:
        for name, content in members.items():
            made.writestr(name, content)
    return file.getvalue()


def docx(*paragraphs: str) -> bytes:
    """Each paragraph in two runs, as Word cuts them wherever something was once corrected."""
    body = "".join(
        f"<w:p><w:r><w:t>{escape(p[:3])}</w:t></w:r><w:r><w:t>{escape(p[3:])}</w:t></w:r></w:p>"
        for p in paragraphs
    )
    document = f'<w:document xmlns:w="{W}"><w:body>{body}</w:body></w:document>'
    return archive({"[Content_Types].xml": "<Types/>", "word/document.xml": document})


def xlsx(*cells: str) -> bytes:
    strings = "".join(f"<si><t>{escape(cell)}</t></si>" for cell in cells)
    sheet = f'<worksheet xmlns="{S}"><sheetData><row><c t="inlineStr"><is><t>ในช่อง</t></is></c><c><v>12</v></c></row></sheetData></worksheet>'
    return archive(
        {
            "xl/sharedStrings.xml": f'<sst xmlns="{S}">{strings}</sst>',
            "xl/worksheets/sheet1.xml": sheet,
        }
    )


def pptx(*slides: str) -> bytes:
    return archive(
        {
            f"ppt/slides/slide{number}.xml": f'<sld xmlns:a="{A}"><a:p><a:r><a:t>{escape(text)}</a:t></a:r></a:p></sld>'
            for number, text in enumerate(slides, 1)
        }
    )


def odt(*paragraphs: str) -> bytes:
    body = "".join(
        f"<t:p>{escape(p[:2])}<t:span>{escape(p[2:])}</t:span></t:p>" for p in paragraphs
    )
    return archive({"content.xml": f'<o xmlns:t="{ODF}">{body}</o>'})


def pdf(*pages: Iterable[str], actual: bool = True, catalog: str = "") -> bytes:
    """One line of Thai a string, in a font whose glyphs are numbered as they come.

    With `actual`, marks are glyphs no one knows the letter of, and the text stands beside them.
    """
    objects: list[bytes] = []
    letters = sorted({char for page in pages for line in page for char in line})
    codes = {char: number for number, char in enumerate(letters, 1)}
    count = len(pages)
    kids = " ".join(f"{4 + 2 * number} 0 R" for number in range(count))
    objects.append(f"<< /Type /Catalog /Pages 2 0 R {catalog} >>".encode())
    objects.append(f"<< /Type /Pages /Kids [{kids}] /Count {count} >>".encode())
    font = 4 + 2 * count
    objects.append(b"<< >>")
    for number, page in enumerate(pages):
        stream = _stream(page, codes, actual=actual)
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {5 + 2 * number} 0 R "
            f"/Resources << /Font << /F1 {font} 0 R >> >> >>".encode()
        )
        objects.append(_stream_object(stream))
    objects.append(
        f"<< /Type /Font /Subtype /Type0 /BaseFont /Thai /Encoding /Identity-H "
        f"/ToUnicode {font + 2} 0 R /DescendantFonts [{font + 1} 0 R] >>".encode()
    )
    objects.append(
        b"<< /Type /Font /Subtype /CIDFontType2 /BaseFont /Thai /DW 500 "
        b"/CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> >>"
    )
    objects.append(_stream_object(_to_unicode(codes, marks=not actual)))
    return _assembled(objects)


def _stream(lines: Iterable[str], codes: dict[str, int], *, actual: bool) -> bytes:
    made = ["BT /F1 12 Tf 1 0 0 1 50 800 Tm 14 TL"]
    for line in lines:
        glyphs = "".join(f"{codes[char]:04x}" for char in line)
        if actual:
            text = ("\ufeff" + line).encode("utf-16-be").hex()
            made.append(f"/Span << /ActualText <{text}> >> BDC")
            half = len(line) // 2 * 4
            made.append(f"<{glyphs[:half]}> Tj [<{glyphs[half:]}>] TJ EMC")
        else:
            made.append(f"<{glyphs}> Tj")
        made.append("T*")
    return " ".join([*made, "ET"]).encode()


def _to_unicode(codes: dict[str, int], *, marks: bool) -> bytes:
    known = {c: n for c, n in codes.items() if marks or not "\u0e31" <= c <= "\u0e4e"}
    rows = "\n".join(f"<{number:04x}> <{ord(char):04x}>" for char, number in known.items())
    return (
        "/CIDInit /ProcSet findresource begin begincmap 1 begincodespacerange <0000> <ffff> "
        f"endcodespacerange {len(known)} beginbfchar\n{rows}\nendbfchar endcmap end"
    ).encode()


def _stream_object(content: bytes) -> bytes:
    return b"<< /Length %d >> stream\n%s\nendstream" % (len(content), content)


def _assembled(objects: list[bytes]) -> bytes:
    file, offsets = b"%PDF-1.7\n", []
    for number, content in enumerate(objects, 1):
        offsets.append(len(file))
        file += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    return file + (
        b"xref\n0 %d\n0000000000 65535 f \n%strailer << /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF"
        % (len(objects) + 1, table, len(objects) + 1, len(file))
    )


def document(name: str, content: bytes, collection: Collection | None = None) -> PortalDocument:
    collection = collection or Collection.get_first_root_node()
    return PortalDocument.objects.create(
        title=name, file=ContentFile(content, name=name), collection=collection
    )
