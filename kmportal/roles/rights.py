"""What can be given and taken on the Sharing screen, in words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

if TYPE_CHECKING:
    from django.utils.functional import Promise


@dataclass(frozen=True)
class Right:
    """`name` heads a column; `able_to` ends the sentence “Nida will be able to …”."""

    key: str
    name: str | Promise
    able_to: str | Promise


VIEW = Right("view", pgettext_lazy("right", "View"), _("read it on the site"))
SHARE = Right(
    "share", pgettext_lazy("right", "Share"), _("say who may do what here, within her own rights")
)
ON_PAGES = (
    Right(
        "add", pgettext_lazy("right", "Write"), _("write drafts here, and change those of her own")
    ),
    Right("change", pgettext_lazy("right", "Edit"), _("change what others wrote here")),
    Right("review", pgettext_lazy("right", "Review"), _("review what is handed in here")),
    Right("publish", pgettext_lazy("right", "Publish"), _("publish and unpublish here")),
    Right(
        "moderate",
        pgettext_lazy("right", "Moderate"),
        _("decide about comments and uses told here"),
    ),
    SHARE,
)
BY_KEY = {right.key: right for right in (VIEW, *ON_PAGES)}
