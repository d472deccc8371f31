"""What would go wrong with a redirect, in words for whoever wrote it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from django.core.exceptions import ValidationError
from django.db.models import Q
from django.utils.translation import gettext as _
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Site

from .addresses import LONGEST, own_path, who_is_at

if TYPE_CHECKING:
    from wagtail.models import Page


@dataclass(frozen=True)
class Target:
    """Where a redirect leads: a page, which it follows when that moves, or any other address."""

    page: Page | None = None
    link: str = ""


@dataclass
class Beside:
    """Redirects that are not in the database yet: the other rows of a file, by their old path."""

    rows: dict[str, int] = field(default_factory=dict)
    leads: dict[str, str] = field(default_factory=dict)


def read_old(text: str) -> str:
    """The path that no longer leads anywhere."""
    path = own_path(text)
    if not path:
        raise ValidationError(
            _("This is an address of another site, from which nobody comes here.")
        )
    if len(path) > LONGEST:
        message = _("This address is too long: %(most)s letters are kept.")
        raise ValidationError(message % {"most": LONGEST})
    if path == "/":
        raise ValidationError(_("The first page of the site cannot lead elsewhere."))
    if here := who_is_at(path):
        raise ValidationError(_still_there(here.page))
    return path


def _still_there(page: Page | None) -> str:
    if page is None:
        return _("This address is in use by the portal itself, so it cannot lead elsewhere.")
    return _(
        "The page “%(title)s” is at this address, so it cannot lead elsewhere. Move or unpublish "
        "the page first."
    ) % {"title": page.title}


def read_target(text: str) -> Target:
    path = own_path(text)
    if not path:
        return Target(link=text.strip())
    here = who_is_at(path)
    if here is None:
        raise ValidationError(_nothing_there(path))
    if here.page is not None and "?" not in path:
        return Target(page=here.page)
    return Target(link=_root_url() + path)


def _nothing_there(path: str) -> str:
    onward = Redirect.objects.filter(old_path=path).select_related("redirect_page").first()
    if onward is None:
        return _("Nothing is at this address.")
    return _("This address itself leads on to %(target)s. Write that one instead.") % {
        "target": target_text(onward)
    }


def refuse_chain(old: str, target: Target, *, but: int | None = None, beside: Beside) -> None:
    """Readers are led once; what leads to itself would lead them in a circle."""
    to = own_path(target_path(target) or "/")
    if to == old or beside.leads.get(to) == old:
        raise ValidationError(_("This would lead readers in a circle."))
    if to in beside.leads:
        message = _("This address itself leads on to %(target)s. Write that one instead.")
        raise ValidationError(message % {"target": beside.leads[to]})
    others = Redirect.objects.filter(_leads_to(old)).exclude(pk=but)
    before = others.values_list("old_path", flat=True).first() or next(
        (source for source, led in beside.leads.items() if led == old), None
    )
    if before:
        message = _("%(address)s already leads here. Let it lead to the new address first.")
        raise ValidationError(message % {"address": before})


def _leads_to(path: str) -> Q:
    roots = [site.root_url for site in Site.objects.all()]
    written = [f"{root}{path}{end}" for root in ("", *roots) for end in ("", "/")]
    return Q(redirect_link__in=written)


def target_path(target: Target) -> str:
    """An empty text for another site's."""
    if target.page is not None:
        return target.page.get_url() or ""
    return own_path(target.link) if target.link else ""


def target_text(redirect: Redirect) -> str:
    """As the table writes it, and reads it again."""
    if redirect.redirect_page_id:
        url = redirect.redirect_page.get_url() or ""
        return str(url.rstrip("/") + redirect.redirect_page_route_path or url)
    return str(redirect.redirect_link)


def _root_url() -> str:
    site = Site.objects.filter(is_default_site=True).first()
    return str(site.root_url) if site else ""
