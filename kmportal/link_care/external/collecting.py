"""Keeps the list of links up to date with what readers see."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.dispatch import receiver
from wagtail.models import Page, Site
from wagtail.signals import page_published

from kmportal.core.bin_tree import outside_bin
from kmportal.link_care.models import ExternalLink, LinkHost, LinkUse, key_of

from .addresses import Addresses
from .reaching import Refused, parsed

if TYPE_CHECKING:
    from collections.abc import Collection

BATCH = 100
#: Where what names no server is listed, so that it is found to be no address.
NO_SERVER = "-"


@receiver(page_published, dispatch_uid="link_care.collect_links")
def collect_when_published(instance: Page, **signal: Any) -> None:
    # A lambda has a name, by which Django tells what went wrong; a partial has none.
    transaction.on_commit(lambda: collect(instance), robust=True)


def collect(page: Page) -> int:
    """How many addresses elsewhere it links to. Given the page as it is published, of its own type."""
    walk = Addresses()
    walk.in_page(page)
    ours = set(Site.objects.values_list("hostname", flat=True))
    keys = {key_of(each): each for each in walk.found if _server(each) not in ours}
    with transaction.atomic():
        _add(keys)
        links = dict(ExternalLink.objects.filter(key__in=keys).values_list("key", "pk"))
        uses = LinkUse.objects.filter(page=page.pk)
        uses.exclude(link__in=links.values()).delete()
        LinkUse.objects.bulk_create(
            [LinkUse(link_id=pk, page_id=page.pk) for pk in links.values()], ignore_conflicts=True
        )
    return len(links)


def collect_all() -> int:
    """Of all published pages: for those published before links were looked after, or by a command."""
    keys = list(
        Page.objects.live()
        .filter(outside_bin(), depth__gt=1)
        .order_by("pk")
        .values_list("pk", flat=True)
    )
    for start in range(0, len(keys), BATCH):
        for page in Page.objects.filter(pk__in=keys[start : start + BATCH]).specific():
            collect(page)
    ExternalLink.objects.filter(uses=None).delete()
    return len(keys)


def _add(keys: dict[str, str]) -> None:
    known = set(ExternalLink.objects.filter(key__in=keys).values_list("key", flat=True))
    new = {key: address for key, address in keys.items() if key not in known}
    if not new:
        return
    hosts = _hosts({_server(address) for address in new.values()})
    ExternalLink.objects.bulk_create(
        [
            ExternalLink(key=key, address=address, host_id=hosts[_server(address)])
            for key, address in sorted(new.items())
        ],
        ignore_conflicts=True,
    )


def _hosts(names: Collection[str]) -> dict[str, int]:
    LinkHost.objects.bulk_create(
        [LinkHost(name=name) for name in sorted(names)], ignore_conflicts=True
    )
    return dict(LinkHost.objects.filter(name__in=names).values_list("name", "pk"))


def _server(address: str) -> str:
    try:
        return (parsed(address).host or NO_SERVER)[:255]
    except Refused:
        return NO_SERVER
