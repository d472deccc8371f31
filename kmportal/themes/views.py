"""What readers see of themes: the tree, and one theme with its pages."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail.models import Locale

from kmportal.core.listing import Listing
from kmportal.core.models import ContentPage
from kmportal.core.querysets import ContentPageQuerySet

from .models import Theme
from .querysets import count_pages, pages_about

RELATED_SHOWN = 6


def index(request: HttpRequest) -> HttpResponse:
    tree = _counted_tree()
    return render(request, "themes/index.html", {"bases": [t for t in tree if not t.parent]})


def theme(request: HttpRequest, slug: str) -> HttpResponse:
    get_object_or_404(Theme, slug=slug)
    tree = _counted_tree()
    found = next(each for each in tree if each.slug == slug)
    siblings = [t for t in tree if t.parent_id == found.parent_id and t != found and t.page_count]
    above = [(each.name, each.get_absolute_url()) for each in found.ancestors]
    context = {
        "theme": found,
        "crumbs": [(_("Themes"), reverse("themes")), *above],
        "listing": Listing(_readable_pages() & pages_about(found), request.GET),
        "branches": found.branches,
        "related": siblings[:RELATED_SHOWN],
    }
    return render(request, "themes/theme.html", context)


def _readable_pages() -> ContentPageQuerySet:
    return ContentPage.objects.readable().shown_in(Locale.get_active())


def _counted_tree() -> list[Theme]:
    tree = Theme.objects.in_tree_order()
    count_pages(tree, _readable_pages())
    return tree
