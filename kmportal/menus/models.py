"""The main menu, the foot of pages and announcements, as a steward sets them for a site."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, ObjectList, TabbedInterface
from wagtail.contrib.settings.models import BaseSiteSetting, register_setting
from wagtail.fields import StreamField

from .blocks import AnnouncementBlock, ColumnBlock, MenuItemBlock

MOST_ITEMS, MOST_COLUMNS, MOST_ANNOUNCEMENTS = 9, 6, 3


@register_setting(icon="list-ul", order=101)
class MenuSettings(BaseSiteSetting):
    main_menu = StreamField(
        [("item", MenuItemBlock())],
        blank=True,
        max_num=MOST_ITEMS,
        verbose_name=_("main menu"),
        help_text=_(
            "Empty: the pages below the home page that are shown in menus, then tambons and themes. "
            "Whoever may not read a page does not see its item."
        ),
    )
    footer = StreamField(
        [("column", ColumnBlock())],
        blank=True,
        max_num=MOST_COLUMNS,
        verbose_name=_("foot of pages"),
        help_text=_("Empty: the same pages, help and contact, as they were."),
    )
    announcements = StreamField(
        [("announcement", AnnouncementBlock())],
        blank=True,
        max_num=MOST_ANNOUNCEMENTS,
        verbose_name=_("announcements"),
        help_text=_("Shown at the top of every page between the two dates."),
    )

    edit_handler = TabbedInterface(
        [
            ObjectList([FieldPanel("main_menu")], heading=_("Main menu")),
            ObjectList([FieldPanel("footer")], heading=_("Foot of pages")),
            ObjectList([FieldPanel("announcements")], heading=_("Announcements")),
        ]
    )

    class Meta:
        verbose_name = _("menus and footer")
