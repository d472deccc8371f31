"""A translation's PO file coming back: wagtail-localize's own screen fails on files that are none."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polib
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST
from wagtail.admin import messages

from .forms import MAX_BYTES
from .permissions import translation_for

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

OF_TRANSLATION = "X-WagtailLocalize-TranslationID"


class UnreadablePoError(Exception):
    """Says to the person what is wrong with the file."""


@require_POST
def upload(request: HttpRequest, translation_id: int) -> HttpResponse:
    translation, page = translation_for(request.user, translation_id)
    try:
        file = request.FILES.get("file")
        po = parsed(file.read(MAX_BYTES + 1) if file else b"")
        if po.metadata.get(OF_TRANSLATION) != str(translation.uuid):
            raise UnreadablePoError(_("This file belongs to another page or another language."))
    except UnreadablePoError as fault:
        messages.error(request, str(fault))
    else:
        unknown = translation.import_po(po, user=request.user, tool_name="PO File")
        messages.success(request, _("The translations of the file were taken over."))
        if unknown:
            told = ngettext(
                "%(count)s text of the file is not on the page any more and was left out.",
                "%(count)s texts of the file are not on the page any more and were left out.",
                len(unknown),
            )
            messages.warning(request, told % {"count": len(unknown)})
    return redirect("wagtailadmin_pages:edit", page.pk)


def parsed(content: bytes) -> polib.POFile:
    if len(content) > MAX_BYTES:
        raise UnreadablePoError(_("The file is larger than the texts of a page can be."))
    message = _("This is no PO file. Use the one you downloaded here.")
    try:
        text = content.decode("utf-8-sig").replace("\x00", "")
        # polib takes a text of one line for the name of a file on this machine.
        if "msgid" not in text or "\n" not in text:
            raise UnreadablePoError(message)
        return polib.pofile(text)
    except (OSError, ValueError, IndexError) as fault:
        raise UnreadablePoError(message) from fault
