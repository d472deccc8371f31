"""Which forms readers are offered: in their list, and on the page of an event."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from django.apps import apps
from django.db.models import Exists, OuterRef, Q
from wagtail.models import Page

from kmportal.core.querysets import open_to_all

from .standing import Standing, standings

if TYPE_CHECKING:
    from uuid import UUID

    from wagtail.models import Locale, PageQuerySet

    from kmportal.events.models import EventPage

    from .models import FormIndexPage, FormPage


class Offered(NamedTuple):
    page: FormPage
    standing: Standing


def open_forms(index: FormIndexPage) -> list[Offered]:
    """Those that take answers, the ones that close first at the top."""
    forms = _shown_in(_readable(), index.locale).filter(
        Q(path__startswith=index.path) | ~Q(locale=index.locale)
    )
    offered = [each for each in _offered(forms) if each.standing.is_open]
    return sorted(offered, key=_closes)


def forms_of(event: EventPage) -> list[Offered]:
    """In the reader's language where it is there; those that are over are left out."""
    if not event.pk:
        return []
    forms = _readable().filter(event__translation_key=event.translation_key)
    found = _offered(_shown_in(forms, event.locale))
    return [each for each in found if not each.standing.is_over]


def event_of(page: FormPage) -> EventPage | None:
    """What the form is about, where anyone may read that."""
    if page.event is None:
        return None
    same = type(page.event).objects.filter(translation_key=page.event.translation_key)
    found: EventPage | None = _shown_in(open_to_all(same), page.locale).first()
    return found


def _readable() -> PageQuerySet:
    forms: PageQuerySet = open_to_all(apps.get_model("forms", "FormPage").objects.all())
    return forms


def _shown_in(forms: PageQuerySet, locale: Locale) -> PageQuerySet:
    translation = Page.objects.filter(
        translation_key=OuterRef("translation_key"), locale=locale, live=True
    )
    return forms.filter(Q(locale=locale) | ~Exists(translation))


def _offered(forms: PageQuerySet) -> list[Offered]:
    """Each with its standing, in a fixed number of queries."""
    pages = list(forms.select_related("locale").order_by("pk"))
    keys = [page.translation_key for page in pages]
    families: dict[UUID, list[FormPage]] = defaultdict(list)
    same = forms.model.objects.filter(translation_key__in=keys)
    for page in same.select_related("event").order_by("pk"):
        families[page.translation_key].append(page)
    found = standings([families[key] for key in keys])
    return [Offered(page, standing) for page, standing in zip(pages, found, strict=True)]


def _closes(offered: Offered) -> tuple[bool, int, int]:
    last = offered.standing.rules.closes_on
    return last is None, last.toordinal() if last else 0, -offered.page.pk
