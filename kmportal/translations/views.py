"""What the editor of a translation lacks: what changed, tables out and in, machine drafts checked."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from django.core import signing
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_POST
from wagtail.admin import messages

from kmportal.core.slugs import readable_slug
from kmportal.tabular.reading import UnreadableTableError
from kmportal.tabular.writing import XLSX, as_xlsx

from . import changes, workbook
from .forms import WorkbookForm
from .permissions import translation_for
from .standing import check_all, standing_of

if TYPE_CHECKING:
    from django.http import HttpRequest
    from wagtail.models import Page
    from wagtail_localize.models import Translation

    from kmportal.members.models import User

SALT = "kmportal.translations.workbook"
#: A proposal is confirmed within a day, or the file is sent again.
SECONDS_TO_CONFIRM = 24 * 3600


@require_GET
def show_changes(request: HttpRequest, translation_id: int) -> HttpResponse:
    translation, page = translation_for(request.user, translation_id)
    context = _about(translation, page) | {
        "fetched": changes.to_translate_again(translation),
        "not_fetched": changes.not_yet_fetched(translation.source),
        "standing": standing_of(translation),
    }
    return render(request, "translations/admin/changes.html", context)


@require_GET
def download(request: HttpRequest, translation_id: int) -> HttpResponse:
    translation, _page = translation_for(request.user, translation_id)
    name = readable_slug(translation.source.object_repr) or "page"
    content = as_xlsx(workbook.headings(), workbook.rows_of(translation))
    return _file(content, f"{name}-{translation.target_locale.language_code}")


def upload(request: HttpRequest, translation_id: int) -> HttpResponse:
    """Shows what the file would change; nothing is saved yet."""
    translation, page = translation_for(request.user, translation_id)
    form = WorkbookForm(request.POST or None, request.FILES or None)
    context = _about(translation, page) | {"form": form}
    if request.method == "POST" and form.is_valid():
        try:
            reading = workbook.read(translation, form.sheet)
        except UnreadableTableError as fault:
            form.add_error("file", str(fault))
        else:
            proposal = {"translation": translation.pk, "rows": reading.changed}
            wrong = [_as_told(row) for row in reading.wrong]
            context |= {
                "reading": reading,
                "proposal": signing.dumps(proposal, salt=SALT, compress=True),
                "wrong": signing.dumps([form.sheet.headers, wrong], salt=SALT, compress=True),
            }
            return render(request, "translations/admin/preview.html", context)
    return render(request, "translations/admin/upload.html", context)


@require_POST
def confirm(request: HttpRequest, translation_id: int) -> HttpResponse:
    translation, page = translation_for(request.user, translation_id)
    proposal = _signed(request, "proposal")
    if not isinstance(proposal, dict) or proposal.get("translation") != translation.pk:
        messages.error(request, _("This preview is too old. Upload the file again."))
        return redirect("translations:upload", translation.pk)
    rows = [workbook.Row(*row) for row in proposal["rows"]]
    saved, overtaken = workbook.save(translation, rows, cast("User", request.user))
    told = ngettext("%(count)s text was taken over.", "%(count)s texts were taken over.", saved)
    messages.success(request, told % {"count": saved})
    if overtaken:
        told = ngettext(
            "%(count)s text was changed here in the meantime and stays as it is.",
            "%(count)s texts were changed here in the meantime and stay as they are.",
            overtaken,
        )
        messages.warning(request, told % {"count": overtaken})
    return redirect(_editor(page))


@require_POST
def wrong_rows(request: HttpRequest, translation_id: int) -> HttpResponse:
    """The rows that could not be used, as a file with the reasons, to be corrected and sent again."""
    translation, _page = translation_for(request.user, translation_id)
    signed = _signed(request, "wrong")
    if not signed:
        messages.error(request, _("This preview is too old. Upload the file again."))
        return redirect("translations:upload", translation.pk)
    headers, rows = signed
    width = max(len(headers), *(len(row) for row in rows)) if rows else len(headers)
    content = as_xlsx([_("What is wrong"), *headers], [row[:width] for row in rows])
    return _file(content, "rows-to-correct")


@require_POST
def checked(request: HttpRequest, translation_id: int) -> HttpResponse:
    """A person has read what the machine wrote, all of it."""
    translation, page = translation_for(request.user, translation_id)
    count = check_all(translation, page)
    told = ngettext(
        "%(count)s text counts as checked by a person now.",
        "%(count)s texts count as checked by a person now.",
        count,
    )
    messages.success(request, told % {"count": count})
    return redirect(_editor(page))


def _about(translation: Translation, page: Page) -> dict[str, Any]:
    editor = _editor(page)
    return {
        "translation": translation,
        "page": page,
        "editor_url": editor,
        "breadcrumbs_items": [
            {
                "url": reverse("wagtailadmin_explore", args=[page.get_parent().pk]),
                "label": _("Pages"),
            },
            {"url": editor, "label": page.get_admin_display_title()},
        ],
    }


def _editor(page: Page) -> str:
    return reverse("wagtailadmin_pages:edit", args=[page.pk])


def _as_told(row: workbook.WrongRow) -> list[str]:
    return [row.reason, *row.cells]


def _signed(request: HttpRequest, name: str) -> Any:
    try:
        return signing.loads(request.POST.get(name, ""), salt=SALT, max_age=SECONDS_TO_CONFIRM)
    except signing.BadSignature:
        return None


def _file(content: bytes, name: str) -> HttpResponse:
    response = HttpResponse(content, content_type=XLSX)
    disposition = content_disposition_header(True, f"{name}.xlsx")
    response.headers["Content-Disposition"] = disposition or "attachment"
    return response
