"""Writing, answering, changing, deleting and reporting: plain pages, and parts of one for htmx."""

from __future__ import annotations

from http import HTTPStatus

from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from kmportal.core.models import ContentPage
from kmportal.guard.limits import allowed

from . import writing
from .forms import CommentForm, EditForm, ReportForm
from .models import Comment
from .own import is_own, own_comments, remember_own
from .rules import why_not
from .threads import Thread

WRITE = {"per_member": 10, "per_address": 30, "seconds": 600}
REPORT = {"per_member": 10, "per_address": 20, "seconds": 3600}


@require_safe
def find(request: HttpRequest, comment: int) -> HttpResponse:
    """On to the page, at the page of comments that has it."""
    return redirect(_address(request, _seen(request, comment)))


@never_cache
@require_http_methods(["GET", "POST"])
def write(request: HttpRequest, page: int) -> HttpResponse:
    return _written(request, _page(request, page), None)


@never_cache
@require_http_methods(["GET", "POST"])
def answer(request: HttpRequest, comment: int) -> HttpResponse:
    """What one answers may be gone by now: then the words stand on their own, if one likes."""
    parent = get_object_or_404(Comment.objects.select_related("page", "member"), pk=comment)
    page = _page(request, parent.page_id)
    if parent.is_published:
        return _written(request, page, parent)
    if request.method == "GET":
        raise Http404
    form = CommentForm(request.POST, request=request)
    form.add_error(
        None,
        _("What you answer is not there any more. Your words are kept: send them on their own."),
    )
    return _form(request, page, None, form, HTTPStatus.UNPROCESSABLE_ENTITY)


@never_cache
@require_http_methods(["GET", "POST"])
@transaction.atomic
def edit(request: HttpRequest, comment: int) -> HttpResponse:
    """Locked while it is changed: who decides about it meanwhile waits, or is seen here."""
    mine = _own(request, comment)
    form = EditForm(request.POST or None, comment=mine)
    refusal = why_not(request, mine.page.specific)
    if refusal or not mine.may_be_edited():
        refusal = refusal or _(
            "The fifteen minutes for changes are over, or it has been decided about."
        )
        context = {"comment": mine, "page": mine.page, "refusal": refusal, "form": form}
        return render(request, "discussion/edit.html", context, status=HTTPStatus.FORBIDDEN)
    if request.method == "POST" and form.is_valid():
        writing.change(mine, form.cleaned_data["text"], request)
        messages.success(request, _thanks(mine))
        return redirect(_address(request, mine))
    context = {"comment": mine, "page": mine.page, "form": form}
    return render(request, "discussion/edit.html", context, status=_status(form))


@never_cache
@require_http_methods(["GET", "POST"])
@transaction.atomic
def delete(request: HttpRequest, comment: int) -> HttpResponse:
    mine = _own(request, comment)
    if request.method == "POST":
        address = f"{mine.page.get_url(request)}#comments"
        writing.take_back(mine)
        messages.success(request, _("Your comment is deleted."))
        return redirect(address)
    return render(request, "discussion/delete.html", {"comment": mine, "page": mine.page})


@never_cache
@require_http_methods(["GET", "POST"])
def report(request: HttpRequest, comment: int) -> HttpResponse:
    reported = _seen(request, comment)
    if not reported.is_published:
        raise Http404
    form = ReportForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        if allowed("report", request, **REPORT):
            new = writing.report(
                reported, form.cleaned_data["why"], form.cleaned_data["details"], request
            )
            thanks = _("Thank you. A moderator will look at it.")
            messages.success(
                request, thanks if new else _("You have reported this before. Thank you.")
            )
            return redirect(f"{reported.page.get_url(request)}#comments")
        form.add_error(None, _too_much())
    context = {"comment": reported, "page": reported.page, "form": form}
    return render(request, "discussion/report.html", context, status=_status(form))


def _written(request: HttpRequest, page: ContentPage, parent: Comment | None) -> HttpResponse:
    form = CommentForm(request.POST or None, request=request)
    if refusal := why_not(request, page):
        status = HTTPStatus.FORBIDDEN if request.method == "POST" else HTTPStatus.OK
        return _form(request, page, parent, form, status, refusal)
    if request.method == "POST" and form.is_valid():
        if allowed("comment", request, **WRITE):
            name, text = form.cleaned_data.get("name", ""), form.cleaned_data["text"]
            comment = writing.take(page, parent, text, name, request)
            remember_own(request, comment)
            return _done(request, comment)
        form.add_error(None, _too_much())
    return _form(request, page, parent, form, _status(form))


def _done(request: HttpRequest, comment: Comment) -> HttpResponse:
    thanks = _thanks(comment)
    if _by_htmx(request):
        thread = Thread(comment, by_author=False, own=True, editable=comment.may_be_edited())
        return render(request, "discussion/done.html", {"thread": thread, "thanks": thanks})
    messages.success(request, thanks)
    return redirect(_address(request, comment))


def _form(
    request: HttpRequest,
    page: ContentPage,
    parent: Comment | None,
    form: CommentForm,
    status: int,
    refusal: str = "",
) -> HttpResponse:
    template = "discussion/form.html" if _by_htmx(request) else "discussion/write.html"
    context = {"page": page, "parent": parent, "form": form, "refusal": refusal}
    return render(request, template, context, status=status)


def _page(request: HttpRequest, key: int) -> ContentPage:
    """As whoever asks may read it: what is closed to her is not there."""
    page = get_object_or_404(ContentPage.objects.current(), pk=key)
    if not all(rule.accept_request(request) for rule in page.get_view_restrictions()):
        raise Http404
    return page


def _seen(request: HttpRequest, key: int) -> Comment:
    shown = Comment.objects.shown(own_comments(request)).select_related("member")
    comment = get_object_or_404(shown, pk=key)
    comment.page = _page(request, comment.page_id)
    return comment


def _own(request: HttpRequest, key: int) -> Comment:
    comment = get_object_or_404(Comment.objects.select_for_update(of=("self",)), pk=key)
    if not is_own(request, comment) or comment.state == Comment.State.DELETED:
        raise Http404
    comment.page = _page(request, comment.page_id)
    return comment


def _address(request: HttpRequest, comment: Comment) -> str:
    return f"{comment.page.get_url(request)}?comment={comment.pk}#comment-{comment.pk}"


def _thanks(comment: Comment) -> str:
    if comment.is_published:
        return _("Thank you. Your comment is here for everyone to read.")
    return _("Thank you. A moderator looks at it before others see it; you see it already.")


def _too_much() -> str:
    return _("That is a lot in a short time. Nothing is lost: please send it a little later.")


def _status(form: CommentForm | EditForm | ReportForm) -> int:
    return HTTPStatus.UNPROCESSABLE_ENTITY if form.is_bound else HTTPStatus.OK


def _by_htmx(request: HttpRequest) -> bool:
    return request.headers.get("HX-Request") == "true"
