"""The editor's home as one page: ours and other apps' panels in one order, in one grid."""

from __future__ import annotations

from operator import itemgetter
from typing import TYPE_CHECKING, Any

from django.forms import Media
from wagtail.admin.ui.components import Component

from .branch_panels import BRANCH_PANELS
from .own_panels import Beginning, Drafts, HandedIn, Locked, Returned

if TYPE_CHECKING:
    from django.http import HttpRequest

#: Wagtail's panels that ours take the place of: they ask once for each row, and know no branches.
REPLACED = {"user_objects_in_workflow_moderation", "recent_edits", "locked_pages"}
OWN = (Returned, Drafts, HandedIn, Locked)


class OnePage(Component):
    """`others` are other apps' panels: they write nothing where they have nothing to say."""

    template_name = "editors_home/page.html"
    order = 0

    def __init__(self, request: HttpRequest, others: list[Any]) -> None:
        self.request, self.others = request, others
        own = [panel(request) for panel in OWN]
        branch = [panel(request) for panel in BRANCH_PANELS]
        self.parts = [panel for panel in (*own, *branch) if panel.worth_showing]
        self.in_hand = any(panel.waits for panel in self.parts)

    @property
    def media(self) -> Media:
        found = Media(css={"all": ["css/editors-home.css"]})
        for part in (*self.others, *self.parts):
            found += part.media
        return found

    def get_context_data(self, parent_context: Any) -> dict[str, Any]:
        written = [(_order(part), part.render_html(parent_context)) for part in self.others]
        written = [(order, markup) for order, markup in written if markup.strip()]
        beginning = Beginning(self.request, idle=not (self.in_hand or written))
        ours: list[Component] = [*self.parts, *([beginning] if beginning.worth_showing else [])]
        for part in ours:
            written.append((_order(part), part.render_html(parent_context)))
        return {"parts": [markup for _order, markup in sorted(written, key=itemgetter(0))]}


def _order(part: Any) -> int:
    return int(getattr(part, "order", 100))


def put_together(request: HttpRequest, panels: list[Any]) -> OnePage:
    """Only Wagtail's own are taken out: what any other app puts there stays."""
    return OnePage(request, [part for part in panels if getattr(part, "name", "") not in REPLACED])
