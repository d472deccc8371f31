"""Figures in and out as a file, inside the editor."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from kmportal.tabular.viewset import TableViewSet

from .grid_views import may_fill
from .resource import FigureResource

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser

    from kmportal.members.models import User

#: What people call the columns, besides their own headings.
ALIASES = {
    "indicator": ("ตัวชี้วัด", "indicator"),
    "year": ("ปี", "ปี พ.ศ.", "ปี ค.ศ.", "พ.ศ.", "ค.ศ."),
    "place": ("พื้นที่", "จังหวัด", "รหัสพื้นที่", "province", "code"),
    "category": ("จำแนกตาม", "รูปแบบ", "ส่วน", "part", "mode"),
    "value": ("ค่า", "จำนวน", "number"),
    "source": ("ที่มา", "แหล่งข้อมูล"),
    "note": ("หมายเหตุ",),
}


class FigureTable(TableViewSet):
    name = "figure-table"
    resource_class = FigureResource
    menu_label = _("Import and export figures")
    menu_order = 35
    labels = {
        "year": _("Year"),
        "category": _("Part"),
        "place": _("Place"),
        "indicator": _("Indicator"),
    }
    aliases = ALIASES
    intro = _(
        "A table of figures, one a row: the indicator by its address, the year in either era, the "
        "place by its code or full name (empty for the whole network). A second import of the same "
        "rows changes the figures instead of adding them again."
    )

    def may_use(self, user: User | AnonymousUser) -> bool:
        return may_fill(user)
