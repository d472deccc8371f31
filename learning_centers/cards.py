"""A center as a contact for the telephone's address book (vCard 3.0, which old telephones read too)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import quote

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from kmportal.places.models import Place
from learning_centers.contact import telephones
from learning_centers.models import LearningCenterPage
from learning_centers.querysets import main_place

if TYPE_CHECKING:
    from collections.abc import Iterator

#: Bytes, as the standard (RFC 2426) asks.
LONGEST_LINE = 75
CONTENT_TYPE = "text/vcard; charset=utf-8"


@require_safe
def card(request: HttpRequest, pk: int) -> HttpResponse:
    """Of centers that anyone may read; of others there is none."""
    center = LearningCenterPage.objects.readable().filter(pk=pk).first()
    if center is None:
        raise Http404(_("There is no learning centre here."))
    response = HttpResponse(vcard(center, request), content_type=CONTENT_TYPE)
    name = quote(f"{center.slug[:80]}.vcf")
    response["Content-Disposition"] = (
        f"attachment; filename=\"center-{pk}.vcf\"; filename*=UTF-8''{name}"
    )
    return response


def vcard(center: LearningCenterPage, request: HttpRequest | None = None) -> str:
    lines = ["BEGIN:VCARD", "VERSION:3.0", *_lines(center, request), "END:VCARD"]
    return "".join(_folded(line) for line in lines)


def _lines(center: LearningCenterPage, request: HttpRequest | None) -> Iterator[str]:
    name = _escaped(center.title)
    yield f"FN:{name}"
    yield f"N:{name};;;;"
    yield f"ORG:{name}"
    yield f"ADR;TYPE=WORK:{_address(center)}"
    for number in telephones(center.telephone):
        if number.url:
            yield f"TEL;TYPE=WORK,VOICE:{number.url.removeprefix('tel:')}"
    facts = {
        "EMAIL;TYPE=INTERNET": center.email,
        "URL": center.get_full_url(request) or "",
        "X-SOCIALPROFILE;TYPE=facebook": center.facebook_url,
        "NOTE": "\n".join(
            filter(None, [center.line_id and f"LINE: {center.line_id}", center.opening_times])
        ),
        "GEO": f"{center.latitude};{center.longitude}" if center.pin else "",
    }
    for name, value in facts.items():
        if value:
            yield f"{name}:{value if name == 'GEO' else _escaped(value)}"


def _address(center: LearningCenterPage) -> str:
    place = main_place(center)
    names = {each.level: each.name for each in [*place.ancestors, place]} if place else {}
    levels = Place.Level
    local = " ".join(names[level] for level in (levels.TAMBON, levels.AMPHOE) if level in names)
    province = names.get(levels.PROVINCE, "")
    parts = ["", "", center.address, local, province, "", _("Thailand")]
    return ";".join(_escaped(part) for part in parts)


def _escaped(text: str) -> str:
    r"""
    >>> _escaped("หมู่ 7, ข้างวัด;\r\nถามที่ร้านค้า")
    'หมู่ 7\\, ข้างวัด\\;\\nถามที่ร้านค้า'
    """
    text = re.sub(r"([\\,;])", r"\\\1", text)
    return re.sub(r"\r\n|[\r\n\v\f\x1c-\x1e\x85\u2028\u2029]", r"\\n", text)


def _folded(line: str) -> str:
    """At most 75 bytes a line, and no letter cut in two: Thai letters have three bytes."""
    folded, length = "", 0
    for letter in line:
        size = len(letter.encode())
        if length + size > LONGEST_LINE:
            folded, length = f"{folded}\r\n ", 1
        folded, length = folded + letter, length + size
    return f"{folded}\r\n"
