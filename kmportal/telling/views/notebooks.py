"""Notebooks: anyone reads them, their owners make and name them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.db.models import Count, Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from kmportal.core.listing import Listing
from kmportal.telling.feeds import atom
from kmportal.telling.forms import NotebookForm
from lessons.models import FieldNotePage, Notebook

from .access import writers_only

if TYPE_CHECKING:
    from kmportal.core.querysets import ContentPageQuerySet

#: More would be no order any longer.
MAX_NOTEBOOKS = 20


def notebook(request: HttpRequest, pk: int) -> HttpResponse:
    """Shown once it holds something for all to read; before that only to its owner."""
    found = get_object_or_404(Notebook.objects.select_related("owner"), pk=pk)
    notes = _notes_in(found)
    if found.owner_id != request.user.pk or not request.user.is_authenticated:
        get_object_or_404(notes[:1])
    return render(
        request,
        "telling/notebook.html",
        {"notebook": found, "listing": Listing(notes, request.GET)},
    )


def feed(request: HttpRequest, pk: int) -> HttpResponse:
    found = get_object_or_404(Notebook, pk=pk)
    notes = _notes_in(found)
    get_object_or_404(notes[:1])
    return atom(request, found.title, found.get_absolute_url(), notes, found.description)


def _notes_in(found: Notebook) -> ContentPageQuerySet:
    return FieldNotePage.objects.readable().filter(notebook=found)


@writers_only
def mine(request: HttpRequest) -> HttpResponse:
    own = Notebook.objects.filter(owner=request.user)  # type: ignore[misc]  # signed in
    own = own.annotate(published=Count("notes", filter=Q(notes__live=True)))
    return render(request, "telling/notebooks.html", {"notebooks": own, "most": MAX_NOTEBOOKS})


@writers_only
def edit(request: HttpRequest, pk: int | None = None) -> HttpResponse:
    own = Notebook.objects.filter(owner=request.user)  # type: ignore[misc]  # signed in
    if pk is None and own.count() >= MAX_NOTEBOOKS:
        message = _("You keep %(count)s notebooks already. Rename one of them instead.")
        messages.warning(request, message % {"count": MAX_NOTEBOOKS})
        return redirect("telling:notebooks")
    found = get_object_or_404(own, pk=pk) if pk else Notebook(owner=request.user)  # type: ignore[misc]
    form = NotebookForm(request.POST or None, instance=found)
    if request.method == "POST" and form.is_valid():
        form.save()
        messages.success(request, _("The notebook is saved."))
        return redirect("telling:notebooks")
    status = 422 if form.is_bound else 200
    return render(request, "telling/edit_notebook.html", {"form": form}, status=status)
