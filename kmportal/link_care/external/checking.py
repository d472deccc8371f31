"""A run: so many links, server by server, each link once a week."""

from __future__ import annotations

import datetime
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from django.db.models import Exists, OuterRef
from django.utils import timezone

from kmportal.core.bin_tree import outside_bin
from kmportal.link_care.models import ExternalLink, LinkHost, LinkUse

from .asking_politely import Guest
from .finding_out import Finding, look_at

if TYPE_CHECKING:
    from django.db.models import QuerySet

AGAIN = datetime.timedelta(days=7)
AFTER_A_FAILURE = datetime.timedelta(days=1)
#: So long a server is ours: nobody else asks it meanwhile, and a run that was killed frees it.
OURS = datetime.timedelta(minutes=15)
#: Of one server in one run.
MOST_OF_A_HOST = 25


@dataclass
class Run:
    """What was looked at, by state."""

    states: dict[str, int] = field(default_factory=dict)

    @property
    def count(self) -> int:
        return sum(self.states.values())

    def add(self, state: str) -> None:
        self.states[state] = self.states.get(state, 0) + 1


def due() -> QuerySet[ExternalLink]:
    """Those that readers meet on some page."""
    met = LinkUse.objects.filter(outside_bin("page__"), link=OuterRef("pk"), page__live=True)
    return ExternalLink.objects.filter(Exists(met), next_check__lte=timezone.now())


def check(most: int) -> Run:
    run, guest = Run(), Guest()
    waiting = due().order_by().values("host")
    hosts = LinkHost.objects.filter(pk__in=waiting, not_before__lte=timezone.now())
    for host in hosts.order_by("not_before", "pk"):
        if run.count >= most:
            break
        if _take(host):
            _check_host(host, run, guest, min(most - run.count, MOST_OF_A_HOST))
    return run


def _take(host: LinkHost) -> bool:
    """Of two runs that want a server at once one gets it."""
    now = timezone.now()
    free = LinkHost.objects.filter(pk=host.pk, not_before=host.not_before)
    return bool(free.update(not_before=now + OURS))


def _check_host(host: LinkHost, run: Run, guest: Guest, most: int) -> None:
    until = timezone.now() + OURS
    not_before = None
    for link in due().filter(host=host).order_by("next_check", "pk")[:most]:
        finding = look_at(link.address, guest)
        record(link, finding)
        run.add(finding.state)
        not_before = timezone.now() + finding.wait if finding.wait else None
        if not_before or timezone.now() > until:
            break
    LinkHost.objects.filter(pk=host.pk).update(not_before=not_before or timezone.now())


def record(link: ExternalLink, finding: Finding) -> None:
    """A week later again, after a failure the next day: three failures are three days."""
    now = timezone.now()
    if finding.wait:
        ExternalLink.objects.filter(pk=link.pk).update(next_check=now + finding.wait)
        return
    changed: dict[str, Any] = {
        "state": finding.state,
        "reason": finding.reason,
        "status": finding.status,
        "moved_to": finding.moved_to if finding.moved_to != link.address else "",
        "checked_at": now,
        "next_check": now + AGAIN,
    }
    if finding.state == ExternalLink.State.FAILING:
        link.failed(timezone.localdate())
        # A broken one need not be asked every day to stay so.
        wait = AGAIN if link.is_broken else AFTER_A_FAILURE
        changed |= {
            "failures": link.failures,
            "failed_on": link.failed_on,
            "next_check": now + wait,
        }
    elif finding.state == ExternalLink.State.FINE:
        changed |= {"failures": 0, "failed_on": None}
    ExternalLink.objects.filter(pk=link.pk).update(**changed)
